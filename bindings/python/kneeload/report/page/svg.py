"""A matplotlib figure as an inline picture: colours of the page, its own ids, a title and a
description that screen readers find."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"
_POINTS = 72  # an inch

COLOURS = {
    # what the figure is drawn with: what the page shows, light or dark
    "#010001": "var(--ink)",
    "#020002": "var(--soft)",
    "#030003": "var(--line)",
    "#040004": "var(--km)",
    "#050005": "var(--spike)",
    "#060006": "var(--ratio)",
    "#070007": "var(--pale)",
    "#080008": "var(--green)",
    "#090009": "var(--amber)",
    "#0a000a": "var(--red)",
    "#0b000b": "var(--grey)",
    "#0c000c": "var(--paper)",
    "#0d000d": "var(--ekm)",
}
INK, SOFT, LINE, KM, SPIKE, RATIO, PALE, GREEN, AMBER, RED, GREY, PAPER, EKM = COLOURS
_SENTINEL = re.compile("|".join(COLOURS))
_REFERENCE = re.compile(r"#([\w-]+)")


class Markup(str):
    """Text that is markup already, as templates ask for it."""

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a legend: a mark, and what it stands for."""

    mark: str  # a character, so that colour is never the only sign
    colour: str  # name of a variable of the page
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, ready for the page."""

    name: str
    title: str
    svg: Markup
    keys: tuple[Key, ...]


def available() -> bool:
    """Whether matplotlib is there."""
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        return False
    return True


_SIZES = (("wide", 640, 1.0), ("narrow", 330, 0.9))  # for a desk and for a phone


def picture(
    name: str,
    title: str,
    told: str,
    keys: Iterable[Key],
    lanes: dict[str, int],
    draw: Callable[[list[Any]], None],
) -> Picture:
    """A chart drawn twice, for wide and for narrow pages; style sheets show one of them. Lanes
    stand below each other and share their days: a name (may be empty) and a height each."""
    drawn = []
    for size, width, shrink in _SIZES:
        figure, axes = _panels(f"{name}-{size}", width, [h * shrink for h in lanes.values()])
        for lane, text in zip(axes, lanes):
            lane.set_title(text.strip(), loc="left", fontsize=11, color=SOFT, pad=4)
        draw(axes)
        markup = _inline(figure, f"{name}-{size}", title, told)
        drawn.append(f'<div class="{size}">{markup}</div>')
    return Picture(name, title, Markup("\n".join(drawn)), tuple(keys))


def _panels(name: str, width: int, heights: list[float]) -> tuple[Any, list[Any]]:
    import matplotlib

    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": name})
    from matplotlib.figure import Figure

    whole = sum(heights)
    figure = Figure(figsize=(width / _POINTS, whole / _POINTS), dpi=_POINTS)
    grid = figure.add_gridspec(
        len(heights), 1, height_ratios=heights, left=28 / width, right=1 - 8 / width,
        top=1 - 22 / whole, bottom=26 / whole, hspace=24 * len(heights) / (whole - 24),
    )  # fmt: skip
    axes: list[Any] = []
    for at in range(len(heights)):
        axes.append(figure.add_subplot(grid[at], sharex=axes[0] if axes else None))
        _plain(axes[at])
        axes[at].tick_params(labelbottom=at == len(heights) - 1)
    return figure, axes


def ticks_of(axes: Any) -> int:
    """How many labels fit along the bottom."""
    return int(axes.figure.get_figwidth() * _POINTS) // 80


def _plain(axes: Any) -> None:
    axes.set_facecolor("none")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.tick_params(length=0, colors=SOFT, pad=5)
    axes.grid(axis="y", color=LINE, linewidth=0.8)
    axes.set_axisbelow(True)


def _inline(figure: Any, name: str, title: str, description: str) -> str:
    """The figure as markup that stands in the page."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None}, transparent=True)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(file.getvalue().encode())
    _clean(root, name)
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = text
        root.insert(place, element)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title")
    root.set("aria-describedby", f"{name}-desc")
    return ElementTree.tostring(root, encoding="unicode")


def _clean(root: ElementTree.Element, name: str) -> None:
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    for definitions in root.findall(f"{{{_SVG}}}defs"):
        for style in definitions.findall(f"{{{_SVG}}}style"):
            definitions.remove(style)  # it would hold for the whole page
    for size in ("width", "height", "version"):
        root.attrib.pop(size, None)
    used = {found for element in root.iter() for found in _referred(element)}
    for element in root.iter():
        own = element.attrib.pop("id", None)
        if own in used:
            element.set("id", f"{name}-{own}")
        for attribute, value in element.attrib.items():
            element.set(attribute, _of_page(attribute, value, name, element))


def _referred(element: ElementTree.Element) -> set[str]:
    values = [value for key, value in element.attrib.items() if "url(" in value or key == _HREF]
    return {found for value in values for found in _REFERENCE.findall(value)}


def _of_page(attribute: str, value: str, name: str, element: ElementTree.Element) -> str:
    if attribute == _HREF or "url(#" in value:
        return value.replace("#", f"#{name}-")
    if attribute != "style":
        return value
    kept = [part.strip() for part in value.split(";")]
    if element.tag == f"{{{_SVG}}}text":
        kept = [part for part in kept if not part.startswith("font")]
    return _SENTINEL.sub(lambda found: COLOURS[found.group()], "; ".join(kept))
