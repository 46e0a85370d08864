"""The diary through the rehab machine, as far as the day of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...enums import Colour, Phase
from ...enums_rehab import Side
from ...errors import KneeloadError
from ...readers import Diary, DiaryEntry, DiaryError
from ...rehab import Rehab
from ...rehab_results import RehabEntry, RehabStatus

_TELL: dict[str, Callable[..., tuple[RehabEntry, ...]]] = {
    "screen": Rehab.screen,
    "check-in": Rehab.check_in,
    "run": Rehab.run,
    "strength": Rehab.strength,
    "walk": Rehab.walk30,
    "location": Rehab.location,
    "clear": Rehab.clear,
    "week": Rehab.week,
}
_UNSAID: dict[str, dict[str, Any]] = {
    # keywords that the machine asks for by name
    "walk": {"pain": None},
    "week": {"planned_m": None, "done_m": None, "target_m": None},
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a knee stood at the end of a day."""

    day: date
    status: RehabStatus


@dataclass(slots=True)
class Knee:
    """One knee, its log and how it got here."""

    side: Side | None
    rehab: Rehab = field(default_factory=Rehab)
    log: list[RehabEntry] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    judged: list[tuple[date, Colour]] = field(default_factory=list)  # by day of the run
    pending: list[date] = field(default_factory=list)  # days of runs without a colour yet
    silent: int = 0  # runs of which nothing was said
    unscreened: int = 0  # runs before the first screening, which judges none of them
    screened_on: date | None = None

    @property
    def name(self) -> str:
        """Left knee, right knee, or knee."""
        return "knee" if self.side is None else f"{self.side.name.lower()} knee"


def replay(diary: Diary, run_days: Iterable[date], day: date) -> list[Knee]:
    """Every knee of the diary, told all that was said until a day. A run of the exports that the
    diary has no word of is a run with nothing known."""
    runs = sorted({run for run in run_days if run <= day})
    return [_replayed(diary.until(day), runs, side) for side in diary.sides]


def _replayed(diary: Diary, runs: list[date], side: Side | None) -> Knee:
    knee = Knee(side)
    own = [entry for entry in diary.entries if entry.side == side]
    told = {entry.day for entry in own if entry.kind == "run"}
    others = {entry.day for entry in diary.entries if entry.kind == "run"}
    silent = [DiaryEntry(run, "run", side, {}, 0) for run in sorted({*runs, *others} - told)]
    order = {"screen": 0, "check-in": 1}
    for entry in sorted([*own, *silent], key=lambda e: (e.day, order.get(e.kind, 2))):
        _tell(knee, entry, diary.path)
    return knee


def _tell(knee: Knee, entry: DiaryEntry, path: str) -> None:
    if entry.kind == "run" and knee.rehab.status.phase == Phase.SCREEN:
        knee.unscreened += 1
        return
    try:
        said = {**_UNSAID.get(entry.kind, {}), **entry.values}
        brought = _TELL[entry.kind](knee.rehab, entry.day, **said)
    except KneeloadError as error:
        raise DiaryError(f"{path}, line {entry.line}, {entry.kind}: {error}") from None
    knee.log += brought
    _judge(knee, entry, [row.colour for row in brought if row.colour is not None])
    knee.silent += entry.kind == "run" and not entry.line
    if entry.kind == "screen":
        knee.screened_on = entry.day
    knee.standings.append(Standing(entry.day, knee.rehab.status))


def _judge(knee: Knee, entry: DiaryEntry, colours: list[Colour]) -> None:
    """Give each colour to the day of its run: an older one closes before a new one is taken in.
    REHAB-035, REHAB-037"""
    days = [*knee.pending]
    is_judged = any(day == entry.day for day, _ in knee.judged[-1:])
    if entry.kind == "run" and entry.day not in days and not is_judged:
        days.append(entry.day)
    knee.judged += zip(days, colours)
    knee.pending = days[len(colours) :]
