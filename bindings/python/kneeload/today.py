"""One answer from all modules: may I run today, how far, how, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any

from . import capi
from .catalog import codes
from .days import Day, date_or_number, day_number
from .enums import Flag, Phase, int32, number_of
from .enums_plan import Exposure
from .enums_rehab import Action, Side, Tier
from .enums_today import TodayReason, TodaySession, TodayUnknown
from .errors import KneeloadError
from .knee import Runner, pack_runner
from .options import KneeOptions, PlanOptions, SpikeOptions, options_for
from .pain import Pain, out_of_scale, tenths
from .plan_fields import mask_of
from .plan_habit import JudgedSession, pack_judged
from .plan_tailor import PlanItem, TailoredWeek, pack_items
from .planner import CadencePlan
from .readers.activities import Activities
from .reasons import known, unpack_today_reason
from .records import Record
from .rehab import Rehab
from .rehab_results import LadderRow, SidedReason, unpack_row
from .sessions import Session, pack_all, prepare
from .shoe import Shoe, ShoeRun, pack_run, pack_shoe
from .spikes import Runs, plain_sessions

_ANSWER = Record("kl_today_answer")
_REASON = Record("kl_today_reason")
_LIMIT = Record("kl_today_limit")
_RATIO = Record("kl_today_ratio")

Knees = Rehab | Mapping[Side | str, Rehab] | Iterable[tuple[Side | str, Rehab]]
"""One Rehab, or {"left": Rehab, "right": Rehab}; also as pairs (side, Rehab)."""


@dataclass(frozen=True, slots=True)
class TodayWeek:
    """The week in force; the day lies in it."""

    first_day: Day  #: its day 0: the Monday of a week that names its days; it ends six days later
    items: TailoredWeek | Iterable[PlanItem] | Any = None  #: None: a volume without items
    planned_m: int | None = None  #: 0 .. 1,000,000; None: total_m of the tailored week
    restored: Iterable[Exposure | str] | None = None  #: SPEED, UPHILL, DOWNHILL; None: not known


@dataclass(frozen=True, slots=True)
class TodayShoes:
    """The runner's shoes, as for ``shoes``."""

    shoes: Sequence[Shoe]  #: the pairs
    runs: Iterable[ShoeRun] = ()  #: by day
    usual_drop_mm: int | None = None  #: heel above forefoot, -10 .. 30 mm; None: not known


@dataclass(frozen=True, slots=True)
class TodayLimit:
    """One limit of a run. TODAY-020"""

    code: TodayReason  #: LADDER, PLAN_ITEM, WEEK_REST, SPIKE or COMFORT
    metres: int | None  #: None: it limits no distance
    run_s: int | None  #: seconds of running; None: it limits no time

    def __str__(self) -> str:
        return f"{self.code.name}: {_up_to(self.metres, self.run_s)}"


@dataclass(frozen=True, slots=True)
class TodayRatio:
    """A ratio for the book: it describes, and limits nothing. TODAY-030"""

    value: float | None  #: None where it is not defined
    lo: float | None  #: bounds over the unknown days; EWMA has none
    hi: float | None  #: likewise
    defined: bool  #: False: there is no value
    flags: Flag  #: what there is to know about it
    grade: str  #: of the evidence behind it


@dataclass(frozen=True, slots=True)
class Today:
    """Answer to "may I run today?". RUN says that nothing that was told speaks against it, no
    more. None is "does not apply" or "not known"; a limit that is not there is None, never 0.
    ``print`` shows it in a few lines, the reasons in words. TODAY-010 .. TODAY-041"""

    day: date | int  #: a number outside the years 1 .. 9999
    action: Action  #: the worst of all modules
    session: TodaySession  #: what to do
    phase: Phase  #: the lower one of two knees
    level: int  #: likewise
    tier: Tier  #: of a STOP
    row: LadderRow | None  #: of RUN_WALK
    session_s: int | None  #: CROSS: planned seconds
    max_distance_m: int | None  #: the smallest limit
    max_run_s: int | None  #: likewise, seconds of running
    binding_distance: TodayReason | None  #: the limit that gave it
    binding_time: TodayReason | None  #: likewise
    limits: tuple[TodayLimit, ...]  #: all that there are; () unless the modules allow a run
    peak_permille_max: int | None  #: advisory cap of knee load a step, KneeLoad.peak_permille
    cadence_low_dspm: int | None  #: band at the speed of the baseline, tenths of a step/min
    cadence_high_dspm: int | None  #: likewise
    downhill_allowed: bool | None  #: None: not known
    uphill_allowed: bool | None  #: None: not known
    speed_allowed: bool | None  #: None: not known
    rolling: TodayRatio  #: uncoupled 7:28 of metres, before today
    ewma: TodayRatio  #: EWMA ratio of the last 35 days
    ekm_7d: float  #: knee load of the last seven days, without today
    ekm_7d_before: float  #: of the seven before
    ekm_left_out: int  #: runs of these 14 days without a knee load
    runs_7d: int  #: runs of the seven days before today
    runs_28d: int  #: of the 28 days before
    strength_days_7d: int  #: the lower one of two knees, with today
    reasons: tuple[SidedReason, ...]  #: action first, then limits, then what is due
    unknown: TodayUnknown  #: unknown inputs that mattered
    loosened: bool  #: the configuration of a knee is looser than its defaults
    ruleset: int  #: ALGORITHM_REVISION
    config_crc: int  #: CRC-32 of the configuration

    def __str__(self) -> str:
        why = dict.fromkeys(f"- {reason}" for reason in self.reasons)  # none of them twice
        return "\n".join((_headline(self), *why, *(f"? {text}" for text in _unknown_words(self))))


