"""Today's answer as plain records, in the words of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ...catalog import codes
from ...enums import Phase
from ...enums_rehab import Action
from ...enums_today import TodayReason
from ...rehab_results import SidedReason
from ...today import Today, TodayLimit
from . import words
from .facts import Facts
from .why import Why, why

_FIRST_REMINDER = TodayReason.STRENGTH_DUE
_SAID = {None: words.UNKNOWN, False: "no", True: "yes"}
_LIMITS = {
    TodayReason.LADDER: "Row of the level",
    TodayReason.PLAN_ITEM: "Run planned for today",
    TodayReason.WEEK_REST: "What is left of the week",
    TodayReason.SPIKE: "Longest run of the last weeks",
    TodayReason.COMFORT: "Longest run that stayed green",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of a run."""

    name: str
    most: str  # distance, running time, or both
    binds: str  # "binds the distance", "binds the time", both or ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer, ready for the page."""

    action: str
    text: str  # the action in a sentence
    session: str
    most: str  # the smallest limits, "" without
    stop: str  # advice of the tier, "" without a STOP
    facts: tuple[tuple[str, str], ...]  # name and figure
    limits: tuple[Limit, ...]
    unknown: tuple[str, ...]  # sentences
    reasons: tuple[Why, ...]  # in order
    reminders: tuple[Why, ...]  # in order


def shown_today(facts: Facts) -> Shown | None:
    """The answer of the day; None where nobody told of the knee."""
    if facts.answer is None:
        return None
    said = facts.answer.today
    every = tuple(_why(said))
    return Shown(
        action=words.plain(said.action.name).capitalize(),
        text=words.text_of("action", said.action),
        session=_session(said),
        most=_most(said),
        stop=words.text_of("tier", said.tier) if said.action == Action.STOP else "",
        facts=tuple(_facts(facts, said)),
        limits=tuple(_limit(limit, said) for limit in said.limits),
        unknown=_unknown(said),
        reasons=tuple(why for code, why in every if not _is_reminder(code)),
        reminders=tuple(why for code, why in every if _is_reminder(code)),
    )


def _session(said: Today) -> str:
    row = "" if said.row is None else f" The row: {said.row}."
    return words.text_of("today_session", said.session) + row


def _most(said: Today) -> str:
    return _up_to(said.max_distance_m, said.max_run_s) if said.action == Action.RUN else ""


def _up_to(metres: int | None, run_s: int | None) -> str:
    far = "" if metres is None else words.km(metres, 2)
    long = "" if run_s is None else f"{words.minutes(run_s)} of running"
    return " and ".join(filter(None, (far, long)))


def _facts(facts: Facts, said: Today) -> Iterator[tuple[str, str]]:
    for knee in facts.knees:
        status = knee.rehab.status
        phase = f"{status.phase.name.lower()}: {words.text_of('phase', status.phase)}"
        yield f"Phase of the {knee.name}", phase
        if isinstance(status.rest_until, date) and status.rest_until > facts.day:
            yield f"Rest of the {knee.name} is over on", words.day_of(status.rest_until)
    if said.phase == Phase.RELOAD:
        yield "Level of the ladder", str(said.level)
    yield "Hills and speed", _hills_and_speed(said)
    loosened = "; looser than the defaults" if said.loosened else ""
    yield "Rules", f"revision {said.ruleset}, configuration {said.config_crc:08x}{loosened}"


def _hills_and_speed(said: Today) -> str:
    return (
        f"downhill {_SAID[said.downhill_allowed]}, uphill {_SAID[said.uphill_allowed]}, "
        f"speed {_SAID[said.speed_allowed]}"
    )


def _limit(limit: TodayLimit, said: Today) -> Limit:
    binds = (("distance", said.binding_distance), ("time", said.binding_time))
    return Limit(
        _LIMITS[limit.code],
        _up_to(limit.metres, limit.run_s),
        " and ".join(f"binds the {name}" for name, code in binds if code == limit.code),
    )


def _unknown(said: Today) -> tuple[str, ...]:
    texts = {code.name: code.text for code in codes("today_unknown")}
    return tuple(texts[name] for name in said.unknown.names)


def _is_reminder(code: object) -> bool:
    return isinstance(code, TodayReason) and code >= _FIRST_REMINDER


def _why(said: Today) -> Iterator[tuple[object, Why]]:
    """Every reason. The numbers of a limit are metres or seconds, whatever its parameter is."""
    figures = _figures(said)
    for reason in said.reasons:
        code = reason.reason.code
        yield code, why(reason, next(figures) if _is_limit(reason) else None)


def _is_limit(reason: SidedReason) -> bool:
    return reason.reason.code in _LIMITS


def _figures(said: Today) -> Iterator[Callable[[int], str]]:
    """Units of the binding limits, in their order: the one of the distance, then the time."""
    if said.binding_distance is not None:
        yield lambda metres: words.km(metres, 2)
    if said.binding_time is not None:
        yield words.minutes
