"""What a reader returns: activities, the problems it met, and the way to sessions and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from ..days import Day
from ..enums import Channel, RunMode, SessionKind, Terrain
from ..knee import Segment
from ..series import Series
from ..sessions import Session, day_series
from .formats import TERRAINS


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of an export. What the file does not hold, or what could not be read, is
    None."""

    start: datetime  #: local without zone, or with zone where the format gives UTC
    sport: str  #: as the file names it
    kind: SessionKind  #: run, walk or other
    distance_m: float | None  #: metres
    moving_s: float | None  #: seconds in motion
    elapsed_s: float | None  #: seconds from start to end
    steps: int | None  #: of both feet
    cadence_spm: float | None  #: steps of both feet per minute
    ascent_m: float | None  #: metres
    descent_m: float | None  #: metres
    hr: float | None  #: mean, beats per minute
    row: int  #: as a spreadsheet counts: the header is row 1
    rpe: float | None = None  #: rating of perceived exertion, 0 .. 10
    timed: bool = True  #: False: of the start only the day is known

    def session(self) -> Session:
        """The session that the load functions take."""
        start = self.start
        return Session(
            day=start.date(),
            start_s=start.hour * 3600 + start.minute * 60 + start.second if self.timed else None,
            dist_m=_rounded(self.distance_m),
            dur_s=_rounded(self.moving_s),
            elapsed_s=_rounded(self.elapsed_s),
            steps=self.steps,
            rpe=None if self.rpe is None else round(self.rpe * 10),
            kind=self.kind,
        )

    def segment(self) -> Segment:
        """The run or walk as one lap, as knee_load takes it. The descent is given with the
        distance only; terrain is what the sport says (treadmill, track, trail)."""
        if self.kind == SessionKind.OTHER:
            raise ValueError(f"row {self.row}: {self.sport} is neither run nor walk")
        return Segment(
            distance_m=self.distance_m,
            duration_s=self.moving_s,
            cadence=self.cadence_spm,
            descent_m=None if self.distance_m is None else self.descent_m,
            mode=RunMode.WALK if self.kind == SessionKind.WALK else RunMode.AUTO,
            terrain=_terrain(self.sport),
        )


@cache
def _terrain(sport: str) -> Terrain:
    words = sport.lower()
    return Terrain[next((name for word, name in TERRAINS.items() if word in words), "UNKNOWN")]


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell or row that could not be read."""

    file: str  #: path
    row: int  #: as a spreadsheet counts: the header is row 1
    column: str  #: "" for the row as a whole
    value: str  #: as it stands in the file
    reason: str  #: why it could not be read
    unread: bool  #: True: the whole row is missing from the activities
    day: date | None = None  #: of an unread row, where its date could be read
    rpe: float | None = None  #: rating of perceived exertion, 0 .. 10
    timed: bool = True  #: False: of the start only the day is known

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        place = self.file + row + (f", {self.column}" if self.column else "")
        return f"{place}: {self.value!r}: {self.reason}"


@dataclass(frozen=True)
class Activities:
    """An export, read."""

    path: str  #: the file
    format: str  #: "Garmin Connect", "Strava", "intervals.icu" or "Runkeeper"
    dates: str  #: "local", or "UTC" where no zone was given for a format in UTC
    activities: list[Activity] = field(default_factory=list)  #: by start
    problems: list[Problem] = field(default_factory=list)  #: by row

    def __len__(self) -> int:
        return len(self.activities)

    @property
    def unread(self) -> list[Problem]:
        """The rows that are missing from the activities."""
        return [problem for problem in self.problems if problem.unread]

    @property
    def runs(self) -> list[Activity]:
        """The activities that are runs."""
        return [activity for activity in self.activities if activity.kind == SessionKind.RUN]

    def sessions(self) -> list[Session]:
        """One session an activity, by start; other sports have the kind OTHER."""
        return [activity.session() for activity in self.activities]

    def daily(
        self,
        *,
        channel: Channel | str = Channel.DISTANCE,
        first_day: Day | None = None,
        last_day: Day | None = None,
        missing: Iterable[Day] = (),
        infer_rest: bool = True,
        **options: Any,
    ) -> Series:
        """Daily loads. An export is taken as complete: a day without activity is a day of rest,
        unless ``infer_rest`` is False or ``missing`` names it. A day with an unread row is
        missing, or a lower bound where other rows of the day were read."""
        days = {problem.day for problem in self.unread if problem.day is not None}
        sessions = self.sessions()
        span: list[Any] = [session.day for session in sessions] + list(days)
        first = min(span, default=None) if first_day is None else first_day
        last = max(span, default=None) if last_day is None else last_day
        return day_series(
            sessions,
            channel=channel,
            first_day=first,
            last_day=last,
            missing=[*missing, *sorted(days)],
            infer_rest=infer_rest,
            **options,
        )