def _up_to(metres: int | None, run_s: int | None) -> str:
    distance = "" if metres is None else f"{metres:,} m"
    took = "" if run_s is None else f"{timedelta(seconds=run_s)} of running"
    return " and ".join(filter(None, (distance, took)))


def _headline(today: Today) -> str:
    stop = "" if today.tier is Tier.NONE else f" ({today.tier.name})"
    row = "" if today.row is None else f" {today.row}"
    took = "" if today.session_s is None else f" {timedelta(seconds=today.session_s)}"
    most = _up_to(today.max_distance_m, today.max_run_s) if today.action is Action.RUN else ""
    place = f"{today.phase.name} level {today.level}{', loosened' if today.loosened else ''}"
    session = f"{today.session.name}{row}{took}{', up to ' if most else ''}{most}"
    return f"{today.day} {today.action.name}{stop}, {place}: {session}"


@cache
def _texts() -> dict[str, str]:
    return {code.name: code.text for code in codes("today_unknown")}


def _unknown_words(today: Today) -> list[str]:
    return [_texts()[name] for name in today.unknown.names]


# ---- what goes in ----


def _side(side: Side | str) -> int:
    return number_of(Side, side.upper() if isinstance(side, str) else side)


def _knees(knees: Knees) -> list[tuple[int, Rehab]]:
    if isinstance(knees, Rehab):
        return [(int(Side.UNSPECIFIED), knees)]
    pairs = knees.items() if isinstance(knees, Mapping) else knees
    followed = [(_side(side), knee) for side, knee in pairs]
    if not all(isinstance(knee, Rehab) for _, knee in followed):
        raise TypeError("expected a Rehab, or a Rehab for each side")
    return followed


def _pains(
    given: Pain | Mapping[Side | str, Pain | None] | None, sides: Sequence[int]
) -> list[Pain | None]:
    """Pain of each knee. A number is that of all; an answer is never dropped."""
    if not isinstance(given, Mapping):
        return [given for _ in sides]
    told = {_side(side): pain for side, pain in given.items()}
    if not set(told).issubset(sides):
        raise ValueError(f"pain_before: no knee for one of the sides {', '.join(map(str, given))}")
    return [told.get(side) for side in sides]


def _sessions(given: Runs | Activities) -> list[Session]:
    """Sessions as the core takes them. A row of an export that could not be read may have been a
    run: it is one of which nothing but the day is known."""
    if not isinstance(given, Activities):
        return plain_sessions(given)
    unread = {row.row: Session(row.day) for row in given.unread if row.day is not None}
    return plain_sessions(prepare([*given.sessions(), *unread.values()]))


def _first_day(first_day: Day | None, sessions: Iterable[Session], day: int) -> int:
    if first_day is not None:
        return day_number(first_day)
    days = (day_number(session.day) for session in sessions if session.day is not None)
    return min(days, default=day)


def _week(week: TodayWeek | None) -> tuple[int, int, int, bytes | None] | None:
    if week is None:
        return None
    planned_m, items = week.planned_m, week.items
    if isinstance(items, TailoredWeek):
        planned_m = items.total_m if planned_m is None else planned_m
        items = items.items
    packed = None if items is None else pack_items(items)
    restored = mask_of(Exposure, week.restored)
    return day_number(week.first_day), int32(planned_m), restored, packed


def _shoes(shoes: TodayShoes | None) -> tuple[bytes, bytes, int] | None:
    if shoes is None:
        return None
    pairs, runs = map(pack_shoe, shoes.shoes), map(pack_run, shoes.runs)
    return b"".join(pairs), b"".join(runs), int32(shoes.usual_drop_mm)


# ---- what comes out ----


def _or_none(value: int) -> TodayReason | None:
    return None if known(value) is None else TodayReason(value)


def _allowed(value: int) -> bool | None:
    return None if known(value) is None else bool(value)


def _limit(cells: tuple[Any, ...]) -> TodayLimit:
    row = _LIMIT.named(cells)
    return TodayLimit(TodayReason(row["code"]), known(row["metres"]), known(row["run_s"]))


def _reason(cells: tuple[Any, ...]) -> SidedReason:
    row = _REASON.named(cells)
    side = None if known(row["side"]) is None else Side(row["side"])
    return SidedReason(side, unpack_today_reason(row["why"]))


