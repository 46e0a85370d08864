"""Every public name says what it is: classes, functions, methods, fields and options."""

import ast
import enum
import inspect
from pathlib import Path

import pytest

import kneeload as kl
from kneeload import options

PACKAGE = Path(kl.__file__).parent
PUBLIC = [getattr(kl, name) for name in kl.__all__]
CLASSES = [thing for thing in PUBLIC if inspect.isclass(thing)]
CALLED = [thing for thing in PUBLIC if inspect.isclass(thing) or inspect.isroutine(thing)]
METHODS = [
    pytest.param(member, id=f"{cls.__name__}.{name}")
    for cls in CLASSES
    for name, member in vars(cls).items()
    if not name.startswith("_")
    and (inspect.isroutine(member) or isinstance(member, (property, classmethod)))
]


def classes_of(path):
    tree = ast.parse(path.read_text())
    return [node for node in tree.body if isinstance(node, ast.ClassDef)]


def fields_without_comment(path, names):
    """Fields of classes that have no "#:" on their line or the one above."""
    lines = ["", *path.read_text().splitlines()]
    for cls in classes_of(path):
        for field in cls.body if cls.name in names else ():
            if isinstance(field, ast.AnnAssign) and not field.target.id.startswith("_"):
                told = lines[field.end_lineno] + lines[field.lineno - 1].strip().partition(" ")[0]
                if "#: " not in told and "#:" not in told:
                    yield f"{cls.name}.{field.target.id}"


@pytest.mark.parametrize("thing", CALLED, ids=lambda thing: thing.__name__)
def test_docstring(thing):
    text = thing.__doc__ or ""
    assert text.split(), thing
    # A dataclass without a docstring gets its signature as one.
    assert not text.startswith(f"{thing.__name__}("), thing


@pytest.mark.parametrize("member", METHODS)
def test_docstring_of_method(member):
    assert (member.__doc__ or "").split()


def test_fields_and_options():
    names = {cls.__name__ for cls in CLASSES}
    lacking = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "capi.py":
            lacking += fields_without_comment(path, names)
    every = {cls.name for cls in classes_of(Path(options.__file__))}
    assert {"RollingOptions", "_Gate", "RehabOptions"} <= every
    lacking += fields_without_comment(Path(options.__file__), every)
    assert not lacking


def test_a_field_without_comment_is_noticed(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(
        "class A:\n    a: int  #: told\n    #: told\n    b: int\n    c: int\n    d: int  # x\n"
    )
    assert list(fields_without_comment(path, {"A"})) == ["A.c", "A.d"]


def test_options_have_docstrings():
    for cls in classes_of(Path(options.__file__)):
        assert ast.get_docstring(cls), cls.name


def test_enumerators_have_a_sentence():
    """A public enum is explained by the catalogue, member by member."""
    said = {(code.name, code.value) for code in kl.codes() if code.text.split()}
    # The catalogue names these as the specification does.
    assert {code.value for code in kl.codes("shoe_advice")} == set(map(int, kl.ShoeAdvice))
    for cls in CLASSES:
        if issubclass(cls, enum.Enum) and cls is not kl.ShoeAdvice:
            missing = [member for member in cls if (member.name, int(member)) not in said]
            assert not missing, cls


def test_what_holds_for_every_call_is_told():
    for word in ("None", "KneeloadError", "Metres, seconds", "parameters()"):
        assert word in kl.__doc__
