"""Sessions, the loads they make, and the days they fill."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, Unpack

from . import capi
from .days import Day, date_of, day_number, day_numbers
from .enums import Channel, Flag, SessionKind, TrimpSet, ZoneMethod, int32, number_of
from .options import PrepareOptions, options_for
from .records import Record
from .series import Series

_SESSION = Record("kl_session")
_PREPARED = Record("kl_prepared_session")
_SEGMENT = Record("kl_hr_segment")
_LOAD = Record("kl_load")
_UNKNOWN = int(capi.KL_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Session:
    """One session. All but day and kind may be unknown: None."""

    day: Day | None  #: local date of the start
    start_s: int | None = None  #: seconds after midnight
    dist_m: int | None = None  #: metres
    dur_s: int | None = None  #: moving seconds
    elapsed_s: int | None = None  #: seconds from start to end
    steps: int | None = None  #: steps of both feet
    rpe: int | None = None  #: rating of perceived exertion in tenths, 0 .. 100
    kind: SessionKind | str = SessionKind.RUN  #: what it was
    load: float | None = None  #: your own number, for the channel CUSTOM


@dataclass(frozen=True, slots=True)
class PreparedSession:
    """A session after merging."""

    session: Session  #: the merged session
    members: tuple[int, ...]  #: places of the recordings it was made from
    flags: Flag  #: OVERLAP, POSSIBLE_DUPLICATE


@dataclass(frozen=True, slots=True)
class Prepared:
    """A cleaned list of sessions, as the spike functions take it."""

    sessions: list[PreparedSession]  #: by day and start
    ignored: list[int]  #: places of sessions of kinds that do not count
    dropped: list[tuple[int, int]]  #: doubled recordings: (dropped, kept)


@dataclass(frozen=True, slots=True)
class Load:
    """A load, or the reason there is none."""

    load: float | None  #: None with Flag.NO_DATA: something needed was unknown
    zone_s: tuple[int, ...] | None  #: seconds a zone, zone loads only
    defined: bool  #: False: something needed was unknown
    flags: Flag  #: why, and what else to know


def pack(session: Session) -> bytes:
    """One session as the C core reads it."""
    return _SESSION.pack(
        {
            "day": _UNKNOWN if session.day is None else day_number(session.day),
            "start_s": int32(session.start_s),
            "dist_m": int32(session.dist_m),
            "dur_s": int32(session.dur_s),
            "elapsed_s": int32(session.elapsed_s),
            "steps": int32(session.steps),
            "rpe": int32(session.rpe),
            "kind": number_of(SessionKind, session.kind),
            "load": 0.0 if session.load is None else float(session.load),
            "has_load": int(session.load is not None),
        }
    )


def pack_all(sessions: Iterable[Session]) -> bytes:
    """Sessions one after another as the C core reads them."""
    return b"".join(map(pack, sessions))


def _unpack(data: bytes) -> Session:
    row: dict[str, Any] = _SESSION.unpack(data)
    known: dict[str, Any] = {
        name: None if value == _UNKNOWN else value for name, value in row.items()
    }
    has_load = known.pop("has_load")
    known["day"] = date_of(row["day"])
    known["kind"] = SessionKind(row["kind"])
    known["load"] = row["load"] if has_load else None
    return Session(**known)


def prepare(sessions: Sequence[Session], **options: Unpack[PrepareOptions]) -> Prepared:
    """Clean a list of sessions for the spike functions: drop doubled recordings, merge split
    files, flag recordings that overlap."""
    n = len(sessions)
    made = _PREPARED.room(n)
    members, ignored = array("i", repeat(0, n)), array("i", repeat(0, n))
    dropped = array("i", chain(repeat(0, n), repeat(0, n)))
    n_sessions, n_ignored, n_dropped = capi.kl_prepare(
        pack_all(sessions), options_for("prepare", options), (made, members, ignored, dropped)
    )
    rows = map(_PREPARED.named, _PREPARED.cells(made))
    pairs = iter(dropped)
    return Prepared(
        sessions=[_prepared(row, members) for row, _ in zip(rows, range(n_sessions))],
        ignored=ignored[:n_ignored].tolist(),
        dropped=[pair for pair, _ in zip(zip(pairs, pairs), range(n_dropped))],
    )


def _prepared(row: Mapping[str, Any], members: array[int]) -> PreparedSession:
    own = members[row["first_member"] :][: row["n_members"]]
    return PreparedSession(_unpack(row["session"]), tuple(own), Flag(row["flags"]))


def day_series(
    sessions: Sequence[Session],
    *,
    channel: Channel | str,
    first_day: Day | None = None,
    last_day: Day | None = None,
    rest: Iterable[Day] = (),
    missing: Iterable[Day] = (),
    infer_rest: bool | int = False,
    dedupe: bool | int = True,
    **options: Unpack[PrepareOptions],
) -> Series:
    """Daily loads of one channel: metres, moving seconds, steps, session RPE, or your own.

    Several sessions a day add up. A day with a session that lacks the channel is UNMEASURED, its
    load the sum of the others. A day without session is what ``rest`` and ``missing`` declare,
    else a day of rest with ``infer_rest``, else MISSING. The span is that of the sessions unless
    it is given.
    """
    first, last = _span(sessions, first_day, last_day)
    n = capi.kl_span(first, last)
    loads, states = array("d", repeat(0.0, n)), bytearray(n)
    days = (
        array("i", day_numbers(rest)),
        array("i", day_numbers(missing)),
        first,
        last,
        int32(infer_rest),
        int32(dedupe),
    )
    capi.kl_day_series(
        number_of(Channel, channel),
        pack_all(sessions),
        days,
        options_for("prepare", options),
        array("i", repeat(0, len(sessions))),
        loads,
        states,
    )
    return Series(loads.tolist(), first, bytes(states))


def _span(
    sessions: Sequence[Session], first_day: Day | None, last_day: Day | None
) -> tuple[int, int]:
    known = [day_number(session.day) for session in sessions if session.day is not None]
    if not known and (first_day is None or last_day is None):
        raise ValueError("first_day and last_day are needed where there is no session")
    first = min(known) if first_day is None else day_number(first_day)
    last = max(known) if last_day is None else day_number(last_day)
    return first, last


def _load(data: bytes, zones: int = 0) -> Load:
    row = _LOAD.unpack(data)
    defined = bool(row["defined"])
    return Load(
        load=row["load"] if defined else None,
        zone_s=row["zone_s"][:zones] if zones and defined else None,
        defined=defined,
        flags=Flag(row["flags"]),
    )


def session_load(session: Session, channel: Channel | str) -> Load:
    """Load of one session in one channel: metres, moving seconds, steps, or for SRPE the CR10
    rating times minutes. A session without the channel has no load (NO_DATA), not 0. LOAD-020"""
    return _load(capi.kl_session_load(pack(session), number_of(Channel, channel)))


def _segments(segments: Iterable[tuple[int | None, int | None]]) -> bytes:
    packed = (_SEGMENT.pack({"dur_s": int32(dur_s), "hr": int32(hr)}) for dur_s, hr in segments)
    return b"".join(packed)


def trimp(
    segments: Iterable[tuple[int | None, int | None]],
    *,
    set: TrimpSet | str,
    hr_rest: int | None,
    hr_max: int | None,
    a: float | None = None,
    b: float | None = None,
) -> Load:
    """Banister's TRIMP from stretches (seconds, beats per minute) of heart rate.

    ``set`` names the coefficients; there is no default, because the women's sets differ by 34 %
    for the same run. ``a`` and ``b`` are read with the set CUSTOM. One unknown heart rate leaves
    the load undefined; ``hr_rest`` 20 .. 150, ``hr_max`` 80 .. 260, 20 above it. LOAD-023
    """
    profile = capi.kl_trimp_profile()
    profile.hr_rest = int32(hr_rest)
    profile.hr_max = int32(hr_max)
    profile.set = number_of(TrimpSet, set)
    profile.a = 0.0 if a is None else float(a)
    profile.b = 0.0 if b is None else float(b)
    return _load(capi.kl_trimp(_segments(segments), profile))


def _zones(method: int) -> int:
    return {ZoneMethod.EDWARDS: 5, ZoneMethod.LUCIA: 3}[ZoneMethod(method)]


def zone_load(method: ZoneMethod | str, zone_s: Iterable[int | None]) -> Load:
    """Load from seconds in heart rate zones, lowest first: zone number times minutes. Five for
    EDWARDS, three for LUCIA, all known. LOAD-025"""
    number = number_of(ZoneMethod, method)
    data = capi.kl_zone_load(number, array("i", map(int32, zone_s)))
    return _load(data, _zones(number))


def zone_load_from_hr(
    method: ZoneMethod | str,
    segments: Iterable[tuple[int | None, int | None]],
    *,
    hr_max: int | None = None,
    vt1: int | None = None,
    vt2: int | None = None,
) -> Load:
    """The same from stretches (seconds, beats per minute): EDWARDS reads hr_max, LUCIA the heart
    rates vt1 and vt2 at the two ventilatory thresholds."""
    number = number_of(ZoneMethod, method)
    limits = capi.kl_zone_limits()
    limits.hr_max = int32(hr_max)
    limits.vt1 = int32(vt1)
    limits.vt2 = int32(vt2)
    return _load(capi.kl_zone_load_from_hr(number, _segments(segments), limits), _zones(number))


def rtss(dur_s: int | None, pace_s_km: float, threshold_s_km: float) -> Load:
    """Running stress score from pace in seconds per km, 60 .. 3600; 100 is an hour at threshold.
    An unknown duration leaves it undefined. LOAD-027"""
    return _load(capi.kl_rtss(int32(dur_s), float(pace_s_km), float(threshold_s_km)))


__all__ = [
    "Load",
    "Prepared",
    "PreparedSession",
    "Session",
    "day_series",
    "pack",
    "pack_all",
    "prepare",
    "rtss",
    "session_load",
    "trimp",
    "zone_load",
    "zone_load_from_hr",
]
