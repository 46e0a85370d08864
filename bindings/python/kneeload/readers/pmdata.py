"""A person of the PMData study: watch runs, session RPE, wellness and injury reports.

Thambawita et al. 2020, doi 10.1145/3339825.3394926. Runs carry local time, the reports UTC. The
study asked no pain number: its complaints stay words, and pain stays unknown. Whether 5 of its
stress scale is calm or tense is not said with the data, so stress stays unknown, too.
"""

from __future__ import annotations

import ast
import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any

from ..enums import SessionKind
from ..enums_rehab import Side
from ..sessions import Session
from .activities import Activities, Activity, Problem
from .diary import Complaint, Diary, DiaryEntry
from .formats import METRES, RANGES

FORMAT = "PMData"
FILES = ("runs.csv", "srpe.csv", "wellness.csv", "injury.csv")
"""What the folder of a person holds; the first two make it one."""

_UNITS = {"Kilometer": METRES["km"], "Mile": METRES["mi"]}
_SPORTS = {"Run": "Running", "Treadmill": "Treadmill Running"}
_KNEES = {"left_knee": Side.LEFT, "right_knee": Side.RIGHT}
_NOTES = [
    "PMData asked no number for pain: complaints are shown in the words that were chosen.",
    "PMData does not say which end of its stress scale is calm: stress is taken as not known.",
]


def is_person(names: Mapping[str, Any]) -> bool:
    """Whether a folder with these files is a person of the study."""
    return all(name in names for name in FILES[:2])


def read_pmdata(
    files: Mapping[str, bytes], path: str, zone: tzinfo | None
) -> tuple[Activities, list[Session], Diary]:
    """Runs, every session with its exertion, and what was reported. A run that only the exertion
    tells of is one without distance; where strength was mixed in, also without time."""
    problems: list[Problem] = []
    tables = {name: _rows(files.get(name, b"")) for name in FILES}
    runs = _runs(tables["runs.csv"], f"{path}/runs.csv", problems)
    efforts, told = [], []
    for number, row in tables["srpe.csv"]:
        session, run = _effort(row, number, f"{path}/srpe.csv", zone, problems)
        if session is not None:
            efforts.append(session)
        if run is not None:
            told.append(run)
    runs = sorted(_joined(runs, told), key=lambda run: run.start)
    diary = Diary(path, _check_ins(tables["wellness.csv"], zone),
                  _complaints(tables["injury.csv"], zone), list(_NOTES))  # fmt: skip
    return Activities(path, FORMAT, "local", runs, problems), efforts, diary


def _rows(data: bytes) -> list[tuple[int, dict[str, str]]]:
    text = data.decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [(rows.line_num, row) for row in rows if any(row.values())]


def _number(text: str | None) -> Decimal | None:
    try:
        value = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None


def _ranged(name: str, value: Decimal | None) -> float | None:
    low, high = RANGES[name]
    return float(value) if value is not None and low <= value <= high else None


