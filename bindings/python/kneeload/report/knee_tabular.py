"""The knee report as a CSV file, one row a run."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .knee import CUTS, KneeReport, KneeRun


def _of_load(name: str) -> Callable[[KneeRun], Any]:
    return lambda run: getattr(run.load, name, None)


def _shorter(place: int) -> Callable[[KneeRun], Any]:
    return lambda run: None if run.load is None else run.shorter[place]


_COLUMNS: dict[str, Callable[[KneeRun], Any]] = {
    "date": lambda run: run.day.isoformat(),
    "row": lambda run: run.activity.row,
    "distance_m": lambda run: run.activity.distance_m,
    "moving_s": lambda run: run.activity.moving_s,
    "cadence_spm": lambda run: run.activity.cadence_spm,
    "descent_m": lambda run: run.activity.descent_m,
    "ekm": _of_load("ekm"),
    "ekm_lo": _of_load("ekm_lo"),
    "ekm_hi": _of_load("ekm_hi"),
    "ekm_nc": _of_load("ekm_nc"),
    "ekm_per_km": _of_load("ekm_per_km"),
    **{f"ekm_steps_{cut * 100:.0f}_pct_shorter": _shorter(at) for at, cut in enumerate(CUTS)},
    "quality": lambda run: run.load.quality.name if run.load else None,
    "flags": lambda run: " ".join(run.load.flags.names) if run.load else None,
    "refused": lambda run: run.refusal.error if run.refusal else None,
}


def write_knee_csv(report: KneeReport, path: str | Path) -> None:
    """Write every run of the report; a run that was left out has its reason instead."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows([column(run) for column in _COLUMNS.values()] for run in report.runs)
