"""What cannot hold an event is not parsed, and that loses no record."""

import json
import tomllib

import pytest

from extract.documents import Document, Reading
from extract.lexicon import load_lexicon
from extract.pipeline import Extractor
from extract.relevance import Relevance
from extract.sources import read_sources
from tests.conftest import ROOT

GOLD = ROOT.parent / "shared" / "gold" / "dev.docs.jsonl"
IDLE = [
    "The orchestra played a symphony by Sibelius.",
    "Whales sleep with half of their brain.",
    "She painted the ceiling of the chapel in four years.",
]


@pytest.fixture(scope="module")
def relevance() -> Relevance:
    return Relevance(load_lexicon())


@pytest.mark.parametrize("text", IDLE)
def test_texts_without_a_trigger_do_not_matter(relevance: Relevance, text: str) -> None:
    assert not relevance.matters(text.replace(".", " .").split())


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed the town .",
        "Officials have frozen his assets .",
        "The minister stood by his remarks .",
        "Three men were kidnapped .",
        "The troops were withdrwan .",  # misspelt
        "An anti-government rally drew thousands .",
        "JETS STRUCK THE TOWN .",
    ],
)
def test_any_form_of_a_trigger_matters(relevance: Relevance, text: str) -> None:
    assert relevance.matters(text.split())


def test_an_entry_that_asks_for_an_object_needs_it_in_the_text(relevance: Relevance) -> None:
    assert relevance.matters("The two sides had talks .".split())
    assert not relevance.matters("The twins enjoyed supper .".split())


def articles() -> list[Document]:
    """The articles of ``seeds/``, the sentences of the tests, each alone, and the annotated articles where they are."""
    found = [source for source in read_sources([str(ROOT / "seeds")]) if isinstance(source, Document)]
    for path in sorted((ROOT / "tests" / "sentences").glob("*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        found += [Document(f"{path.stem}-{number}", case["text"]) for number, case in enumerate(cases)]
    if GOLD.exists():
        rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
        found += [Document(row["id"], row["text"]) for row in rows]
    return found


def test_the_records_are_those_of_the_full_reading(extractor: Extractor) -> None:
    documents = [*articles(), *(Document(f"idle-{number}", text) for number, text in enumerate(IDLE))]
    full = Extractor(extractor.nlp, extractor.lexicon, extractor.gazetteer, skips=False)
    for short, whole in zip(extractor.read(documents), full.read(documents), strict=True):
        assert isinstance(short, Reading)
        assert isinstance(whole, Reading)
        assert short.events == whole.events, short.document.id
