"""Everything that the page says, gathered before a word of it is set."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ...errors import KneeloadError
from ...knee import Runner
from ...readers import Activities, Diary, Exports
from ...sessions import Session
from ..days import Report, evaluate
from ..knee import KneeReport, evaluate_knee
from .answer import Answer, answer
from .replay import Knee, replay


class NothingToReport(ValueError):
    """No run, or none until the day that was asked for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The history until the day of the report, evaluated."""

    day: date
    source: Activities
    load: Report
    knee_load: KneeReport | None
    diary: Diary | None
    knees: list[Knee]
    answer: Answer | None  # None: nobody told of the knee
    efforts: list[Session]
    exports: Exports | None
    from_diary: int  # runs that only the diary knows
    knee_fault: str = ""
    skipped: list[str] = field(default_factory=list)


def gather(exports: Exports | None, diary: Diary | None, day: date | None) -> Facts:
    """Load book, knee load and decisions, until a day: the last one that any file knows unless
    it is given."""
    told = diary or (exports.diary if exports else None)
    source = _history(exports, told)
    last = day or _last_day(source, told)
    source = _until(source, last)
    if not source.runs:
        raise NothingToReport("no run in it" if day is None else f"no run until {day}")
    load = evaluate(source, last)
    knee_load, fault = _knee_load(source)
    run_days = [run.start.date() for run in source.runs]
    knees = replay(told, run_days, last) if told else []
    until = told.until(last) if told else None
    return Facts(
        day=last,
        source=source,
        load=load,
        knee_load=knee_load,
        diary=until,
        knees=knees,
        answer=answer(knees, until, source, load.days[0].day, last) if until and knees else None,
        efforts=[s for s in exports.efforts if _before(s, last)] if exports else [],
        exports=exports,
        from_diary=sum(not run.timed for run in source.runs),
        knee_fault=fault,
        skipped=exports.skipped if exports else [],
    )


def _history(exports: Exports | None, diary: Diary | None) -> Activities:
    """The exports, and the runs of the diary on days on which they hold none."""
    own = diary.activities() if diary else Activities("", "diary", "local")
    if exports is None or not exports.activities.activities:
        return own
    book = exports.activities
    days = {run.start.date() for run in book.runs}
    more = [run for run in own.activities if run.start.date() not in days]
    if not more:
        return book
    joined = sorted([*book.activities, *more], key=lambda a: a.start.replace(tzinfo=None))
    return replace(book, activities=joined, format=f"{book.format}, diary")


def _last_day(source: Activities, diary: Diary | None) -> date:
    days = [run.start.date() for run in source.runs]
    if diary is not None and diary.last_day is not None:
        days.append(diary.last_day)
    if not days:
        raise NothingToReport("no run in it")
    return max(days)


def _until(source: Activities, day: date) -> Activities:
    """The history cut at the end of a day."""
    return replace(
        source,
        activities=[a for a in source.activities if a.start.date() <= day],
        problems=[p for p in source.problems if p.day is None or p.day <= day],
    )


def _before(session: Session, day: date) -> bool:
    return isinstance(session.day, date) and session.day <= day


def _knee_load(source: Activities) -> tuple[KneeReport | None, str]:
    """Knee load of the history; a reference that the model does not take is told."""
    try:
        return evaluate_knee(source, Runner()), ""
    except KneeloadError as error:
        return None, str(error)
