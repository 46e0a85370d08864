"""python -m kneeload load FILE: the load report of an export."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rich.console import Console

from . import __version__
from .errors import KneeloadError
from .readers import UnknownFormatError, read_activities
from .report.days import evaluate
from .report.table import show


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kneeload", description="Training load of runners with runner's knee."
    )
    parser.add_argument("--version", action="version", version=f"kneeload {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    load = commands.add_parser(
        "load",
        help="the load report of an export",
        description="Read an export of Garmin Connect, Strava, intervals.icu or Runkeeper (CSV) "
        "and show the last weeks: distance, ratios with bounds, spikes.",
    )
    load.add_argument("file", help="Activities.csv, activities.csv or cardioActivities.csv")
    load.add_argument("--csv", metavar="OUT", help="write every day to a CSV file")
    load.add_argument("--plot", metavar="OUT.png", help="draw the last weeks (needs matplotlib)")
    load.add_argument("--weeks", type=int, default=20, help="weeks to show (default 20)")
    load.add_argument("--last-day", type=date.fromisoformat, metavar="YYYY-MM-DD",
                      help="end of the report (default: the last run)")  # fmt: skip
    load.add_argument("--zone", type=_zone, metavar="NAME",
                      help="time zone for exports in UTC (Strava), as Europe/Berlin")  # fmt: skip
    load.add_argument("--unit", choices=("km", "mi"),
                      help="unit of distances where the file does not say it")  # fmt: skip
    load.add_argument("--problems", action="store_true", help="list every unreadable cell")
    return parser


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise argparse.ArgumentTypeError(f"no such time zone: {name}") from None


def _load(arguments: argparse.Namespace) -> None:
    source = read_activities(arguments.file, zone=arguments.zone, distance_unit=arguments.unit)
    if not source.runs:
        for problem in source.problems:
            print(problem, file=sys.stderr)
        raise SystemExit(f"{arguments.file}: no run in it")
    report = evaluate(source, arguments.last_day)
    weeks = max(1, arguments.weeks)
    if arguments.csv:
        from .report.tabular import write_csv

        write_csv(report, arguments.csv)
    if arguments.plot:
        from .report.picture import write_picture

        write_picture(report, arguments.plot, weeks)
    show(report, weeks, Console(), arguments.problems)
    for path in filter(None, (arguments.csv, arguments.plot)):
        print(f"wrote {path}")


def main(argv: Sequence[str] | None = None) -> int:
    """The command line. 0 on success, 2 when the input cannot be used."""
    arguments = _parser().parse_args(argv)
    try:
        _load(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, head for example, has seen enough; nothing is left to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, UnknownFormatError, KneeloadError) as error:
        print(f"python -m kneeload: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
