"""A headless Chromium for the tests of the report, and what they ask of a page. Without one they are skipped."""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OPTIONS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()


def start_browser(profile: Path) -> Any:
    """A browser with an empty profile, which logs its console and its requests."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="Selenium is not installed: pip install '.[test]'")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("no browser: install chromium and chromium-driver (chromedriver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


class Page:
    """A report in the browser: what its pictures and its table show, and hands to use it."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def open(
        self, path: Path, address: str = "", *, width: int = 1280, dark: bool = False, touch: bool = False
    ) -> None:
        """Load a report from disk anew."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": touch}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": [scheme]})
        self.browser.get("about:blank")
        self.browser.get(path.as_uri() + address)

    def run(self, script: str, *values: object) -> Any:
        """The result of a script in the page."""
        return self.browser.execute_script(script, *values)

    def set(self, id: str, value: object, event: str = "change") -> None:
        """Give a control a value as a user does."""
        self.run(
            "const c = document.getElementById(arguments[0]); c.value = arguments[1];"
            "c.dispatchEvent(new Event(arguments[2], {bubbles: true}))",
            id, value, event,
        )  # fmt: skip

    def click(self, selector: str) -> None:
        """Click on the first element of a selector, of HTML or of a picture."""
        self.run(
            "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', {bubbles: true}))", selector
        )

    def search(self, text: str) -> None:
        """Type into the search field and wait until it is used."""
        self.set("q", text, "input")
        self.wait(lambda: ("q=" in self.address) == bool(text))

    def wait(self, ready: Callable[[], bool], seconds: float = 5) -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not ready():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.02)

    @property
    def address(self) -> str:
        """What follows the file in the address."""
        found: str = self.run("return location.hash")
        return found

    @property
    def rows(self) -> list[str]:
        """The ids of the events on the page of the table."""
        found: list[str] = self.run(
            "return [...document.querySelectorAll('tbody[data-event]')].map(e => e.dataset.event)"
        )
        return found

    def text(self, selector: str) -> str:
        """The text of the first element of a selector."""
        found: str = self.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector)
        return found

    def labels(self, selector: str) -> list[str]:
        """The accessible names of the marks of a picture."""
        found: list[str] = self.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.getAttribute('aria-label'))", selector
        )
        return found

    def total(self, selector: str) -> int:
        """The sum of the events that the marks of a picture say they stand for."""
        numbers = [re.search(r"([\d,]+) events?\b", label) for label in self.labels(selector)]
        return sum(int(number[1].replace(",", "")) for number in numbers if number)

    def errors(self) -> list[str]:
        """What the console has said since it was last asked."""
        return [entry["message"] for entry in self.browser.get_log("browser")]
