"""Ten thousand cases, the same every time."""

import pytest

from extract.pipeline import Extractor
from tests.fuzz import checks
from tests.fuzz.generators import GENERATORS
from tests.fuzz.running import run

CASES = 10_000


@pytest.fixture(autouse=True)
def shared(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model is loaded once for all tests."""
    monkeypatch.setattr(checks, "extractor", lambda: extractor)


def test_shares() -> None:
    assert sum(generator.share for generator in GENERATORS.values()) == CASES


@pytest.mark.parametrize("name", GENERATORS)
def test_cases(name: str) -> None:
    run(name, GENERATORS[name].share, "ci")
