"""The parse as plain data, in one scheme: Universal Dependencies, whatever model made it.

Everything above this floor reads :class:`Parse` and never a spaCy object. Pipelines trained on OntoNotes give
CLEAR-style labels (``nsubjpass``, ``dobj``, ``pobj``), where prepositions and copulas are heads; they are turned round
here. Labels: https://universaldependencies.org/u/dep/ and Choi & Palmer (2012), "Guidelines for the CLEAR style".
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.inflection import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

ROOT = -1

# CLEAR → UD where a new name is enough. Prepositions, copulas and "to" need the tree turned round, below.
RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl:unmarked",
    "quantmod": "advmod",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "preconj": "cc",
    "predet": "det",
    "intj": "discourse",
    "ROOT": "root",
}
CLEAR_ONLY = {"nsubjpass", "auxpass", "dobj", "pobj", "prep", "relcl", "attr", "acomp", "poss", "prt", "agent"}
RECIPROCAL = (("each", "other"), ("one", "another"))
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}


@dataclass(slots=True)
class Token:
    """A word: ``i`` counts in the document, ``start`` and ``end`` are its characters, ``head`` is ROOT for a root."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    start: int
    end: int
    head: int
    rel: str
    sent: int
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Entity:
    """A named entity of the model: tokens ``first`` to ``last``, both inclusive."""

    label: str
    first: int
    last: int


