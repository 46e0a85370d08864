"""What the runner answers on the command line, as tailor_week takes it."""

from __future__ import annotations

import argparse
from datetime import date

from ..enums_plan import Exposure
from ..enums_rehab import Irritability, Location, Tier
from ..plan_tailor import TailorArguments


def plan_arguments(plan: argparse.ArgumentParser) -> None:
    """The arguments of ``plan`` beside the export."""
    add = plan.add_argument
    add("--location", type=str.upper, choices=Location.__members__, metavar="WHERE",
        help=f"where it hurts: {_lower(Location)}")  # fmt: skip
    add("--irritability", type=str.upper, choices=Irritability.__members__, metavar="HOW",
        help=f"how easily the knee is upset: {_lower(Irritability)}")  # fmt: skip
    add("--screened", type=date.fromisoformat, metavar="YYYY-MM-DD",
        help="day on which you answered the questions for red flags, with no to each unless "
        "--red-flag says otherwise; without it there is no plan")  # fmt: skip
    add("--red-flag", type=str.upper, choices=Tier.__members__, default="NONE", metavar="TIER",
        help="what they found: none (default), routine, urgent, emergency")  # fmt: skip
    pain = plan.add_mutually_exclusive_group()
    pain.add_argument("--minutes-to-pain", type=int, metavar="MIN",
                      help="minutes of running until pain exceeds 2 of 10")  # fmt: skip
    pain.add_argument("--no-pain", action="store_true", help="it never does")
    add("--target", type=float, metavar="KM", help="weekly distance aimed at (default: the usual)")
    add(
        "--days", type=_comma, metavar="Tue,Thu,Sun", help="days that can be trained (default: all)"
    )
    add("--offenders", type=_comma, default=[], metavar="NAMES",
        help=f"what made it worse again and again: {_lower(Exposure)}")  # fmt: skip
    add("--week", metavar="WEEK.csv",
        help="your usual week: columns day, kind, metres, seconds, ascent_m")  # fmt: skip
    add("--start", type=_monday, metavar="YYYY-MM-DD",
        help="the Monday on which the week begins (default: the next one)")  # fmt: skip
    add("--outlook", type=int, default=12, metavar="WEEKS", help="0 .. 52 (default 12)")
    add("--ics", metavar="OUT.ics", help="write the week as a calendar (extra ics)")
    add("--plot", metavar="OUT.png", help="draw the outlook (extra plot)")


def _lower(names: type[Location | Irritability | Exposure]) -> str:
    return ", ".join(name.lower() for name in names.__members__)


def _comma(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _monday(text: str) -> date:
    day = date.fromisoformat(text)
    if day.weekday() != 0:
        raise argparse.ArgumentTypeError(f"{text} is no Monday")
    return day


def answers(arguments: argparse.Namespace, start: date) -> TailorArguments:
    """What the runner says, as tailor_week takes it."""
    given: TailorArguments = {
        "flag_tier": arguments.red_flag,
        "location": arguments.location,
        "irritability": arguments.irritability,
        "no_pain_in_run": arguments.no_pain,
        "offenders": [name.upper() for name in arguments.offenders],
        "outlook_weeks": arguments.outlook,
    }
    if arguments.screened is not None:
        given["screen_age_days"] = (start - arguments.screened).days
    if arguments.minutes_to_pain is not None:
        given["secs_to_pain"] = arguments.minutes_to_pain * 60
    if arguments.target is not None:
        given["target_m"] = round(arguments.target * 1000)
    if arguments.days is not None:
        given["available_days"] = arguments.days
    return given
