"""The library described as data: parameters, sources, codes, evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from . import capi

_UNKNOWN = int(capi.KL_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the library."""

    id: str  #: "RA.na": options group, dot, name of the field
    name: str  #: plain English
    unit: str  #: "" for a selector or switch
    codes: str  #: the code set of a selector, "" for a number
    default: float | None  #: None: unset until the caller sets it
    minimum: float  #: inclusive
    maximum: float  #: inclusive
    grade: str  #: evidence A .. E, X quoted against the metric, "-" none
    sources: tuple[str, ...]  #: source keys
    note: str  #: what to know about it, may be ""


@dataclass(frozen=True, slots=True)
class Source:
    """One publication or project the library draws on."""

    key: str  #: "Frandsen2025"
    citation: str  #: who, where, how many people
    address: str  #: DOI or page; "" where none is known
    seen: str  #: how it was read: "abstract", "page", "recalled", ...


@dataclass(frozen=True, slots=True)
class Code:
    """One enumerator: set, name and number."""

    set: str  #: "flag", "verdict", "day_state", ...
    name: str  #: "POSSIBLE_LAYOFF"
    value: int  #: its number, or the bit of a flag
    text: str  #: one plain sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind an output."""

    output: str  #: "SPIKE_DISTANCE"
    band: str  #: "SMALL"; "" for the output as a whole
    claim: str  #: RISK_ASSOCIATED, DESCRIPTIVE, LEGACY or INPUT
    source: str  #: source key
    grade: str  #: A .. E, X
    hrr_x100: int | None  #: hazard rate ratio x 100, never used in arithmetic
    hrr_low_x100: int | None  #: lower end of its 95 % interval
    hrr_high_x100: int | None  #: upper end


def _rows(row_at: Callable[[int], Any]) -> Iterator[Any]:
    return iter(map(row_at, count()).__next__, None)


def _parameter(row: tuple[Any, ...]) -> Parameter:
    (key, name, unit, codes, default, minimum, maximum, has_default, grade, sources, note) = row
    keys = tuple(sources.split(", ")) if sources else ()
    known = default if has_default else None
    return Parameter(key, name, unit, codes, known, minimum, maximum, grade, keys, note)


def parameters() -> list[Parameter]:
    """Every parameter, in the order in which options are checked."""
    return [_parameter(row) for row in _rows(capi.kl_parameter_at)]


def parameter(id: str) -> Parameter:
    """A parameter by id, such as "RA.na". KeyError where there is none."""
    row = capi.kl_parameter_find(id)
    if row is None:
        raise KeyError(id)
    return _parameter(row)


def sources() -> list[Source]:
    """Every source, with how it was read."""
    return [Source(*row) for row in _rows(capi.kl_source_at)]


def source(key: str) -> Source:
    """A source by key, such as "Frandsen2025". KeyError where there is none."""
    row = capi.kl_source_find(key)
    if row is None:
        raise KeyError(key)
    return Source(*row)


def codes(set: str | None = None) -> list[Code]:
    """Every enumerator, or those of one set ("flag", "verdict", ...)."""
    every = (Code(*row) for row in _rows(capi.kl_code_at))
    return [code for code in every if set is None or code.set == set]


def evidence(id: str, band: str | None = None) -> Evidence:
    """Evidence label of an output such as "SPIKE_DISTANCE", for one band where it has bands.
    RangeError where there is no such output or band. LOAD-130"""
    row = capi.kl_evidence_find(id, band)
    return Evidence(*row[:5], *(None if value == _UNKNOWN else value for value in row[5:]))
