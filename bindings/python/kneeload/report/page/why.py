"""A reason with what stands behind it: parameter, unit, range, grade of evidence, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ...catalog import Evidence, Parameter, Source, evidence, source
from ...enums_rehab import Side
from ...reasons import Reason
from ...rehab_results import SidedReason
from .words import GRADES

_UNITS = {
    "d": "days",
    "day": "days",
    "tenths": "of 10",
    "count": "",
    "min": "min",
    "1-5": "on a scale of 1 to 5",
    "dspm": "steps/min",
    "permille": "‰",
}
_IN_TENTHS = ("tenths", "dspm")


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, with an address that can be opened where there is one."""

    key: str
    citation: str
    address: str
    link: str | None
    seen: str


@dataclass(frozen=True, slots=True)
class Why:
    """One reason, ready for the page."""

    text: str
    code: str
    side: str  # "", "left knee", "right knee"
    observed: str  # "" where no number belongs to it
    limit: str
    parameter: Parameter | None
    default: str
    span: str
    grade: str
    sources: tuple[Cited, ...]


def why(given: Reason | SidedReason, figure: Callable[[int], str] | None = None) -> Why:
    """A reason of any answer. ``figure`` sets its numbers where they have another unit than the
    parameter."""
    side = given.side if isinstance(given, SidedReason) else None
    reason = given.reason if isinstance(given, SidedReason) else given
    row = reason.catalogue
    unit = "" if row is None else row.unit
    return Why(
        text=str(reason),
        code=reason.code.name,
        side=_side(side),
        observed=_figure(reason.value, unit, figure),
        limit=_figure(reason.limit, unit, figure),
        parameter=row,
        default="" if row is None else in_unit(row.default, unit),
        span="" if row is None else f"{in_unit(row.minimum, '')} to {in_unit(row.maximum, unit)}",
        grade="" if row is None else grade(row.grade),
        sources=() if row is None else tuple(map(cited, row.sources)),
    )


def _figure(value: int | None, unit: str, figure: Callable[[int], str] | None) -> str:
    return in_unit(value, unit) if value is None or figure is None else figure(value)


def _side(side: Side | None) -> str:
    return "" if side in (None, Side.UNSPECIFIED) else f"{side.name.lower()} knee"


def in_unit(value: float | None, unit: str) -> str:
    """A number of the catalogue with its unit; pain as people say it."""
    if value is None:
        return ""
    shown = value / 10 if unit in _IN_TENTHS else value
    return f"{shown:,g} {_UNITS.get(unit, unit)}".strip()


def grade(letter: str) -> str:
    """A grade with its meaning."""
    return f"{letter}: {GRADES[letter]}"


@cache
def cited(key: str) -> Cited:
    """A source of the catalogue."""
    row: Source = source(key)
    return Cited(row.key, row.citation, row.address, _link(row.address), row.seen)


def _link(address: str) -> str | None:
    """Where an address leads: DOIs and plain hosts with a path; nothing is guessed beyond."""
    if address.startswith("doi "):
        return f"https://doi.org/{address.removeprefix('doi ')}"
    host, slash, _ = address.partition("/")
    plain = slash and "." in host and not set(address) & set(" (),")
    return f"https://{address}" if plain else None


@dataclass(frozen=True, slots=True)
class Label:
    """The evidence label of an output."""

    row: Evidence
    grade: str
    source: Cited


def label(output: str) -> Label:
    """What stands behind an output such as "RATIO_RA"."""
    row = evidence(output)
    return Label(row, grade(row.grade), cited(row.source))
