"""Cadence targets: the stages of a shorter stride from the runner's own figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ...cadence import CadenceStages, cadence_plan, cadence_target
from ...errors import KneeloadError
from ...knee import Runner
from ...readers import Activities
from ..knee import own_reference
from .words import pace

_DAYS = 42  # as far back as a baseline may lie
_RUNS = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage, ready for the page."""

    stage: int
    target: str  # steps a minute
    band: str
    shorter: str  # step


@dataclass(frozen=True, slots=True)
class Targets:
    """Stages from a baseline, or why there are none."""

    missing: str
    runs: int = 0
    cadence: str = ""
    pace: str = ""
    stages: tuple[Stage, ...] = ()
    reasons: tuple[str, ...] = ()


def targets(source: Activities, day: date) -> Targets:
    """Stages from the medians of the last six weeks. They stand in for a measured baseline."""
    first = day - timedelta(days=_DAYS - 1)
    recent = [
        run
        for run in source.runs
        if first <= run.start.date() <= day and run.cadence_spm and run.distance_m and run.moving_s
    ]
    if len(recent) < _RUNS:
        return Targets(f"It takes {_RUNS} runs of the last {_DAYS} days with distance, time and "
                       f"cadence; there are {len(recent)}.")  # fmt: skip
    own = own_reference(replace(source, activities=recent), Runner())
    dspm, mms = round((own.cad_ref or 0) * 10), round((own.v_ref or 0) * 1000)
    try:
        stages = cadence_plan(dspm, mms)
    except KneeloadError as error:
        return Targets(f"The figures of these runs are not taken: {error}.")
    return Targets(
        "",
        len(recent),
        f"{dspm / 10:.0f}",
        pace(mms / 1000),
        tuple(_stages(stages, mms)),
        tuple(map(str, stages.reasons)),
    )


def _stages(plan: CadenceStages, mms: int) -> list[Stage]:
    rows = []
    for stage in plan.stages:
        band = cadence_target(stage.target_dspm, mms, mms)
        rows.append(
            Stage(
                stage.stage,
                f"{stage.target_dspm / 10:.1f}",
                f"{band.band_lo_mspm / 1000:.0f} to {band.band_hi_mspm / 1000:.0f}",
                f"{stage.step_cut * 100:.1f} %",
            )
        )
    return rows
