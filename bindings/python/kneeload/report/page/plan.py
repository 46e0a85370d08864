"""The plan: the usual week, tailored to what the diary says of the knee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ...enums import Phase
from ...errors import KneeloadError
from ...plan_tailor import OutlookWeek, PlanItem, TailorArguments
from ...readers import Activities, Diary
from ..plan import Facts, evaluate_plan, facts_of, next_monday
from .replay import Knee
from .why import Why, why
from .words import count, day_of, km, plain, text_of

_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A day of the plan, or a week of the outlook."""

    when: str
    what: str
    much: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan for one knee, or why there is none."""

    knee: str
    missing: str
    headline: str = ""
    basis: str = ""
    reasons: tuple[Why, ...] = ()
    week: tuple[Line, ...] = ()
    outlook: tuple[Line, ...] = ()


def plans(knees: list[Knee], diary: Diary | None, source: Activities, day: date) -> list[Plan]:
    """A plan a knee, for the first Monday after a day. Without a diary nothing is known that a
    plan could rest on."""
    if diary is None or not knees:
        return [Plan("", "Where it hurts and how easily the knee is upset is not known.")]
    facts = facts_of(source, next_monday(day + timedelta(days=1)))
    return [_plan(knee, diary, source, facts) for knee in knees]


def _plan(knee: Knee, diary: Diary, source: Activities, facts: Facts) -> Plan:
    if not facts.week:
        return Plan(knee.name, "The last weeks hold no run to start from.")
    try:
        made = evaluate_plan(source, facts, _told(knee, diary, facts.start)).week
    except KneeloadError as error:
        return Plan(knee.name, f"These figures are not taken: {error}.")
    return Plan(
        knee.name,
        "",
        text_of("tailor_state", made.state),
        " ".join([*_beyond(knee), _basis(facts)]),
        tuple(map(why, made.reasons)),
        tuple(_item(item, facts.start) for item in made.items),
        tuple(map(_outlook, made.outlook)),
    )


def _told(knee: Knee, diary: Diary, start: date) -> TailorArguments:
    """What the diary says. What it does not say stays unknown."""
    status, screened = knee.rehab.status, knee.screened_on
    own = [entry.values for entry in diary.entries if entry.side == knee.side]
    targets = [said["target_m"] for said in own if "target_m" in said]
    minutes = [said.get("minutes_to_pain") for said in own if "location" in said]
    return {
        "flag_tier": status.stop,
        "location": status.track,
        "irritability": status.irritability,
        "secs_to_pain": None if not minutes or minutes[-1] is None else minutes[-1] * 60,
        "target_m": targets[-1] if targets else None,
        "screen_age_days": None if screened is None else (start - screened).days,
        "outlook_weeks": _WEEKS,
    }


def _beyond(knee: Knee) -> list[str]:
    """A knee that has left the ladder does not begin anew."""
    phase = knee.rehab.status.phase
    if phase < Phase.BUILD:
        return []
    return [f"The {knee.name} is past the entry, in phase {phase.name.lower()}: this is the week "
            "with which a return would begin."]  # fmt: skip


def _basis(facts: Facts) -> str:
    volumes = ", ".join(km(metres) for metres in facts.history_m)
    week = f"the week of {day_of(facts.week_of)}, the middle one of the last weeks"
    return (
        f"It rests on {week}, on the volumes of the last four weeks ({volumes}) and on the "
        f"longest run of 30 days ({km(facts.longest30_m)})."
    )


def _item(item: PlanItem, start: date) -> Line:
    day = start + timedelta(days=item.day)
    return Line(f"{day:%a} {day_of(day)}", plain(item.kind.name), item.dose,
                tuple(map(why, item.reasons)))  # fmt: skip


def _outlook(row: OutlookWeek) -> Line:
    much = f"{count(row.runs, 'run')}, {km(row.total_m)}, longest {km(row.longest_m)}"
    level = "" if row.level_from is None else f", level {row.level_from} to {row.level_to}"
    lighter = ", a lighter week" if row.deload else ""
    what = plain(row.phase.name) + level + lighter
    return Line(f"week {row.week}", what, much, tuple(map(why, row.reasons)))
