"""The cadence planner: one event in, one decision out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Unpack

from . import capi
from .cadence import CadenceRun, pack_request
from .days import Day, date_of, day_number, known_day
from .enums import (
    CadenceAdvice,
    CadenceChange,
    CadenceEvent,
    CadencePhase,
    CadenceReason,
    Colour,
    Decision,
    int32,
    number_of,
)
from .options import CadenceOptions, options_for
from .reasons import Reason, known, unpack_reasons
from .records import Record

_EVENT = Record("kl_cadence_event")
_DECISION = Record("kl_cadence_decision")
_NOTHING = pack_request(None, None, None, None)


@dataclass(frozen=True, slots=True)
class CadenceDecision:
    """What the planner says after an event. None: does not apply in this phase."""

    day: date  #: of the event
    decision: Decision  #: what follows
    reasons: tuple[Reason, ...]  #: why
    phase: CadencePhase  #: of the plan
    version: int  #: number of the frozen baseline, 0 before the first
    base_dspm: int | None  #: tenths of a step per minute
    base_mms: int | None  #: mm/s
    stage: int | None  #: 0 rests at the own cadence
    stages: int | None  #: stages of the plan
    target_dspm: int | None  #: tenths of a step per minute at the speed of the baseline
    sessions: int | None  #: in this stage
    metronome_pct: int | None  #: of the next session
    cue_min: int | None  #: minutes of practice with cue in the next session
    next_retest_day: date | int | None  #: a number behind the year 9999
    credit_free_until: date | int | None  #: last day on which shorter steps earn no credit
    advice: CadenceAdvice  #: what to do instead, or besides

    def __str__(self) -> str:
        reasons = " ".join(map(str, self.reasons))
        return f"{self.day} {self.decision.name}, {_place(self)}{': ' if reasons else ''}{reasons}"


def _place(decision: CadenceDecision) -> str:
    """Phase, stage and target in words."""
    if decision.stage is None or decision.target_dspm is None:
        return decision.phase.name
    whole, tenth = _digits(decision.target_dspm)
    stage = f"stage {decision.stage} of {decision.stages}"
    return f"{decision.phase.name} {stage}, {whole}.{tenth} steps/min"


def _digits(value: int) -> tuple[str, str]:
    """The digits before and behind the point of a number in tenths."""
    digits = str(value)
    return digits[:-1], digits[-1:]


def _decision(data: bytes, day: date) -> CadenceDecision:
    row = _DECISION.unpack(data)
    numbers = ("base_dspm", "base_mms", "stage", "stages", "target_dspm", "sessions",
               "metronome_pct", "cue_min")  # fmt: skip
    return CadenceDecision(
        day=day,
        decision=Decision(row["decision"]),
        reasons=unpack_reasons(row["reason"], row["n_reasons"], CadenceReason),
        phase=CadencePhase(row["phase"]),
        version=row["version"],
        next_retest_day=known_day(row["next_retest_day"]),
        credit_free_until=known_day(row["credit_free_until"]),
        advice=CadenceAdvice(row["advice"]),
        **{name: known(row[name]) for name in numbers},
    )


class CadencePlan:
    """A plan for a shorter stride that grows by an event at a time, in order of days.

    Collect runs at the own cadence (``baseline_run``), ``freeze`` them, start a ``plan``, then
    tell every ``run``. Every call returns a CadenceDecision; a refused one raises and changes
    nothing. ``bytes(plan)`` and ``CadencePlan.from_bytes`` save and load.

    An optional lever: trials show no added benefit over load education [Esculier2018]. It never
    tells anybody to run, and its STOP is no clinical stop. Cadence is in tenths of a step of both
    feet per minute (dspm), speed in mm/s, pain in tenths 0 .. 100; the keywords are the options.
    """

    def __init__(self, **options: Unpack[CadenceOptions]) -> None:
        self._state = capi.kl_cadence()
        capi.kl_cadence_open(self._state, options_for("cadence", options))

    def _apply(
        self, event: CadenceEvent, day: Day, request: bytes = _NOTHING, **given: int | None
    ) -> CadenceDecision:
        values: dict[str, Any] = dict.fromkeys(_EVENT_FIELDS, int32(None))
        values.update({name: int32(value) for name, value in given.items()})
        number = day_number(day)
        values.update(type=int(event), day=number, request=request)
        data = capi.kl_cadence_apply(self._state, _EVENT.pack(values))
        return _decision(data, date_of(number))

    def baseline_run(
        self,
        day: Day,
        run: CadenceRun | None = None,
        *,
        cadence_dspm: int | None = None,
        speed_mms: int | None = None,
        steady_s: int | None = None,
        flat: bool,
        easy: bool,
    ) -> CadenceDecision:
        """A run at the own cadence. ``run`` (of cadence_run) brings cadence, speed and time."""
        if run is not None:
            cadence_dspm, speed_mms, steady_s = run.mean_dspm, run.mean_mms, run.steady_s
        return self._apply(
            CadenceEvent.BASELINE_RUN,
            day,
            cadence_dspm=cadence_dspm,
            speed_mms=speed_mms,
            steady_s=steady_s,
            flat=flat,
            easy=easy,
        )

    def freeze(self, day: Day) -> CadenceDecision:
        """Make the median of the stored runs of 42 days the baseline; three are needed."""
        return self._apply(CadenceEvent.FREEZE, day)

    def plan(
        self,
        day: Day,
        *,
        calf: int | None,
        target_permille: int | None = None,
        step_permille: int | None = None,
        single_step: bool | None = None,
        height_cm: float | None = None,
    ) -> CadenceDecision:
        """Start a plan: +7.5 % in stages of 2.5 % unless asked otherwise. ``calf`` is calf or
        Achilles pain in tenths; without an answer nothing begins."""
        request = pack_request(target_permille, step_permille, single_step, height_cm)
        return self._apply(CadenceEvent.PLAN, day, request, calf=calf)

    def run(
        self,
        day: Day,
        run: CadenceRun | None = None,
        *,
        steady_s: int | None = None,
        in_band_s: int | None = None,
        colour: Colour | str | None = None,
        calf: int | None = None,
        achieved_dspm: int | None = None,
        speed_mms: int | None = None,
    ) -> CadenceDecision:
        """A run during the plan. ``run`` (of cadence_run, with target) brings the numbers.
        Without ``colour`` of the pain gate, or without ``calf``, no stage is passed."""
        if run is not None:
            steady_s, in_band_s = run.steady_s, run.in_band_s
            achieved_dspm, speed_mms = run.mean_dspm, run.mean_mms
        return self._apply(
            CadenceEvent.RUN,
            day,
            steady_s=steady_s,
            in_band_s=in_band_s,
            colour=None if colour is None else number_of(Colour, colour),
            calf=calf,
            cadence_dspm=achieved_dspm,
            speed_mms=speed_mms,
        )

    def retest(
        self,
        day: Day,
        run: CadenceRun | None = None,
        *,
        cadence_dspm: int | None = None,
        speed_mms: int | None = None,
        steady_s: int | None = None,
    ) -> CadenceDecision:
        """A steady run without cue: is the new cadence kept?"""
        if run is not None:
            cadence_dspm, speed_mms, steady_s = run.mean_dspm, run.mean_mms, run.steady_s
        return self._apply(
            CadenceEvent.RETEST,
            day,
            cadence_dspm=cadence_dspm,
            speed_mms=speed_mms,
            steady_s=steady_s,
        )

    def change(self, day: Day, what: CadenceChange | str) -> CadenceDecision:
        """Other shoes or another profile: a retest is due."""
        return self._apply(CadenceEvent.CHANGE, day, what=number_of(CadenceChange, what))

    def pain(self, day: Day, pain: int) -> CadenceDecision:
        """The usual knee pain in running, in tenths 0 .. 100."""
        return self._apply(CadenceEvent.PAIN, day, pain=pain)

    def rebaseline(self, day: Day) -> CadenceDecision:
        """Drop baseline and plan."""
        return self._apply(CadenceEvent.REBASELINE, day)

    def stop(self, day: Day) -> CadenceDecision:
        """Stop the plan."""
        return self._apply(CadenceEvent.STOP, day)

    def __bytes__(self) -> bytes:
        saved: bytes = capi.kl_cadence_save(self._state)
        return saved

    @classmethod
    def from_bytes(cls, data: bytes | bytearray | memoryview) -> CadencePlan:
        """A plan from saved bytes, of any platform. FormatError where they are damaged,
        VersionError where they are of another format."""
        plan = cls()
        capi.kl_cadence_load(plan._state, data)
        return plan

    def copy(self) -> CadencePlan:
        """A plan that goes its own way from here."""
        other = CadencePlan()
        other._state.assign(self._state)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> CadencePlan:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        return CadencePlan.from_bytes, (bytes(self),)


_EVENT_FIELDS = tuple(field for field, _, _, _ in _EVENT.fields)
