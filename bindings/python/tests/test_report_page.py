"""The page: what it is made of, what it says, and that it asks the network for nothing."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pages
import pytest
from conftest import ROOT

import kneeload as kl
from kneeload.readers.diary import diary_of
from kneeload.report.plan import facts_of, next_monday

pytest.importorskip("jinja2")
pytest.importorskip("matplotlib")
page = pytest.importorskip("kneeload.report.page")

CLAIM = re.compile(
    r"\b(safe\w*|unsafe|harmless\w*|treat\w*|therap(y|ies)|diagnos\w*|cur(e|es|ed|ing)"
    r"|heal(s|ed|ing)?|risk-free|prevent\w*)\b",
    re.I,
)
SAMPLE = ROOT / "examples" / "diary" / "sample.csv"
GARMIN = ROOT / "examples" / "sample" / "garmin_sample.csv"
SECTIONS = ["about", "today", "pain", "plan", "load", "spikes", "ratio", "knee", "cadence",
            "unknown", "sources"]  # fmt: skip
FETCHING = {"script", "img", "link", "iframe", "object", "embed", "source", "video", "audio",
            "form", "base", "image", "foreignobject"}  # fmt: skip
DIARIES = {
    "sample": None,
    "two knees": "date,kind,knee,location,morning,before,peak,after,km\n"
    "2026-01-01,screen,left,front,,,,,\n2026-01-01,screen,right,below,,,,,\n"
    "2026-01-02,check-in,left,,1,,,,\n2026-01-02,check-in,right,,0,,,,\n"
    "2026-01-02,run,left,,,0,1,0,3\n2026-01-04,check-in,left,,0,,,,\n",
    "stopped": "date,kind,location,flags,km\n2026-01-01,screen,front,cannot-straighten,\n"
    "2026-01-02,run,,,4\n",
    "never screened": "date,kind,morning,km\n2026-01-01,run,,4\n2026-01-02,check-in,3,\n",
}


@pytest.fixture
def sample_csv():
    return SAMPLE


@pytest.fixture
def garmin_csv():
    return GARMIN


def built(**given):
    return page.build(given.pop("exports", None), given.pop("diary", None), **given)


@pytest.fixture(scope="module", params=[*DIARIES, "export alone", "export and diary"])
def text(request, tmp_path_factory):
    """A page of every kind."""
    exports = kl.read_exports([GARMIN]) if "export" in request.param else None
    diary = None if request.param == "export alone" else kl.read_diary(SAMPLE)
    if DIARIES.get(request.param):
        path = tmp_path_factory.mktemp("diary") / "diary.csv"
        path.write_text(DIARIES[request.param])
        diary = kl.read_diary(path)
    return built(exports=exports, diary=diary)


@pytest.fixture
def sample(sample_csv):
    return pages.read(built(diary=kl.read_diary(sample_csv)))


def by_id(root, name):
    (found,) = [element for element in root.all() if element.get("id") == name]
    return found


def test_it_is_well_formed(text):
    html5lib = pytest.importorskip("html5lib")
    html5lib.HTMLParser(strict=True).parse(text.replace("clip-path", "data-clip"))


def test_structure(text):
    root = pages.read(text)
    (html,) = root.all("html")
    assert html.get("lang") == "en" and text.startswith("<!DOCTYPE html>")
    assert [title.text != "" for title in root.all("title")][0]
    metas = {meta.get("name") or meta.get("http-equiv"): meta.get("content")
             for meta in root.all("meta")}  # fmt: skip
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["Content-Security-Policy"].startswith("default-src 'none'")
    for landmark in ("header", "nav", "main", "footer"):
        assert len([e for e in root.all(landmark) if e.get("id") != "x"]) == 1, landmark
    assert [section.get("id") for section in root.all("section")] == SECTIONS


def test_ids_and_the_references_to_them(text):
    root = pages.read(text)
    ids = [element.get("id") for element in root.all() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.all():
        for name in ("aria-labelledby", "aria-describedby"):
            for target in (element.get(name) or "").split():
                assert target in ids, target
        values = " ".join(map(str, element.attributes.values()))
        for target in re.findall(r"(?:^|url\()#([\w-]+)", values):
            assert target in ids or re.fullmatch(r"[0-9a-f]{6}", target), target


def test_headings_are_in_order(text):
    levels = [int(e.tag[1]) for e in pages.read(text).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def test_pictures_have_words(text):
    root = pages.read(text)
    pictures = list(root.all("svg"))
    assert len(pictures) >= 4 and len(pictures) % 2 == 0
    for picture in pictures:
        assert picture.get("role") == "img"
        title, described = (by_id(root, picture.get(name)) for name in
                            ("aria-labelledby", "aria-describedby"))  # fmt: skip
        assert (title.tag, described.tag) == ("title", "desc")
        assert len(title.text) > 10 and len(described.text) > 20
        assert picture.get("viewbox") and picture.get("width") is None
        assert picture.inside("figure")
    for figure in root.all("figure"):
        (caption,) = figure.all("figcaption")
        marks = [mark for mark in figure.all("span") if mark.get("class") == "mark"]
        assert caption.text and len(marks) >= 1
        assert all(mark.get("aria-hidden") == "true" and mark.text for mark in marks)


def test_tables_tell_what_they_hold(text):
    for table in pages.read(text).all("table"):
        (caption,) = table.all("caption")
        assert caption.text
        heads = [cell for cell in table.all("th")]
        assert heads and all(cell.get("scope") in ("col", "row") for cell in heads)
        columns = len([cell for cell in heads if cell.get("scope") == "col"])
        for row in list(table.all("tr"))[1:]:
            assert len(list(row.all("td", "th"))) == columns
        region = table.parent
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert region.get("aria-label")


def test_details_open_from_the_keyboard(text):
    for details in pages.read(text).all("details"):
        assert details.children[0].tag == "summary" and details.children[0].text


def test_nothing_is_fetched(text):
    root = pages.read(text)
    for element in root.all():
        assert element.tag not in FETCHING
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            if name in ("src", "srcset", "data", "poster", "action", "background", "xlink:href"):
                assert value.startswith("#"), (element.tag, name, value)
            if name == "href":
                assert element.tag in ("a", "use") and value.startswith(("#", "https://"))
    styles = " ".join(style.text for style in root.all("style"))
    assert "@import" not in styles and "url(" not in styles and "@font-face" not in styles


def test_wording(text):
    """Nothing is claimed; titles of publications may name what they studied."""
    root = pages.read(text)
    for cited in [e for e in root.all("span") if e.get("class") == "cite"]:
        cited.words.clear()
        cited.children.clear()
    for style in root.all("style"):
        style.words.clear()
    said = root.text
    assert len(said) > 2000 and not CLAIM.search(said), CLAIM.search(said)
    for name in ("title", "aria-label"):
        for element in root.all():
            assert not CLAIM.search(element.get(name) or "")


def test_what_is_looked_for_is_found():
    for word in ("It is safe.", "Unsafe", "treatment", "It diagnoses.", "cured", "It prevents."):
        assert CLAIM.search(word), word


def test_what_it_is_not_stands_on_top(text):
    about = by_id(pages.read(text), "about")
    assert "What it is not." in about.text and "no permission to run" in about.text
    assert "Get medical help now." in about.text and "The knee locks." in about.text


def test_the_ratio_has_its_label(text):
    ratio = by_id(pages.read(text), "ratio")
    assert "descriptive" in next(ratio.all("h2")).text
    assert "Evidence grade X: evidence against it" in ratio.text
    assert "it is no limit" in ratio.text


def test_colours_are_never_the_only_sign(sample):
    pain = by_id(sample, "pain")
    shown = [cell.text for cell in pain.all("td") if "colour" in (cell.get("class") or "")]
    assert {"GREEN", "AMBER", "RED", "GREY"} <= set(shown)
    marks = {key.text for key in pain.all("li")}
    assert {"● GREEN run", "▲ AMBER run", "✖ RED run"} <= marks


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_stand_out(sample):
    """Words 4.5 : 1 on both grounds, marks and bars 3 : 1, light and dark."""
    (style,) = sample.all("style")
    schemes = re.findall(r":root \{(.*?)\}", style.text, re.S)
    assert len(schemes) == 2
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", scheme))
        for name in ("ink", "soft", "link", "green", "amber", "red", "grey"):
            for ground in ("paper", "box"):
                assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
        for name in ("km", "spike", "ratio", "ekm", "focus"):
            assert contrast(colours[name], colours["paper"]) >= 3, name


def test_the_log_is_that_of_the_machine(sample, sample_csv):
    diary = kl.read_diary(sample_csv)
    (knee,) = page.facts.replay(diary, [], diary.last_day)
    rows = [row for row in by_id(sample, "pain").all("tr")][1:]
    assert len(rows) == len(knee.log)
    for row, entry in zip(rows, reversed(knee.log)):
        assert entry.decision.name.lower() in row.text and str(entry.reasons[0]) in row.text


def test_a_day_in_the_past(sample_csv):
    """The page of a day is that of the diary cut at that day."""
    whole, lines = kl.read_diary(sample_csv), sample_csv.read_text().splitlines(keepends=True)
    day = date(2026, 4, 5)
    early = built(diary=whole, day=day)
    head, *rows = lines
    kept = head + "".join(row for row in rows if row[:10] <= str(day))
    assert early == built(diary=diary_of(kept.encode(), str(sample_csv)))
    assert "Rest of the knee is over on" in early


def test_the_same_input_gives_the_same_page(sample_csv):
    diary = kl.read_diary(sample_csv)
    assert built(diary=diary) == built(diary=diary)


def test_without_a_diary(garmin_csv):
    root = pages.read(built(exports=kl.read_exports([garmin_csv])))
    assert "No answer" in by_id(root, "today").text
    assert "No pain was recorded" in by_id(root, "unknown").text
    assert "no run was judged" in by_id(root, "pain").text


def test_runs_without_a_word_are_runs_with_nothing_known(garmin_csv, tmp_path):
    path = tmp_path / "diary.csv"
    path.write_text("date,kind,location,worst,minutes-to-pain,morning\n"
                    "2026-03-20,screen,front,3,40,\n2026-03-21,check-in,,,,0\n")  # fmt: skip
    exports = kl.read_exports([garmin_csv])
    runs = {run.start.date() for run in exports.activities.runs}
    later = [day for day in runs if day >= date(2026, 3, 20)]
    assert later
    root = pages.read(built(exports=exports, diary=kl.read_diary(path)))
    assert f"The diary has no word of {len(later)} runs" in by_id(root, "unknown").text
    assert "GREEN" not in {cell.text for cell in by_id(root, "pain").all("td")}
    assert "GREY" in {cell.text for cell in by_id(root, "pain").all("td")}


def test_markup_in_a_file_stays_text(tmp_path, garmin_csv):
    path = tmp_path / "<b>x.csv"
    path.write_text(garmin_csv.read_text() + "Running,<script>alert(1)</script>,x\n")
    text = built(exports=kl.read_exports([path]))
    assert "<script" not in text and "<b>x" not in text and "&lt;script&gt;" in text


def test_a_refused_event_names_its_line(tmp_path):
    path = tmp_path / "diary.csv"
    path.write_text("date,kind,morning,km\n2026-01-01,run,,4\n2026-01-02,check-in,1,\n"
                    "2026-01-02,check-in,2,\n")  # fmt: skip
    with pytest.raises(kl.DiaryError, match="line 4, check-in"):
        built(diary=kl.read_diary(path))


def test_nothing_to_report(tmp_path, sample_csv):
    with pytest.raises(page.NothingToReport, match="no run until"):
        built(diary=kl.read_diary(sample_csv), day=date(2026, 3, 1))


def test_the_plan(sample_csv):
    """It is what tailor_week says to the diary: every item and week with its figures."""
    diary = kl.read_diary(sample_csv)
    (knee,) = page.facts.replay(diary, [], diary.last_day)
    status = knee.rehab.status
    source = diary.activities()
    start = next_monday(diary.last_day + timedelta(days=1))
    minutes = [e.values["minutes_to_pain"] for e in diary.entries if e.kind == "screen"][-1]
    target = [e.values["target_m"] for e in diary.entries if e.kind == "week"][-1]
    facts = facts_of(source, start)
    week = kl.tailor_week(
        facts.week, flag_tier=status.stop, location=status.track, target_m=target,
        irritability=status.irritability, secs_to_pain=minutes * 60, history_m=facts.history_m,
        longest30_m=facts.longest30_m, days_since_last_run=facts.days_since_last_run,
        pace_s_per_km=facts.pace_s_per_km, screen_age_days=(start - knee.screened_on).days,
    )  # fmt: skip
    shown = by_id(pages.read(built(diary=diary)), "plan")
    assert len(list(shown.all("tr"))) == len(week.items) + len(week.outlook) + 2
    for item in week.items:
        day = start + timedelta(days=item.day)
        assert f"{day:%a %-d %b %Y}" in shown.text and item.dose in shown.text
    assert f"{week.outlook[-1].total_m / 1000:.1f} km" in shown.text
    assert "is past the entry, in phase maintain" in shown.text
    assert "projection, no promise" in shown.text and "goes before the plan" in shown.text


def test_no_plan_for_a_knee_that_is_stopped(tmp_path):
    path = tmp_path / "diary.csv"
    path.write_text(DIARIES["stopped"])
    shown = by_id(pages.read(built(diary=kl.read_diary(path))), "plan")
    assert "A red flag stands: there is no plan." in shown.text and not list(shown.all("table"))


def test_no_plan_without_a_diary(garmin_csv):
    root = pages.read(built(exports=kl.read_exports([garmin_csv])))
    assert "No plan." in by_id(root, "plan").text


def test_every_picture_is_markup(sample_csv):
    text = built(diary=kl.read_diary(sample_csv))
    found = re.findall(r"<svg.*?</svg>", text, re.S)
    assert len(found) == 8
    for picture in found:
        root = ElementTree.fromstring(picture)
        hard = re.findall(r"(?:fill|stroke): ?#[0-9a-f]{6}", ElementTree.tostring(root, "unicode"))
        assert hard == [], "colours are those of the page"
