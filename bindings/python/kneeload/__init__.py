"""kneeload: training load of runners with runner's knee.

    import kneeload as kl
    series = kl.Series([5000, 0, 6000, None, 5500], "2026-01-05")   # metres a day
    kl.rolling_ratio(series, on="2026-01-09", partial=1).value      # one day
    kl.ewma_ratio(series).value                                     # every day, as a list

The numbers come from the C core libkneeload; this package converts and names. It describes load:
it does not diagnose, and no output says that a run is harmless.
"""

from . import capi as _capi
from .book import Book, BookReading
from .catalog import (
    Code,
    Evidence,
    Parameter,
    Source,
    codes,
    evidence,
    parameter,
    parameters,
    source,
    sources,
)
from .enums import (
    Band,
    Channel,
    Convention,
    DayState,
    Direction,
    EwmaMissing,
    Flag,
    GapFill,
    Metric,
    Mode,
    MonotonyMissing,
    RollingKind,
    RollingMissing,
    Seed,
    SessionKind,
    SpikeMeasure,
    StandardDeviation,
    Status,
    TrimpSet,
    Verdict,
    Zone,
    ZoneMethod,
)
from .errors import (
    DuplicateError,
    FormatError,
    InconsistentError,
    KneeloadError,
    NullError,
    OrderError,
    RangeError,
    SizeError,
    StateError,
    UnitError,
    VersionError,
)
from .fleet import FleetColumns, FleetRatios, fleet_ratios
from .metrics import (
    ewma_limit,
    ewma_ratio,
    fitness,
    fitness_limit,
    load_ceiling,
    monotony,
    monotony_limit,
    rest_days,
    rolling_limit,
    rolling_ratio,
    week_to_week,
)
from .numbers import alpha, exp, ratio_convert
from .readers import Activities, Activity, Problem, UnknownFormatError, read_activities
from .results import Columns, EwmaRatio, Fitness, LoadLimit, Monotony, RollingRatio, WeekToWeek
from .series import Series
from .sessions import (
    Load,
    Prepared,
    PreparedSession,
    Session,
    day_series,
    prepare,
    rtss,
    session_load,
    trimp,
    zone_load,
    zone_load_from_hr,
)
from .spikes import BaseRate, Spike, base_rate, spike, spike_limit, spike_series

__version__: str = _capi.kl_version()
ALGORITHM_REVISION: int = _capi.KL_ALGORITHM_REVISION
