"""Explanations say what the extractor did: every record is accounted for, every refusal has its reason."""

from datetime import date
from math import exp
from pathlib import Path

import pytest

from extract.explain import NO_RECORD, TOLD_BETTER, Explanation, TriggerExplanation, explain
from extract.lexicon import load_lexicon
from extract.pipeline import Extractor
from extract.sources import Document, read_sources
from extract.syntax import Parse
from tests.conftest import ROOT

ENTRY = """
event = "CONSULT"
[[entry]]
id = "own.salute"
action = "visit"
verbs = ["salute"]
actor = ["subject"]
target = ["object"]
needs = "both"
"""
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def explained(extractor: Extractor, text: str, published: date | None = None) -> Explanation:
    document = Document("-", text, published)
    parse = extractor.parse(document)
    assert isinstance(parse, Parse)
    return explain(document, parse, extractor)


def trigger(extractor: Extractor, text: str, word: str) -> TriggerExplanation:
    (found,) = [t for t in explained(extractor, text).triggers if t.text == word]
    return found


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_record_is_accounted_for(path: Path, extractor: Extractor) -> None:
    (document,) = read_sources([str(path)])
    assert isinstance(document, Document)
    parse = extractor.parse(document)
    assert isinstance(parse, Parse)
    records = list(extractor.extract([document]))
    found = explain(document, parse, extractor)
    assert [told.event for t in found.triggers for told in t.told] == records
    for record in records:
        (mine,) = [t for t in found.triggers if any(told.event.id == record.id for told in t.told)]
        fired = [trial for trial in mine.trials if trial.refusal is None]
        assert [trial.rule for trial in fired] == [mine.rule] == [record.rule]
        assert mine.trials[-1] is fired[0]
        assert (mine.start, mine.end, mine.text) == (record.trigger.start, record.trigger.end, record.trigger.text)
        assert (mine.sentence, mine.status, mine.dropped) == (record.sentence.index, record.status, None)
        assert document.text[mine.start : mine.end] == mine.text


@pytest.mark.parametrize("path", SEEDS[:2], ids=lambda path: path.stem)
def test_what_gave_no_record_says_why(path: Path, extractor: Extractor) -> None:
    (document,) = read_sources([str(path)])
    assert isinstance(document, Document)
    parse = extractor.parse(document)
    assert isinstance(parse, Parse)
    for mine in explain(document, parse, extractor).triggers:
        if not mine.told:
            assert (mine.rule is None) == all(trial.refusal for trial in mine.trials)
            assert (mine.dropped in (TOLD_BETTER, NO_RECORD)) == (mine.rule is not None)


def test_confidence_is_made_of_its_parts(extractor: Extractor) -> None:
    for mine in explained(
        extractor, "Russia visited Mali. Its troops shelled Kidal and its leader warned Iran."
    ).triggers:
        for told in mine.told:
            assert told.event.confidence == round(1 / (1 + exp(-sum(told.parts.values()))), 2)
            assert 0.0 not in told.parts.values()


@pytest.mark.parametrize(
    ("text", "word", "status", "cues"),
    [
        ("France visited Mali.", "visited", "actual", ()),
        ("France will visit Mali.", "visit", "future", ("will",)),
        ("France might visit Mali.", "visit", "hypothetical", ("might",)),
        ("France did not visit Mali.", "visit", "negated", ("not",)),
        ("France will not visit Mali.", "visit", "negated", ("not",)),
    ],
)
def test_cues_of_the_status(text: str, word: str, status: str, cues: tuple[str, ...], extractor: Extractor) -> None:
    found = trigger(extractor, text, word)
    assert (found.status, found.cues) == (status, cues)


@pytest.mark.parametrize(
    ("text", "more", "refusal", "asked", "found"),
    [
        ("France saluted Mali.", 'objects = ["flag"]', "objects", ("flag",), ("Mali",)),
        ("France saluted Mali.", 'subjects = ["guard"]', "subjects", ("guard",), ("France",)),
        ("France saluted Mali.", 'cues = ["drum", "band"]', "cues", ("band", "drum"), ()),
        ("France saluted Mali.", 'unless_object = ["mali", "flag"]', "unless_object", ("flag", "mali"), ("mali",)),
        ("France saluted Mali.", 'unless_subject = ["france"]', "unless_subject", ("france",), ("france",)),
        ("France saluted Mali.", 'target_is = ["fighter"]', "target_is", ("fighter",),
         ("object: Mali (country, MLI)",)),
        ("France saluted Mali.", 'unless_role = ["subject"]', "unless_role", ("subject",),
         ("subject: France (country, FRA)",)),
        ("France saluted.", "", "needs", ("both",), ("subject: France (country, FRA)",)),
    ],
)  # fmt: skip
def test_reasons_of_a_refusal(
    text: str,
    more: str,
    refusal: str,
    asked: tuple[str, ...],
    found: tuple[str, ...],
    extractor: Extractor,
    tmp_path: Path,
) -> None:
    """Entries made here, so that no change of the bundled ones changes the answer."""
    (tmp_path / "own.toml").write_text(f"{ENTRY}{more}\n")
    own = Extractor(extractor.nlp, load_lexicon(tmp_path), extractor.gazetteer)
    trial = next(t for t in trigger(own, text, "saluted").trials if t.rule == "own.salute")
    assert (trial.refusal, trial.asked, trial.found) == (refusal, asked, found)
    assert (trial.file, trial.reading, trial.words) == (str(tmp_path / "own.toml"), "verb", "saluted")


def test_words_that_an_entry_asked_for(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(ENTRY + 'cues = ["drum", "flute", "band"]\n')
    own = Extractor(extractor.nlp, load_lexicon(tmp_path), extractor.gazetteer)
    found = trigger(own, "France saluted Mali with a drum band.", "saluted")
    assert (found.rule, found.trials[0].refusal, found.trials[0].found) == ("own.salute", None, ("band", "drum"))
    assert [(told.actor_role, told.target_role) for told in found.told] == [("subject", "object")]


def test_the_parse(extractor: Extractor) -> None:
    (words,) = explained(extractor, "France visited Mali.").sentences
    assert [(w.text, w.lemma, w.relation, w.governor) for w in words] == [
        ("France", "France", "nsubj", 1), ("visited", "visit", "root", None), ("Mali", "Mali", "obj", 1),
        (".", ".", "punct", 1),
    ]  # fmt: skip


def test_nothing_to_explain(extractor: Extractor) -> None:
    assert explained(extractor, "The weather is mild.").triggers == ()


def test_a_dateline_gives_no_record(extractor: Extractor) -> None:
    """The words before the dash are no act, and the explanation has none that the extractor lacks."""
    document = Document("-", "BEIRUT, Lebanon (Reuters) - France visited Mali.", None)
    parse = extractor.parse(document)
    assert isinstance(parse, Parse)
    told = [t.event for mine in explain(document, parse, extractor).triggers for t in mine.told]
    assert told == list(extractor.extract([document]))


def test_a_text_that_is_too_long(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor.nlp, "max_length", 10)
    failure = extractor.parse(Document("a", "France visited Mali."))
    assert "20 characters" in failure.message  # type: ignore[union-attr]
