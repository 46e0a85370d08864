"""Knee load of a history, by run and by week, and what shorter steps would have meant for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median

from ..enums import RunMode
from ..knee import KneeReference, Runner, Segment, knee_reference
from ..knee_load import KneeLoad, KneeLoads, Refusal, knee_load
from ..numbers import rise_for_cut
from ..readers import Activities, Activity
from .days import monday

CUTS = (0.05, 0.10)
"""How much shorter the steps are in the question "what if?"."""


@dataclass(frozen=True, slots=True)
class KneeRun:
    """One run, its load, and its load with shorter steps at the same speed, one a cut."""

    activity: Activity
    load: KneeLoad | None  # None: the model does not take it
    shorter: tuple[float, ...]  # EKM, one a cut
    refusal: Refusal | None

    @property
    def day(self) -> date:
        """Local day of the start."""
        return self.activity.start.date()


@dataclass(frozen=True, slots=True)
class KneeWeekRow:
    """One calendar week. Runs that the model does not take are counted, and left out."""

    monday: date
    runs: list[KneeRun]

    @property
    def loads(self) -> list[KneeLoad]:
        """Loads of the runs that have one."""
        return [run.load for run in self.runs if run.load is not None]

    @property
    def km(self) -> float:
        """Distance of the runs that have a load."""
        return sum(load.distance_m for load in self.loads) / 1000

    @property
    def ekm(self) -> float:
        """Their knee load."""
        return sum(load.ekm for load in self.loads)

    @property
    def per_km(self) -> float | None:
        """Knee load a kilometre."""
        return self.ekm / self.km if self.loads else None

    @property
    def shorter(self) -> tuple[float, ...]:
        """Their knee load with shorter steps, one a cut."""
        taken = [run.shorter for run in self.runs if run.load is not None]
        return tuple(sum(ekm) for ekm in zip(*taken)) if taken else tuple(0.0 for _ in CUTS)

    @property
    def left_out(self) -> int:
        """How many runs have no load."""
        return len(self.runs) - len(self.loads)


@dataclass(frozen=True, slots=True)
class KneeReport:
    """An export, evaluated."""

    source: Activities
    reference: KneeReference
    given: bool  # the reference was given, not taken from the runs
    runs: list[KneeRun]
    beyond: tuple[int, ...]  # runs whose cadence would leave the model, one a cut

    def weeks(self, n: int) -> list[KneeWeekRow]:
        """The last n calendar weeks, Monday to Sunday, those without a run as well."""
        first, last = monday(self.runs[0].day), monday(self.runs[-1].day)
        weeks = {
            first + timedelta(days=at): KneeWeekRow(first + timedelta(days=at), [])
            for at in range(0, (last - first).days + 1, 7)
        }
        for run in self.runs:
            weeks[monday(run.day)].runs.append(run)
        return list(weeks.values())[-n:]


def own_reference(source: Activities, given: Runner) -> Runner:
    """The medians of the runs, where speed and cadence are not given: each on its own, as the
    planner takes its baseline."""
    runs = [run for run in source.runs if run.distance_m and run.moving_s]
    speeds = [(run.distance_m or 0) / (run.moving_s or 1) for run in runs]
    cadences = [run.cadence_spm for run in runs if run.cadence_spm is not None]
    if given.v_ref is None and speeds:
        given = replace(given, v_ref=round(median(speeds), 2))
    if given.cad_ref is None and cadences:
        given = replace(given, cad_ref=round(median(cadences), 1))
    return given


def evaluate_knee(source: Activities, runner: Runner) -> KneeReport:
    """Knee load of every run of an export."""
    whole = own_reference(source, runner)
    loads = knee_load(source, runner=whole)
    shorter = [_shorter(source.runs, loads, whole, cut) for cut in CUTS]
    refusals = {refusal.place: refusal for refusal in loads.refused}
    runs = [
        KneeRun(activity, load, ekm, refusals.get(place))
        for place, (activity, load, ekm) in enumerate(
            zip(source.runs, loads, zip(*(ekm for ekm, _ in shorter)))
        )
    ]
    return KneeReport(
        source=source,
        reference=knee_reference(whole),
        given=runner.v_ref is not None and runner.cad_ref is not None,
        runs=runs,
        beyond=tuple(beyond for _, beyond in shorter),
    )


def _shorter(
    runs: list[Activity], loads: KneeLoads, runner: Runner, cut: float
) -> tuple[list[float], int]:
    """The loads with shorter steps at the same speed, and how many runs stay as they were because
    the raised cadence lies outside the model."""
    rise = rise_for_cut(cut)
    ekm = [0.0 if load is None else load.ekm for load in loads]
    places = [at for at, load in enumerate(loads) if load is not None and load.run_ekm > 0]
    raised = [[_raised(runs[at], loads[at], rise)] for at in places]
    again = knee_load(raised, runner=runner)
    for at, load in zip(places, again):
        if load is not None:
            ekm[at] = load.ekm
    return ekm, len(again.refused)


def _raised(run: Activity, load: KneeLoad | None, rise: float) -> Segment:
    """The run with a higher cadence: that of the run, or the one the model assumed."""
    assert load is not None
    cadence = load.mean_run_cadence or load.segments[0].cadence_used
    return replace(run.segment(), cadence=cadence * (1 + rise), mode=RunMode.RUN)
