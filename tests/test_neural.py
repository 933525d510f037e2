"""The network's parts: features of words, lemma rules, decoding, and the spaCy component around them."""

import itertools
import subprocess
import sys
from importlib.metadata import entry_points

import numpy as np
import pytest

from extract.neural.decoding import Spans, best_tree, is_projective_tree
from extract.neural.lemmas import apply, first_fit, rule_for
from extract.neural.words import Features, directed, grams, normal, shape
from tests.conftest import ROOT


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_best_tree_is_the_best_of_all(size: int) -> None:
    generator = np.random.default_rng(size)
    trees = [t for t in itertools.product(range(size), repeat=size) if is_projective_tree(list(t))]
    for _ in range(25):
        scores = generator.normal(size=(size, size)).astype(np.float32)
        best = max(trees, key=lambda tree: sum(scores[i, head] for i, head in enumerate(tree)))
        assert best_tree(scores) == list(best)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([1, 1], True),
        ([0, 0, 1], True),
        ([0, 1], False),  # two roots
        ([1, 0, 2], False),  # a circle
        ([2, 3, 2, 2], False),  # crossing arcs
        ([2, 1, 1], False),  # an arc over the root
    ],
)
def test_what_is_a_tree(heads: list[int], expected: bool) -> None:
    assert is_projective_tree(heads) is expected


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Kings", "king"),
        ("was", "be"),
        ("Paris", "Paris"),
        ("WASHINGTON", "Washington"),
        ("McCain", "McCain"),
        ("armies", "army"),
        ("ca", "can"),
        ("n't", "not"),
        ("better", "good"),
        ("|", "|"),
        ("a+b", "a+b"),
        ("iPods", "iPod"),
        ("...", "…"),
    ],
)
def test_a_rule_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert apply(rule_for(form, lemma), form) == lemma


def test_rules_serve_other_words() -> None:
    assert apply(rule_for("armies", "army"), "Parties") == "party"
    assert apply(rule_for("armies", "army"), "soldiers") is None
    assert first_fit([rule_for("armies", "army"), rule_for("kings", "king")], "Soldiers") == "soldier"
    assert first_fit([rule_for("armies", "army")], "Of") == "of"


def test_a_rule_never_leaves_nothing() -> None:
    assert apply("low|-+|-s+", "s") is None


def test_entity_tags_are_well_formed() -> None:
    spans = Spans(["ORG", "GPE"])
    generator = np.random.default_rng(3)
    for _ in range(50):
        found = spans.decode(generator.normal(size=(9, len(spans.tags))).astype(np.float32))
        assert all(start < end for start, end, _ in found)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))


def test_entity_tags_of_sure_scores() -> None:
    spans = Spans(["ORG", "GPE"])
    scores = np.full((4, len(spans.tags)), -9, np.float32)
    for place, tag in enumerate(("O", "B-ORG", "L-ORG", "U-GPE")):
        scores[place, spans.tags.index(tag)] = 0
    assert spans.decode(scores) == [(1, 3, "ORG"), (3, 4, "GPE")]


def test_features_of_words() -> None:
    features = Features(["the", "f-00"], {"kyiv": 3}, buckets=100)
    assert features("The").row == 1
    assert features("F-16").row == 2
    assert features("Kyiv").row == 0
    assert features("Kyiv").lists == 3
    assert features("Kyiv").grams == features("KYIV").grams
    assert features("Kyiv").shape != features("KYIV").shape
    assert max(features("the").grams) < 100
    assert len(grams("x" * 500)) < 120
    assert (normal("’s"), shape("U.S.")) == ("'s", "X.X.")


def test_quotation_marks_open_and_close() -> None:
    forms = ["He", "said", '"', "no", '"', ".", '"', "Yes"]
    spaces = [True, True, False, False, False, True, False, False]
    assert directed(forms, spaces) == ["He", "said", "“", "no", "”", ".", "“", "Yes"]


TEXT = (
    "Russian jets bombed the village on Tuesday. “We will not leave,” Prime Minister Anna Larsen said in Oslo.\n\n"
    "The armies of both countries met near Kirkuk."
)


def reading(doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, str(t.head.i), t.ent_type_) for t in doc]


def test_the_component_reads_everything(extractor) -> None:
    doc = extractor.nlp(TEXT)
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Russian jets bombed the village on Tuesday.",
        "“We will not leave,” Prime Minister Anna Larsen said in Oslo.",
        "The armies of both countries met near Kirkuk.",
    ]
    by_text = {token.text: token for token in doc}
    assert (by_text["jets"].dep_, by_text["jets"].head.text) == ("nsubj", "bombed")
    assert (by_text["armies"].lemma_, by_text["armies"].tag_, by_text["armies"].pos_) == ("army", "NNS", "NOUN")
    assert by_text["bombed"].morph.get("Tense") == ["Past"]
    entities = {entity.text: entity.label_ for entity in doc.ents}
    assert entities["Anna Larsen"] == "PERSON"
    assert entities["Oslo"] == "GPE"
    assert entities["Russian"] == "NORP"


def test_batches_do_not_change_what_is_read(extractor) -> None:
    alone = reading(extractor.nlp(TEXT))
    first, second, third = extractor.nlp.pipe(["A first text.", TEXT, "  "])
    assert reading(second) == alone
    assert len(first) == 4
    assert third.text == "  "


def test_a_pipeline_survives_the_disk(extractor, tmp_path) -> None:
    import spacy

    extractor.nlp.to_disk(tmp_path / "model")
    assert reading(spacy.load(tmp_path / "model")(TEXT)) == reading(extractor.nlp(TEXT))


def test_sentences_that_are_set_stay(extractor) -> None:
    doc = extractor.nlp.make_doc("Troops left the town and rebels came.")
    doc[5].is_sent_start = True
    assert [sentence.start for sentence in extractor.nlp(doc).sents] == [0, 5]
    doc = extractor.nlp.make_doc("Troops left. Rebels came.")
    doc[3].is_sent_start = False
    assert len(list(extractor.nlp(doc).sents)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n\nTroops left.\n", "a", "."])
def test_little_text(extractor, text: str) -> None:
    doc = extractor.nlp(text)
    assert doc.text == text
    assert all(not token.is_space for entity in doc.ents for token in entity)


def test_text_without_an_end_is_cut(extractor) -> None:
    doc = extractor.nlp("and the army of the north " * 200)
    assert max(len(sentence) for sentence in doc.sents) <= 120
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_a_component_without_weights_says_so() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("joint_parser")
    with pytest.raises(ValueError, match="no weights"):
        nlp("Troops left.")


def test_any_program_can_load_the_model() -> None:
    """Without a word of ours: the factory is an entry point of the installed package."""
    if not entry_points(group="spacy_factories", name="joint_parser"):
        pytest.skip("the package is not installed")
    model = str(ROOT / "extract" / "model")
    code = f"import spacy; print(len(list(spacy.load({model!r})('Troops left. Rebels came.').sents)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT.parent)
    assert run.stdout.strip() == "2"
