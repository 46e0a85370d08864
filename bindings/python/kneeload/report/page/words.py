"""Numbers and dates as people read them."""

from __future__ import annotations

from datetime import date

from ...catalog import codes
from ...enums import Flag
from ...results import RollingRatio

UNKNOWN = "not known"

GRADES = {
    "A": "a trial in runners with this pain",
    "B": "a trial or measurement elsewhere, or one large cohort of runners",
    "C": "small or inconsistent cohorts, a published protocol or guideline",
    "D": "a convention, or the text of a clinic or an article",
    "E": "an engineering choice, or own derivation",
    "X": "evidence against it; quoted, never computed with",
    "-": "none needed",
}


def km(metres: float | None, digits: int = 1) -> str:
    """Kilometres."""
    return UNKNOWN if metres is None else f"{metres / 1000:,.{digits}f} km"


def day_of(day: date | int | None) -> str:
    """A day as 21 Jun 2026."""
    return f"{day:%-d %b %Y}" if isinstance(day, date) else UNKNOWN


def count(n: int, what: str) -> str:
    """One run, 2 runs."""
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


def percent_above(ratio: float | None) -> str:
    """A ratio as +12 %."""
    return UNKNOWN if ratio is None else f"{(ratio - 1) * 100:+.0f} %"


def pace(speed: float) -> str:
    """Minutes a kilometre of a speed in m/s."""
    seconds = round(1000 / speed)
    return f"{seconds // 60}:{seconds % 60:02} min/km"


def minutes(seconds: int) -> str:
    """Seconds as 24 min, 24:30 min."""
    odd = f":{seconds % 60:02}" if seconds % 60 else ""
    return f"{seconds // 60:,}{odd} min"


def ratio(row: RollingRatio) -> str:
    """A ratio with the bounds that the unknown days leave."""
    if row.value is None and row.lo is None:
        return "not defined"
    if row.value is not None and row.lo == row.hi:
        return f"{row.value:.2f}"
    high = "no upper bound" if row.hi is None else f"{row.hi:.2f}"
    value = "" if row.value is None else f"{row.value:.2f}, "
    return f"{value}bounds {row.lo:.2f} to {high}"


_NOTES = (
    (Flag.WARMUP, "warm-up"),
    (Flag.POST_LAYOFF, "after a layoff"),
    (Flag.POSSIBLE_LAYOFF, "layoff?"),
    (Flag.LOW_COVERAGE, "too little known"),
    (Flag.NO_LOAD, "nothing run"),
    (Flag.ZERO_CHRONIC, "no chronic load"),
)


def flags(carried: Flag) -> list[str]:
    """What the flags of a ratio say."""
    return [word for flag, word in _NOTES if flag in carried]


def plain(name: str) -> str:
    """A name such as CROSS_TRAIN in plain letters."""
    return name.replace("_", " ").lower()


def text_of(group: str, value: int) -> str:
    """The catalogue's sentence for a code."""
    return next(code.text for code in codes(group) if code.value == value)
