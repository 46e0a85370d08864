"""Knee load of one run, or of many: laps, the activities of an export, a pandas frame."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import accumulate, chain, pairwise, repeat
from typing import Any, Unpack, overload

from . import capi
from .columns import Rows
from .enums import CadenceUnit, KneeFlag, Quality, RunMode, Terrain
from .errors import KneeloadError
from .knee import SEGMENT, Runner, Segment, pack_runner, pack_segment
from .knee_frame import is_frame, loads_frame, pack_frame
from .options import KneeOptions, options_for
from .readers.activities import Activities, Activity
from .records import Record

LOAD = Record("kl_knee_load")
_SEGMENT_LOAD = Record("kl_knee_segment_load")

Lap = Segment | Mapping[str, Any]
"""A segment, or its fields by name."""
Run = Segment | Activity | Sequence[Lap]
"""One run."""

_FIELDS = tuple(field.name for field in fields(Segment))


@dataclass(frozen=True, slots=True)
class SegmentLoad:
    """Knee load of one lap. A walk has no preferred cadence, no q and no impulse."""

    mode: RunMode  #: RUN or WALK
    speed: float  #: m/s
    distance_m: float  #: metres
    duration_s: float  #: seconds
    cadence_pref: float | None  #: steps of both feet a minute that are usual at that speed
    q: float | None  #: cadence over the preferred one, 0.80 .. 1.25
    cadence_used: float  #: steps of both feet a minute
    step_len: float  #: m
    steps: float  #: of both feet
    peak_rel: float  #: peak force a step, relative to the reference
    peak_bw: float  #: display only: body weights
    ekm: float  #: equivalent easy kilometres
    ekm_nc: float  #: without credit for a raised cadence
    linear: float  #: display only: mean-per-step view
    impulse: float | None  #: display only: force x time view
    flags: KneeFlag  #: what was assumed or changed
    quality: Quality  #: how much the inputs are worth


@dataclass(frozen=True, slots=True)
class KneeLoad:
    """Knee load of a run, relative to this runner. Descriptive: it allows or forbids no run."""

    ekm: float  #: equivalent easy kilometres
    ekm_lo: float | None  #: least over the uncertainty of the coefficients; None: interval=0
    ekm_hi: float | None  #: largest; not the spread between people
    ekm_nc: float  #: without credit for a raised cadence
    run_ekm: float  #: of running alone
    walk_ekm: float  #: of walking alone
    ekm_per_km: float  #: ekm by distance
    linear: float  #: display only: mean-per-step view
    impulse: float | None  #: display only: force x time view; None: nothing was run
    distance_m: float  #: metres
    duration_s: float  #: moving seconds
    run_distance_m: float  #: metres run
    run_duration_s: float  #: seconds run
    walk_distance_m: float  #: metres walked
    walk_duration_s: float  #: seconds walked
    steps: float  #: of both feet
    mean_run_cadence: float | None  #: steps a minute where it was known
    peak_rel_max: float | None  #: largest peak force a step, relative; None: nothing was run
    peak_bw: float | None  #: display only: body weights
    peak_bw_lo: float | None  #: one standard deviation between runners
    peak_bw_hi: float | None  #: likewise above
    ekm_milli: int  #: thousandths of an EKM
    peak_permille: int | None  #: of the reference peak, as peak_check takes it
    flags: KneeFlag  #: what was assumed or changed
    quality: Quality  #: the worst of its segments
    segments: tuple[SegmentLoad, ...]  #: one a lap, in order


@dataclass(frozen=True, slots=True)
class Refusal:
    """A run that the model does not take, and why. Nothing was computed in its place."""

    place: int  #: zero-based place of the run
    row: Any  #: row of the file, label of the frame; None for laps
    error: KneeloadError  #: status, field, index of the lap, value

    def __str__(self) -> str:
        where = f"run {self.place}" if self.row is None else f"row {self.row}"
        return f"{where}: {self.error}"


_NUMBERS: dict[str, int] = {
    "ekm_lo": capi.KL_KNEE_HAS_INTERVAL,
    "ekm_hi": capi.KL_KNEE_HAS_INTERVAL,
    "impulse": capi.KL_KNEE_HAS_RUN,
    "peak_rel_max": capi.KL_KNEE_HAS_RUN,
    "peak_bw": capi.KL_KNEE_HAS_RUN,
    "peak_bw_lo": capi.KL_KNEE_HAS_RUN,
    "peak_bw_hi": capi.KL_KNEE_HAS_RUN,
    "peak_permille": capi.KL_KNEE_HAS_RUN,
    "mean_run_cadence": capi.KL_KNEE_HAS_RUN_CADENCE,
}
"""Numbers that are not always there, and the bit that says they are."""

_RUN_ONLY = ("cadence_pref", "q", "impulse")


def _segment_load(row: dict[str, Any]) -> SegmentLoad:
    row["mode"] = RunMode(row["mode"])
    if row["mode"] == RunMode.WALK:
        row.update(dict.fromkeys(_RUN_ONLY))
    row["flags"] = KneeFlag(row["flags"])
    row["quality"] = Quality(row["quality"])
    return SegmentLoad(**row)


def _knee_load(row: dict[str, Any], segments: Iterable[tuple[Any, ...]]) -> KneeLoad:
    has = row.pop("has")
    for name, bit in _NUMBERS.items():
        if not has & bit:
            row[name] = None
    row["flags"] = KneeFlag(row["flags"])
    row["quality"] = Quality(row["quality"])
    laps = (_segment_load(_SEGMENT_LOAD.named(cells)) for cells in segments)
    return KneeLoad(**row, segments=tuple(laps))


class KneeLoads(Sequence[KneeLoad | None]):
    """Knee loads of many runs. An item is the load of one run, None where it was refused; an
    attribute is a column (``loads.ekm``) as a list, with None where there is no number."""

    refused: list[Refusal]  #: runs that the model does not take, with row and reason

    def __init__(self, batch: _Batch, labels: Sequence[Any]) -> None:
        self._batch = batch
        self._rows = Rows(LOAD, batch.loads)
        errors = batch.errors().items()
        self.refused = [Refusal(place, labels[place], error) for place, error in errors]

    def __len__(self) -> int:
        return len(self._batch.statuses)

    @overload
    def __getitem__(self, place: int) -> KneeLoad | None: ...
    @overload
    def __getitem__(self, place: slice) -> list[KneeLoad | None]: ...
    def __getitem__(self, place: int | slice) -> KneeLoad | None | list[KneeLoad | None]:
        if isinstance(place, slice):
            return [self[at] for at in range(len(self))[place]]
        at = range(len(self))[place]
        if self._batch.statuses[at]:
            return None
        return _knee_load(self._rows.row(at), self._batch.segment_cells(at))

    def __repr__(self) -> str:
        return f"KneeLoads of {len(self)} runs, {len(self.refused)} refused"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(field for field, _, _, _ in LOAD.fields if field != "has")

    def columns(self) -> dict[str, list[Any]]:
        """All columns by name, for example for pandas.DataFrame."""
        return {name: getattr(self, name) for name in self.names}

    def __getattr__(self, name: str) -> list[Any]:
        if name.startswith("_") or name not in self.names:
            raise AttributeError(name)
        bit = _NUMBERS.get(name)
        values = self._rows.values(name)
        if bit is None:
            return [
                None if status else value for value, status in zip(values, self._batch.statuses)
            ]
        # The record of a refused run is all zeros: it has no bit.
        return [
            value if has & bit else None for value, has in zip(values, self._rows.values("has"))
        ]


class _Batch:
    """Runs put to the core in one call, ``counts`` segments each."""

    def __init__(
        self, segments: Any, counts: array[int], n: int, runner: Runner | None, options: Any
    ) -> None:
        self._segments, self._runner, self._options = segments, pack_runner(runner), options
        self._counts = counts
        self.loads = LOAD.room(len(counts))
        self.statuses = array("i", repeat(0, len(counts)))
        self._segment_loads = _SEGMENT_LOAD.room(n)
        capi.kl_knee_runs(
            segments, counts, self._runner, options, self.loads, self._segment_loads, self.statuses
        )

    @cached_property
    def _spans(self) -> list[slice]:
        ends = list(accumulate(self._counts, initial=0))
        return [slice(*span) for span in pairwise(ends)]

    @cached_property
    def _cells(self) -> list[tuple[Any, ...]]:
        return list(_SEGMENT_LOAD.cells(self._segment_loads))

    def segment_cells(self, place: int) -> list[tuple[Any, ...]]:
        """The loads of the laps of a run, as cells."""
        return self._cells[self._spans[place]]

    def errors(self) -> dict[int, KneeloadError]:
        """What was refused, by place: put to the core once more, to be told why."""
        if not any(self.statuses):
            return {}
        size, data = SEGMENT.size, bytes(self._segments)
        laps = [data[at:][:size] for at in range(0, len(data), size)]
        return {
            place: self._error(laps[self._spans[place]])
            for place, status in enumerate(self.statuses)
            if status
        }

    def _error(self, laps: list[bytes]) -> KneeloadError:
        try:
            _one(laps, self._runner, self._options)
        except KneeloadError as error:
            return error.with_traceback(None)
        raise RuntimeError("a run was refused, and then it was not")


def _one(laps: list[bytes], runner: bytes | None, options: Any) -> KneeLoad:
    room = _SEGMENT_LOAD.room(len(laps))
    data = capi.kl_knee_run(b"".join(laps), runner, options, room)
    return _knee_load(LOAD.unpack(data), _SEGMENT_LOAD.cells(room))


def _laps(run: Run) -> list[bytes]:
    """The segments of one run, packed."""
    if isinstance(run, Segment):
        return [pack_segment(run)]
    if isinstance(run, Activity):
        return [pack_segment(run.segment())]
    return [pack_segment(lap if isinstance(lap, Segment) else Segment(**lap)) for lap in run]


def segments_of(run: Run) -> bytes:
    """The segments of one run as the C core reads them."""
    return b"".join(_laps(run))


def _is_one(run: Any) -> bool:
    """Whether this is one run: a segment, an activity, or laps."""
    if isinstance(run, (Segment, Activity)):
        return True
    if isinstance(run, Activities):
        return False
    return all(isinstance(lap, (Segment, Mapping)) for lap in run)


def _many(runs: Iterable[Run], runner: Runner | None, options: Any) -> KneeLoads:
    segments: list[bytes] = []
    counts, labels = array("i"), []
    for run in runs:
        laps = _laps(run)
        segments.extend(laps)
        counts.append(len(laps))
        labels.append(getattr(run, "row", None))
    batch = _Batch(b"".join(segments), counts, len(segments), runner, options)
    return KneeLoads(batch, labels)


def _frame(frame: Any, runner: Runner | None, options: Any) -> Any:
    n = len(frame)
    batch = _Batch(pack_frame(frame), array("i", repeat(1, n)), n, runner, options)
    return loads_frame(frame, LOAD, batch.loads, batch.statuses, _NUMBERS, batch.errors())


@overload
def knee_load(
    *,
    distance_m: float | None = None,
    duration_s: float | None = None,
    cadence: float | None = None,
    grade: float | None = None,
    descent_m: float | None = None,
    tech: float | None = None,
    mode: RunMode | str = RunMode.AUTO,
    terrain: Terrain | str = Terrain.UNKNOWN,
    cadence_unit: CadenceUnit | str = CadenceUnit.STEPS,
    runner: Runner | None = None,
    **options: Unpack[KneeOptions],
) -> KneeLoad: ...
@overload
def knee_load(
    run: Segment | Activity | Sequence[Lap],
    *,
    runner: Runner | None = None,
    **options: Unpack[KneeOptions],
) -> KneeLoad: ...
@overload
def knee_load(
    run: Activities | Sequence[Activity] | Sequence[Sequence[Lap]],
    *,
    runner: Runner | None = None,
    **options: Unpack[KneeOptions],
) -> KneeLoads: ...
@overload
def knee_load(run: Any, *, runner: Runner | None = None, **options: Unpack[KneeOptions]) -> Any: ...
def knee_load(run: Any = None, *, runner: Runner | None = None, **options: Any) -> Any:
    """How much running loaded the knee, in equivalent easy kilometres (EKM).

    One run: by keywords (the fields of a Segment), or as a Segment, an Activity of
    ``read_activities``, or a list of laps (Segments, or their fields as dicts): a KneeLoad. A run
    that the model does not take raises a KneeloadError with field and index of the lap.

    Many runs: what ``read_activities`` returned (its runs, in order), a list of activities, a list
    of lists of laps: KneeLoads. A pandas frame with one run a row and columns named as the fields
    of a Segment: a frame of results with the same index. Here a run that the model does not take
    is reported (``refused``) with row and reason, and has no numbers.

    The load is relative to ``runner``: compare a runner with himself only. Grade terms are weak.
    Cadence is in steps of both feet a minute; strides are declared by ``cadence_unit``, and never
    guessed. Further keywords are the options of the model.
    """
    lap = {name: options.pop(name) for name in _FIELDS if name in options}
    if run is None:
        run = Segment(**lap)
    elif lap:
        raise TypeError(f"{', '.join(lap)}: either a run, or its fields as keywords")
    made = options_for("knee", options)
    if is_frame(run):
        return _frame(run, runner, made)
    if isinstance(run, Activities):
        return _many(run.runs, runner, made)
    if not isinstance(run, (Segment, Activity)):
        run = list(run)
    if _is_one(run):
        return _one(_laps(run), pack_runner(runner), made)
    return _many(run, runner, made)
