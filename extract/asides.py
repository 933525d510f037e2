"""Days that news puts between a word and what belongs to it, set aside while the model reads the sentence.

"An attack **Friday** on a police station": treebanks hardly have it, and a parser hangs what follows on anything near.
Without the day it reads the phrase like any other; then the day goes back to its place, below the word before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.syntax import ROOT, Entity, Parse, Token

DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
EDGES = frozenset(["early", "late"])
PARTS = frozenset(["morning", "afternoon", "evening", "night"])
# What such a phrase may be followed by; elsewhere a day troubles no parser.
PREPOSITIONS = frozenset(
    "about across against among around as at before between by during for from in inside into near of on outside over "
    "to toward towards with".split()
)
# After these a day belongs to another phrase: "on Friday", "last Friday", "Good Friday".
BEFORE = frozenset(
    "a after and any ash before between black bloody but by coming during each easter every following for from good "
    "holy in last maundy nor of on or palm past per previous since super than the this through throughout till to "
    "until with".split()
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A phrase that was taken out: its first word was the ``place``-th of the document (from 0)."""

    place: int
    words: tuple[str, ...]
    starts: tuple[int, ...]  # characters


def find_asides(words: Sequence[str]) -> list[range]:
    """Where in ``words`` such phrases stand: a day with its edge ("late") and its part ("night")."""
    found: list[range] = []
    for i, word in enumerate(words):
        if word not in DAYS:
            continue
        first = i - 1 if i > 0 and words[i - 1] in EDGES else i
        after = i + 2 if i + 1 < len(words) and words[i + 1] in PARTS else i + 1
        if first == 0 or after >= len(words):
            continue
        before = words[first - 1]
        if before[-1].isalpha() and before.lower() not in BEFORE and words[after] in PREPOSITIONS:
            found.append(range(first, after))
    return found


def put_back(parse: Parse, asides: Sequence[Aside]) -> Parse:
    """``parse`` with the ``asides`` in their places, each below the word before it or the verb above that."""
    if not asides:
        return parse
    extra = {aside.place + k for aside in asides for k in range(len(aside.words))}
    places = [i for i in range(len(parse.tokens) + len(extra)) if i not in extra]
    tokens: list[Token] = []
    for token, i in zip(parse.tokens, places, strict=True):
        token.i = i
        token.head = ROOT if token.head == ROOT else places[token.head]
        token.children = [places[c] for c in token.children]
        tokens.append(token)
    sentences = [(places[first], places[last]) for first, last in parse.sentences]
    entities = [Entity(e.label, places[e.first], places[e.last]) for e in parse.entities]
    for aside in asides:
        tokens[aside.place : aside.place] = _tokens(aside, tokens[aside.place - 1].sent)
    whole = Parse(parse.text, tokens, sentences, entities)
    for aside in asides:
        _hang(whole, aside)
    return whole


def _tokens(aside: Aside, sentence: int) -> list[Token]:
    day = next(k for k, word in enumerate(aside.words) if word in DAYS)
    head = aside.place + (day + 1 if aside.words[-1] in PARTS else day)
    made: list[Token] = []
    for k, (word, start) in enumerate(zip(aside.words, aside.starts, strict=True)):
        i = aside.place + k
        pos, tag = ("PROPN", "NNP") if k == day else ("NOUN", "NN") if k > day else ("ADV", "RB")
        rel = "obl:unmarked" if i == head else "compound" if k == day else "advmod"
        lemma = word if k == day else word.lower()
        end = start + len(word)
        made.append(
            Token(i, word, word.lower(), lemma, pos, tag, start, end, ROOT if i == head else head, rel, sentence)
        )
    return made


def _hang(parse: Parse, aside: Aside) -> None:
    """Hang a phrase on the noun before it where what follows is that noun's ("attack Friday on …"), else on a verb."""
    first, last = aside.place, aside.place + len(aside.words) - 1
    head = next(i for i in range(first, last + 1) if parse.tokens[i].head == ROOT)
    before = parse.tokens[first - 1]
    follows = parse.tokens[last + 1].head
    above = before
    if follows == ROOT or parse.tokens[follows].head != before.i:
        above = next((a for a in (before, *parse.ancestors(before.i)) if a.pos == "VERB"), before)
    parse.tokens[head].head = above.i
    parse.tokens[head].rel = "obl:unmarked" if above.pos == "VERB" else "nmod:unmarked"
    for i in range(first, last + 1):
        governor = parse.tokens[parse.tokens[i].head]
        governor.children = sorted([*governor.children, i])
