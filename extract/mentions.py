"""Names in a text: the gazetteer and the model's entities, overlaps settled."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extract.gazetteer import Gazetteer, Row, first_word
from extract.syntax import Entity, Parse
from extract.wordlists import load_wordlists

# Labels of our model and of OntoNotes pipelines that name somebody or some place.
NAMED = frozenset(["PERSON", "PER", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "WEAPON", "EVENT"])
PERSON = ("PERSON", "PER")
REGIONS = load_wordlists("actors")["regions"]
MONTH_WORDS = load_wordlists("actors")["month_words"]
WEEKDAYS = load_wordlists("actors")["weekdays"]
LONGEST = 9  # tokens of a name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name: tokens ``first`` to ``last`` inclusive, the model's label if any, the gazetteer's rows if any.

    ``exact`` is False when the rows are of a name within a longer entity ("Bank of **Israel**").
    """

    first: int
    last: int
    label: str | None
    rows: tuple[Row, ...]
    exact: bool = True


def find_mentions(parse: Parse, gazetteer: Gazetteer) -> list[Mention]:
    """All names of the document in text order, none overlapping another."""
    known = list(_known(parse, gazetteer))
    taken = [False] * len(parse.tokens)
    found: list[Mention] = []

    def take(mention: Mention) -> None:
        found.append(mention)
        taken[mention.first : mention.last + 1] = [True] * (mention.last + 1 - mention.first)

    for entity in sorted(parse.entities, key=lambda e: (e.first, -e.last)):
        if entity.label in NAMED:
            first, last = _trimmed(parse, entity, gazetteer)
            mention = None if any(taken[first : last + 1]) else _of_entity(parse, entity, first, last, known)
            if mention is not None:
                take(mention)
    for mention in known:
        if not any(taken[mention.first : mention.last + 1]):
            take(mention)
    for token in parse.tokens:
        if not taken[token.i] and token.pos in ("PROPN", "ADJ", "NOUN", "X"):
            rows = gazetteer.mend(token.text)
            if rows:
                take(Mention(token.i, token.i, None, rows))
    return sorted(found, key=lambda m: m.first)


def _of_entity(parse: Parse, entity: Entity, first: int, last: int, known: list[Mention]) -> Mention | None:
    """The entity trimmed to tokens ``first`` to ``last``, with the rows of the name in it; None to take the parts."""
    label = "PERSON" if entity.label in PERSON else entity.label
    # In text order and apart from each other: their ends are sorted too.
    begin = bisect_left(known, first, key=lambda k: k.last)
    inside = [k for k in known[begin : begin + last - first + 1] if k.first <= last]
    if label == "PERSON" and len(inside) > 1 and inside[0].first == first and inside[-1].last == last:
        if any(parse.tokens[k.last + 1].text in ("-", "–", "/") for k in inside[:-1]):
            return None  # "the Putin-Rouhani summit" names two
    if _is_region(parse, first, last):
        return Mention(first, last, label, (), exact=False)
    same = next((k for k in inside if k.first <= first and k.last >= last), None)
    if same is not None:
        return Mention(same.first, same.last, label, same.rows)
    if inside and label in ("GPE", "LOC", "NORP"):
        # The gazetteer knows the parts ("Syria and Iraq"), or the model cut a name short.
        return None
    sided = (k.rows for k in inside if any(row.country or row.sector for row in k.rows))  # "Arab Knesset members"
    rows = next(sided, ()) if label in ("ORG", "FAC") else ()
    return Mention(first, last, label, rows, exact=False)


def _trimmed(parse: Parse, entity: Entity, gazetteer: Gazetteer) -> tuple[int, int]:
    """The entity without an article, a possessive and, for a person, the titles before the name."""
    tokens, first, last = parse.tokens, entity.first, entity.last
    while last > first and tokens[last].pos == "SPACE":
        last -= 1
    while first < last and tokens[first].lower in ("the", "a", "an"):
        first += 1
    while last > first and tokens[last].lower in ("'s", "’s", "'", "’"):
        last -= 1
    while last > first and tokens[last].lower in WEEKDAYS:
        last -= 1
    if entity.label == "ORG":  # "*US-based* Human Rights Watch"
        first = next((j + 1 for j in range(last - 1, first, -1) if tokens[j].lower.endswith("based")), first)
    if entity.label in PERSON:
        for end in range(last - 1, first - 1, -1):
            if parse.text[tokens[first].start : tokens[end].end].lower() in gazetteer.titles:
                return end + 1, last
    return first, last


def _known(parse: Parse, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Leftmost-longest matches of the gazetteer."""
    i = 0
    while i < len(parse.tokens):
        match = _longest_at(parse, gazetteer, i)
        if match is not None:
            yield match
            i = match.last
        i += 1


def _longest_at(parse: Parse, gazetteer: Gazetteer, i: int) -> Mention | None:
    tokens = parse.tokens
    reach = gazetteer.first.get(first_word(tokens[i].lower.replace("’", "'")), 0)
    if not reach:
        return None
    for j in range(min(i + LONGEST, len(tokens)) - 1, i - 1, -1):
        if tokens[j].end - tokens[i].start > reach or tokens[j].sent != tokens[i].sent:
            continue
        rows = gazetteer.find(parse.text[tokens[i].start : tokens[j].end])
        if not rows or (rows[0].via == "place" and _is_part_of_name(parse, i, j)):
            continue
        if i > 0 and _is_region(parse, i - 1, j):
            continue
        if i != j or not _is_common_word(parse, i):
            return Mention(i, j, None, rows)
    return None


def _is_region(parse: Parse, first: int, last: int) -> bool:
    """ "Latin **America**" is no land."""
    return parse.text[parse.tokens[first].start : parse.tokens[last].end].lower() in REGIONS


def _is_common_word(parse: Parse, i: int) -> bool:
    """A capitalised word that is no name here: a day, a month, the first word of a sentence that is no noun."""
    token = parse.tokens[i]
    if token.lower in WEEKDAYS or (token.lower in MONTH_WORDS and token.pos != "PROPN"):
        return True
    functional = ("VERB", "AUX", "ADV", "ADP", "DET", "SCONJ", "CCONJ", "PRON", "PART")
    return token.pos in functional and not token.text.isupper()


def _is_part_of_name(parse: Parse, first: int, last: int) -> bool:
    """A town's name that is somebody's: "John **Bolton**"."""
    # The entities of a model are in text order and apart from each other.
    begin = bisect_left(parse.entities, first, key=lambda e: e.last)
    around = [e for e in parse.entities[begin : begin + 1] if e.first <= first]
    if parse.tokens[first].rel == "flat" or parse.of(last, "flat"):
        return not around or any(e.label in ("PERSON", "PER", "ORG") for e in around)
    return any(e.label in PERSON and last <= e.last and e.first < e.last for e in around)
