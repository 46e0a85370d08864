"""python -m kneeload load FILE, knee FILE, plan FILE, report FILE...: reports of exports."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rich.console import Console

from . import __version__
from .errors import KneeloadError
from .knee import Runner
from .readers import Activities, DiaryError, UnknownFormatError, read_activities
from .report.days import evaluate
from .report.knee import evaluate_knee
from .report.knee_table import show_knee
from .report.page.command import add_report
from .report.plan import WeekFileError, evaluate_plan, facts_of, next_monday, read_week
from .report.plan_answers import answers, plan_arguments
from .report.plan_table import show_plan
from .report.table import show

_REFUSED = (UnknownFormatError, DiaryError, WeekFileError, KneeloadError)
"""What a user can mend: told in one line."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kneeload",
        description="Training load of runners with runner's knee, from the exports of watches and "
        "apps. It describes and applies rules; it is no medical opinion.",
        epilog="Each command tells the rest: python -m kneeload report --help. Pictures need the "
        "extra plot, calendars ics, the page report, FIT files fit: "
        "in a clone, pip install './bindings/python[plot,ics,report,fit]'.",
    )
    parser.add_argument("--version", action="version", version=f"kneeload {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    load = _report(
        commands,
        "load",
        "the last weeks: distance, ratios with bounds, spikes",
        "Read an export of Garmin Connect, Strava, intervals.icu or Runkeeper (CSV) "
        "and show the last weeks: distance, ratios with bounds, spikes.",
        "write every day to a CSV file",
    )
    load.add_argument("--last-day", type=date.fromisoformat, metavar="YYYY-MM-DD",
                      help="end of the report (default: the last run)")  # fmt: skip
    load.set_defaults(run=_load)
    knee = _report(
        commands,
        "knee",
        "the last weeks: distance beside knee load",
        "Read an export and show the last weeks: distance and knee load side by side, and what "
        "steps 5 and 10 % shorter would have meant. The load is relative to one runner.",
        "write every run to a CSV file",
    )
    knee.add_argument("--v-ref", type=float, metavar="M/S",
                      help="your easy speed (default: the median of your runs)")  # fmt: skip
    knee.add_argument("--cad-ref", type=float, metavar="STEPS/MIN",
                      help="your cadence at that speed (default: the median)")  # fmt: skip
    knee.set_defaults(run=_knee)
    _plan_parser(commands)
    add_report(commands, _zone)
    return parser


def _plan_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    plan = commands.add_parser(
        "plan",
        help="the next week tailored to you, and an outlook",
        description="Read an export, take from it what it says (the last four weeks, the usual "
        "week and pace, the longest run), and tailor the next week to where it hurts and how much. "
        "What is not told is not known, and never helps.",
        epilog="It needs an export; --plot needs the extra plot, --ics the extra ics: "
        "in a clone, pip install './bindings/python[plot,ics]'.",
    )
    _export(plan)
    plan_arguments(plan)
    plan.set_defaults(run=_plan)


def _report(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    what: str,
    description: str,
    csv: str,
) -> argparse.ArgumentParser:
    """A command with the arguments that every report has."""
    needs = (
        "It needs an export; --plot needs the extra plot: "
        "in a clone, pip install './bindings/python[plot]'."
    )
    report = commands.add_parser(name, help=what, description=description, epilog=needs)
    _export(report)
    report.add_argument("--csv", metavar="OUT", help=csv)
    report.add_argument("--plot", metavar="OUT.png", help="draw the last weeks (extra plot)")
    report.add_argument("--weeks", type=int, default=20, help="weeks to show (default 20)")
    return report


def _export(command: argparse.ArgumentParser) -> None:
    """The arguments that say which export, and how to read it."""
    command.add_argument("file", help="Activities.csv, activities.csv or cardioActivities.csv")
    command.add_argument("--zone", type=_zone, metavar="NAME",
                         help="time zone for exports in UTC (Strava), as Europe/Berlin")  # fmt: skip
    command.add_argument("--unit", choices=("km", "mi"),
                         help="unit of distances where the file does not say it")  # fmt: skip
    command.add_argument("--problems", action="store_true", help="list every unreadable cell")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise argparse.ArgumentTypeError(f"no such time zone: {name}") from None


def _read(arguments: argparse.Namespace) -> Activities:
    """The export, which must hold a run."""
    source = read_activities(arguments.file, zone=arguments.zone, distance_unit=arguments.unit)
    if not source.runs:
        for problem in source.problems:
            print(problem, file=sys.stderr)
        raise SystemExit(f"{arguments.file}: no run in it")
    return source


Written = list[str | None]
"""Files that a command was asked to write, and wrote."""


def _load(arguments: argparse.Namespace) -> Written:
    report = evaluate(_read(arguments), arguments.last_day)
    weeks = max(1, arguments.weeks)
    if arguments.csv:
        from .report.tabular import write_csv

        write_csv(report, arguments.csv)
    if arguments.plot:
        from .report.picture import write_picture

        write_picture(report, arguments.plot, weeks)
    show(report, weeks, Console(), arguments.problems)
    return [arguments.csv, arguments.plot]


def _knee(arguments: argparse.Namespace) -> Written:
    runner = Runner(v_ref=arguments.v_ref, cad_ref=arguments.cad_ref)
    report = evaluate_knee(_read(arguments), runner)
    weeks = max(1, arguments.weeks)
    if arguments.csv:
        from .report.knee_tabular import write_knee_csv

        write_knee_csv(report, arguments.csv)
    if arguments.plot:
        from .report.knee_picture import write_knee_picture

        write_knee_picture(report, arguments.plot, weeks)
    show_knee(report, weeks, Console(), arguments.problems)
    return [arguments.csv, arguments.plot]


def _plan(arguments: argparse.Namespace) -> Written:
    source = _read(arguments)
    start = arguments.start or next_monday(date.today())
    week = read_week(arguments.week) if arguments.week else None
    report = evaluate_plan(source, facts_of(source, start, week), answers(arguments, start))
    show_plan(report, Console(), arguments.problems)
    if not report.week.items:
        for path in filter(None, (arguments.ics, arguments.plot)):
            print(f"no plan: {path} was not written")
        return []
    if arguments.ics:
        from .report.plan_calendar import write_calendar

        write_calendar(report, arguments.ics)
    if arguments.plot:
        from .report.plan_picture import write_plan_picture

        write_plan_picture(report, arguments.plot)
    return [arguments.ics, arguments.plot]


def main(argv: Sequence[str] | None = None) -> int:
    """The command line. 0 on success, 2 when the input cannot be used."""
    arguments = _parser().parse_args(argv)
    try:
        for path in filter(None, arguments.run(arguments)):
            print(f"wrote {path}")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, head for example, has seen enough; nothing is left to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, *_REFUSED) as error:
        print(f"python -m kneeload: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
