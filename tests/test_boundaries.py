"""Sentence boundaries in the layout of news: ``boundaries.txt`` holds the cases, one sentence a line."""

from collections import defaultdict

import pytest

from extract.sentences import Word, boundaries
from tests.boundaries import Case, Range, f1, read_cases

CASES = read_cases()
KINDS = sorted({case.kind for case in CASES})


@pytest.fixture(scope="module")
def found(extractor) -> dict[str, list[tuple[set[Range], set[Range]]]]:
    """Found and true sentences by kind, as the package reads them."""
    from extract.language import parse_all

    pairs = defaultdict(list)
    for case, parse in zip(CASES, parse_all(extractor.nlp, [case.text for case in CASES]), strict=True):
        sentences = {(parse.tokens[a].start, parse.tokens[b].end) for a, b in parse.sentences}
        pairs[case.kind].append((sentences, set(case.sentences)))
    return pairs


def test_there_are_many_cases_and_each_is_whole() -> None:
    assert len(CASES) >= 150
    for case in CASES:
        assert all(case.text[start:end].strip() == case.text[start:end] != "" for start, end in case.sentences)


def test_sentences_of_news(found) -> None:
    assert f1([pair for pairs in found.values() for pair in pairs]) >= 0.97


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_bad(found, kind: str) -> None:
    assert f1(found[kind]) >= 0.9


def words(text: str) -> list[Word]:
    """A line of words: ``|`` starts a paragraph, ``~`` joins a word to the one before."""
    made: list[Word] = []
    first = True
    for piece in text.split():
        if piece == "|":
            first = True
            continue
        if piece.startswith("~") and made:
            made[-1] = Word(made[-1].text, False, made[-1].first, False)
        made.append(Word(piece.lstrip("~"), True, first, False))
        first = False
    return made


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rain fell ~. | Floods rose", "Floods", True),
        ("FILE - In this photo", "-", False),
        ("FILE - In this photo", "In", True),
        ("| • Rain in the north", "Rain", False),
        ("at No ~. 10 Downing Street", "10", False),
        ("He left ~. ( ~Photo by us ~)", "(", True),
        ("the bank ( ~BoE ~)", "(", False),
        ("“ ~We go ~. ~” He left", "”", False),
        ("He left ~. She stayed", "She", None),
        ("in the U.S. He left", "He", True),
        ("in the U.S. Embassy", "Embassy", None),
        ("“ ~No ~! ~” he said", "he", False),
        ("He left ~. al ~- ~Bab fell", "al", None),
        ("Best film ~: The Salt Road", "The", False),
        ("Copyright The Harbor Gazette", "The", False),
        ("Karabakh -The ~presidents met", "-The", False),
        ("| Refugee crisis ~- ~Meanwhile ~, towns", "Meanwhile", True),
        ("He left ~. Hopes of peace ~- ~Jordan said", "Jordan", True),
        ("He left ~. ~” Road home ~- ~They wait", "They", True),
        ("| The then ~- ~President said", "President", None),
        ("| Fears of pro ~- ~Kurdish rallies", "Kurdish", None),
        ("| The battle for al ~- ~Bab goes on", "Bab", None),
        ("| Talks between Iran ~- ~Iraq fronts", "Iraq", None),
        ("| Police in Port ~- ~au ~- ~Prince left", "Prince", None),
    ],
)
def test_what_layout_tells(text: str, word: str, expected: bool | None) -> None:
    line = words(text)
    place = next(i for i, w in enumerate(line) if w.text == word)
    assert boundaries(line)[place] is expected


def test_the_reader_keeps_offsets(tmp_path) -> None:
    file = tmp_path / "cases.txt"
    file.write_text("# note\n## list\nTwo items:⏎\n- rain\n\nOne. \n", encoding="utf-8")
    first, second = read_cases(file)
    assert first == Case("list", 3, "Two items:\n- rain", ((0, 10), (11, 17)))
    assert second.kind == "list"
