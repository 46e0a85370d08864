"""FIT files: the sessions of a recording, decoded by fitdecode (extra ``fit``).

The profile of the format counts strides of one foot in running cadence and in total strides. They
are steps of both feet times two by that definition; a file whose own figures speak against it is
refused that field, never mended. KNEE-043, KNEE-044
"""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any

from ..enums import SessionKind
from . import cadence
from .activities import Activities, Activity, Problem
from .formats import RANGES

FORMAT = "FIT"

_MAX_SPEED = Decimal("12.5")  # m/s, faster than any runner
_STEPS = 2  # a stride is two steps
_TOO_MANY = Decimal("0.6")  # counted steps over cadence: 1, with standing 0.7; doubled steps 0.5
_KINDS = {"running": SessionKind.RUN, "walking": SessionKind.WALK, "hiking": SessionKind.WALK}
_FIELDS = {
    "distance_m": "total_distance",
    "moving_s": "total_moving_time",
    "timer_s": "total_timer_time",
    "elapsed_s": "total_elapsed_time",
    "ascent_m": "total_ascent",
    "descent_m": "total_descent",
    "hr": "avg_heart_rate",
}


class FitMissingError(ValueError):
    """FIT files need fitdecode."""


def read_fit(data: bytes, path: str, zone: tzinfo | None) -> Activities:
    """The sessions of one file. Times are UTC; they become local by ``zone``, else by the local
    time that the file itself gives, else they stay UTC. A damaged file is a problem."""
    messages, damage = _messages(data, path)
    kinds = [_value(m, "type") for m in messages if m.name == "file_id"]
    local = zone or _own_zone(messages)
    result = Activities(path, FORMAT, "local" if local else "UTC")
    if damage:
        result.problems.append(Problem(path, 0, "", "", f"damaged: {damage}", unread=True))
    elif kinds and kinds[0] not in ("activity", None):
        result.problems.append(Problem(path, 0, "", str(kinds[0]), "no activity", unread=False))
    else:
        sessions = [m for m in messages if m.name == "session"]
        for number, message in enumerate(sessions, start=1):
            _Session(result, message, number, local).read()
        if not sessions:
            result.problems.append(Problem(path, 0, "", "", "no session in it", unread=True))
    return result


