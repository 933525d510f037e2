"""The report in a browser: each filter, search, sort and link, and that all pictures follow."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.report.columns import columns_of
from cli.report.page import page_of
from cli.report.rows import row_of
from tests.browsing import Page, start_browser
from tests.report_records import some_records

RECORDS = {row["id"]: row for row in some_records()}
ALL = [*RECORDS]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    started = start_browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page_of(columns_of([row_of(row) for row in some_records()]), "Spring"), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Any, report: Path) -> Iterator[Page]:
    page = Page(browser)
    page.open(report)
    yield page
    assert page.errors() == []


def assert_shown(page: Page, ids: list[str]) -> None:
    """The table holds these events, and each picture as many of them as it can draw."""
    rows = [RECORDS[id] for id in ids]
    assert sorted(page.rows) == sorted(ids)
    number = f"All {len(ALL)} events" if len(ids) == len(ALL) else f"{len(ids)} of {len(ALL)} events"
    assert page.text("#count") == number
    undated = [row for row in rows if not row["date"] and not row["published"]]
    # e12 is dated to a whole year: no bar of a smaller unit holds it.
    vague = [row for row in rows if row["id"] == "e12" and len(rows) > 1]
    assert page.total("#timeline .bar") == len(rows) - len(undated) - len(vague)
    assert page.total("#network .edge") == sum(bool(row["actor"] and row["target"]) for row in rows)
    assert page.total("#map .spot") == sum(bool(row["place"] and row["place"]["lat"]) for row in rows)
    assert page.total("#map .land[role=button]") == sum(bool(row["place"]) for row in rows)


def test_all_are_shown_at_first(page: Page) -> None:
    assert_shown(page, ALL)
    assert "12 events in 1 document" in page.text("#standfirst")


@pytest.mark.parametrize(
    ("control", "value", "ids"),
    [
        ("action", "strike", ["e01", "e02", "e03", "e04", "e10"]),
        ("action", "visit", ["e07", "e11"]),
        ("actor", "FRA", ["e05", "e06", "e12"]),
        ("actor", "USA", ["e07"]),
        ("target", "UKR", ["e01", "e02", "e03", "e07"]),
        ("from", "2024-05-10", ["e07", "e08", "e09", "e10"]),
        ("to", "2024-04-11", ["e01", "e02", "e03"]),
    ],
)
def test_a_filter(page: Page, control: str, value: str, ids: list[str]) -> None:
    page.set(control, value)
    assert_shown(page, ids)
    assert f"{control}={value}" in page.address
    page.browser.refresh()
    assert_shown(page, ids)
    page.click("#clear")
    assert_shown(page, ALL)


@pytest.mark.parametrize(
    ("boxes", "ids"),
    [
        (["#quad input[value='0']"], ["e07", "e11"]),
        (["#quad input[value='1']", "#quad input[value='0']"], ["e05", "e06", "e07", "e11"]),
        (["#status input[value='1']"], ["e05"]),
        (["#status input[value='3']", "#status input[value='1']"], ["e05", "e09"]),
        (["#quad input[value='1']", "#status input[value='0']"], ["e06"]),
    ],
)
def test_boxes(page: Page, boxes: list[str], ids: list[str]) -> None:
    for box in boxes:
        page.click(box)
    assert_shown(page, ids)
    for box in boxes:
        page.click(box)
    assert_shown(page, ALL)


def test_boxes_count_what_they_would_show(page: Page) -> None:
    numbers = "return [...document.querySelectorAll('#status .number')].map(e => e.textContent)"
    assert page.run(numbers) == ["10", "1", "0", "1"]
    page.click("#status input[value='1']")
    assert page.run(numbers) == ["10", "1", "0", "1"]
    page.set("action", "warning")
    assert page.run(numbers) == ["2", "0", "0", "1"]


def test_least_confidence(page: Page) -> None:
    page.set("min", 80, "input")
    assert_shown(page, [id for id in ALL if id != "e03"])
    page.set("min", 95, "input")
    assert_shown(page, ["e02"])
    assert page.text("#min-shown") == "0.95"


def test_filters_join(page: Page) -> None:
    page.set("action", "strike")
    page.set("actor", "RUS")
    page.set("from", "2024-04-01")
    assert_shown(page, ["e03"])
    page.click("#chips li:first-child button")
    assert_shown(page, ["e03"])
    page.set("actor", "")
    assert_shown(page, ["e03", "e04", "e05", "e06", "e07", "e08", "e09", "e10"])


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("struck kyiv", ["e01", "e02", "e03"]),
        ("ZELÉNSKY", ["e11"]),
        ("denied", ["e09"]),
        ("wire.txt aid", ["e05", "e06"]),
        ("nothing like it", []),
    ],
)
def test_search(page: Page, text: str, ids: list[str]) -> None:
    page.search(text)
    page.wait(lambda: len(page.rows) == len(ids))
    assert_shown(page, ids)
    page.search("")
    assert_shown(page, ALL)


@pytest.mark.parametrize(
    ("mark", "ids"),
    [
        (".node[aria-label^='France']", ["e05", "e06", "e11", "e12"]),
        (".node[aria-label^='Iran']", ["e08", "e09", "e10"]),
        (".edge[aria-label^='Russia to Ukraine']", ["e01", "e02", "e03"]),
        (".edge[aria-label^='Ukraine to Russia']", ["e04"]),
        (".spot[aria-label^='Kyiv']", ["e01", "e02", "e03"]),
        (".land[aria-label^='Iran']", ["e08", "e10"]),
        (".land[aria-label^='Mali']", ["e06"]),
    ],
)
def test_a_mark_of_a_picture_filters(page: Page, mark: str, ids: list[str]) -> None:
    page.click(mark)
    assert_shown(page, ids)
    page.browser.back()
    page.wait(lambda: len(page.rows) == len(ALL))
    assert_shown(page, ALL)


def test_a_bar_filters_and_is_looked_into(page: Page) -> None:
    page.click(".bar[aria-label^='29 Apr']")
    assert_shown(page, ["e05", "e06"])
    assert [label.split(":")[0] for label in page.labels(".bar")] == ["2 May 2024", "3 May 2024"]
    page.click(".bar")
    assert_shown(page, ["e05"])


def test_actors_as_nodes(page: Page) -> None:
    page.click("#level input[value='actor']")
    names = {label.split(":")[0] for label in page.labels(".node")}
    assert {"Joe Biden", "Volodymyr Zelensky", "France"} <= names
    page.click(".node[aria-label^='Joe Biden']")
    assert_shown(page, ["e07"])


def test_keys_walk_the_marks_and_press_them(page: Page) -> None:
    from selenium.webdriver.common.keys import Keys

    assert page.run("return document.querySelectorAll('.node[tabindex=\"0\"]').length") == 1
    page.run("document.querySelector('.node[tabindex=\"0\"]').focus()")
    first = page.run("return document.activeElement.getAttribute('aria-label')")
    page.browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    second = page.run("return document.activeElement.getAttribute('aria-label')")
    assert first != second
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.text("#chips button") == f"with {second.split(':')[0]}"
    assert page.run("return document.activeElement.closest('#network') !== null"), "the focus stays in the picture"
    page.run("document.querySelector('#chips button').focus()")
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.run("return document.activeElement.id") == "table-title"


@pytest.mark.parametrize(
    ("id", "caption"),
    [("timeline-table", "by kind of act"), ("network-table", "Who acts on whom"), ("map-table", "Places and lands")],
)
def test_each_picture_has_a_table_that_follows(page: Page, id: str, caption: str) -> None:
    page.click(f"#{id} summary")
    page.wait(lambda: caption in page.text(f"#{id} caption"))
    page.set("action", "aid")
    cells = page.run(f"return [...document.querySelectorAll('#{id} tbody tr')].map(r => r.innerText)")
    assert cells
    page.click(f"#{id} tbody button")
    assert set(page.rows) <= {"e05", "e06"}
    assert page.rows
    page.run(f"document.querySelector('#{id} tbody button').focus()")
    page.click(f"#{id} tbody button")
    assert page.run(f"return document.activeElement.closest('#{id}') !== null")


def test_sort(page: Page) -> None:
    page.click("th.col-confidence button")
    assert page.rows[0] == "e03"
    assert page.run("return document.querySelector('th.col-confidence').ariaSort") == "ascending"
    assert page.run("return document.activeElement.textContent") == "Confidence"
    page.click("th.col-confidence button")
    assert page.rows[0] == "e02"
    page.click("th.col-confidence button")
    assert page.rows == ALL
    for name, first in [("actor", "e05"), ("-actor", "e11"), ("when", "e12"), ("-when", "e10"), ("target", "e11")]:
        page.set("sort", name)
        assert page.rows[0] == first
    page.set("sort", "target")
    assert page.rows[-1] == "e10", "what is not known comes last"
    page.set("sort", "-target")
    assert page.rows[-1] == "e10"


def test_back_and_forward(page: Page) -> None:
    # With real clicks: a browser passes over addresses that no user went to.
    for selector in ("#quad label:nth-of-type(4)", "#status label:nth-of-type(1)", "#quad label:nth-of-type(3)"):
        page.browser.find_element("css selector", selector).click()
    assert len(page.rows) == 7
    page.browser.back()
    page.wait(lambda: len(page.rows) == 5)
    assert not page.run("return document.querySelector('#quad input[value=\"2\"]').checked")
    page.browser.back()
    page.browser.back()
    page.wait(lambda: page.rows == ALL)
    page.browser.forward()
    page.wait(lambda: page.address == "#quad=3")
    page.wait(lambda: len(page.rows) == 5)


def test_the_link_of_an_event_opens_it(page: Page, report: Path) -> None:
    page.open(report, "#event=e05&action=aid")
    assert page.run("return document.getElementById('event').open")
    assert page.run("return document.activeElement.id") == "event-title"
    assert page.text("#event mark.trigger") == "aid (trigger)"
    assert page.text("#event mark.actor") == "France (actor)"
    assert page.run("return document.getElementById('permalink').getAttribute('href')") == "#event=e05"
    assert sorted(page.rows) == ["e05", "e06"]
    page.click("#event-close")
    page.wait(lambda: "event" not in page.address)
    assert page.address == "#action=aid"
    page.browser.back()
    page.wait(lambda: page.run("return document.getElementById('event').open"))


def test_an_event_is_opened_from_the_table_with_its_filters(page: Page) -> None:
    page.set("action", "strike")
    page.browser.find_element("css selector", "tbody[data-event=e02] .open").click()
    page.wait(lambda: page.run("return document.getElementById('event').open"))
    assert page.address == "#action=strike&event=e02"
    assert "2 of 5" in page.text("#event .steps")
    page.run("[...document.querySelectorAll('#event .steps button')][1].click()")
    assert "event=e03" in page.address
    page.browser.back()
    page.wait(lambda: "event=e02" in page.address)
    page.wait(lambda: "5 Mar 2024" in page.text("#event dl"))
    page.browser.back()
    page.wait(lambda: not page.run("return document.getElementById('event').open"))


def test_links_to_what_is_not_there(page: Page, report: Path) -> None:
    page.open(report, "#event=gone&min=abc&from=soon&quad=9,x&sort=luck&page=99&level=moon")
    assert "No such event" in page.text("#event")
    page.click("#event-close")
    assert page.text("#count") == "0 of 12 events"
    page.click("#clear")
    assert_shown(page, ALL)


def test_an_event_that_the_filters_hold_back_is_shown_by_its_link(page: Page, report: Path) -> None:
    page.open(report, "#action=strike&event=e07")
    assert "Not among the events" in page.text("#event .steps")
    assert "Joe Biden" in page.text("#event-title")