def _ratio(data: bytes) -> TodayRatio:
    row = _RATIO.unpack(data)
    has = row["has"]
    return TodayRatio(
        value=row["value"] if has & capi.KL_ROLLING_HAS_VALUE else None,
        lo=row["lo"] if has & capi.KL_ROLLING_HAS_LO else None,
        hi=row["hi"] if has & capi.KL_ROLLING_HAS_HI else None,
        defined=bool(row["defined"]),
        flags=Flag(row["flags"]),
        grade=chr(row["grade"]),
    )


_NUMBERS = ("session_s", "max_distance_m", "max_run_s", "peak_permille_max", "cadence_low_dspm",
            "cadence_high_dspm")  # fmt: skip
_ALLOWED = ("downhill_allowed", "uphill_allowed", "speed_allowed")
_PLAIN = ("level", "ekm_7d", "ekm_7d_before", "ekm_left_out", "runs_7d", "runs_28d",
          "strength_days_7d", "ruleset", "config_crc")  # fmt: skip


def _today(data: bytes, day: int) -> Today:
    row = _ANSWER.unpack(data)
    numbers: dict[str, Any] = {name: known(row[name]) for name in _NUMBERS}
    numbers.update((name, _allowed(row[name])) for name in _ALLOWED)
    numbers.update((name, row[name]) for name in _PLAIN)
    return Today(
        day=date_or_number(day),
        action=Action(row["action"]),
        session=TodaySession(row["session"]),
        phase=Phase(row["phase"]),
        tier=Tier(row["tier"]),
        row=unpack_row(row["row"]) if row["has_row"] else None,
        binding_distance=_or_none(row["binding_distance"]),
        binding_time=_or_none(row["binding_time"]),
        limits=tuple(map(_limit, islice(_LIMIT.cells(row["limit"]), row["n_limits"]))),
        rolling=_ratio(row["rolling"]),
        ewma=_ratio(row["ewma"]),
        reasons=tuple(map(_reason, islice(_REASON.cells(row["reason"]), row["n_reasons"]))),
        unknown=TodayUnknown(row["unknown"]),
        loosened=bool(row["loosened"]),
        **numbers,
    )


def today(
    knees: Knees,
    *,
    on: Day,
    sessions: Runs | Activities = (),
    first_day: Day | None = None,
    infer_rest: bool | int = False,
    week: TodayWeek | None = None,
    cadence: CadencePlan | None = None,
    shoes: TodayShoes | None = None,
    judged: Iterable[JudgedSession] = (),
    runner: Runner | None = None,
    pain_before: Pain | Mapping[Side | str, Pain | None] | None = None,
    plan: PlanOptions | None = None,
    spike: SpikeOptions | None = None,
    knee_load: KneeOptions | None = None,
) -> Today:
    """May I run on this day, how far, how, and why? Changes nothing.

        knee = kneeload.Rehab()
        knee.screen("2026-03-30", "FRONT", worst24=2, minutes_to_pain=30)
        knee.check_in("2026-04-01", morning_pain=0)
        print(kneeload.today(knee, on="2026-04-01", sessions=runs, pain_before=1))

    ``knees``: one Rehab, or {"left": Rehab, "right": Rehab}. ``pain_before`` the run, 0 .. 10: a
    number holds for every knee, a mapping says it by side. ``sessions``: what
    ``read_activities`` or ``prepare`` gave, or Sessions by day, none after ``on``; ``first_day``
    of observation, else the first of them. A day without session counts as rest only with
    ``infer_rest``. ``week``: the week in force; ``judged``: easy runs as (day, seconds, colour),
    for how long a run stays comfortable. ``plan``, ``spike`` and ``knee_load`` are options of
    those modules, as mappings.

    The most cautious of all modules wins; what is not known never helps. Where a STOP is in
    force an app shows its own advice on red flags, whatever stands here. Fields of a refusal
    begin with their module: ``rehab.``, ``sessions.``, ``week.``, ``cadence.``, ``shoe.``,
    ``judged.``. TODAY-001 .. TODAY-041
    """
    day, followed, runs = day_number(on), _knees(knees), _sessions(sessions)
    pains = _pains(pain_before, [side for side, _ in followed])
    morning = (
        day,
        tuple((knee._state, side, tenths(pain)) for (side, knee), pain in zip(followed, pains)),
        pack_all(runs),
        _first_day(first_day, runs, day),
        int32(infer_rest),
        _week(week),
        None if cadence is None else cadence._state,
        _shoes(shoes),
        _options(plan, spike, knee_load),
        pack_runner(runner),
        pack_judged(judged),
    )
    try:
        return _today(capi.kl_today(morning), day)
    except KneeloadError as error:
        raise _in_words_of_caller(error, pains) from None


def _options(*given: Mapping[str, Any] | None) -> tuple[Any, ...]:
    groups = ("plan", "spike", "knee")
    return tuple(options_for(group, options or {}) for group, options in zip(groups, given))


def _in_words_of_caller(error: KneeloadError, pains: Sequence[Pain | None]) -> KneeloadError:
    """The refusal of a pain, with the number that was given."""
    if error.field != "rehab.pre" or error.index is None:
        return error
    pain = pains[error.index]
    return error if pain is None else out_of_scale(error.code, "pain_before", pain, error.index)
