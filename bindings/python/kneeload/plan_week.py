"""A week of training: its check, the volume of the next one, where to enter the ladder, and which
load to take off or to give back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Unpack

from . import capi
from .enums import Decision, Phase, int32, number_of
from .enums_plan import (
    Exposure,
    PlanReason,
    Present,
    RestoreStep,
    RunClass,
    Severity,
    UnloadStep,
)
from .enums_rehab import Irritability, Location
from .options import PlanOptions, options_for
from .plan_fields import Week, day_name, mask_of, members, pack_week, places
from .reasons import Reason, known, sentences, unpack_plan_reasons, unpack_reasons
from .records import Record
from .rehab_fields import switch

_CONTEXT = Record("kl_week_context")
_REPORT = Record("kl_week_report")
_FINDING = Record("kl_week_finding")
_DONE = Record("kl_week_done")
_NEXT = Record("kl_week_next")
_LEVEL = Record("kl_entry_level")
_UNLOAD_REQUEST = Record("kl_unload_request")
_UNLOAD = Record("kl_unload_step")
_RESTORE_REQUEST = Record("kl_restore_request")
_RESTORE = Record("kl_restore_step")


@dataclass(frozen=True, slots=True)
class WeekFinding:
    """Something about a week that breaks a rule of its phase (MUST), or is worth a thought."""

    severity: Severity  #: a must, or advice
    index: int | None  #: place of the entry, None: the week as a whole
    reason: Reason  #: why

    def __str__(self) -> str:
        place = "" if self.index is None else f" (entry {self.index})"
        return f"{self.severity.name}{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class WeekReport:
    """What a week holds and what it breaks. PLAN-043"""

    total_m: int  #: metres of all runs
    runs: int  #: number of runs
    run_days: tuple[int, ...]  #: days with a run, 0 .. 6
    longest_m: int  #: longest run, metres
    classes: tuple[RunClass, ...]  #: hills, speed, long
    building: bool | None  #: more than the reference week; None: there is none
    findings: tuple[WeekFinding, ...]  #: in the order of the rules
    notes: tuple[Reason, ...]  #: what the check could not know

    def __str__(self) -> str:
        days = " ".join(map(day_name, self.run_days))
        runs = f"{self.total_m:,} m in {self.runs} runs ({days}), longest {self.longest_m:,} m"
        said = " ".join(map(str, (*self.findings, *self.notes)))
        return f"{runs if self.runs else 'no run'}{': ' if said else ''}{said}"


@dataclass(frozen=True, slots=True)
class NextWeek:
    """Volume of the next week. PLAN-023"""

    decision: Decision  #: what follows
    next_m: int | None  #: None: no volume, back to RELOAD
    build_week: int  #: for the next call
    last_build_m: int  #: likewise
    drop_quality: bool  #: no hills and no speed next week
    to_reload_level: int | None  #: back to RELOAD at this level; None: no
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        level = f"back to RELOAD level {self.to_reload_level}"
        volume = level if self.next_m is None else f"{self.next_m:,} m"
        quality = ", no hills and no speed" if self.drop_quality else ""
        return f"{self.decision.name}, {volume}{quality}: {sentences(self.reasons)}"


@dataclass(frozen=True, slots=True)
class EntryLevel:
    """Where to enter the ladder. PLAN-071"""

    level: int  #: of the ladder KL30
    known: bool  #: False: nothing is known, level 1
    walk_s: int  #: one walk, seconds
    bout_s: int  #: one bout of running, seconds
    reps: int  #: repetitions
    run_s: int  #: running in all

    def __str__(self) -> str:
        tested = "" if self.known else ", entry test missing"
        row = f"{self.reps} x (walk {self.walk_s} s, run {self.bout_s} s)"
        return f"level {self.level}: {row}{tested}"


@dataclass(frozen=True, slots=True)
class NextUnload:
    """Which load to take off next. PLAN-121"""

    step: UnloadStep | None  #: the next step; None: none is left
    factor_pct: int | None  #: DISTANCE: share that is kept
    spacing_days: int | None  #: FREQUENCY: days between runs
    skipped: tuple[UnloadStep, ...]  #: steps that were passed over
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        step = "no step" if self.step is None else self.step.name
        kept = "" if self.factor_pct is None else f" to {self.factor_pct} %"
        gap = "" if self.spacing_days is None else f", a run every {self.spacing_days} days at most"
        return f"{step}{kept}{gap}{_because(self.reasons)}"


@dataclass(frozen=True, slots=True)
class NextRestore:
    """Which load to give back next. PLAN-123"""

    step: RestoreStep | None  #: the next step; None: none is left
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        step = "no step" if self.step is None else self.step.name
        return f"{step}{_because(self.reasons)}"


def _because(reasons: tuple[Reason, ...]) -> str:
    return f": {sentences(reasons)}" if reasons else ""


def _finding(cells: tuple[Any, ...]) -> WeekFinding:
    row = _FINDING.named(cells)
    (reason,) = unpack_reasons(row["reason"], 1, PlanReason)
    index = row["index"] if row["index"] >= 0 else None
    return WeekFinding(Severity(row["severity"]), index, reason)


def _note(code: int) -> Reason:
    return Reason(PlanReason(code), None, None, None)


def check_week(
    week: Week,
    *,
    phase: Phase | str,
    location: Location | str | None = None,
    pace_s_per_km: int | None = None,
    ref_week_m: int | None = None,
    longest30_m: int | None = None,
    days_since_last_run: int | None = None,
    prev_classes: Iterable[RunClass | str] | None = None,
    prev_runs: int | None = None,
    prev_longest_m: int | None = None,
    **options: Unpack[PlanOptions],
) -> WeekReport:
    """Check a week against its phase and the weeks before it::

        week = [{"day": "Tue", "kind": "EASY", "metres": 6000},
                {"day": "Sat", "kind": "STRENGTH"}]
        print(kneeload.check_week(week, phase="BUILD", ref_week_m=24000))

    ``week`` holds up to 32 entries (WeekEntry, dicts or a pandas frame), several a day in any
    order. ``ref_week_m`` is the volume of the last week that was not a lighter one, 0 ..
    1,000,000; ``longest30_m`` the longest run of the 30 days before, 0 .. 200,000;
    ``days_since_last_run`` counts to the first day of the week, 1 .. 3650; ``prev_...`` describe
    last week. What is None is not known: rules that need it say so, or stay silent.
    PLAN-010 .. PLAN-014, PLAN-040 .. PLAN-043
    """
    context = {
        "phase": number_of(Phase, phase),
        "location": number_of(Location, location),
        "ref_week_m": int32(ref_week_m),
        "longest30_m": int32(longest30_m),
        "days_since_last_run": int32(days_since_last_run),
        "prev_classes": mask_of(RunClass, prev_classes),
        "prev_runs": int32(prev_runs),
        "prev_longest_m": int32(prev_longest_m),
    }
    made = options_for("plan", options)
    data = capi.kl_week_check(pack_week(week, pace_s_per_km), _CONTEXT.pack(context), made)
    row = _REPORT.unpack(data)
    building = known(row["building"])
    return WeekReport(
        total_m=row["total_m"],
        runs=row["runs"],
        run_days=places(row["run_days"]),
        longest_m=row["longest_m"],
        classes=members(RunClass, row["classes"]),
        building=None if building is None else bool(building),
        findings=tuple(map(_finding, islice(_FINDING.cells(row["finding"]), row["n_findings"]))),
        notes=tuple(map(_note, row["notes"][: row["n_notes"]])),
    )


def next_week(
    *,
    green: int,
    grey: int,
    amber: int,
    red: int,
    reds14: int,
    planned_m: int,
    done_m: int | None,
    target_m: int,
    build_week: int,
    last_build_m: int,
    recovery_debt: bool = False,
    **options: Unpack[PlanOptions],
) -> NextWeek:
    """Volume of the next week in BUILD and RETURN, from the colours of this one's runs.

    ``reds14`` counts the REDs of the last 14 days, this week included. ``build_week`` and
    ``last_build_m`` are those of the call before: weeks since the last lighter one (0 is that
    week itself), and the volume before it. ``done_m`` None is not known, and never helps.
    PLAN-020 .. PLAN-024
    """
    done = {
        "green": int32(green),
        "grey": int32(grey),
        "amber": int32(amber),
        "red": int32(red),
        "reds14": int32(reds14),
        "planned_m": int32(planned_m),
        "done_m": int32(done_m),
        "target_m": int32(target_m),
        "build_week": int32(build_week),
        "last_build_m": int32(last_build_m),
        "recovery_debt": switch(recovery_debt),
    }
    row = _NEXT.unpack(capi.kl_week_volume(_DONE.pack(done), options_for("plan", options)))
    return NextWeek(
        decision=Decision(row["decision"]),
        next_m=known(row["next_m"]),
        build_week=row["build_week"],
        last_build_m=row["last_build_m"],
        drop_quality=bool(row["drop_quality"]),
        to_reload_level=known(row["to_reload_level"]),
        reasons=unpack_plan_reasons(row["reasons"]),
    )


def entry_level(secs_to_pain: int | None = None, *, no_pain_in_run: bool = False) -> EntryLevel:
    """Level of the ladder KL30 at which to begin: seconds of running until pain exceeds 2 of 10,
    0 .. 86,400, or ``no_pain_in_run`` when it never does. Level 1 where nothing is known.
    PLAN-070, PLAN-071"""
    row = _LEVEL.unpack(capi.kl_entry_level_of(int32(secs_to_pain), switch(no_pain_in_run)))
    row["known"] = bool(row["known"])
    return EntryLevel(**row)


def next_unload(
    applied: Iterable[UnloadStep | str] = (),
    *,
    present: Iterable[Present | str],
    irritability: Irritability | str | None = None,
    failed_mornings: int,
    run_days: int,
    cadence_allowed: bool = False,
    overstride: bool | None = None,
    **options: Unpack[PlanOptions],
) -> NextUnload:
    """Which load to take off next, after the steps that are ``applied`` already. ``present`` is
    what the week still holds; ``failed_mornings`` of the last three exposures, 0 .. 3; the
    cadence planner says ``cadence_allowed``. PLAN-120, PLAN-121"""
    request = {
        "applied": mask_of(UnloadStep, applied),
        "present": mask_of(Present, present),
        "irritability": number_of(Irritability, irritability),
        "failed_mornings": int32(failed_mornings),
        "run_days": int32(run_days),
        "cadence_allowed": switch(cadence_allowed),
        "overstride": switch(overstride),
    }
    made = options_for("plan", options)
    row = _UNLOAD.unpack(capi.kl_unload_next(_UNLOAD_REQUEST.pack(request), made))
    step = known(row["step"])
    return NextUnload(
        step=None if step is None else UnloadStep(step),
        factor_pct=known(row["factor_pct"]),
        spacing_days=known(row["spacing_days"]),
        skipped=members(UnloadStep, row["skipped"]),
        reasons=unpack_plan_reasons(row["reasons"]),
    )


def next_restore(
    applied: Iterable[RestoreStep | str],
    *,
    offenders: Iterable[Exposure | str] = (),
    location: Location | str | None = None,
    irritability: Irritability | str | None = None,
    green: int,
    grey: int,
    amber: int,
    red: int,
    done_m: int | None,
    target_m: int,
    **options: Unpack[PlanOptions],
) -> NextRestore:
    """Which load to give back next, one step a week, of those that are ``applied``; offenders
    come last. Colours are those of the week's runs. PLAN-122, PLAN-123"""
    request = {
        "applied": mask_of(RestoreStep, applied),
        "offenders": mask_of(Exposure, offenders),
        "location": number_of(Location, location),
        "irritability": number_of(Irritability, irritability),
        "green": int32(green),
        "grey": int32(grey),
        "amber": int32(amber),
        "red": int32(red),
        "done_m": int32(done_m),
        "target_m": int32(target_m),
    }
    made = options_for("plan", options)
    row = _RESTORE.unpack(capi.kl_restore_next(_RESTORE_REQUEST.pack(request), made))
    step = known(row["step"])
    return NextRestore(
        step=None if step is None else RestoreStep(step),
        reasons=unpack_plan_reasons(row["reasons"]),
    )
