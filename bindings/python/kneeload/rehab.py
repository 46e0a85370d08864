"""The rehab machine: what the runner reports in, decisions with reasons out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from . import capi
from .days import Day, day_number
from .enums_rehab import ClearedBy, Location, RehabEvent, Warmup
from .errors import KneeloadError
from .options import RehabOptions, options_for
from .pain import Pain, tenths
from .records import Record
from .rehab_fields import Flags, fields_of, in_words_of_caller
from .rehab_results import (
    RehabEntry,
    RehabStart,
    RehabStatus,
    RehabToday,
    unpack_log,
    unpack_status,
    unpack_today,
)

_EVENT = Record("kl_rehab_event")


def _merged(config: Mapping[str, Any] | None, options: Mapping[str, Any]) -> dict[str, Any]:
    both = set(config or {}) & set(options)
    if both:
        raise TypeError(f"given twice: {', '.join(sorted(both))}")
    return {**(config or {}), **options}


class Rehab:
    """One knee on its way back to running: tell it what happened, in order of days::

        knee = kneeload.Rehab()
        knee.screen("2026-03-01", "FRONT", worst24=5, minutes_to_pain=12)
        knee.check_in("2026-03-02", morning_pain=1)
        print(knee.today("2026-03-02", pain_before=1))
        knee.run("2026-03-02", before=1, peak=2.5, after_60min=1)

    Every event returns the entries of the log that it brought, often none: a run is judged when
    the next morning is known. Within a day the check-in comes before the runs. A refused event
    raises and changes nothing. GREEN says that the logged answers lie inside the rule that was
    chosen, and nothing more. A latched STOP ends only by ``clear``; an app shows its own advice
    on red flags. ``bytes(knee)`` and ``Rehab.from_bytes`` save and load; ``copy`` goes its own
    way. One Rehab a knee; ``both_knees`` joins two answers.

    Pain is a number 0 .. 10 in steps of 0.1, or None where it is not known; what is left out is
    not known, too, and never helps. Configuration: a mapping, keywords, or both, under the names
    of RehabOptions (``Rehab(pain_green=10)``); its values are those of the core, pain in tenths.

    Names here and in the specification: morning_pain am_pain, daily_life_pain adl_pain,
    before pre, after_60min h1, painkiller analgesic, recorded_on recorded_day; all others agree.
    """

    def __init__(
        self,
        config: RehabOptions | Mapping[str, Any] | None = None,
        /,
        *,
        start: RehabStart | None = None,
        **options: Unpack[RehabOptions],
    ) -> None:
        self._state = capi.kl_rehab()
        made = options_for("rehab", _merged(config, options))
        capi.kl_rehab_open(self._state, made, None if start is None else start.pack())

    def _apply(self, event: RehabEvent, day: Day, **given: Any) -> tuple[RehabEntry, ...]:
        values = _EVENT.unpack(capi.kl_rehab_event_of(int(event), day_number(day)))
        values.update(fields_of(given))
        try:
            return unpack_log(capi.kl_rehab_apply(self._state, _EVENT.pack(values)))
        except KneeloadError as error:
            raise in_words_of_caller(error, given) from None

    def screen(
        self,
        day: Day,
        location: Location | str,
        *,
        flags: Flags = 0,
        age: int | None = None,
        worst24: Pain | None = None,
        rest_or_night_pain: bool = False,
        daily_life_pain: Pain | None = None,
        minutes_to_pain: int | None = None,
    ) -> tuple[RehabEntry, ...]:
        """A screening: where it hurts, red flags, and how easily the knee is upset. Needed
        first, and again every 28 days. ``minutes_to_pain``: minutes of running before pain
        exceeds 2 of 10, 0 .. 600; ``age`` in years."""
        return self._apply(
            RehabEvent.SCREEN,
            day,
            flags=flags,
            location=location,
            age=age,
            worst24=worst24,
            rest_or_night_pain=rest_or_night_pain,
            daily_life_pain=daily_life_pain,
            minutes_to_pain=minutes_to_pain,
        )

    def check_in(
        self,
        day: Day,
        *,
        morning_pain: Pain | None = None,
        worst24: Pain | None = None,
        daily_life_pain: Pain | None = None,
        swelling: int = 0,
        flags: Flags = 0,
        night_waking: bool = False,
        sleep_min: int | None = None,
        stress: int | None = None,
        recorded_on: Day | None = None,
    ) -> tuple[RehabEntry, ...]:
        """The morning of a day, once a day and before its runs; it closes the run of the day
        before. ``swelling`` 0 none, 1 slight, 2 clear; ``sleep_min`` minutes; ``stress`` 1 .. 5;
        ``recorded_on`` the day on which it was entered, if later."""
        return self._apply(
            RehabEvent.CHECKIN,
            day,
            morning_pain=morning_pain,
            worst24=worst24,
            daily_life_pain=daily_life_pain,
            swelling=swelling,
            flags=flags,
            night_waking=night_waking,
            sleep_min=sleep_min,
            stress=stress,
            recorded_on=recorded_on,
        )

    def run(
        self,
        day: Day,
        *,
        before: Pain | None = None,
        peak: Pain | None = None,
        after_60min: Pain | None = None,
        gait_altered: bool = False,
        swelling: int = 0,
        dose_pct: int = 100,
        painkiller: bool = False,
        warmup: Warmup | str = Warmup.NONE,
        taped: bool = False,
    ) -> tuple[RehabEntry, ...]:
        """A run: pain before it, its peak, and 60 minutes after. ``dose_pct`` is done / planned
        in percent, 0 .. 1000; ``warmup`` says what became of pain in the first minutes."""
        return self._apply(
            RehabEvent.RUN,
            day,
            before=before,
            peak=peak,
            after_60min=after_60min,
            gait_altered=gait_altered,
            swelling=swelling,
            dose_pct=dose_pct,
            painkiller=painkiller,
            warmup=warmup,
            taped=taped,
        )

    def strength(self, day: Day, *, peak: Pain | None = None) -> tuple[RehabEntry, ...]:
        """A strength session; it counts when its largest pain is known and low enough."""
        return self._apply(RehabEvent.STRENGTH, day, peak=peak)

    def walk30(self, day: Day, *, pain: Pain | None) -> tuple[RehabEntry, ...]:
        """A brisk walk of 30 minutes, the test at the end of the irritable phase."""
        return self._apply(RehabEvent.WALK30, day, pain=pain)

    def location(self, day: Day, location: Location | str) -> tuple[RehabEntry, ...]:
        """Where the pain is now."""
        return self._apply(RehabEvent.LOCATION, day, location=location)

    def clear(self, day: Day, by: ClearedBy | str) -> tuple[RehabEntry, ...]:
        """End a STOP: by "CLINICIAN", or "SELF_AFTER_ASSESSMENT" where its causes allow."""
        return self._apply(RehabEvent.CLEARANCE, day, by=by)

    def week(
        self,
        day: Day,
        *,
        planned_m: int | None,
        done_m: int | None,
        target_m: int | None,
        quality_done: bool = False,
    ) -> tuple[RehabEntry, ...]:
        """Close the seven days that end on this one: metres planned, done, and aimed at in the
        end. From BUILD on the next phase is decided here."""
        return self._apply(
            RehabEvent.WEEK,
            day,
            planned_m=planned_m,
            done_m=done_m,
            target_m=target_m,
            quality_done=quality_done,
        )

    def tick(self, day: Day) -> tuple[RehabEntry, ...]:
        """The day has begun, and nothing else is known of it."""
        return self._apply(RehabEvent.TICK, day)

    def today(self, day: Day, pain_before: Pain | None = None) -> RehabToday:
        """May I run on this day, the last one or a later? Changes nothing. Without any pain
        answer of the day the action is never RUN."""
        number = day_number(day)
        try:
            data = capi.kl_rehab_ask(self._state, number, tenths(pain_before))
        except KneeloadError as error:
            raise in_words_of_caller(error, {"pain_before": pain_before}) from None
        return unpack_today(data, number)

    @property
    def status(self) -> RehabStatus:
        """Where the knee stands."""
        return unpack_status(capi.kl_rehab_read(self._state))

    def __bytes__(self) -> bytes:
        saved: bytes = capi.kl_rehab_save(self._state)
        return saved

    @classmethod
    def from_bytes(cls, data: bytes | bytearray | memoryview) -> Rehab:
        """A knee from saved bytes, of any platform; the configuration is in them. FormatError
        where they are damaged, VersionError where they are of another format. REHAB-091"""
        knee = cls()
        capi.kl_rehab_load(knee._state, data)
        return knee

    def copy(self) -> Rehab:
        """A knee that goes its own way from here."""
        other = Rehab()
        other._state.assign(self._state)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Rehab:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        return Rehab.from_bytes, (bytes(self),)
