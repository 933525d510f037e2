"""Where an act took place: the place that its clause states, else the one of its sentence."""

from extract.actors import Cast
from extract.gazetteer import Row
from extract.records import Place
from extract.referents import Referent
from extract.syntax import Parse

SPATIAL = frozenset("in near at outside over inside around across off along".split())
HELD_BY_TRIGGER = ("obl", "nmod")


def find_place(parse: Parse, cast: Cast, trigger: int, targets: tuple[Referent, ...]) -> Place | None:
    """The place of the act at token ``trigger``; a target that is a place stands for it where nothing else does."""
    above = parse.head(trigger)
    heads = [trigger, *([above.i] if above is not None and above.pos in ("VERB", "NOUN") else [])]
    for head in heads:
        for child in parse.of(head, *HELD_BY_TRIGGER):
            if parse.case(child.i) in SPATIAL:
                found = _place_at(parse, cast, child.i)
                if found is not None:
                    return found
    for target in targets:
        if target.kind in ("place", "country", "facility"):
            found = _place_at(parse, cast, target.head)
            if found is not None:
                return found
            for child in parse.of(target.head, "nmod"):
                found = _place_at(parse, cast, child.i) if parse.case(child.i) in SPATIAL else None
                if found is not None:
                    return found
    return None


def _place_at(parse: Parse, cast: Cast, i: int) -> Place | None:
    mention = cast.at.get(i)
    if mention is None:
        for child in parse.of(i, "nmod", "appos", "compound"):
            if child.i in cast.at and (parse.case(child.i) in ("of", "") or child.rel == "appos"):
                mention = cast.at[child.i]
                break
    if mention is None:
        return None
    referent = next(iter(cast.resolve(i)), None)
    if mention.label not in ("GPE", "LOC", "FAC", None) or not _is_place(mention.rows, mention.label):
        return None
    surface = parse.text[parse.tokens[mention.first].start : parse.tokens[mention.last].end]
    located = next((r for r in cast.gazetteer.located(surface)), None)
    country = referent.country if referent is not None else None
    if located is not None and country and located.country and located.country != country:
        located = None
    return Place(
        surface,
        parse.tokens[mention.first].start,
        parse.tokens[mention.last].end,
        located.name if located else surface,
        (located.country if located else None) or country,
        located.lat if located else None,
        located.lon if located else None,
        located.id if located else None,
    )


def _is_place(rows: tuple[Row, ...], label: str | None) -> bool:
    return any(row.kind in ("place", "country") and row.via != "demonym" for row in rows) or (
        label is not None and not rows
    )
