"""The daily metrics: over a whole series, or on one day.

Every function takes a Series (or a pandas Series with a daily index). With ``on`` it answers for
that day; without, for every day of the series, as columns of the same kind as the loads. With
``plan`` it answers for the planned days ("what if") that follow the series.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, Unpack, overload

from . import capi
from .days import Day, date_of, day_number
from .enums import Channel, Metric, Mode, int32, number_of
from .options import (
    EwmaLimitOptions,
    EwmaOptions,
    FitnessOptions,
    MonotonyOptions,
    RollingLimitOptions,
    RollingOptions,
    WeekToWeekOptions,
    options_for,
    week_to_week_options,
)
from .results import (
    RECORDS,
    Columns,
    EwmaRatio,
    Fitness,
    LoadLimit,
    Monotony,
    RollingRatio,
    WeekToWeek,
    result,
)
from .series import Series

Loads = Series | Any
T = TypeVar("T")


def _evaluate(
    call: Callable[..., None],
    cls: type[T],
    loads: Loads,
    on: Day | None,
    plan: Any,
    options: Callable[[], Any],
) -> T | Columns[T]:
    series = Series.of(loads, plan)
    record = RECORDS[cls]
    if on is not None:
        day = day_number(on)
        room = record.room(1)
        call(series.view(), day, options(), room)
        return result(cls, record.unpack(room), date_of(day))
    first, n, kind = series.evaluated(plan is not None)
    room = record.room(n)
    call(series.view(), first, options(), room)
    return Columns(cls, kind, first, n, room)


@overload
def rolling_ratio(
    series: Loads, *, on: Day, plan: Any = None, **options: Unpack[RollingOptions]
) -> RollingRatio: ...
@overload
def rolling_ratio(
    series: Loads, *, on: None = None, plan: Any = None, **options: Unpack[RollingOptions]
) -> Columns[RollingRatio]: ...
def rolling_ratio(
    series: Loads, *, on: Day | None = None, plan: Any = None, **options: Unpack[RollingOptions]
) -> RollingRatio | Columns[RollingRatio]:
    """Acute load (mean of the last na days) over chronic load (mean of the nc - na days before).

    With unknown days the ratio carries the bounds lo and hi that hold whatever happened on them,
    and each threshold of ``thr`` (thousandths) a verdict that says when they leave it open.
    """
    return _evaluate(
        capi.kl_rolling_at, RollingRatio, series, on, plan, lambda: options_for("rolling", options)
    )


@overload
def ewma_ratio(
    series: Loads, *, on: Day, plan: Any = None, **options: Unpack[EwmaOptions]
) -> EwmaRatio: ...
@overload
def ewma_ratio(
    series: Loads, *, on: None = None, plan: Any = None, **options: Unpack[EwmaOptions]
) -> Columns[EwmaRatio]: ...
def ewma_ratio(
    series: Loads, *, on: Day | None = None, plan: Any = None, **options: Unpack[EwmaOptions]
) -> EwmaRatio | Columns[EwmaRatio]:
    """Ratio of two exponentially weighted loads; with conv LAMBDA this is REDI.

    An unknown day does what ``missing`` says; there are no bounds. LOAD-060 .. LOAD-066
    """
    return _evaluate(
        capi.kl_ewma_at, EwmaRatio, series, on, plan, lambda: options_for("ewma", options)
    )


@overload
def week_to_week(
    series: Loads,
    *,
    on: Day,
    plan: Any = None,
    window: int = 7,
    **options: Unpack[WeekToWeekOptions],
) -> WeekToWeek: ...
@overload
def week_to_week(
    series: Loads,
    *,
    on: None = None,
    plan: Any = None,
    window: int = 7,
    **options: Unpack[WeekToWeekOptions],
) -> Columns[WeekToWeek]: ...
def week_to_week(
    series: Loads,
    *,
    on: Day | None = None,
    plan: Any = None,
    window: int = 7,
    **options: Unpack[WeekToWeekOptions],
) -> WeekToWeek | Columns[WeekToWeek]:
    """The last ``window`` days (7 .. 14) against as many before them; advisory above 1.3.

    Bounds, verdict and advisory take unknown days into account. LOAD-053
    """
    return _evaluate(
        capi.kl_rolling_at,
        WeekToWeek,
        series,
        on,
        plan,
        lambda: week_to_week_options(window, options),
    )


@overload
def fitness(
    series: Loads, *, on: Day, plan: Any = None, **options: Unpack[FitnessOptions]
) -> Fitness: ...
@overload
def fitness(
    series: Loads, *, on: None = None, plan: Any = None, **options: Unpack[FitnessOptions]
) -> Columns[Fitness]: ...
def fitness(
    series: Loads, *, on: Day | None = None, plan: Any = None, **options: Unpack[FitnessOptions]
) -> Fitness | Columns[Fitness]:
    """CTL, ATL and TSB, in load a day: the performance management chart.

    An unknown day does what ``missing`` says; ``warm`` tells how much is known. LOAD-070
    """
    return _evaluate(
        capi.kl_fitness_at, Fitness, series, on, plan, lambda: options_for("fitness", options)
    )


@overload
def monotony(
    series: Loads, *, on: Day, plan: Any = None, **options: Unpack[MonotonyOptions]
) -> Monotony: ...
@overload
def monotony(
    series: Loads, *, on: None = None, plan: Any = None, **options: Unpack[MonotonyOptions]
) -> Columns[Monotony]: ...
def monotony(
    series: Loads, *, on: Day | None = None, plan: Any = None, **options: Unpack[MonotonyOptions]
) -> Monotony | Columns[Monotony]:
    """Foster's monotony and strain. ``bounded`` exists whenever something was run.

    With an unknown day in the window there is neither, unless ``missing`` says else. LOAD-080
    """
    return _evaluate(
        capi.kl_monotony_at, Monotony, series, on, plan, lambda: options_for("monotony", options)
    )


def _limit(data: bytes) -> LoadLimit:
    return result(LoadLimit, RECORDS[LoadLimit].unpack(data))


def rolling_limit(
    series: Loads, *, on: Day, thr: int, **options: Unpack[RollingLimitOptions]
) -> LoadLimit:
    """Largest load of day ``on``, seen at its start, that keeps the rolling ratio at or below
    ``thr`` thousandths. x_lo holds whatever the unknown days were."""
    view = Series.of(series).view()
    made = options_for("rolling", options)
    return _limit(capi.kl_rolling_limit(view, day_number(on), int32(thr), made))


def ewma_limit(
    series: Loads, *, on: Day, thr: int, **options: Unpack[EwmaLimitOptions]
) -> LoadLimit:
    """Largest load of day ``on`` that keeps the EWMA ratio at or below ``thr`` thousandths."""
    view = Series.of(series).view()
    made = options_for("ewma", options)
    return _limit(capi.kl_ewma_limit(view, day_number(on), int32(thr), made))


def fitness_limit(series: Loads, *, on: Day, **options: Unpack[FitnessOptions]) -> LoadLimit:
    """Largest load of day ``on`` that keeps TSB at ``tsb_min`` (x_max) and the ramp at
    ``ramp_max`` (x_ramp)."""
    view = Series.of(series).view()
    return _limit(capi.kl_fitness_limit(view, day_number(on), options_for("fitness", options)))


def monotony_limit(
    series: Loads, *, on: Day, thr: int, **options: Unpack[MonotonyOptions]
) -> LoadLimit:
    """Loads of day ``on`` between which (x_lo to x_hi) its monotony exceeds ``thr``
    thousandths."""
    view = Series.of(series).view()
    made = options_for("monotony", options)
    return _limit(capi.kl_monotony_limit(view, day_number(on), int32(thr), made))


def load_ceiling(
    series: Loads, *, on: Day, channel: Channel | str, mode: Mode | str = Mode.END_OF_DAY
) -> float:
    """An offer for ``lmax``, the most that an unknown day can have held: 1.5 times the largest
    load of the last 30 days, at least the floor of the channel (10 km, 1 h, 10,000 steps)."""
    view = Series.of(series).view()
    ceiling: float = capi.kl_load_ceiling(
        view, day_number(on), number_of(Mode, mode), number_of(Channel, channel)
    )
    return ceiling


def rest_days(
    metric: Metric | str, series: Loads, *, on: Day, thr: int | None = None, **options: Any
) -> int | None:
    """Fewest days of rest after ``on`` until a target is met again, None beyond 60 days.

    ROLLING and EWMA: the ratio is at or below ``thr`` thousandths. FITNESS: TSB reaches
    ``tsb_min``. Options are those of the metric.
    """
    number = number_of(Metric, metric)
    made = _book_options(number, options)
    threshold = 0 if thr is None else int32(thr)
    days = capi.kl_rest_days(number, Series.of(series).view(), day_number(on), threshold, made)
    return None if days == capi.KL_UNKNOWN else int(days)


def _book_options(metric: int, options: Mapping[str, Any]) -> tuple[Any, ...]:
    made = {
        group: options_for(group, options) if metric == number else None
        for group, number in (
            ("rolling", Metric.ROLLING),
            ("ewma", Metric.EWMA),
            ("fitness", Metric.FITNESS),
        )
    }
    return capi.KL_GAP_MISSING, made["rolling"], None, made["ewma"], made["fitness"], None
