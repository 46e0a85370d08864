"""The command ``report``: files in, a page out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ...readers import Exports, read_diary, read_exports
from ...readers.fit import FitMissingError

_MANY = 8  # files from which a bar is worth it


def add_report(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], zone: Callable[[str], object]
) -> None:
    """The command line of the page."""
    report = commands.add_parser(
        "report",
        help="one page with a diary: today, decisions, load, plan",
        description="Read exports (CSV, FIT), folders or zip archives of them, and a diary; write "
        "one page that works offline. Without a diary it says what it cannot know.",
        epilog="It needs a FILE or a --diary, and the extra report; FIT files need the extra fit: "
        "in a clone, pip install './bindings/python[report,fit]'.",
    )
    report.add_argument("files", nargs="*", metavar="FILE", help="export, folder or archive")
    report.add_argument("--diary", metavar="DIARY.csv", help="what the runner said, a CSV file")
    report.add_argument("--out", required=True, metavar="report.html", help="the page to write")
    report.add_argument("--day", type=date.fromisoformat, metavar="YYYY-MM-DD",
                        help="the day that is today (default: the last day known)")  # fmt: skip
    report.add_argument("--weeks", type=int, default=26, help="weeks to show (default 26)")
    report.add_argument("--zone", type=zone, metavar="NAME",
                        help="time zone for files in UTC, as Europe/Berlin")  # fmt: skip
    report.add_argument("--unit", choices=("km", "mi"),
                        help="unit of distances where the file does not say it")  # fmt: skip
    report.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> list[str]:
    from . import NothingToReport, ReportMissingError, build

    if not arguments.files and not arguments.diary:
        raise SystemExit("python -m kneeload report: a FILE or a --diary is needed")
    exports: Exports | None = None
    try:
        exports = _read(arguments) if arguments.files else None
        diary = read_diary(arguments.diary) if arguments.diary else None
        page = build(exports, diary, arguments.day, arguments.weeks)
    except (FitMissingError, ReportMissingError) as missing:
        raise SystemExit(f"python -m kneeload: {missing}") from None
    except NothingToReport as nothing:
        told = [str(problem) for problem in exports.activities.problems] if exports else []
        raise SystemExit("\n".join([*told[:20], f"python -m kneeload: {nothing}"])) from None
    Path(arguments.out).write_text(page, encoding="utf-8")
    return [arguments.out]


def _read(arguments: argparse.Namespace) -> Exports:
    with _bar() as progress:
        return read_exports(
            arguments.files, zone=arguments.zone, distance_unit=arguments.unit, progress=progress
        )


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error while many files are read; nothing for a few."""
    name = TextColumn("{task.fields[name]}")
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), name)
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", name="")

    def tell(at: int, n: int, file: str) -> None:
        if n >= _MANY:
            bar.start()
            bar.update(task, total=n, completed=at, name=escape(Path(file).name))

    try:
        yield tell
    finally:
        if bar.live.is_started:
            bar.stop()
