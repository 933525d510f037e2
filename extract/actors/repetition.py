"""What a description takes up: "the group", "the president", "the two leaders", "the jet"."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from extract.actors.owners import compound_owner, stated_country
from extract.actors.scene import Scene
from extract.attribution import find_source
from extract.clauses import surface_subject
from extract.records import Kind
from extract.referents import Referent
from extract.wordlists import load_wordlists

_NOUNS = load_wordlists("nouns")
PAIRED_PERSONS = _NOUNS["paired_persons"]
GROUPS = _NOUNS["groups"]
LANDS = _NOUNS["lands"]
SETTLED = _NOUNS["settled"]
ISLANDS = load_wordlists("actors")["islands"]
GROUNDS = load_wordlists("actors")["grounds"]
PERSONS = _NOUNS["persons"]
INNER = ("compound", "flat", "nmod:desc", "appos", "amod")  # relations of words within a name or a phrase
MOVING = frozenset(["depart", "enter", "invade", "leave", "occupy", "pull", "quit", "vacate", "withdraw"])
TITLED = frozenset("agency association authority bureau commission committee council court federation ministry".split())
FORCES = frozenset(["army", "force", "forces", "military", "soldier", "troop", "troops"])
COUNTED_BACK = 3  # sentences over which "the five" are those told of
FORCES_BACK = 2  # sentences over which bare soldiers are those of the army told of
NEAR = 6  # sentences over which two parties are told again
BACK = 12  # sentences over which a noun takes up the same noun


def last_pair(scene: Scene, i: int) -> tuple[Referent, ...]:
    """The last two parties of different sides before token ``i``, in text order; none where there are fewer."""
    persons = scene.parse.tokens[i].lemma.lower() in PAIRED_PERSONS
    kinds: tuple[Kind, ...] = ("person",) if persons else ("country", "government", "person")
    seen: dict[str, Referent] = {}
    for referent in _parties_before(scene, i, persons):
        if scene.parse.case(referent.head) in GROUNDS or _stands_aside(scene, referent):
            continue
        several = referent.plural and not (referent.via == "demonym" and _is_between(scene, referent.head))
        if referent.kind in kinds and not several and referent.country and referent.country not in seen:
            seen[referent.country] = referent
        if len(seen) == 2:
            return tuple(reversed(seen.values()))
    return ()


def _stands_aside(scene: Scene, referent: Referent) -> bool:
    """ "*U.S.*-mediated talks between the two sides"."""
    mention = scene.at.get(referent.head)
    return mention is not None and scene.aside(mention)


def _is_between(scene: Scene, i: int) -> bool:
    """ "Tensions between **Israelis** and **Palestinians**"."""
    token = scene.parse.tokens[i]
    return scene.parse.case(token.head if token.rel == "conj" else i) == "between"


def _parties_before(scene: Scene, i: int, described: bool) -> Iterator[Referent]:
    """The names before token ``i``, nearest first, and ``described`` persons ("his Israeli counterpart") among them."""
    if not described:
        yield from scene.before(i)
        return
    tokens = scene.parse.tokens
    for j in range(i - 1, -1, -1):
        if tokens[j].sent < tokens[i].sent - NEAR:
            return
        named = scene.name_at(j)
        if named is not None and j == named.head:
            yield named
        elif tokens[j].pos == "NOUN" and tokens[j].lemma.lower() in PERSONS and tokens[j].rel not in INNER:
            yield from scene.resolve(j)


def taken_up(
    scene: Scene, i: int, lemma: str, kind: Kind | None, sector: str | None, definite: bool
) -> Referent | None:
    """What the description at token ``i`` takes up: a name before it, or a phrase with the same noun."""
    parse = scene.parse
    told = any(c.i in scene.at for c in parse.of(i, "amod", "compound", "nmod:poss"))
    if sector == "REB" and not told and parse.tokens[i].tag in ("NNS", "NNPS"):
        for referent in scene.before(i):
            if referent.sector == "REB" and referent.kind == "armed_group":
                return referent
        sided = _same_noun(scene, i, lemma)  # "*Palestinian* militants … militants fired at troops"
        if sided is not None:
            return sided
    if sector == "MIL" and not told and parse.tokens[i].tag == "NNS":
        force = _last_force(scene, i)
        if force is not None:
            return force
    if lemma == "peacekeeper" and not told:
        for referent in scene.before(i):
            if referent.kind == "igo":
                return replace(referent, kind="military")
    if not definite:
        return None
    if parse.tokens[i].pos == "NUM":
        return _counted_before(scene, i)
    if kind == "place" and any(c.pos == "PROPN" and parse.case(c.i) == "of" for c in parse.of(i, "nmod")):
        return None  # "the village of Ber" is none of the places told of
    same = _same_noun(scene, i, lemma)
    if same is not None:
        return same
    if lemma in GROUPS and parse.tokens[i].tag == "NNS":
        return None  # "the parties" are no one body
    bare = not parse.of(i, "amod", "nmod", "nmod:poss", "compound", "acl", "acl:relcl")
    candidates = [r for r in scene.before(i) if _can_be_called(r, lemma, kind, sector, bare)]
    if lemma in LANDS:
        own = _lands_of_mover(scene, i)
        candidates = [r for r in candidates if r.country not in own]
        if own and not candidates:  # "handed over to the *Iraqi* government, and would leave **the country**"
            candidates = [r for r in scene.before(i) if r.kind == "country" and r.country not in own]
    return _most_salient(scene, i, [*_speakers_land(scene, i, lemma), *candidates])


def _lands_of_mover(scene: Scene, i: int) -> set[str | None]:
    """Those of an army that comes to or leaves the land at token ``i``: "*French* troops left **the country**"."""
    verb = next((a for a in scene.parse.ancestors(i) if a.pos == "VERB"), None)
    if verb is None or verb.lemma not in MOVING:
        return set()
    forces = (r for j in surface_subject(scene.parse, verb.i) if j < i for r in scene.resolve(j))
    return {r.country for r in forces if r.sector == "MIL" and r.country}


def _counted_before(scene: Scene, i: int) -> Referent | None:
    """ "*Five Sudanese* were abducted. … threatened to kill **the five**": as many as were told of."""
    tokens = scene.parse.tokens
    first = scene.parse.sentences[max(tokens[i].sent - COUNTED_BACK, 0)][0]
    for j in range(i - 1, first - 1, -1):
        if tokens[j].rel == "nummod" and tokens[j].lower == tokens[i].lower and tokens[j].head not in scene.under_way:
            return next((r for r in scene.resolve(tokens[j].head) if r.country), None)
    return None


def _last_force(scene: Scene, i: int) -> Referent | None:
    """ "*Israeli* troops killed two. … **Soldiers** shot a third": of the army that the last sentences told of."""
    tokens = scene.parse.tokens
    first = scene.parse.sentences[max(tokens[i].sent - FORCES_BACK, 0)][0]
    for j in range(i - 1, first - 1, -1):
        if tokens[j].pos != "NOUN" or tokens[j].lemma not in FORCES or j in scene.under_way:
            continue
        if stated_country(scene, j) is not None:
            return next((r for r in scene.resolve(j) if r.sector == "MIL" and r.named), None)
    return None


def _speakers_land(scene: Scene, i: int, lemma: str) -> list[Referent]:
    """ "**Pakistani** officials said a strike hit the country's northwest": officials speak of their own land."""
    source = find_source(scene.parse, i) if lemma in LANDS else None
    if source is None or source >= i:
        return []
    lands = (scene.named[m.first] for j in scene.parse.subtree(source) if j < source and (m := scene.at.get(j)))
    return [replace(r, head=source) for r in lands if r.kind == "country"][:1]


def _most_salient(scene: Scene, i: int, candidates: list[Referent]) -> Referent | None:
    """Of what may be meant, the nearest sentence first, in it a subject, then who is told of more often."""
    tokens = scene.parse.tokens
    told = Counter(r.name for r in candidates)

    def salience(referent: Referent) -> float:
        token = tokens[referent.head]
        subject = 1.5 if token.rel.startswith("nsubj") else -0.5 if token.rel in INNER else 0.0
        return subject - 1.2 * (tokens[i].sent - token.sent) + 0.4 * min(told[referent.name], 4)

    return max(candidates, key=salience, default=None)


def _can_be_called(referent: Referent, lemma: str, kind: Kind | None, sector: str | None, bare: bool) -> bool:
    """Whether "the" with the noun ``lemma`` may mean ``referent``."""
    if lemma in GROUPS and referent.kind in ("armed_group", "organization", "igo"):
        return True
    if bare and lemma in TITLED and referent.kind in ("organization", "igo", "government") and referent.via != "place":
        if lemma in referent.name.lower().split():
            return True  # "the **commission**" after "the National *Commission* on Human Rights"
    if sector == "REB" and lemma not in GROUPS and referent.sector == "REB":
        return True
    if lemma in LANDS and referent.kind == "country" and referent.via != "demonym":
        return True
    if lemma == "island" and referent.kind == "country" and referent.country in ISLANDS:
        return True
    if lemma in SETTLED and referent.kind == "place":
        return True
    role = (referent.role or "").replace("head of state", "president")
    return kind == referent.kind == "person" and role != "" and lemma in role


def _same_noun(scene: Scene, i: int, lemma: str) -> Referent | None:
    """The last phrase before with the same head and a country of its own: "a *Russian* jet … the jet"."""
    tokens = scene.parse.tokens
    for j in reversed(scene.nouns.get(lemma, ())):
        if j < i and tokens[i].sent - tokens[j].sent <= BACK and j not in scene.under_way:
            owner = compound_owner(scene, j)
            if stated_country(scene, j) is not None or (owner is not None and owner.sector == "IGO"):
                return next(iter(scene.resolve(j)), None)
    return None
