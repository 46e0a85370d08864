"""The tailored week as a calendar file."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from ..enums_plan import ItemKind
from ..plan_tailor import PlanItem
from .plan import PlanReport
from .plan_table import dose, what


def write_calendar(report: PlanReport, path: str | Path) -> None:
    """One all-day event for each item but rest."""
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise SystemExit("--ics needs icalendar: pip install icalendar") from None
    calendar = Calendar()
    calendar.add("prodid", "-//kneeload//tailored week//EN")
    calendar.add("version", "2.0")
    for place, item in enumerate(report.week.items):
        if item.kind is ItemKind.REST:
            continue
        day = report.facts.start + timedelta(days=item.day)
        event = Event()
        event.add("uid", f"{day:%Y%m%d}-{place}@kneeload")
        event.add("dtstamp", datetime.combine(report.facts.start, time(), UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", _summary(item))
        event.add("description", _description(item))
        calendar.add_component(event)
    Path(path).write_bytes(calendar.to_ical())


def _summary(item: PlanItem) -> str:
    amount = dose(item)
    return f"{what(item).capitalize()}: {amount}" if amount else what(item).capitalize()


def _description(item: PlanItem) -> str:
    lines = [*map(str, item.reasons), "Pain and red flags of the day decide, not the calendar."]
    return "\n".join(lines)
