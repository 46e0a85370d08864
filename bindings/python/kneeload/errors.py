"""What a refused call raises. Nothing was computed or changed when one of these is raised."""

from __future__ import annotations

__all__ = [
    "DuplicateError",
    "FormatError",
    "InconsistentError",
    "KneeloadError",
    "NullError",
    "OrderError",
    "RangeError",
    "SizeError",
    "StateError",
    "UnitError",
    "VersionError",
    "from_fault",
]


class KneeloadError(ValueError):
    """An input was refused; nothing was computed or changed."""

    status: str  #: name of the status, such as "KL_E_RANGE"
    code: int  #: number of the status, negative
    field: str | None  #: the field or parameter that was refused, None where there is none
    index: int | None  #: zero-based place in the list, None for a single value
    value: float  #: the offending value, 0 where there is none


class NullError(KneeloadError):
    """A required value is missing."""


class RangeError(KneeloadError):
    """A number or selector outside its domain."""


class SizeError(KneeloadError):
    """A list or buffer of a size that is not allowed."""


class OrderError(KneeloadError):
    """A day before the one it must follow."""


class DuplicateError(KneeloadError):
    """A day or event given twice."""


class InconsistentError(KneeloadError):
    """Two fields contradict each other."""


class UnitError(KneeloadError):
    """The value looks like another unit."""


class StateError(KneeloadError):
    """Not allowed in the present state."""


class FormatError(KneeloadError):
    """Saved bytes are damaged."""


class VersionError(KneeloadError):
    """Saved bytes of another version."""


_CLASSES: dict[str, type[KneeloadError]] = {
    "KL_E_NULL": NullError,
    "KL_E_RANGE": RangeError,
    "KL_E_SIZE": SizeError,
    "KL_E_ORDER": OrderError,
    "KL_E_DUPLICATE": DuplicateError,
    "KL_E_INCONSISTENT": InconsistentError,
    "KL_E_UNIT": UnitError,
    "KL_E_STATE": StateError,
    "KL_E_FORMAT": FormatError,
    "KL_E_VERSION": VersionError,
}


def from_fault(code: int, field: str | None, index: int, value: float) -> KneeloadError:
    """The exception for a status and its fault. Called by the C layer."""
    from . import capi

    status = capi.kl_status_name(code)
    place = "" if index < 0 else f"[{index}]"
    where = f"{field}{place} ({value:.17g}): " if field else ""
    error = _CLASSES.get(status, KneeloadError)(f"{status}: {where}{capi.kl_status_message(code)}")
    for domain in _domains(field) if status == "KL_E_RANGE" else ():
        error.add_note(domain)
    error.status = status
    error.code = code
    error.field = field
    error.index = None if index < 0 else index
    error.value = value
    return error


def _domains(field: str | None) -> list[str]:
    """What the catalogue says about a field: its range, or the names it accepts."""
    from .catalog import codes, parameters

    domains = []
    for row in parameters():
        if row.id.rpartition(".")[2] == field:
            names = ", ".join(code.name for code in codes(row.codes) if row.codes)
            allowed = names or f"{row.minimum:.17g} .. {row.maximum:.17g} {row.unit}".rstrip()
            domains.append(f"{row.id}: {allowed}")
    return domains
