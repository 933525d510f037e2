"""Descriptions that a name beside them tells, or the last two parties before them."""

from dataclasses import replace

from extract.actors.repetition import last_pair
from extract.actors.scene import Scene
from extract.actors.setting import setting_at
from extract.actors.wording import Wording
from extract.clauses import surface_subject
from extract.gazetteer import OF_STATE
from extract.records import Kind
from extract.referents import Referent
from extract.wordlists import load_wordlists

_NOUNS = load_wordlists("nouns")
GROUPS = _NOUNS["groups"]
PAIRED = _NOUNS["paired"]
COUPLED = _NOUNS["coupled"]
RELATIONAL = _NOUNS["relational"]
# After these "both sides" are those told of: "both sides in the war".
DISPUTES = frozenset(["conflict", "crisis", "dispute", "negotiation", "standoff", "talk", "war"])
PAIRS = frozenset(["two", "both"])
BODIES: frozenset[Kind] = frozenset(["igo", "organization", "armed_group"])
DOMESTIC = OF_STATE | {"OPP", "PTY"}  # of a land, whichever it is


def pair_told(scene: Scene, told: Wording) -> tuple[Referent, ...]:
    """ "The two countries", "both sides", "the leaders": the last two parties."""
    token = scene.parse.tokens[told.i]
    coupled = told.lemma in COUPLED and token.tag == "NNS" and told.words <= {"the", token.lower}
    counted = told.plural and told.lemma in PAIRED and bool(told.words & PAIRS)
    others = [
        c for c in scene.parse.of(told.i, "compound") if c.lemma.lower() not in PAIRED
    ]  # "two opposition parties"
    below = [c for c in scene.parse.of(told.i, "acl", "nmod") if c.lemma not in DISPUTES]
    if not (coupled or counted) or others or below:
        return ()
    return tuple(r.retold(told.i, told.low, told.high, "alias", sure=0.7) for r in last_pair(scene, told.i))


def ally_named(scene: Scene, told: Wording) -> tuple[Referent, ...]:
    """ "Former ally **Washington**", "its rival **Pakistan**": who is named right after, or the land told of before.

    "Voted to cut off aid to Saudi Arabia, accusing **the close ally** of …": by the only land before
    in the sentence that is not that of who acts.
    """
    if told.lemma not in RELATIONAL:
        return ()
    after = scene.at.get(told.i + 1)
    if after is None or after.first != told.i + 1:
        return _land_before(scene, told) if "the" in told.words and not told.plural else ()
    named = scene.named[after.first]
    return scene.resolve(named.head) if named.kind in ("country", "place") and named.country else ()


def _land_before(scene: Scene, told: Wording) -> tuple[Referent, ...]:
    verb = next((a for a in scene.parse.ancestors(told.i) if a.pos == "VERB"), None)
    if verb is None or scene.parse.of(told.i, "nmod", "nmod:poss", "acl:relcl"):
        return ()
    doers = {r.country for j in surface_subject(scene.parse, verb.i) if j < told.i for r in scene.resolve(j)}
    first = scene.parse.sentences[scene.parse.tokens[told.i].sent][0]
    names = [scene.named[m.first] for m in scene.mentions if first <= m.first < told.i]
    lands = {r.name: r for r in names if r.kind == "country" and r.via != "demonym" and r.country not in doers}
    if len(lands) != 1:
        return ()
    return tuple(r.retold(told.i, told.low, told.high, "alias", sure=0.6) for r in lands.values())


def body_named(scene: Scene, told: Wording) -> tuple[Referent, ...]:
    """ "The regional grouping, **known as ECOWAS**", "the regional bloc **ECOWAS**": by that name."""
    after = scene.at.get(told.i + 1)
    if told.lemma in GROUPS and after is not None and after.first == told.i + 1 and not told.plural:
        behind = scene.named[after.first]
        if behind.kind in BODIES and (behind.country or behind.sector):
            return (behind.retold(told.i, told.low, max(told.high, behind.last), "alias", sure=0.9 * behind.sure),)
    if told.lemma in GROUPS and after is not None and after.first == told.i + 1 and told.plural:
        apposed = [j for c in scene.parse.of(told.i, "appos", "flat") for j in scene.parse.conjuncts(c.i)]
        named = (scene.name_at(j) for j in apposed)
        bodies = [r for r in named if r is not None and r.kind in BODIES and (r.country or r.sector)]
        if len(bodies) > 1 and len(bodies) == len(apposed):
            return tuple(bodies)  # "the groups **Hamas and Islamic Jihad**"
    for clause in scene.parse.of(told.i, "acl", "acl:relcl"):
        if clause.lemma not in ("know", "call", "dub", "name"):
            continue
        names = (scene.name_at(c.i) for c in scene.parse.of(clause.i, "obl", "obj", "xcomp") if c.i > clause.i)
        body = next((r for r in names if r is not None and r.kind in BODIES and (r.country or r.sector)), None)
        if body is not None:
            return (body.retold(told.i, told.low, told.high, "alias", sure=0.8 * body.sure, plural=told.plural),)
    return ()


def person_named(scene: Scene, told: Wording) -> Referent | None:
    """The person whose name stands in apposition: "the defense minister, *Liberman*"."""
    apposed = [scene.name_at(c.i) for c in scene.parse.of(told.i, "appos", "flat", "nmod:desc")]
    person = next((r for r in (*apposed, _titled(scene, told)) if r is not None and r.kind == "person"), None)
    if person is None:
        return None
    country, sector, role = person.country or told.country, person.sector or told.sector, person.role or told.lemma
    if country is None and sector in DOMESTIC:
        country = setting_at(scene, told.i)
    told_again = person.retold(told.i, told.low, max(told.high, person.last), person.via, sure=person.sure)
    return replace(told_again, country=country, sector=sector, role=role)


def _titled(scene: Scene, told: Wording) -> Referent | None:
    """Who is named right after a title that the parser hung elsewhere: "talks with **President** Mubarak"."""
    after = scene.at.get(told.i + 1)
    if told.kind != "person" or told.sector is None or after is None or after.label != "PERSON":
        return None
    return scene.named[after.first] if after.first == told.i + 1 and not told.plural else None