@dataclass(slots=True)
class Parse:
    """A document's tokens, its sentences as ``(first, last)`` token indices (inclusive) and the model's entities."""

    text: str
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    entities: list[Entity]
    before: int = 0  # sentences of the document that stand before these

    def move(self, text: str, start: int, before: int) -> None:
        """Make it the parse of the part of ``text`` that begins at ``start``, after so many sentences."""
        self.text, self.before = text, before
        for token in self.tokens:
            token.start += start
            token.end += start

    def of(self, i: int, *rels: str) -> list[Token]:
        """The children of token ``i`` with one of the relations; a bare name takes its subtypes too."""
        children = self.tokens[i].children
        if not children:
            return []
        fits, tokens = _fitting(rels), self.tokens
        return [token for j in children if fits[(token := tokens[j]).rel]]

    def head(self, i: int) -> Token | None:
        """The governor of token ``i``, or None for a root."""
        head = self.tokens[i].head
        return None if head == ROOT else self.tokens[head]

    def subtree(self, i: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """Token ``i`` and all below it in text order, without the branches whose relation is in ``stop``."""
        found = [i]
        stack = [i]
        while stack:
            for child in self.tokens[stack.pop()].children:
                if self.tokens[child].rel not in stop:
                    found.append(child)
                    stack.append(child)
        return sorted(found)

    def conjuncts(self, i: int) -> list[int]:
        """Token ``i`` and what is coordinated with it further on."""
        found = [i]
        for j in found:
            found.extend(c.i for c in self.of(j, "conj"))
        return found

    def ancestors(self, i: int) -> Iterator[Token]:
        """The governors of token ``i``, nearest first."""
        head = self.head(i)
        seen = 0
        while head is not None and seen < 200:
            yield head
            head = self.head(head.i)
            seen += 1

    def case(self, i: int) -> str:
        """The preposition of a nominal in lower case ("according to" joined by a space), or ''."""
        marks = [c for c in self.of(i, "case") if c.lower not in ("'s", "’s", "'", "’")]
        if not marks:
            # "by Prime Minister Netanyahu": the parser may hang the preposition on the office.
            return next((self.case(c.i) for c in self.of(i, "nmod:desc") if c.i < i), "")
        words = [marks[0].lower, *(c.lower for c in self.of(marks[0].i, "fixed"))]
        words += [m.lower for m in marks[1:] if m.i == marks[0].i + len(words)]
        return " ".join(words)


def is_reciprocal(parse: Parse, i: int) -> bool:
    """Whether token ``i`` is a word of "each other" or "one another"."""
    words = [token.lower for token in parse.tokens[max(i - 1, 0) : i + 2]]
    return any(pair in RECIPROCAL for pair in pairwise(words))


class _Fitting(dict[str, bool]):
    """Relation → whether it is one of ``rels`` or a subtype of one; worked out once, for every word is asked often."""

    def __init__(self, rels: tuple[str, ...]) -> None:
        super().__init__()
        self.rels = rels

    def __missing__(self, rel: str) -> bool:
        self[rel] = rel in self.rels or rel.partition(":")[0] in self.rels
        return self[rel]


@functools.cache
def _fitting(rels: tuple[str, ...]) -> _Fitting:
    return _Fitting(rels)


def read_parse(doc: "Doc", text: str | None = None, starts: list[int] | None = None) -> Parse:
    """Turn a parsed spaCy ``Doc``, of either label scheme, into a :class:`Parse`.

    ``text`` is the original where the model read another (capitals smoothed, white space left out), ``starts`` the
    first character of each token there.
    """
    original = doc.text if text is None else text
    starts = [t.idx for t in doc] if starts is None else starts
    sentences: list[tuple[int, int]] = []
    sentence_of = [0] * len(doc)
    for number, span in enumerate(doc.sents):
        sentences.append((span.start, span.end - 1))
        sentence_of[span.start : span.end] = [number] * (span.end - span.start)
    # One look at the whole array: asked one by one, each token looks up each of its strings.
    columns = doc.to_array(["TAG", "POS", "DEP", "LEMMA", "HEAD"]).T.tolist()
    names = {key: doc.vocab.strings[key] for column in columns[:4] for key in set(column)}
    tokens: list[Token] = []
    rows = zip((t.text for t in doc), starts, sentence_of, *columns, strict=True)
    for i, (form, start, sentence, tag, pos, dep, lemma, head) in enumerate(rows):
        lower, head = form.lower(), head - (1 << 64) if head >> 63 else head  # the distance, which may be negative
        tokens.append(
            Token(
                i,
                original[start : start + len(form)],
                lower,
                lemma_of(lower, names[tag], names[lemma] or lower),
                names[pos],
                names[tag],
                start,
                start + len(form),
                i + head if head else ROOT,
                names[dep],
                sentence,
            )
        )
    if any(t.rel in CLEAR_ONLY for t in tokens):
        _from_clear(tokens)
    for token in tokens:
        if token.rel == "ROOT":
            token.rel = "root"
        if token.head != ROOT:
            tokens[token.head].children.append(token.i)
    entities = [Entity(e.label_, e.start, e.end - 1) for e in doc.ents]
    return Parse(original, tokens, sentences, entities)


def _from_clear(tokens: list[Token]) -> None:
    for token in tokens:
        if token.rel == "aux" and token.tag == "TO":
            token.rel = "mark"
    _turn_prepositions(tokens)
    _turn_copulas(tokens)
    for token in tokens:
        token.rel = RENAMED.get(token.rel, token.rel)


def _turn_prepositions(tokens: list[Token]) -> None:
    """verb → prep → pobj becomes verb → obl, with the preposition as its case; a clause under it gets a mark."""
    governed = {t.head: t for t in reversed(tokens) if t.rel in ("pobj", "pcomp") and t.head != ROOT}
    for preposition in tokens:
        noun = governed.get(preposition.i)
        if noun is None:
            if preposition.rel in ("prep", "agent"):
                preposition.rel = "advmod"
            continue
        clause = noun.rel == "pcomp"
        head = tokens[preposition.head] if preposition.head != ROOT else None
        if preposition.rel == "conj" and head is not None and head.i in governed:
            # "in Syria and in Iraq": the second noun joins the first, not its preposition.
            noun.head, noun.rel = governed[head.i].i, "conj"
        elif head is None:
            noun.head, noun.rel = ROOT, "root"
        else:
            noun.head = head.i
            if preposition.rel == "agent":
                noun.rel = "obl:agent"
            elif clause:
                noun.rel = "advcl" if head.pos in ("VERB", "AUX") else "acl"
            elif preposition.rel == "dative":
                noun.rel = "obl"
            else:
                noun.rel = "nmod" if head.pos in NOMINAL else "obl"
        preposition.head, preposition.rel = noun.i, "mark" if clause else "case"


def _turn_copulas(tokens: list[Token]) -> None:
    """be → attr becomes the attribute with a copula: "is president", "was ready"."""
    below: dict[int, list[Token]] = {}
    for token in tokens:
        below.setdefault(token.head, []).append(token)
    for verb in tokens:
        if verb.lemma != "be" or verb.pos not in ("AUX", "VERB"):
            continue
        attribute = next((t for t in below.get(verb.i, ()) if t.rel in ("attr", "acomp")), None)
        if attribute is None:
            continue
        for other in below[verb.i]:
            if other is not attribute:
                other.head = attribute.i
        attribute.head, attribute.rel = verb.head, verb.rel
        verb.head, verb.rel = attribute.i, "cop"
