"""The page in a browser: a phone and a desk, light and dark.

A copy of the page, with all details open and a script that the page itself would refuse, measures
itself in a frame, for a window is never as narrow as a phone. The page as it is gives the pictures.
"""

import json
import re
import shutil
import subprocess
from html import escape, unescape

import pytest
from conftest import ROOT

import kneeload as kl

pytest.importorskip("jinja2")
matplotlib = pytest.importorskip("matplotlib")
page = pytest.importorskip("kneeload.report.page")

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
SIZES = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
MEASURE = """
<script>
function numbers(color) { return color.match(/[\\d.]+/g).map(Number); }
function luminance(rgb) {
  const [r, g, b] = rgb.slice(0, 3).map(v => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
}
function behind(element) {
  for (let at = element; at; at = at.parentElement) {
    const rgb = numbers(getComputedStyle(at).backgroundColor);
    if (rgb.length < 4 || rgb[3] > 0) return rgb;
  }
  return [255, 255, 255];
}
const found = {contrast: [], wide: [], small: [], unseen: [], texts: 0, marks: 0};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode());) {
  const element = node.parentElement, style = getComputedStyle(element);
  if (!node.data.trim() || !element.getClientRects().length || element.closest('script')) continue;
  found.texts++;
  const ink = element.closest('svg') ? style.fill : style.color;
  const ratio = contrast(numbers(ink), behind(element));
  if (ratio < 4.5) found.contrast.push([ratio, ink, node.data.trim().slice(0, 40)]);
  const scale = element.ownerSVGElement
    ? element.ownerSVGElement.getBoundingClientRect().width
      / element.ownerSVGElement.viewBox.baseVal.width : 1;
  const size = parseFloat(style.fontSize) * scale;
  if (size < 10) found.small.push([size, node.data.trim().slice(0, 40)]);
}
for (const shape of document.querySelectorAll('svg path, svg use')) {
  const style = getComputedStyle(shape);
  for (const ink of [style.fill, style.stroke]) {
    if (!shape.getClientRects().length || !ink.startsWith('rgb')) continue;
    found.marks++;
  }
}
for (const element of document.querySelectorAll('body *')) {
  const box = element.getBoundingClientRect();
  const scrolls = element.closest('.scroll, .skip') && !element.matches('.scroll');
  if (box.width && box.right > innerWidth + 0.5 && !scrolls)
    found.wide.push([element.tagName, element.className, box.right]);
}
for (const element of document.querySelectorAll('a, summary, [tabindex="0"]')) {
  element.focus();
  const style = getComputedStyle(element);
  if (document.activeElement !== element && element.getClientRects().length) {
    found.unseen.push(['no focus', element.textContent.slice(0, 40)]);
  } else if (element.getClientRects().length
             && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) {
    found.unseen.push(['no outline', element.textContent.slice(0, 40)]);
  }
}
found.inner = innerWidth;
found.scroll = document.documentElement.scrollWidth;
found.dark = matchMedia('(prefers-color-scheme: dark)').matches;
found.fetched = performance.getEntriesByType('resource').length;
found.svgs = [...document.querySelectorAll('svg')].filter(e => e.getClientRects().length).length;
parent.document.getElementById('found').textContent = JSON.stringify(found);
</script>
"""

FRAME = """<!DOCTYPE html>
<meta name="color-scheme" content="light dark"><body style="margin: 0"><pre id="found"></pre>
<iframe style="width: {width}px; height: 2000px; border: 0" srcdoc="{page}"></iframe>"""


@pytest.fixture(scope="module")
def browser():
    if BROWSER is None:
        pytest.skip("no chromium here: the page is not looked at in a browser")
    return BROWSER


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The page, and the copy that measures itself."""
    path = tmp_path_factory.mktemp("page")
    text = page.build(None, kl.read_diary(ROOT / "examples" / "diary" / "sample.csv"))
    (path / "page.html").write_text(text)
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    open_page = open_page.replace("<details", "<details open")
    assert "Content-Security" not in open_page
    open_page = escape(open_page.replace("</body>", MEASURE + "</body>"))
    for width in {width for width, _ in SIZES}:
        (path / f"{width}.html").write_text(FRAME.format(width=width, page=open_page))
    return path


def browse(browser, folder, width, scheme, *arguments, height=2400):
    command = [
        browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--disable-background-networking", f"--user-data-dir={folder / 'profile'}",
        f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}",
        f"--window-size={width},{height}", *map(str, arguments),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def measured(browser, folder, name, scheme):
    dumped = browse(browser, folder, 1400, scheme, "--dump-dom", (folder / name).as_uri())
    return json.loads(unescape(re.search(r'<pre id="found">(.*?)</pre>', dumped, re.S).group(1)))


def test_what_is_looked_for_is_found(browser, folder):
    """A page with a pale word, a wide box and a link without outline."""
    spoilt = (
        '<body style="background: #fff"><p style="color: #999">pale</p><p style="font-size: 8px">'
        'small</p><div style="width: 400px">wide</div><a href="#x" style="outline: none">x</a>'
    )
    frame = FRAME.format(width=360, page=escape(spoilt + MEASURE))
    (folder / "spoilt.html").write_text(frame)
    found = measured(browser, folder, "spoilt.html", "light")
    assert [text for _, _, text in found["contrast"]] == ["pale"]
    assert [text for _, text in found["small"]] == ["small"]
    assert found["scroll"] > 360 and [tag for tag, _, _ in found["wide"]] == ["DIV"]
    assert found["unseen"] == [["no outline", "x"]]


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_layout(browser, folder, width, scheme):
    found = measured(browser, folder, f"{width}.html", scheme)
    assert (found["inner"], found["dark"]) == (width, scheme == "dark")
    assert found["scroll"] <= width and found["wide"] == []
    assert found["texts"] > 200 and found["marks"] > 200 and found["svgs"] == 4
    assert found["contrast"] == [] and found["small"] == [] and found["unseen"] == []
    assert found["fetched"] == 0


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_pictures(browser, folder, width, scheme):
    from matplotlib import image

    shot = folder / f"{width}-{scheme}.png"
    address = (folder / "page.html").as_uri()
    browse(browser, folder, width, scheme, f"--screenshot={shot}", address, height=4000)
    pixels = image.imread(shot)
    assert pixels.shape[:2] == (4000, width)
    brightness = pixels[:, :, :3].mean()
    assert brightness < 0.35 if scheme == "dark" else brightness > 0.75
