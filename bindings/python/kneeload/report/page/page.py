"""The page: facts into the template."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ... import ALGORITHM_REVISION, __version__
from ...readers import Diary, Exports
from . import sections, words
from .cadence import targets
from .charts import knee_picture, load_picture, ratio_picture
from .facts import Facts, gather
from .plan import plans
from .svg import Picture, available
from .timeline import timeline
from .today import shown_today
from .why import Cited, Why, cited, label

_LABELS = ("SPIKE_DISTANCE", "RATIO_RA", "IN_SRPE")
_KNEE_SOURCES = ("Lenhart2014", "Doyle2023", "RBDS2017", "DeclineLeverLaw")
_CADENCE_SOURCES = ("Esculier2018", "Bramah2019")
_CHARTED = 60  # weeks at most: beyond, the bars would be hairs


class ReportMissingError(ValueError):
    """The page needs Jinja2 and matplotlib."""


def build(
    exports: Exports | None, diary: Diary | None, day: date | None = None, weeks: int = 26
) -> str:
    """The page as one string: no script, no address that a browser would fetch."""
    template = _template()
    return str(template.render(**_context(gather(exports, diary, day), weeks)))


def _template() -> Any:
    try:
        import jinja2
    except ImportError:
        raise ReportMissingError("the page needs Jinja2: pip install jinja2 matplotlib") from None
    if not available():
        raise ReportMissingError("the page needs matplotlib: pip install matplotlib")
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("kneeload.report.page", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("html.jinja")


def _context(facts: Facts, n: int) -> dict[str, Any]:
    shown = facts.load.weeks(max(1, n))
    rows = [row for week in shown[-_CHARTED:] for row in week]
    began = min([rows[0].day, *(entry.day for entry in facts.diary.entries[:1])]
                if facts.diary else [rows[0].day])  # fmt: skip
    first = max(began, facts.day - timedelta(days=7 * min(max(1, n), _CHARTED)))
    context = {
        "facts": facts,
        "words": words,
        "version": __version__,
        "revision": ALGORITHM_REVISION,
        "period": f"{words.day_of(facts.load.days[0].day)} to {words.day_of(facts.day)}",
        "today": shown_today(facts),
        "pain": [_pain(knee, facts, rows, first) for knee in facts.knees],
        "weeks": sections.weeks(shown),
        "years": sections.years(facts.load.days),
        "load_picture": load_picture(rows),
        "ratio_picture": ratio_picture(rows),
        "ratio_now": words.ratio(facts.load.last.rolling),
        "spikes": sections.spikes(shown),
        "next_run": sections.next_run(facts),
        "efforts": sections.efforts(facts),
        "targets": targets(facts.source, facts.day),
        "plans": plans(facts.knees, facts.diary, facts.source, facts.day),
        "unknowns": sections.unknowns(facts),
        "problems": sections.problems(facts),
        "labels": {name: label(name) for name in _LABELS},
        "red_flags": sections.red_flags(),
        **_knee(facts, n),
    }
    return {**context, "sources": _sources(context)}


def _knee(facts: Facts, n: int) -> dict[str, Any]:
    weeks = facts.knee_load.weeks(max(1, n)) if facts.knee_load else []
    return {
        "knee_reference": sections.knee_reference(facts),
        "knee_weeks": sections.knee_weeks(weeks),
        "knee_picture": knee_picture(weeks[-_CHARTED:]) if weeks else None,
    }


def _pain(knee: Any, facts: Facts, rows: list[Any], first: date) -> dict[str, Any]:
    assert facts.diary is not None
    picture: Picture = timeline(knee, facts.diary, rows, first, facts.day)
    return {
        "name": knee.name,
        "picture": picture,
        "decisions": sections.decisions(knee.log, first),
        "complaints": [
            (words.day_of(complaint.day), f"{complaint.side.name.lower()} knee, {complaint.words}")
            for complaint in facts.diary.complaints
            if complaint.day >= first and knee.side in (None, complaint.side)
        ],
    }


def _sources(context: dict[str, Any]) -> list[Cited]:
    """Every source that the page names, once."""
    keys = [*_KNEE_SOURCES, *_CADENCE_SOURCES]
    keys += [label.source.key for label in context["labels"].values()]
    keys += [source.key for why in _reasons(context) for source in why.sources]
    return [cited(key) for key in sorted(set(keys), key=str.lower)]


def _reasons(context: dict[str, Any]) -> Iterable[Why]:
    if context["today"] is not None:
        yield from context["today"].reasons
        yield from context["today"].reminders
    for knee in context["pain"]:
        for entry in knee["decisions"]:
            yield from entry.reasons
    for plan in context["plans"]:
        yield from plan.reasons
        for line in (*plan.week, *plan.outlook):
            yield from line.reasons
