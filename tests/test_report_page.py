"""The report in a browser: hostile texts, many events, themes, small screens, and that nothing is fetched."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cli.report.columns import columns_of
from cli.report.page import page_of
from cli.report.rows import row_of
from tests.browsing import Page, start_browser
from tests.report_records import record, some_records

MANY = 10_000
SLOWEST = 500  # ms from a filter to a page drawn anew
QUICK = 250 * MANY  # bytes


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    started = start_browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    page = Page(browser)
    yield page
    assert page.errors() == []


def write(path: Path, rows: Sequence[dict], title: str = "Spring") -> Path:
    path.write_text(page_of(columns_of([row_of(row) for row in rows]), title), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("report") / "report.html", some_records())


ATTACK = "<script>window.hacked=1</script></script><img src=x onerror=window.hacked=2>"
RIGHT_TO_LEFT = "حركة «المقاومة»"
SMILE = "\U0001f600"


def hostile() -> list[dict]:
    texts = [
        (ATTACK, f"{ATTACK} struck Iran."),
        (RIGHT_TO_LEFT, f"{SMILE}{SMILE} {RIGHT_TO_LEFT} struck Iran {SMILE}."),
        ('"Q\'uote" & <b>', '"Q\'uote" & <b> struck Iran.\u2028\u2029'),
        ("__proto__", "__proto__ struck Iran."),
        ("{{data}}$&\\", "{{data}}$&\\ struck Iran."),
    ]
    rows = [
        record(f"h{i}", text, name, "strike", "struck", "Iran", day="2024-05-01", start=7, doc=f"{ATTACK}{i}")
        for i, (name, text) in enumerate(texts)
    ]
    for row in rows:
        row["place"] = {"name": row["actor"]["name"], "country": ATTACK, "lat": 35.0, "lon": 51.0 + int(row["id"][1])}
        row["rule"] = row["attribution"] = None
        row["action"] = 'strike"><script>window.hacked=3</script>'
    return rows


def test_hostile_texts_stay_texts(page: Page, tmp_path: Path) -> None:
    path = write(tmp_path / "hostile.html", hostile(), ATTACK)
    page.open(path)
    assert page.browser.title == ATTACK
    for summary in ("timeline-table", "network-table", "map-table"):
        page.click(f"#{summary} summary")
    assert len(page.rows) == 5
    assert page.run("return window.hacked") is None
    assert page.run("return document.querySelectorAll('main script, main img, dialog script').length") == 0
    for row in hostile():
        shown = page.run(
            "const e = document.querySelector(`[data-event=${arguments[0]}] .sentence`);"
            "return [...e.querySelectorAll('mark')].map(m => m.firstChild.data)",
            row["id"],
        )
        assert shown == [row["actor"]["text"], "struck", "Iran"]
    page.click("#level input[value='actor']")
    assert any(label.startswith(RIGHT_TO_LEFT) for label in page.labels(".node"))
    page.click(".node[aria-label^='__proto__']")
    assert page.rows == ["h3"]
    page.run("location.hash = '#event=h0'")
    page.wait(lambda: ATTACK in page.text("#event"))
    page.run("location.hash = '#q=' + encodeURIComponent(arguments[0])", ATTACK)
    page.wait(lambda: ATTACK in page.text("#chips"))
    assert len(page.rows) == 5
    assert page.run("return window.hacked") is None


def test_words_of_both_participants_may_be_the_same(page: Page, tmp_path: Path) -> None:
    text = "The two leaders met."
    row = record("a", text, "The two leaders", "visit", "met", "The two leaders", day="2024-05-01")
    outside = record("b", text, "The two leaders", "visit", "leaders met", None, day="2024-05-01", start=100)
    outside["target"] = {**row["target"], "text": "He", "name": "Joe Biden", "start": 3, "end": 5}
    page.open(write(tmp_path / "both.html", [row, outside]))
    classes = "return [...document.querySelectorAll('[data-event=' + arguments[0] + '] mark')].map(m => m.className)"
    assert page.run(classes, "a") == ["actor target", "trigger"]
    assert page.run(classes, "b") == ["actor", "actor trigger", "trigger"]
    page.run("location.hash = '#event=b'")
    page.wait(lambda: "“He” in another sentence" in page.text("#event"))


def many() -> list[dict]:
    lands = ["Ukraine", "Russia", "France", "Mali", "Israel", "Iran"]
    actions = ["visit", "aid", "warning", "strike"]
    rows = []
    for i in range(MANY):
        actor, target = lands[i % 6], lands[(i * 7 + 1 + i // 6) % 6]
        text = f"{actor} and its allies acted near the town of number {i} upon {target}, officials said in the capital."
        day = f"20{18 + i % 7}-{1 + i % 12:02}-{1 + i % 28:02}"
        row = record(f"{i:06}", text, actor, actions[i % 4], "acted", target, day=day)
        row["actor"]["name"] = f"{actor} unit {i % 700}"
        row["place"] = {"name": f"Town {i % 900}", "country": None, "lat": -60.0 + i % 120, "lon": -170.0 + i % 340}
        rows.append(row)
    return rows


def test_ten_thousand_events_stay_responsive(page: Page, tmp_path: Path) -> None:
    path = write(tmp_path / "many.html", many())
    assert path.stat().st_size < 3_000_000 + QUICK
    page.open(path)
    assert page.text("#count") == "All 10,000 events"
    timed = (
        "const s = document.getElementById(arguments[0]); const from = performance.now(); s.value = arguments[1];"
        "s.dispatchEvent(new Event('change')); document.body.offsetHeight; return performance.now() - from"
    )
    changes = [("action", "strike"), ("actor", "RUS"), ("action", ""), ("actor", ""), ("target", "IRN"), ("target", "")]
    times = sorted(page.run(timed, *change) for change in changes)
    assert times[len(times) // 2] < SLOWEST, times
    page.search("town number 77")
    page.wait(lambda: len(page.rows) < 25 or "of 10,000" in page.text("#count"))
    page.search("")
    page.run("[...document.querySelectorAll('#pages button')].find(b => b.textContent === 'Last').click()")
    assert page.text("#pages span") == "Page 400 of 400"
    assert page.rows[-1] == "009999"
    page.browser.back()
    page.wait(lambda: page.text("#pages span") == "Page 1 of 400")


def test_nothing_is_fetched(page: Page, report: Path) -> None:
    page.browser.get_log("performance")
    page.open(report)
    page.set("action", "strike")
    page.click(".node")
    page.run("location.hash = '#event=e01'")
    page.wait(lambda: page.run("return document.getElementById('event').open"))
    events = [json.loads(entry["message"])["message"] for entry in page.browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert report.as_uri() in asked
    assert [url for url in asked if not url.startswith((report.as_uri(), "data:", "about:"))] == []
    assert (
        page.run("return performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length") == 0
    )


def test_the_policy_holds(page: Page, report: Path) -> None:
    page.open(report)
    page.run("const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s)")
    assert page.run("return window.hacked") is None
    assert any("Content Security Policy" in message for message in page.errors())


BACKGROUND = "return getComputedStyle(document.body).backgroundColor"


def test_theme(page: Page, report: Path) -> None:
    page.open(report)
    light = page.run(BACKGROUND)
    assert page.text("#theme") == "Dark theme"
    page.click("#theme")
    dark = page.run(BACKGROUND)
    assert dark != light
    page.browser.refresh()
    assert page.run(BACKGROUND) == dark
    page.click("#theme")
    assert page.run(BACKGROUND) == light
    page.run("localStorage.clear()")
    page.open(report, dark=True)
    assert page.run(BACKGROUND) == dark
    assert page.text("#theme") == "Light theme"


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_nothing_overflows(page: Page, tmp_path: Path, width: int) -> None:
    rows = some_records()
    names = [
        "Office for the Coordination of Humanitarian Affairs",
        "UN World Food Programme",
        "WWWWWWWWWWWWWWWWWWWWWWWW",
    ]
    for i, name in enumerate(names * 6):
        row = record(f"l{i}", "Iran aided Mali.", "Iran", "aid", "aided", "Mali", day="2024-05-05", place="Mali")
        row["target"].update(name=f"{name} {i}" if i > 2 else name, country=None, code=None)
        row["place"].update(name=name, lat=60.0 - 6 * i, lon=(-1) ** i * 178.0)
        rows.append(row)
    page.open(write(tmp_path / "long.html", rows), width=width, touch=width < 700)
    page.run("for (const box of document.querySelectorAll('details')) box.open = true")
    assert page.run("return document.documentElement.scrollWidth") <= width
    wide = page.run(
        "return [...document.querySelectorAll('body *')]"
        ".filter(e => !e.closest('svg, .scroll, .unseen, .skip, thead') && e.getClientRects().length)"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 90))"
    )
    assert wide == []
    cut = page.run(
        "return [...document.querySelectorAll('svg')].flatMap(s => { const box = s.getBoundingClientRect();"
        "return [...s.querySelectorAll('text')].filter(t => t.getClientRects().length).filter(t => {"
        "const r = t.getBoundingClientRect(); return r.left < box.left - 2 || r.right > box.right + 2 })"
        ".map(t => t.textContent) })"
    )
    assert cut == []


CONTRAST = """
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const linear = (c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => [r, g, b].map((c) => linear(c / 255))
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
  if (c.length < 4 || c[3] > 0.99) return c; } return [255, 255, 255]; };
