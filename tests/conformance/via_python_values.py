"""What every module of the Python runner needs: input as Python wants it, answers in the words
of the vectors."""

import dataclasses
import datetime
import enum
import math

import kneeload as kl

EPOCH = datetime.date(1970, 1, 1)
NOT_FINITE = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
INFINITIES = {math.inf: "inf", -math.inf: "-inf"}
NO_DAY = -(2**31)


class Unknown(Exception):
    """The case holds what this runner does not know."""


def plain_input(value):
    """Integral numbers as int, "nan" and its like as float."""
    if isinstance(value, dict):
        return {name: plain_input(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain_input(inner) for inner in value]
    if isinstance(value, str):
        return NOT_FINITE.get(value, value)
    if isinstance(value, float) and value.is_integer() and math.copysign(1.0, value) > 0:
        return int(value)
    return value


def allow(given, *names):
    unknown = [name for name in given if given[name] is not None and name not in names]
    if unknown:
        raise Unknown(f"input members {unknown} are not known")


def number(given, name):
    """A number that a call needs; null is none, and has to be refused."""
    value = given.get(name)
    return math.nan if value is None else value


def day_of(given, name="day"):
    """A day that a call needs; null is outside the calendar, and has to be refused."""
    value = given.get(name)
    return NO_DAY if value is None else value


def given_options(cfg):
    return {name: value for name, value in (cfg or {}).items() if value is not None}


def plain_output(value):
    if isinstance(value, enum.Flag):
        return value.names
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, datetime.date):
        return (value - EPOCH).days
    if isinstance(value, (tuple, list)):
        return [plain_output(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return INFINITIES.get(value, "nan")
    return value


def members(result):
    """Members of a result dataclass by name."""
    names = [field.name for field in dataclasses.fields(result)]
    answer = {name: plain_output(getattr(result, name)) for name in names}
    return answer


def outcome(call, *arguments):
    """The answer with its status, or the refusal."""
    try:
        return {"status": "KL_OK", **call(*arguments)}
    except kl.KneeloadError as error:
        return {"status": error.status, "field": error.field, "index": error.index}
