"""A run against the longest of the last 30 days: the one output with a risk label."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple, Unpack

from . import capi
from .days import Day, date_of, day_number, day_numbers
from .enums import Band, Flag, int32
from .options import SpikeOptions, options_for
from .records import Record
from .sessions import Prepared, PreparedSession, Session, pack, pack_all

_SPIKE = Record("kl_spike")
_UNKNOWN = int(capi.KL_UNKNOWN)

Runs = Sequence[Session] | Sequence[PreparedSession] | Prepared


@dataclass(frozen=True, slots=True)
class Spike:
    """A run against its reference. What is not known is None."""

    ratio: float | None  #: measure / reference
    band: Band | None  #: how far it exceeds
    band2: Band | None  #: band against ref2 when the reference is an outlier
    defined: bool  #: ratio and band are there
    flags: Flag  #: why, and what else to know
    n: int  #: runs with a measure in the window
    n_unmeasured: int  #: runs without
    ref: int | None  #: the longest, in metres or seconds
    ref_day: date | None  #: its latest day
    ref2: int | None  #: second longest
    days_left: int | None  #: days until the reference leaves the window
    next_ref: int | None  #: what is the reference then, of the runs known today
    missing: int  #: missing days in the window
    new_longest: int  #: recent runs above their own reference
    chance_new_longest: float  #: 1 / (n + 1), if sessions came in random order
    x_max: int | None  #: spike_limit: largest measure inside the edge
    x_guarded: int | None  #: the same, or ref itself when the ratchet turns


class BaseRate(NamedTuple):
    """Chance of a new longest run by mere order of the sessions."""

    next: float  #: the next one
    any_of_k: float  #: one of the next k


def _spike(row: Mapping[str, Any]) -> Spike:
    values: dict[str, Any] = {
        name: None if value == _UNKNOWN else value for name, value in row.items()
    }
    values["defined"] = bool(row["defined"])
    values["flags"] = Flag(row["flags"])
    for band in ("band", "band2"):
        values[band] = Band(row[band]) or None
    if not values["defined"] or values["band"] is None:
        values["ratio"] = None
    if values["ref_day"] is not None:
        values["ref_day"] = date_of(row["ref_day"])
    return Spike(**values)


def _session(item: Session | PreparedSession) -> Session:
    """The session of a prepared one. Where merged files overlapped a little, the moving time adds
    up to more than the elapsed time, which the core refuses of a session."""
    if not isinstance(item, PreparedSession):
        return item
    session = item.session
    if session.dur_s is None or session.elapsed_s is None or session.dur_s <= session.elapsed_s:
        return session
    return replace(session, elapsed_s=None)


def plain_sessions(runs: Runs) -> list[Session]:
    """The sessions of what a caller has, as the spike functions take them."""
    return [_session(item) for item in (runs.sessions if isinstance(runs, Prepared) else runs)]


def _view(
    runs: Sequence[Session], plan: Sequence[Session], first_day: Day | None, missing: Iterable[Day]
) -> tuple[Any, ...]:
    if first_day is None:
        days = [session.day for session in (*runs, *plan) if session.day is not None]
        if not days:
            raise ValueError("first_day is needed where there is no session")
        first_day = min(map(day_number, days))
    sessions = b"".join([pack_all(runs), pack_all(plan)])
    return sessions, len(plan), array("i", day_numbers(missing)), day_number(first_day)


def spike(
    sessions: Runs,
    test: Session,
    *,
    first_day: Day | None = None,
    missing: Iterable[Day] = (),
    **options: Unpack[SpikeOptions],
) -> Spike:
    """Judge one run against the runs before it.

    ``sessions`` is the history, by day, normally what ``prepare`` made; later sessions are not
    looked at. ``first_day`` is when observation began (default: the first session), ``missing``
    are days without recording.
    """
    view = _view(plain_sessions(sessions), (), first_day, missing)
    data = capi.kl_spike_test(view, pack(test), options_for("spike", options))
    return _spike(_SPIKE.unpack(data))


def spike_series(
    sessions: Runs,
    *,
    plan: Sequence[Session] = (),
    first: int | None = None,
    first_day: Day | None = None,
    missing: Iterable[Day] = (),
    **options: Unpack[SpikeOptions],
) -> list[Spike]:
    """Judge every session against those before it, or with ``plan`` the planned ones, each of
    which joins the history of the next. ``first`` is the place of the first one to judge."""
    runs = plain_sessions(sessions)
    if first is None:
        first = len(runs) if plan else 0
    judged = len(range(first, len([*runs, *plan])))
    view = _view(runs, plan, first_day, missing)
    room = _SPIKE.room(judged)
    capi.kl_spike_series(view, first, options_for("spike", options), room)
    return [_spike(_SPIKE.named(cells)) for cells in _SPIKE.cells(room)]


def spike_limit(
    sessions: Runs,
    *,
    day: Day,
    start_s: int | None = None,
    first_day: Day | None = None,
    missing: Iterable[Day] = (),
    **options: Unpack[SpikeOptions],
) -> Spike:
    """How long the next run may be before it counts as a spike: x_max and x_guarded.

    ``edge`` picks the band edge: 1 is +10 %, 2 is +30 %, 3 is double.
    """
    view = _view(plain_sessions(sessions), (), first_day, missing)
    made = options_for("spike", options)
    data = capi.kl_spike_limit(view, day_number(day), int32(start_s), made)
    return _spike(_SPIKE.unpack(data))


def base_rate(n: int, k: int) -> BaseRate:
    """Chance that the next run, or one of the next k, is a new longest after n sessions, when
    they come in random order. LOAD-131"""
    return BaseRate(*capi.kl_base_rate(int32(n), int32(k)))
