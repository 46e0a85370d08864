"""Pain, decisions and distance on one time line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ...catalog import parameter
from ...enums import Colour, DayState, Decision, Phase
from ...rehab_results import RehabEntry, RehabStatus
from ...readers import Diary, DiaryEntry
from ..days import DayRow
from .charts import at, ticks
from .replay import Knee
from .svg import AMBER, GREEN, GREY, INK, KM, PAPER, RED, SOFT, Key, Picture, picture
from .words import count, day_of

_NOT_KNOWN = (DayState.MISSING, DayState.UNMEASURED)
_BELOW = -2  # where complaints stand: below the scale, for they have no number
_LEVELS = 8  # a ladder has seven levels; the eighth would be the next phase
_SIGNS = {
    Colour.GREEN: ("o", GREEN, Key("●", "green", "GREEN run")),
    Colour.AMBER: ("^", AMBER, Key("▲", "amber", "AMBER run")),
    Colour.RED: ("X", RED, Key("✖", "red", "RED run")),
    Colour.GREY: ("s", GREY, Key("□", "grey", "GREY run: answers are missing")),
}
_PHASES = ", ".join(f"{int(phase)} {phase.name.lower()}" for phase in Phase)


def timeline(knee: Knee, diary: Diary, rows: list[DayRow], first: date, last: date) -> Picture:
    """One knee from the first day to the last."""
    own = [e for e in diary.entries if e.side == knee.side and first <= e.day <= last]
    hurt = [c for c in diary.complaints if first <= c.day <= last and knee.side in (None, c.side)]
    slept = [(e.day, e.values["sleep_min"] / 60) for e in own if "sleep_min" in e.values]
    ran = [(row.day, row.load_m / 1000) for row in rows if row.day >= first]
    far_unknown = [at(row.day) for row in rows if row.state in _NOT_KNOWN and row.day >= first]
    judged = [e for e in knee.log if isinstance(e.day, date) and first <= e.day <= last]
    lanes = {"pain, 0 to 10": 150, "phase, and colour of the run": 150, "km": 75}
    if slept:
        lanes["hours of sleep"] = 70

    def draw(axes: list[Any]) -> None:
        _pain(axes[0], own, [at(complaint.day) for complaint in hurt])
        _phases(axes[1], _standings(knee, first, last))
        _colours(axes[1], judged)
        for lane, values in zip(axes[2:], (ran, slept)):
            _bars(lane, values)
        axes[2].plot(far_unknown, [0.4] * len(far_unknown), linestyle="none", marker="$?$",
                     markersize=7, color=INK, clip_on=False)  # fmt: skip
        ticks(axes[-1], first, last)

    name = "time" if knee.side is None else f"time-{knee.side.name.lower()}"
    title = f"Pain, decisions and distance of the {knee.name}, {day_of(first)} to {day_of(last)}"
    keys = _keys(judged, bool(hurt))
    if far_unknown:
        keys.append(Key("?", "ink", "in the lane of km: distance not known"))
    return picture(name, title, _told(judged, own, hurt), keys, lanes, draw)


def _told(judged: list[RehabEntry], own: list[DiaryEntry], hurt: list[Any]) -> str:
    found = [entry.colour for entry in judged if entry.colour is not None]
    colours = ", ".join(f"{found.count(colour)} {colour.name}" for colour in Colour)
    mornings = sum("morning_pain" in entry.values for entry in own)
    words = f" {count(len(hurt), 'complaint')} in words, without a number." if hurt else ""
    return (
        f"{count(mornings, 'morning')} with a number for pain. Judged runs: {colours}.{words} "
        "The table below has every decision."
    )


def _keys(judged: list[RehabEntry], complaints: bool) -> list[Key]:
    green, red = _limits()
    keys = [
        Key("─", "soft", "pain in the morning"),
        Key("◆", "ink", "largest pain in a run"),
        Key("╌", "green", f"green limit, {green:g}"),
        Key("╌", "red", f"red limit, {red:g}"),
    ]
    if complaints:
        keys.append(Key("?", "ink", "below the scale: a complaint in words, without a number"))
    keys.append(Key("─", "ink", f"phase: {_PHASES}; within 2 it rises with the level"))
    keys += [key for colour, (_, _, key) in _SIGNS.items() if _days_of(judged, colour)]
    return [*keys, Key("⬣", "red", "STOP")] if _stops(judged) else keys


def _limits() -> tuple[float, float]:
    """The limits of a run as people say them."""
    green, red = (parameter(f"RH.pain_{name}").default or 0 for name in ("green", "red"))
    return green / 10, red / 10


def _days_of(judged: list[RehabEntry], colour: Colour) -> list[int]:
    return [at(e.day) for e in judged if e.colour == colour and isinstance(e.day, date)]


def _stops(judged: list[RehabEntry]) -> list[int]:
    return [at(e.day) for e in judged if e.decision == Decision.STOP and isinstance(e.day, date)]


def _pain(axes: Any, entries: list[DiaryEntry], complaints: list[int]) -> None:
    for limit, colour in zip(_limits(), (GREEN, RED)):
        axes.axhline(limit, color=colour, linewidth=1, linestyle=(0, (4, 3)))
    morning = _answers(entries, "morning_pain")
    peaks = _answers([entry for entry in entries if entry.kind == "run"], "peak")
    axes.plot([at(day) for day, _ in morning], [pain for _, pain in morning], color=SOFT,
              linewidth=1.1, marker=".", markersize=4)  # fmt: skip
    axes.plot([at(day) for day, _ in peaks], [pain for _, pain in peaks], color=INK,
              linestyle="none", marker="D", markersize=4.5)  # fmt: skip
    axes.plot(complaints, [_BELOW] * len(complaints), linestyle="none", marker="$?$",
              markersize=7, color=INK, clip_on=False)  # fmt: skip
    axes.set_ylim(_BELOW - 1 if complaints else -0.6, 10.4)
    axes.set_yticks([0, 5, 10])


def _answers(entries: list[DiaryEntry], keyword: str) -> list[tuple[date, float]]:
    return [(e.day, e.values[keyword]) for e in entries if keyword in e.values]


def _phases(axes: Any, steps: list[tuple[date, float]]) -> None:
    axes.step([at(day) for day, _ in steps], [height for _, height in steps], where="post",
              color=INK, linewidth=1.8)  # fmt: skip
    axes.set_ylim(-1.8, 5.4)
    axes.set_yticks(range(6))


def _colours(axes: Any, judged: list[RehabEntry]) -> None:
    for colour, (marker, ink, _) in _SIGNS.items():
        days = _days_of(judged, colour)
        face = PAPER if colour == Colour.GREY else ink
        axes.plot(days, [-1] * len(days), linestyle="none", marker=marker, markersize=6.5,
                  color=ink, markerfacecolor=face, clip_on=False)  # fmt: skip
    for day in _stops(judged):
        axes.axvline(day, color=RED, linewidth=2)
        axes.plot([day], [5], marker="H", markersize=9, color=RED, clip_on=False)


def _height(status: RehabStatus) -> float:
    inside = (status.level - 1) / _LEVELS if status.phase == Phase.RELOAD else 0.0
    return int(status.phase) + inside


def _standings(knee: Knee, first: date, last: date) -> list[tuple[date, float]]:
    """What held at the end of each day with an event, carried on to both ends."""
    by_day = {standing.day: _height(standing.status) for standing in knee.standings}
    before = [value for day, value in by_day.items() if day <= first]
    shown = [(day, value) for day, value in by_day.items() if first < day <= last]
    steps = [*([(first, before[-1])] if before else []), *shown]
    return [*steps, (last + timedelta(days=1), steps[-1][1])] if steps else []


def _bars(axes: Any, values: list[tuple[date, float]]) -> None:
    axes.bar([at(day) for day, _ in values], [value for _, value in values], 0.85, color=KM)
    axes.set_ylim(bottom=0)
    axes.locator_params(axis="y", nbins=2)
