"""The report as a CSV file, one row a day."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .days import DayRow, Report, Run, flag_names


def _longest(row: DayRow) -> Run | None:
    measured = [run for run in row.runs if run.dist_m is not None]
    return max(measured, key=lambda run: run.dist_m or 0, default=None)


def _spike_ratio(row: DayRow) -> float | None:
    ratios = [run.spike.ratio for run in row.runs if run.spike.ratio is not None]
    return max(ratios, default=None)


def _band(row: DayRow) -> str | None:
    bands = [run.spike.band for run in row.runs if run.spike.band is not None]
    return max(bands).name if bands else None


_COLUMNS: dict[str, Callable[[DayRow], Any]] = {
    "date": lambda row: row.day.isoformat(),
    "state": lambda row: row.state.name,
    "distance_m": lambda row: row.load_m,
    "runs": lambda row: len(row.runs),
    "longest_run_m": lambda row: getattr(_longest(row), "dist_m", None),
    "acute_m_per_day": lambda row: row.rolling.acute,
    "chronic_m_per_day": lambda row: row.rolling.chronic,
    "ratio": lambda row: row.rolling.value,
    "ratio_lo": lambda row: row.rolling.lo,
    "ratio_hi": lambda row: row.rolling.hi,
    "ewma_ratio": lambda row: row.ewma.value,
    "week_to_week": lambda row: row.week_to_week.value,
    "week_to_week_advisory": lambda row: row.week_to_week.advisory,
    "ctl": lambda row: row.fitness.ctl,
    "atl": lambda row: row.fitness.atl,
    "tsb_start": lambda row: row.fitness.tsb_start,
    "monotony": lambda row: row.monotony.monotony,
    "monotony_bounded": lambda row: row.monotony.bounded,
    "spike_ratio": _spike_ratio,
    "spike_band": _band,
    "flags": lambda row: " ".join(
        flag_names([row.rolling.flags, *(run.spike.flags for run in row.runs)])
    ),
}


def write_csv(report: Report, path: str | Path) -> None:
    """Write every day of the report; undefined numbers are empty cells."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows([column(row) for column in _COLUMNS.values()] for row in report.days)
