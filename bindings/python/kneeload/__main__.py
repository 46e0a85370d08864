"""python -m kneeload load FILE, knee FILE, report FILE...: reports of exports."""

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
from .knee import Runner
from .readers import Activities, DiaryError, UnknownFormatError, read_activities
from .report.days import evaluate
from .report.knee import evaluate_knee
from .report.knee_table import show_knee
from .report.page.command import add_report
from .report.table import show


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kneeload", description="Training load of runners with runner's knee."
    )
    parser.add_argument("--version", action="version", version=f"kneeload {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    load = _report(
        commands,
        "load",
        "the load report of an export",
        "Read an export of Garmin Connect, Strava, intervals.icu or Runkeeper (CSV) "
        "and show the last weeks: distance, ratios with bounds, spikes.",
        "write every day to a CSV file",
    )
    load.add_argument("--last-day", type=date.fromisoformat, metavar="YYYY-MM-DD",
                      help="end of the report (default: the last run)")  # fmt: skip
    load.set_defaults(run=_load)
    knee = _report(
        commands,
        "knee",
        "the knee load of an export",
        "Read an export and show the last weeks: distance and knee load side by side, and what "
        "steps 5 and 10 % shorter would have meant. The load is relative to one runner.",
        "write every run to a CSV file",
    )
    knee.add_argument("--v-ref", type=float, metavar="M/S",
                      help="your easy speed (default: the median of your runs)")  # fmt: skip
    knee.add_argument("--cad-ref", type=float, metavar="STEPS/MIN",
                      help="your cadence at that speed (default: the median)")  # fmt: skip
    knee.set_defaults(run=_knee)
    add_report(commands, _zone)
    return parser


def _report(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    what: str,
    description: str,
    csv: str,
) -> argparse.ArgumentParser:
    """A command with the arguments that every report has."""
    report = commands.add_parser(name, help=what, description=description)
    report.add_argument("file", help="Activities.csv, activities.csv or cardioActivities.csv")
    report.add_argument("--csv", metavar="OUT", help=csv)
    report.add_argument("--plot", metavar="OUT.png", help="draw the last weeks (needs matplotlib)")
    report.add_argument("--weeks", type=int, default=20, help="weeks to show (default 20)")
    report.add_argument("--zone", type=_zone, metavar="NAME",
                        help="time zone for exports in UTC (Strava), as Europe/Berlin")  # fmt: skip
    report.add_argument("--unit", choices=("km", "mi"),
                        help="unit of distances where the file does not say it")  # fmt: skip
    report.add_argument("--problems", action="store_true", help="list every unreadable cell")
    return report


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise argparse.ArgumentTypeError(f"no such time zone: {name}") from None


def _read(arguments: argparse.Namespace) -> Activities:
    """The export, which must hold a run."""
    source = read_activities(arguments.file, zone=arguments.zone, distance_unit=arguments.unit)
    if not source.runs:
        for problem in source.problems:
            print(problem, file=sys.stderr)
        raise SystemExit(f"{arguments.file}: no run in it")
    return source


def _load(arguments: argparse.Namespace) -> None:
    report = evaluate(_read(arguments), arguments.last_day)
    weeks = max(1, arguments.weeks)
    if arguments.csv:
        from .report.tabular import write_csv

        write_csv(report, arguments.csv)
    if arguments.plot:
        from .report.picture import write_picture

        write_picture(report, arguments.plot, weeks)
    show(report, weeks, Console(), arguments.problems)


def _knee(arguments: argparse.Namespace) -> None:
    runner = Runner(v_ref=arguments.v_ref, cad_ref=arguments.cad_ref)
    report = evaluate_knee(_read(arguments), runner)
    weeks = max(1, arguments.weeks)
    if arguments.csv:
        from .report.knee_tabular import write_knee_csv

        write_knee_csv(report, arguments.csv)
    if arguments.plot:
        from .report.knee_picture import write_knee_picture

        write_knee_picture(report, arguments.plot, weeks)
    show_knee(report, weeks, Console(), arguments.problems)


def main(argv: Sequence[str] | None = None) -> int:
    """The command line. 0 on success, 2 when the input cannot be used."""
    arguments = _parser().parse_args(argv)
    try:
        arguments.run(arguments)
        for path in filter(None, (arguments.csv, arguments.plot)):
            print(f"wrote {path}")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, head for example, has seen enough; nothing is left to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, UnknownFormatError, DiaryError, KneeloadError) as error:
        print(f"python -m kneeload: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