const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
const poor = [];
for (const e of document.querySelectorAll('body *')) {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  if (!own || e.matches('script, style, :disabled, option, noscript') || !e.getClientRects().length) continue;
  const style = getComputedStyle(e);
  const r = ratio(rgb(e.closest('svg') ? style.fill : style.color), ground(e));
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
  if (r < (large ? 3 : 4.5)) poor.push([e.textContent.slice(0, 40), r]);
}
const paper = rgb(getComputedStyle(document.body).backgroundColor);
for (const e of document.querySelectorAll('.legend .swatch, .bar rect.part, .node circle, .edge .head, .spot circle')) {
  const style = getComputedStyle(e);
  const r = ratio(rgb(e.closest('svg') ? style.fill : style.backgroundColor), paper);
  if (r < 3) poor.push([e.getAttribute('class') || e.parentNode.getAttribute('class'), r]);
}
return poor;
"""


@pytest.mark.parametrize("dark", [False, True])
def test_contrast(page: Page, report: Path, dark: bool) -> None:
    page.open(report, dark=dark)
    page.run("for (const box of document.querySelectorAll('details')) box.open = true")
    page.wait(lambda: page.run("return document.querySelectorAll('.scroll').length") == 3)
    assert page.run(CONTRAST) == []
    page.run("location.hash = '#event=e05'")
    page.wait(lambda: page.run("return document.getElementById('event').open"))
    assert page.run(CONTRAST) == []


def test_names_and_roles(page: Page, report: Path) -> None:
    page.open(report)
    page.run("for (const box of document.querySelectorAll('details')) box.open = true")
    assert page.run("return document.documentElement.lang") == "en"
    assert page.run("return document.querySelectorAll('h1').length") == 1
    assert page.run("return document.querySelectorAll('main').length") == 1
    ids = page.run("return [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    nameless = page.run(
        "const all = 'input, select, button, a, [role=button], [role=region], svg, fieldset, dialog';"
        "return [...document.querySelectorAll(all)].filter(e => !e.hidden && !e.labels?.[0]?.textContent.trim() &&"
        "!e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby') && !e.querySelector(':scope > legend') &&"
        "!(e.matches('button, a') && e.textContent.trim())).map(e => e.outerHTML.slice(0, 90))"
    )
    assert nameless == []
    dangling = page.run(
        "return [...document.querySelectorAll('[aria-labelledby], [for]')]"
        ".map(e => e.getAttribute('aria-labelledby') ?? e.getAttribute('for'))"
        ".filter(id => !document.getElementById(id) && id !== 'event-title')"
    )
    assert dangling == []
    assert page.run("return document.getElementById('count').getAttribute('role')") == "status"
    tree = page.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    unnamed = [
        node["role"]["value"]
        for node in tree
        if node.get("role", {}).get("value")
        in {"button", "link", "combobox", "checkbox", "slider", "searchbox", "table"}
        and not node.get("ignored")
        and not node.get("name", {}).get("value")
    ]
    assert unnamed == []


def test_no_events_at_all(page: Page, tmp_path: Path) -> None:
    page.open(write(tmp_path / "none.html", []))
    assert page.text("#count") == "All 0 events"
    assert "no events in this report" in page.text("#standfirst")
    for id in ("timeline", "network", "map", "table"):
        assert page.text(f"#{id} .empty")


def test_events_without_days_places_or_targets(page: Page, tmp_path: Path) -> None:
    page.open(write(tmp_path / "bare.html", [record("a", "Iran warned.", "Iran", "warning", "warned", None)]))
    assert "day" in page.text("#timeline .empty")
    assert "target" in page.text("#network .empty")
    assert "place" in page.text("#map .empty")
    assert page.rows == ["a"]


def test_a_day_without_words_is_that_of_publication(page: Page, tmp_path: Path) -> None:
    told, untold = (
        record(
            id, "Iran warned Israel.", "Iran", "warning", "warned", "Israel", day="2024-05-20", published="2024-05-20"
        )
        for id in ("told", "untold")
    )
    untold["date"].update(text=None, start=None, end=None, via="context")
    page.open(write(tmp_path / "context.html", [told, untold]))
    assert page.total("#timeline .bar") == 2
    assert "drawn at the day of publication: 1 event." in page.text("#timeline-note")
    assert page.text("[data-event=untold] td") == "20 May 2024published"
    assert page.text("[data-event=told] td") == "20 May 2024"


def test_one_far_day_does_not_press_the_others_together(page: Page, tmp_path: Path) -> None:
    text = "Israel warned Iran."
    near = [
        record(f"n{i}", text, "Israel", "warning", "warned", "Iran", day=f"2024-05-{1 + i % 28:02}") for i in range(90)
    ]
    far = record("far", text, "Israel", "warning", "warned", "Iran", day="1979-11-04")
    page.open(write(tmp_path / "far.html", [*near, far]))
    assert page.total("#timeline .bar") == 90
    assert "Far from the others in time, and in the table alone: 1 event." in page.text("#timeline-note")


def test_paper_has_all_and_no_controls(page: Page, tmp_path: Path) -> None:
    text = "Israel warned Iran."
    rows = [record(f"n{i}", text, "Israel", "warning", "warned", "Iran", day="2024-05-01") for i in range(60)]
    page.open(write(tmp_path / "paper.html", rows))
    assert len(page.rows) == 25
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert len(page.rows) == 60
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    hidden = (
        "return ['.filters', '#theme', '.zoom', '.open'].filter(s => document.querySelector(s).getClientRects().length)"
    )
    assert page.run(hidden) == []
    page.run("dispatchEvent(new Event('afterprint'))")
    assert len(page.rows) == 25
