"""The places that a sentence names: which phrases are places, how far they reach, and what leads them."""

from dataclasses import dataclass

from extract.actors import Cast
from extract.gazetteer import Row, load_atlas
from extract.mentions import Mention
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("places")
FACILITIES = _WORDS["facilities"]
PLACE_NOUNS = _WORDS["nouns"] | FACILITIES
WITH_NAME = _WORDS["with_name"]
HOUSED = _WORDS["housed"]
REGIONS = load_wordlists("actors")["regions"]
NAMES_PLACE = ("GPE", "LOC", "FAC")
NAMES_PERSON = ("PERSON", "PER")
PEOPLE = ("person", "population", "armed_group", "military")
INSIDE = ("of", "in", "at", "near", "on", "outside", "around", "off", "between", "with", "along", "from")
CLIMBED = 4  # nouns from a name up to the noun that it tells the place of


@dataclass(frozen=True, slots=True)
class Spot:
    """A phrase that is a place: token ``anchor`` hangs on the rest of the sentence, by ``case`` or without one.

    It reaches from token ``first`` to ``last``, both inclusive; ``names`` are the mentions of places in it, in text
    order, none for "a nearby village"; ``inner`` are the prepositions that lead names below the anchor. ``land`` says
    that it is nothing but the name of a country, ``unsure`` that the model takes it for a person.
    """

    anchor: int
    case: str
    first: int
    last: int
    names: tuple[Mention, ...]
    inner: frozenset[str] = frozenset()
    land: bool = False
    unsure: bool = False


def spots_of(cast: Cast, sentence: int) -> list[Spot]:
    """The places of a sentence in text order of their anchors."""
    parse = cast.parse
    first, last = parse.sentences[sentence]
    held: dict[int, list[Mention]] = {}
    before: tuple[int, int] | None = None  # the last token of the name before, and its anchor
    for i in range(first, last + 1):
        mention = cast.at.get(i)
        if mention is not None:
            if mention.first == i and is_place(cast, mention):
                head = cast.head_of(mention)
                beside = before is not None and i == before[0] + 2 and parse.tokens[i - 1].text == ","
                anchor = before[1] if before and beside and not parse.case(head) else anchor_of(cast, head)
                held.setdefault(anchor, []).append(mention)
                before = (mention.last, anchor)
        elif is_place_noun(parse.tokens[i]):
            held.setdefault(i, [])
    return [_spot(cast, anchor, names) for anchor, names in sorted(held.items()) if names or _alone(parse, anchor)]


def is_place_noun(token: Token) -> bool:
    """Whether a common noun tells a place, by itself or with a name."""
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in PLACE_NOUNS


def is_place(cast: Cast, mention: Mention) -> bool:
    """Whether a name is one of a place: by its rows, or by the model's label where it has none."""
    if cast.aside(mention):
        return False
    known = any(_of_place(row) for row in mention.rows)
    if mention.label in NAMES_PERSON:
        return known or (not mention.rows and bool(load_atlas().find(cast.surface(mention.first, mention.last))))
    if known:
        return True
    if mention.label in NAMES_PLACE and all(row.kind == "person" for row in mention.rows):
        return True  # a town that somebody is called after
    if mention.label == "FAC" or cast.parse.case(cast.head_of(mention)) in HOUSED:
        return mention.label in (None, "ORG", *NAMES_PLACE) and not _is_people(mention)
    if mention.rows:
        return False
    return mention.label in NAMES_PLACE or cast.surface(mention.first, mention.last).lower() in REGIONS


def anchor_of(cast: Cast, head: int) -> int:
    """The noun that a name tells the place of: "the *town* of Homs", "Mosul *airport*", "an *embassy* in Kyiv"."""
    parse = cast.parse
    for _ in range(CLIMBED):
        token, above = parse.tokens[head], parse.head(head)
        if above is None or above.sent != token.sent:
            break
        if token.rel in ("compound", "appos", "nmod:poss", "nmod:unmarked", "flat", "amod", "nmod:desc", "list"):
            inside = is_place_noun(above) or (token.rel != "nmod:poss" and above.pos == "PROPN" and above.i < head)
        else:
            inside = token.rel == "nmod" and case_of(parse, head) in INSIDE and is_place_noun(above)
        if not inside or _is_other(cast, above.i):
            break
        head = above.i
    return head


def _is_other(cast: Cast, i: int) -> bool:
    """Whether a noun is part of the name of something else: "Islamic *State*"."""
    mention = cast.at.get(i)
    return mention is not None and not is_place(cast, mention)


def case_of(parse: Parse, i: int) -> str:
    """The preposition of a phrase; of a conjunct without one, that of what it is joined to."""
    case, token = parse.case(i), parse.tokens[i]
    for _ in range(CLIMBED):
        if case or token.rel != "conj" or token.head < 0:
            break
        token = parse.tokens[token.head]
        case = parse.case(token.i)
    return case


def _of_place(row: Row) -> bool:
    return row.kind in ("place", "country") and row.via != "demonym"


def _is_people(mention: Mention) -> bool:
    return any(row.kind in PEOPLE or row.via == "demonym" for row in mention.rows)


def _alone(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    led = parse.of(i, "det", "amod", "compound", "nummod", "nmod:poss")
    return token.lemma.lower() not in WITH_NAME and token.rel not in ("compound", "flat") and bool(led)


def _spot(cast: Cast, anchor: int, names: list[Mention]) -> Spot:
    parse = cast.parse
    heads = [cast.head_of(name) for name in names]
    first = min([anchor, *(name.first for name in names)])
    last = max([anchor, *(name.last for name in names)])
    below = [c.i for c in parse.of(anchor, "det", "amod", "compound", "nummod", "nmod:poss") if c.i < first]
    joined = [i for i in below if i >= first - 4 and not any(t.pos == "PUNCT" for t in parse.tokens[i:first])]
    first = min([first, *joined])
    inner = frozenset(parse.case(i) for i in heads if i != anchor)
    land = any(i == anchor and _is_land(name) for i, name in zip(heads, names, strict=True))
    unsure = any(name.label in NAMES_PERSON for name in names)
    while first < min(anchor, last) and parse.tokens[first].pos in ("VERB", "AUX", "ADP", "PUNCT"):
        first += 1
    return Spot(anchor, case_of(parse, anchor), first, last, tuple(names), inner, land, unsure)


def _is_land(mention: Mention) -> bool:
    return any(row.kind == "country" for row in mention.rows[:1])
