"""Names in a text: the gazetteer and the model's entities, overlaps settled."""

from dataclasses import dataclass

from extract.gazetteer import Gazetteer, Row, first_word
from extract.syntax import Entity, Parse

# Labels of our model and of OntoNotes pipelines that name somebody or some place.
NAMED = frozenset(["PERSON", "PER", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "WEAPON", "EVENT"])
MONTHS = frozenset("may march august april june july".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
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
    known = _known(parse, gazetteer)
    taken = [False] * len(parse.tokens)
    found: list[Mention] = []
    by_start = {k.first: k for k in known}
    entities = [e for e in parse.entities if e.label in NAMED]
    for entity in sorted(entities, key=lambda e: (e.first, -e.last)):
        first, last = _trimmed(parse, entity, gazetteer)
        if first > last or any(taken[first : last + 1]):
            continue
        inside = [k for k in known if k.first <= last and k.last >= first]
        same = next((k for k in inside if k.first <= first and k.last >= last), None)
        label = "PERSON" if entity.label == "PER" else entity.label
        if same is not None:
            mention = Mention(same.first, same.last, label, same.rows)
        elif inside and label in ("GPE", "LOC", "NORP"):
            # The gazetteer knows the parts ("Syria and Iraq"), or the model cut a name short.
            continue
        else:
            rows = inside[0].rows if inside and label in ("ORG", "FAC") else ()
            mention = Mention(first, last, label, rows, exact=False)
        found.append(mention)
        for i in range(mention.first, mention.last + 1):
            taken[i] = True
    for start, mention in by_start.items():
        if not any(taken[start : mention.last + 1]):
            found.append(mention)
            for i in range(mention.first, mention.last + 1):
                taken[i] = True
    for token in parse.tokens:
        if not taken[token.i] and token.pos in ("PROPN", "ADJ", "NOUN", "X"):
            rows = gazetteer.mend(token.text)
            if rows:
                found.append(Mention(token.i, token.i, None, rows))
    return sorted(found, key=lambda m: m.first)


def _trimmed(parse: Parse, entity: Entity, gazetteer: Gazetteer) -> tuple[int, int]:
    """The entity without an article, a possessive and, for a person, the titles before the name."""
    first, last = entity.first, entity.last
    while last > first and parse.tokens[last].pos == "SPACE":
        last -= 1
    while first < last and parse.tokens[first].lower in ("the", "a", "an"):
        first += 1
    while last > first and parse.tokens[last].lower in ("'s", "’s", "'", "’"):
        last -= 1
    while last > first and parse.tokens[last].lower in DAYS:
        last -= 1
    if entity.label in ("PERSON", "PER"):
        for end in range(last - 1, first - 1, -1):
            title = parse.text[parse.tokens[first].start : parse.tokens[end].end].lower()
            if title in gazetteer.titles:
                return end + 1, last
    return first, last


def _known(parse: Parse, gazetteer: Gazetteer) -> list[Mention]:
    """Leftmost-longest matches of the gazetteer."""
    tokens = parse.tokens
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        reach = gazetteer.first.get(first_word(tokens[i].lower.replace("’", "'")), 0)
        match = None
        if reach:
            for j in range(min(i + LONGEST, len(tokens)) - 1, i - 1, -1):
                length = tokens[j].end - tokens[i].start
                if length > reach or tokens[j].sent != tokens[i].sent:
                    continue
                rows = gazetteer.find(parse.text[tokens[i].start : tokens[j].end])
                if rows and rows[0].via == "place" and _part_of_name(parse, i, j):
                    continue
                if rows and not (i == j and _common_word(parse, i)):
                    match = Mention(i, j, None, rows)
                    break
        if match:
            found.append(match)
            i = match.last + 1
        else:
            i += 1
    return found


def _common_word(parse: Parse, i: int) -> bool:
    """A capitalised word that is no name here: a month, or the first word of a sentence that the tagger takes for another kind."""
    token = parse.tokens[i]
    if token.lower in MONTHS and token.pos != "PROPN":
        return True
    return token.pos in ("VERB", "AUX", "ADV", "ADP", "DET", "SCONJ", "CCONJ", "PRON", "PART") and not token.text.isupper()


def _part_of_name(parse: Parse, first: int, last: int) -> bool:
    """A town's name that is somebody's: "John **Bolton**"."""
    if parse.tokens[first].rel == "flat" or parse.of(last, "flat"):
        return any(e.label in ("PERSON", "PER", "ORG") and e.first <= first <= e.last for e in parse.entities) or not any(
            e.first <= first <= e.last for e in parse.entities
        )
    return any(e.label in ("PERSON", "PER") and e.first <= first and last <= e.last and e.first < e.last for e in parse.entities)
