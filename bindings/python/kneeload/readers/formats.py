"""The formats, as tables: which column holds which field, in which unit.

A field has its columns in order of preference; the next is taken where the one before is empty.
`nth` counts columns of the same name: Strava writes Elapsed Time and Distance twice, first as
shown on the screen, then in SI units.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

METRES = {
    "m": Decimal(1),
    "km": Decimal(1000),
    "mi": Decimal("1609.344"),
    "ft": Decimal("0.3048"),
}
CLOCK = "h:mm:ss"
PER_SCREEN = "screen"  # kilometres or miles, as the account is set: the file does not say


@dataclass(frozen=True)
class Column:
    """Where a field stands."""

    field: str
    name: str
    unit: str = ""
    nth: int = 0


@dataclass(frozen=True)
class Format:
    """One kind of export."""

    name: str
    known_by: frozenset[str]  # columns that only this format has together
    utc: bool  # dates are UTC; otherwise local dates without zone
    screen_unit: str | None  # what PER_SCREEN is unless the caller says otherwise
    columns: tuple[Column, ...]


GARMIN = Format(
    "Garmin Connect",
    frozenset({"Activity Type", "Date", "Title", "Distance"}),
    utc=False,
    screen_unit="km",
    columns=(
        Column("sport", "Activity Type"),
        Column("start", "Date"),
        Column("distance_m", "Distance", PER_SCREEN),
        Column("moving_s", "Moving Time", CLOCK),
        Column("moving_s", "Time", CLOCK),
        Column("moving_s", "Activity Time", CLOCK),
        Column("timer_s", "Time", CLOCK),
        Column("timer_s", "Activity Time", CLOCK),
        Column("elapsed_s", "Elapsed Time", CLOCK),
        Column("steps", "Steps", "count"),
        Column("cadence_spm", "Avg Run Cadence", "per minute"),
        Column("ascent_m", "Total Ascent", "height"),
        Column("ascent_m", "Elev Gain", "height"),
        Column("descent_m", "Total Descent", "height"),
        Column("descent_m", "Elev Loss", "height"),
        Column("hr", "Avg HR", "per minute"),
    ),
)

STRAVA = Format(
    "Strava",
    frozenset({"Activity ID", "Activity Date", "Activity Type"}),
    utc=True,
    screen_unit=None,
    columns=(
        Column("sport", "Activity Type"),
        Column("start", "Activity Date"),
        Column("distance_m", "Distance", "m", nth=1),
        Column("distance_m", "Distance", PER_SCREEN),
        Column("moving_s", "Moving Time", "s"),
        Column("timer_s", "Moving Time", "s"),
        Column("elapsed_s", "Elapsed Time", "s", nth=1),
        Column("elapsed_s", "Elapsed Time", "s"),
        Column("steps", "Total Steps", "count"),
        Column("cadence_spm", "Average Cadence", "per minute"),
        Column("ascent_m", "Elevation Gain", "m"),
        Column("descent_m", "Elevation Loss", "m"),
        Column("hr", "Average Heart Rate", "per minute"),
    ),
)

INTERVALS = Format(
    "intervals.icu",
    frozenset({"start_date_local", "type", "moving_time"}),
    utc=False,
    screen_unit=None,
    columns=(
        Column("sport", "type"),
        Column("start", "start_date_local"),
        Column("distance_m", "distance", "m"),
        Column("moving_s", "moving_time", "s"),
        Column("timer_s", "moving_time", "s"),
        Column("elapsed_s", "elapsed_time", "s"),
        Column("cadence_spm", "average_cadence", "per minute"),
        Column("ascent_m", "total_elevation_gain", "m"),
        Column("descent_m", "total_elevation_loss", "m"),
        Column("hr", "average_heartrate", "per minute"),
    ),
)

RUNKEEPER = Format(
    "Runkeeper",
    frozenset({"Activity Id", "Date", "Type", "Duration"}),
    utc=False,
    screen_unit=None,
    columns=(
        Column("sport", "Type"),
        Column("start", "Date"),
        Column("distance_m", "Distance (km)", "km"),
        Column("distance_m", "Distance (mi)", "mi"),
        Column("moving_s", "Duration", CLOCK),
        Column("timer_s", "Duration", CLOCK),
        Column("ascent_m", "Climb (m)", "m"),
        Column("ascent_m", "Climb (ft)", "ft"),
        Column("hr", "Average Heart Rate (bpm)", "per minute"),
    ),
)

FORMATS = (GARMIN, STRAVA, INTERVALS, RUNKEEPER)

RANGES = {
    "distance_m": (0, 1_000_000),
    "moving_s": (0, 604_800),
    "timer_s": (0, 604_800),
    "elapsed_s": (0, 604_800),
    "steps": (0, 2_000_000),
    "cadence_spm": (1, 300),
    "ascent_m": (0, 100_000),
    "descent_m": (0, 100_000),
    "hr": (20, 260),
}
"""What a value must lie in; the first five are those of LOAD-020."""

KINDS = {
    "run": "RUN",
    "running": "RUN",
    "walk": "WALK",
    "walking": "WALK",
    "hike": "WALK",
    "hiking": "WALK",
}
"""Kind by the last word of the sport ("Trail Running", "VirtualRun"); any other is OTHER."""

TERRAINS = {"treadmill": "TREADMILL", "track": "TRACK", "trail": "TRAIL"}
"""Terrain by a word of the sport; any other says nothing about it."""
