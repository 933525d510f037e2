"""Whether two participants may be the same one, and how much speaks for it."""

import functools
import re
from dataclasses import dataclass

from extract.lands import land_codes, land_words
from extract.records import Kind, Participant

# How much two sides that agree say for one act.
SAME, PART, LOOSE, OPEN = 3, 2, 1, 0
STATE = frozenset([None, "GOV", "LEG", "JUD", "MIL", "COP", "SPY"])
SITES: frozenset[Kind] = frozenset(["place", "facility", "country"])
BODIES: frozenset[Kind] = frozenset(["armed_group", "organization", "igo"])
OWNERS = frozenset(["her", "his", "its", "their"])
_WORD = re.compile(r"\w+")
_PROPER = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A participant as it is compared: equal ones are one object.

    ``name`` and ``text`` are folded to words with single blanks and one on either end; ``proper`` are the words of the
    phrase that are written large and do not name a land, ``lands`` the codes of the lands that it names, ``known`` says
    that it is somebody in particular, ``owned`` that a pronoun says whose it is.
    """

    name: str
    text: str
    proper: frozenset[str]
    lands: frozenset[str]
    kind: Kind
    country: str | None
    sector: str | None
    id: str | None
    known: bool
    owned: bool


def side_of(who: Participant | None) -> Side | None:
    """The participant as it is compared; None for a side that is left empty."""
    if who is None:
        return None
    known = who.kind != "person" or who.id is not None or who.name.rpartition(" ")[2][:1].isupper()
    return _side(who.name, who.text, who.kind, who.country, who.sector, who.id, known)


@functools.lru_cache(maxsize=65536)
def _side(
    name: str, text: str, kind: Kind, country: str | None, sector: str | None, identity: str | None, known: bool
) -> Side:
    proper = frozenset(_PROPER.findall(text)) - land_words()
    owned = text.partition(" ")[0].lower() in OWNERS
    return Side(_folded(name), _folded(text), proper, _lands(text), kind, country, sector, identity, known, owned)


def _lands(text: str) -> frozenset[str]:
    """The codes of the lands that the phrase names."""
    words = _WORD.findall(text)
    spans = (" ".join(words[i : i + n]) for i, word in enumerate(words) if word[:1].isupper() for n in (1, 2, 3))
    return frozenset(land_codes()[span] for span in spans if span in land_codes())


def _folded(text: str) -> str:
    words = [word for word in _WORD.findall(text.casefold()) if word not in ("the", "a", "an")]
    return f" {' '.join(words)} "


@functools.lru_cache(maxsize=262144)
def agreement(one: Side | None, other: Side | None, *, acting: bool, inside: bool = False) -> int | None:
    """How much speaks for ``one`` and ``other`` being the same, from OPEN to SAME; None where they cannot be.

    A side that is empty, or nobody in particular, leaves it open, and so does one that a pronoun may have given to the
    wrong owner ("their home"). Inside a document a phrase is told again by its last words ("the diplomats"). The land
    contains its government, its army and its places; of those who act, what is of the state is not its rebels or its
    people.
    """
    if one is None or other is None:
        return OPEN
    if one is other or (one.id is not None and one.id == other.id):
        return SAME
    if one.name == other.name and (one.country == other.country or not (one.country and other.country)):
        return SAME
    if _names(one, other) or _names(other, one):
        return PART
    if inside and (one.text.endswith(other.text) or other.text.endswith(one.text)):
        return PART
    if not (one.country or one.sector) or not (other.country or other.sector):
        return OPEN
    if one.country != other.country:
        return OPEN if one.owned or other.owned else None
    if one.country is None or _are_two(one, other):
        return None
    return _within(one, other, acting)


def are_things(one: Side, other: Side) -> bool:
    """Whether they are two things or places below a land, none of which names the other."""
    sites = "country" not in (one.kind, other.kind) and one.kind in SITES and other.kind in SITES
    return sites and not (_names(one, other) or _names(other, one))


def _within(one: Side, other: Side, acting: bool) -> int | None:
    """What two parts of one land have in common."""
    if one.sector == other.sector:
        return PART
    states = (one.sector in STATE) + (other.sector in STATE)
    if states == 2:
        return PART
    whole = next((s for s in (one, other) if s.sector is None), None)
    if not acting:
        return PART if whole is not None and whole.kind != "country" else LOOSE
    if whole is not None and whole.kind != "country":
        return PART  # "Gaza militants" and "Hamas", "demonstrators" and a crowd
    return None


def _names(phrase: Side, other: Side) -> bool:
    """Whether the phrase holds the name of the other: "Iranian targets in Syria" and "Syria"."""
    return other.known and other.name in phrase.text


def _are_two(one: Side, other: Side) -> bool:
    """Whether they are two of a kind, each with a name or a description of its own."""
    for kinds in (frozenset(["person"]), BODIES, SITES):
        if one.kind in kinds and other.kind in kinds:
            if "country" in (one.kind, other.kind):
                return False
            if one.kind == "person":
                return one.known and other.known and not _share(one, other)
            if one.id and other.id:
                return True
            return bool(one.proper) and bool(other.proper) and not one.proper & other.proper
    return False


def _share(one: Side, other: Side) -> bool:
    """Whether the words of one name are among those of the other: "Gallant" and "Yoav Gallant"."""
    return one.name in other.name or other.name in one.name
