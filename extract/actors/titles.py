"""What the words around a person's name, or the noun of a description, say of sector and role."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.actors.phrases import TRAILING
from extract.actors.scene import Scene
from extract.records import Kind
from extract.syntax import Token
from extract.wordlists import load_wordlists

BANDS = load_wordlists("nouns")["groups"]
ARMED = load_wordlists("actors")["armed"]
KIN = load_wordlists("nouns")["kin"]
FORMER = load_wordlists("actors")["former"]
SERVICES = ("COP", "MIL", "SPY")
LONGEST = 4  # words of a title in the tables
REACH = 7  # words of a title before a name, modifiers and all


class Title(NamedTuple):
    """What is said of a person; each None where nothing is."""

    country: str | None
    sector: str | None
    role: str | None


def title_of(scene: Scene, head: int, first: int, last: int) -> Title:
    """Country, sector and role of the person at tokens ``first`` to ``last``: title before, apposition after."""
    parse = scene.parse
    rels = ("nmod:desc", "compound", "amod", "appos", "nmod:poss", "flat")
    around = [c.i for c in parse.of(head, *rels) if not first <= c.i <= last]
    above = _titled_by(scene, parse.tokens[head])
    if above is not None:
        around.append(above)
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    for i in around:
        words = [j for j in _core(scene, i, governor=i == above) if not first <= j <= last]
        if parse.tokens[i].lemma.lower() in KIN:
            country = country or kin_country(scene, i)
            continue
        found, title = _sector_of(scene, words)
        if found in SERVICES and any(parse.tokens[j].lower in FORMER for j in words):
            found = "CVL"  # "a *former* intelligence officer now with a think tank" speaks for nobody
        body = scene.row_at(i) if found is None and parse.tokens[i].rel == "nmod:poss" else None
        if body is not None and body.sector is not None:
            found, title = body.sector, None  # "VOA's Barry Newhouse"
        if found is not None and sector is None:
            sector, role = found, title
        if found is not None or i != above or parse.tokens[head].rel == "obl":
            country = country or scene.country_in(words)
    if sector is not None and country is None and parse.tokens[head].rel == "conj":
        # "President A of Cyprus and energy minister B": of the land of who stands before.
        sentence = parse.tokens[head].sent
        others = (r for r in scene.before(first) if parse.tokens[r.head].sent == sentence)
        country = next((r.country for r in others if r.kind == "person"), None)
    if sector is None or country is None:
        words = _words_before(scene, head, first)
        if sector is None:
            sector, role = _sector_of(scene, words)
        if sector is not None and country is None:
            country = scene.country_in(words)
    return Title(country, sector, role)


def kin_country(scene: Scene, i: int) -> str | None:
    """The country of those whose wife, son or driver the noun ``i`` tells of; by names alone, for not all are known."""
    for child in scene.parse.of(i, "nmod:poss", "nmod"):
        if child.pos == "PRON":
            return next((r.country for r in scene.before(i) if r.kind == "person"), None)
        country = scene.country_in(scene.parse.subtree(child.i))
        if country is not None:
            return country
    return None


def _titled_by(scene: Scene, name: Token) -> int | None:
    """The noun that a name is the apposition of, or that the parser took for its head: "*minister* Fidan"."""
    above = scene.parse.head(name.i)
    if above is not None and above.lemma in ("identify", "know", "name") and above.tag == "VBN":
        # "An *Iraqi*, identified as **Ali Hassan**": the noun right before, whatever the participle hangs on.
        before = above.i - 2 if scene.parse.tokens[above.i - 1].text == "," else above.i - 1
        is_noun = before >= 0 and scene.parse.tokens[before].pos in ("NOUN", "PROPN")
        return before if is_noun and scene.parse.case(name.i) == "as" else None
    if above is None or above.pos not in ("NOUN", "PROPN"):
        return None
    return above.i if name.rel in ("appos", "flat", "nmod:desc", "compound") else None


def _core(scene: Scene, i: int, *, governor: bool) -> list[int]:
    """A title with its modifiers and what it is of, without where or to whom it goes."""
    parse = scene.parse
    words = set(parse.subtree(i, TRAILING | {"appos", "flat"} if governor else TRAILING))
    for child in parse.of(i, "nmod", "obl"):
        if child.i > i and parse.case(child.i) not in ("of", "for", "in"):
            words -= set(parse.subtree(child.i))
    return sorted(words)


def _words_before(scene: Scene, head: int, first: int) -> list[int]:
    """The words right before a name that may be its title, whatever the parser hung them on."""
    tokens = scene.parse.tokens
    if first > 0 and tokens[first - 1].pos == "ADP":
        return []
    start = first
    while start > 0 and first - start < REACH and tokens[start - 1].sent == tokens[head].sent:
        word = tokens[start - 1]
        if word.pos not in ("PROPN", "ADJ", "NOUN") and word.lower not in ("of", "'s", "’s", "-", "for"):
            break
        start -= 1
    return list(range(start, first))


def _sector_of(scene: Scene, words: Sequence[int]) -> tuple[str | None, str | None]:
    """Sector and role by the longest known title, or noun of an agent, among neighbouring ``words``."""
    tokens, gazetteer = scene.parse.tokens, scene.gazetteer
    for size in range(LONGEST, 0, -1):
        for start in range(len(words) - size + 1):
            part = words[start : start + size]
            if part[-1] - part[0] != size - 1:
                continue
            phrase = " ".join(tokens[j].lower for j in part)
            sector, role = gazetteer.titles.get(phrase, (None, phrase))
            if sector:
                return sector, role
            lemma = " ".join([*(tokens[j].lower for j in part[:-1]), tokens[part[-1]].lemma.lower()])
            if lemma in gazetteer.agents:
                return gazetteer.agents[lemma][0], phrase
    return None, None


def agent_of(scene: Scene, first: int, last: int) -> tuple[str | None, Kind | None]:
    """Sector and kind by the longest agent noun that ends at token ``last`` and begins no earlier than ``first``."""
    tokens = scene.parse.tokens
    word, lemma = tokens[last].lower, tokens[last].lemma.lower()
    # Tagging models leave "militiamen" as it is.
    forms = (word, lemma, word[:-3] + "man" if word.endswith("men") else lemma)
    for start in range(max(first, last - LONGEST + 1), last + 1):
        before = [tokens[j].lower for j in range(start, last)]
        for form in forms:
            found = scene.gazetteer.agents.get(" ".join([*before, form]))
            if found:
                return found
    if lemma in BANDS and any(tokens[j].lower in ARMED for j in range(first, last)):
        return "REB", "armed_group"  # "a militant leftist group"
    return None, None