def _moment(text: str | None, zone: tzinfo | None) -> datetime | None:
    """A moment in UTC, as local time where the zone is known."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return moment.astimezone(zone or timezone.utc).replace(tzinfo=None)


def _literal(text: str | None, kind: type) -> Any:
    """A list or dict that was written as text."""
    try:
        value = ast.literal_eval((text or "").strip() or repr(kind()))
    except (ValueError, SyntaxError):
        return kind()
    return value if isinstance(value, kind) else kind()


def _runs(
    rows: list[tuple[int, dict[str, str]]], path: str, problems: list[Problem]
) -> list[Activity]:
    runs = []
    for number, row in rows:
        try:
            start = datetime.fromisoformat(row["start_local"])
        except (KeyError, TypeError, ValueError):
            given = row.get("start_local") or ""
            problems.append(Problem(path, number, "start_local", given, "no date", unread=True))
            continue
        runs.append(_run(row, number, start))
    return runs


def _run(row: dict[str, str], number: int, start: datetime) -> Activity:
    distance, unit = _number(row.get("distance")), _UNITS.get(row.get("distance_unit") or "")
    active, steps = _number(row.get("active_ms")), _number(row.get("steps"))
    elapsed = _number(row.get("duration_ms"))
    cadence = steps * 60_000 / active if steps and active else None
    return Activity(
        start=start,
        sport=_SPORTS.get(row.get("activity") or "", row.get("activity") or "Running"),
        kind=SessionKind.RUN,
        distance_m=_ranged("distance_m", distance * unit if distance and unit else None),
        moving_s=_ranged("moving_s", active / 1000 if active else None),
        elapsed_s=_ranged("elapsed_s", elapsed / 1000 if elapsed else None),
        steps=int(steps) if steps and steps <= RANGES["steps"][1] else None,
        cadence_spm=_ranged("cadence_spm", cadence),
        ascent_m=_ranged("ascent_m", _number(row.get("elevation_gain_m"))),
        descent_m=None,
        hr=_ranged("hr", _number(row.get("avg_hr"))),
        row=number,
    )


def _effort(
    row: dict[str, str], number: int, path: str, zone: tzinfo | None, problems: list[Problem]
) -> tuple[Session | None, Activity | None]:
    """A session with its exertion, and the run in it."""
    end, minutes = _moment(row.get("end_date_time"), zone), _number(row.get("duration_min"))
    if end is None:
        given = row.get("end_date_time") or ""
        problems.append(Problem(path, number, "end_date_time", given, "no date", unread=True))
        return None, None
    names = _literal(row.get("activity_names"), list)
    exertion = _number(row.get("perceived_exertion"))
    rpe = float(exertion) if exertion is not None and exertion <= 10 else None
    seconds = _ranged("moving_s", minutes * 60 if minutes else None)
    start = end - timedelta(seconds=seconds or 0)
    kind = SessionKind.RUN if "running" in names else SessionKind.OTHER
    session = Session(
        day=start.date(),
        dur_s=None if seconds is None else round(seconds),
        rpe=None if rpe is None else round(rpe * 10),
        kind=kind,
    )
    if kind != SessionKind.RUN:
        return session, None
    only = set(names) <= {"individual", "team", "running", "endurance"}
    run = Activity(start, "Running", kind, None, seconds if only else None, None, None, None, None,
                   None, None, number, rpe if only else None)  # fmt: skip
    return session, run


def _joined(watch: list[Activity], told: list[Activity]) -> list[Activity]:
    """The runs of the watch, with the exertion told of their day; other days as they were told."""
    by_day: dict[date, list[Activity]] = {}
    for run in told:
        by_day.setdefault(run.start.date(), []).append(run)
    joined = []
    for run in watch:
        same_day = by_day.get(run.start.date(), [])
        one = len(same_day) == 1 and sum(o.start.date() == run.start.date() for o in watch) == 1
        joined.append(replace(run, rpe=same_day[0].rpe) if one else run)
    days = {run.start.date() for run in watch}
    return joined + [run for run in told if run.start.date() not in days]


def _check_ins(rows: list[tuple[int, dict[str, str]]], zone: tzinfo | None) -> list[DiaryEntry]:
    """A morning a day: the first report. It knows the sleep and nothing of pain."""
    mornings: dict[date, DiaryEntry] = {}
    for number, row in sorted(rows, key=lambda item: item[1].get("effective_time_frame") or ""):
        moment, hours = (
            _moment(row.get("effective_time_frame"), zone),
            _number(row.get("sleep_duration_h")),
        )
        if moment is None or moment.date() in mornings:
            continue
        sleep = round(hours * 60) if hours is not None and hours <= 24 else None
        values = {} if sleep is None else {"sleep_min": sleep}
        mornings[moment.date()] = DiaryEntry(moment.date(), "check-in", None, values, number)
    return list(mornings.values())


def _complaints(rows: list[tuple[int, dict[str, str]]], zone: tzinfo | None) -> list[Complaint]:
    found = []
    for _, row in rows:
        moment = _moment(row.get("effective_time_frame"), zone)
        for part, words in _literal(row.get("injuries"), dict).items():
            if moment is not None and part in _KNEES:
                found.append(Complaint(moment.date(), _KNEES[part], str(words)))
    return sorted(set(found), key=lambda complaint: (complaint.day, complaint.side))