def _messages(data: bytes, path: str) -> tuple[list[Any], str]:
    """Every message but those of each second, or what is wrong with the file."""
    try:
        import fitdecode
    except ImportError:
        raise FitMissingError(
            f"{path}: FIT files need fitdecode: pip install fitdecode"
        ) from None
    crc, errors = fitdecode.CrcCheck.RAISE, fitdecode.ErrorHandling.RAISE
    try:
        with fitdecode.FitReader(io.BytesIO(data), check_crc=crc, error_handling=errors) as fit:
            frames = [frame for frame in fit if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    except Exception as error:  # damaged bytes make fitdecode raise more than its own errors
        return [], f"{type(error).__name__} {error}".strip()
    return [frame for frame in frames if frame.name != "record"], ""


def _value(message: Any, name: str) -> Any:
    return message.get_value(name, fallback=None) if message.has_field(name) else None


def _own_zone(messages: list[Any]) -> tzinfo | None:
    """The zone of the recording: the file's local time less its UTC time."""
    for message in messages:
        utc, local = _value(message, "timestamp"), _value(message, "local_timestamp")
        if message.name == "activity" and isinstance(utc, datetime) and isinstance(local, datetime):
            offset = local.replace(tzinfo=None) - utc.replace(tzinfo=None)
            return timezone(offset) if abs(offset) < timedelta(hours=24) else None
    return None


class _Session:
    """Reads one session message."""

    def __init__(self, result: Activities, message: Any, row: int, zone: tzinfo | None) -> None:
        self._result = result
        self._message = message
        self._row = row
        self._zone = zone

    def read(self) -> None:
        start = _value(self._message, "start_time")
        if not isinstance(start, datetime):
            self._report("start_time", start, "no start", unread=True)
            return
        kind = _KINDS.get(str(self._get("sport")), SessionKind.OTHER)
        values = {name: self._number(name, field) for name, field in _FIELDS.items()}
        values["steps"] = self._steps(kind)
        values["cadence_spm"] = self._cadence(kind)
        self._check(values, kind)
        timer, steps = values.pop("timer_s"), values.pop("steps")
        values["moving_s"] = timer if values["moving_s"] is None else values["moving_s"]
        floats: dict[str, Any] = {
            name: None if value is None else float(value) for name, value in values.items()
        }
        self._result.activities.append(
            Activity(
                start=self._local(start),
                sport=self._sport(),
                kind=kind,
                steps=None if steps is None else int(steps),
                row=self._row,
                **floats,
            )
        )

    def _get(self, name: str) -> Any:
        return _value(self._message, name)

    def _local(self, start: datetime) -> datetime:
        start = start if start.tzinfo else start.replace(tzinfo=timezone.utc)
        return start.astimezone(self._zone).replace(tzinfo=None) if self._zone else start

    def _sport(self) -> str:
        """Terrain comes first, as in the names of other exports: "treadmill running"."""
        sport, detail = self._get("sport"), self._get("sub_sport")
        words = [] if detail in (None, "generic") else [str(detail)]
        return " ".join([*words, str(sport)]).replace("_", " ")

    def _figure(self, field: str) -> Decimal | None:
        given = self._get(field)
        return Decimal(str(given)) if isinstance(given, (int, float)) else None

    def _number(self, name: str, field: str) -> Decimal | None:
        value = self._figure(field)
        low, high = RANGES[name]
        if value is None or (name == "hr" and value == 0):
            return None
        if not low <= value <= high:
            self._report(field, value, f"outside {low} .. {high}")
            return None
        return value

    def _steps(self, kind: SessionKind) -> Decimal | None:
        """Steps of both feet. The field is one of strides only for running and walking."""
        strides = self._figure("total_strides")
        if kind == SessionKind.OTHER or strides is None:
            return None
        return self._in_range("steps", "total_strides", strides * _STEPS)

    def _cadence(self, kind: SessionKind) -> Decimal | None:
        """Steps of both feet a minute, where the profile says that the field holds strides."""
        strides = self._figure("avg_running_cadence")
        if kind != SessionKind.RUN or not strides:
            return None
        part = self._figure("avg_fractional_cadence") or 0
        return self._in_range("cadence_spm", "avg_running_cadence", (strides + part) * _STEPS)

    def _in_range(self, name: str, field: str, value: Decimal) -> Decimal | None:
        low, high = RANGES[name]
        if low <= value <= high:
            return value
        self._report(field, value, f"outside {low} .. {high} as steps of both feet")
        return None

    def _check(self, values: dict[str, Decimal | None], kind: SessionKind) -> None:
        distance, timer = values["distance_m"], values["timer_s"]
        if kind != SessionKind.OTHER and distance and timer and distance > timer * _MAX_SPEED:
            self._report("total_distance", distance, "faster than any runner")
            values["distance_m"] = None
        moving, elapsed = values["moving_s"] or timer, values["elapsed_s"]
        if moving is not None and elapsed is not None and round(moving) > round(elapsed):
            self._report("total_elapsed_time", elapsed, "shorter than the moving time")
            values["elapsed_s"] = None
        reason = self._doubtful(values) or cadence.refused(values, kind)
        if reason:
            self._report("avg_running_cadence", values["cadence_spm"], reason)
            values["cadence_spm"] = None

    def _doubtful(self, values: dict[str, Decimal | None]) -> str | None:
        """A writer that put steps where strides belong, told by the strides counted."""
        rate, steps, timer = values["cadence_spm"], values["steps"], values["timer_s"]
        if not rate or not steps or not timer or steps * 60 / timer > rate * _TOO_MANY:
            return None
        strides = steps / _STEPS * 60 / timer
        return f"steps, not strides: the strides of the session are {strides:.0f} a minute"

    def _report(self, field: str, value: Any, reason: str, unread: bool = False) -> None:
        text = "" if value is None else str(value)
        self._result.problems.append(
            Problem(self._result.path, self._row, field, text, reason, unread)
        )
