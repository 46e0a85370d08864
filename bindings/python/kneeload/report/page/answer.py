"""Today's answer: the knees, the sessions and the judged runs, asked of the library."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ...enums import Colour, SessionKind
from ...enums_rehab import Side
from ...readers import Activities, Diary
from ...sessions import prepare
from ...today import Today, today
from .replay import Knee

_REACH = timedelta(days=365)  # the rules look back weeks, and an answer takes 4,096 sessions

Doses = dict[date, list[int | None]]
"""Seconds of every run of a day; None where they are not known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a day, and what it was asked without."""

    today: Today
    untimed: int  # AMBER and RED runs without a time, which bound no comfortable time


def answer(
    knees: list[Knee], diary: Diary, history: Activities, first_day: date, day: date
) -> Answer:
    """The answer for a day: the one place that asks for it. Days without a run count as rest, as
    in the load book. No week is in force: the page holds none that the runner agreed to."""
    recent = _since(history, day - _REACH)
    doses = _doses(recent, diary)
    judged = [(run, _dose(doses[run], colour), colour) for run, colour in _colours(knees, day)]
    said = today(
        [(Side.UNSPECIFIED if knee.side is None else knee.side, knee.rehab) for knee in knees],
        on=day,
        sessions=recent,
        first_day=first_day,
        infer_rest=True,
        judged=[(run, dose, colour) for run, dose, colour in judged if dose is not None],
    )
    untimed = {run for run, dose, colour in judged if dose is None and colour >= Colour.AMBER}
    return Answer(said, len(untimed))


def _since(history: Activities, first: date) -> Activities:
    """The history from a day on."""
    return replace(
        history,
        activities=[a for a in history.activities if a.start.date() >= first],
        problems=[p for p in history.problems if p.day is None or p.day >= first],
    )


def _colours(knees: list[Knee], day: date) -> list[tuple[date, Colour]]:
    """The judged runs within reach, of every knee."""
    return [(run, colour) for knee in knees for run, colour in knee.judged if run >= day - _REACH]


def _doses(history: Activities, diary: Diary) -> Doses:
    """How long every run took: split files are one run, a row that could not be read is one of
    which nothing is known."""
    doses: Doses = defaultdict(list)
    for item in prepare(history.sessions()).sessions:
        session = item.session
        if session.kind == SessionKind.RUN and isinstance(session.day, date):
            doses[session.day].append(session.dur_s)
    for entry in diary.entries:
        if entry.kind == "run" and entry.moving_s is not None:
            doses[entry.day].append(entry.moving_s)
    for row in history.unread:
        if row.day is not None:
            doses[row.day].append(None)
    return doses


def _dose(doses: list[int | None], colour: Colour) -> int | None:
    """Seconds that a colour stands for: the shortest run of its day. A GREEN one says nothing
    while another run of the day may have been shorter."""
    known = [dose for dose in doses if dose is not None]
    if not known or (colour is Colour.GREEN and len(known) < len(doses)):
        return None
    return min(known)
