"""Documents built by hand, so that tests of the rules need no language model."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.syntax import Parse, read_parse

VOCAB = Vocab()


def parse_of(rows: str, *, sentence_starts: tuple[int, ...] = (0,)) -> Parse:
    """A parse from lines "word lemma POS TAG head dep", heads counted from 1 and 0 for the root, as in CoNLL-U.

    A line break in ``rows`` ends a token; words are joined by single spaces.
    """
    table = [line.split() for line in rows.strip().splitlines()]
    heads = [int(row[4]) - 1 if row[4] != "0" else i for i, row in enumerate(table)]
    doc = Doc(
        VOCAB,
        words=[row[0] for row in table],
        lemmas=[row[1] for row in table],
        pos=[row[2] for row in table],
        tags=[row[3] for row in table],
        heads=heads,
        deps=["ROOT" if row[4] == "0" else row[5] for row in table],
    )
    for i in sentence_starts:
        assert doc[i].is_sent_start
    return read_parse(doc)


def words_of(parse: Parse, heads: list[int]) -> list[str]:
    """The words of head tokens, for asserts that can be read."""
    return [parse.tokens[i].text for i in heads]
