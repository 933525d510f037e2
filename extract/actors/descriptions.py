"""Who a description stands for: by its words, what it is part of, what it repeats, and where the text is set."""

from dataclasses import replace

from extract.actors.coalitions import coalition_country
from extract.actors.naming import BODIES, ally_named, body_named, pair_told, person_named
from extract.actors.nobody import is_measure, is_nobody, nobody
from extract.actors.owners import coordinated_countries, is_regional, is_wide, modifier_country, seats
from extract.actors.repetition import taken_up
from extract.actors.scene import Scene
from extract.actors.setting import setting_at
from extract.actors.titles import agent_of
from extract.actors.wording import Wording, classify, is_military_coalition, read_wording, take_owner
from extract.attribution import find_source
from extract.records import Kind, Via
from extract.referents import Referent
from extract.wordlists import load_wordlists

_NOUNS = load_wordlists("nouns")
PARTITIVES = _NOUNS["partitives"]
ANONYMOUS = _NOUNS["anonymous"]
TRANSNATIONAL = load_wordlists("actors")["transnational"]
SEATED: frozenset[Kind] = frozenset(["person", "government", "population", "military", "armed_group"])
LED = frozenset(["head", "leader", "commander"])
PARTISAN = frozenset(["Democratic", "Republican"])  # of parties that the news names without their land
SPOKESMEN = _NOUNS["spokesmen"]
# Sectors whose country the setting tells when nothing else does: armed and public bodies, the people of a land.
LOCAL_SECTORS = frozenset("GOV LEG JUD MIL COP SPY OPP CVL REF REB EDU PTY MED BUS CRM".split())
CORPORATE_SECTORS = frozenset("GOV IGO LEG JUD NGO OPP PTY".split())


def referents_of_description(scene: Scene, i: int) -> tuple[Referent, ...]:
    """Who the description with the noun ``i`` stands for: one, or each side of "Russian and Syrian jets".

    A description that is nobody in particular is a referent of kind "other" or without a country.
    """
    told = read_wording(scene, i)
    if is_measure(scene, told):
        return (told.referent(scene, "other", None, None, "phrase", sure=0.6, named=False),)
    known = pair_told(scene, told) or ally_named(scene, told) or body_named(scene, told)
    if known:
        return known
    joined = _joined(scene, told)
    if joined:
        return joined
    classify(scene, told)
    person = person_named(scene, told)
    if person is not None:
        return (person,)
    if is_nobody(scene, told):
        return (nobody(scene, told),)
    led = seats(scene, i) if told.lemma in LED and told.plural else []
    if len(led) > 1:  # "the leaders of Iran and Iraq"
        return tuple(told.referent(scene, "person", land, told.sector, "phrase", sure=0.9) for land in led)
    whole = _whole(scene, told)
    if whole is not None:
        return (whole,)
    take_owner(scene, told)
    if told.lemma in ANONYMOUS and not told.definite and told.ownerless:
        # Many gunmen are a force, though nobody's.
        kind: Kind = "armed_group" if told.plural else "person"
        return (told.referent(scene, kind, None, None, "phrase", sure=0.6, named=False),)
    sides = coordinated_countries(scene, i)
    if not sides and told.kind in SEATED and told.plural:
        sides = seats(scene, i)
    if len(sides) > 1:
        sort = told.kind or "other"
        return tuple(told.referent(scene, sort, side, told.sector, "phrase", sure=0.9) for side in sides)
    if told.ownerless:
        earlier = taken_up(scene, i, told.lemma, told.kind, told.sector, told.definite)
        if earlier is not None:
            return (_repeated(scene, told, earlier),)
    return (_settled(scene, told),)


def _joined(scene: Scene, told: Wording) -> tuple[Referent, ...]:
    """ "NATO and Afghan troops", "the UN and rights groups": a body, and those who the noun says they are."""
    for child in scene.parse.of(told.i, "compound"):
        body = scene.name_at(child.i)
        if body is None or body.via == "demonym" or body.kind not in BODIES:
            continue
        for land in scene.parse.of(told.i, "amod"):
            row = scene.row_at(land.i)
            if land.i + 2 == body.first and row is not None and row.country:  # "Turkish and European Union officials"
                sector, kind = agent_of(scene, told.i, told.i)
                one = told.referent(scene, kind or "organization", row.country, sector, "phrase", sure=0.9)
                return (one, body)
        for other in scene.parse.of(child.i, "conj"):
            named = scene.name_at(other.i)
            if named is not None and named.kind in BODIES:
                return (body, named)
            sector, kind = agent_of(scene, other.i, told.i)
            country = scene.country_in([other.i])
            if other.lower == "coalition":
                country = coalition_country(scene, told.i)  # "NATO and coalition troops"
            if sector is None and country is None:
                continue
            told.low = other.i
            landless = country is None and sector not in ("NGO", "IGO", "MED")
            country = setting_at(scene, told.i) if landless else country
            sure = 0.5 if landless else 0.9
            return (body, told.referent(scene, kind or "organization", country, sector, "phrase", sure=sure))
    return ()


def beside_coalition(scene: Scene, i: int) -> tuple[Referent, ...]:
    """ "Coalition and Afghan forces", "Afghan and coalition troops": both, where the leader is of another land."""
    before = [j for c in scene.parse.of(i, "compound", "amod") for j in scene.parse.conjuncts(c.i) if j < i]
    leagues = [j for j in before if scene.parse.tokens[j].lower == "coalition"]
    sides = {row.country: j for j in before if (row := scene.row_at(j)) is not None and row.country}
    leader = next((r.country for j in leagues for r in scene.resolve(j)), None) if sides else None
    if leader is None or leader in sides:
        return ()
    told = read_wording(scene, i)
    sector, kind = agent_of(scene, i, i)
    parties = sorted([(leagues[0], leader), *((j, country) for country, j in sides.items())])
    sort: Kind = kind or "organization"
    return tuple(told.referent(scene, sort, country, sector, "phrase", sure=0.9) for _, country in parties)


def _is_transnational(told: Wording) -> bool:
    return told.sector == "REB" and told.plural and bool(told.words & TRANSNATIONAL) and not told.definite


def _whole(scene: Scene, told: Wording) -> Referent | None:
    """ "Dozens of soldiers", "members of the group", "the leader of Hamas": who stands after the "of"."""
    parse = scene.parse
    partitive = told.lemma in PARTITIVES or told.lemma in LED
    speaks = told.lemma in SPOKESMEN and modifier_country(scene, told.i) is None
    if speaks and any(parse.case(c.i) == "for" for c in parse.of(told.i, "nmod")):
        partitive = True  # "a spokesman for the rebels"
    if not partitive and parse.tokens[told.i].pos != "NUM":
        return None
    for child in parse.of(told.i, "nmod"):
        preposition = parse.case(child.i)
        if child.i < told.i or preposition not in ("of", "in", "with", "from", "for", "among"):
            continue
        part = preposition == "of" and told.lemma not in LED
        led = preposition == "of"  # by somebody, but "leaders of the Americas" are nobody's
        whole = next((r for r in scene.resolve(child.i) if part or r.sector or (led and r.country)), None)
        if whole is None:
            continue
        told.high = max(told.high, whole.last)
        people = whole.kind == "country" and whole.via == "demonym" and whole.plural  # "thousands of Serbs"
        kind: Kind = "person" if told.kind == "person" else "population" if people else whole.kind
        country = whole.country or (None if whole.sector else told.country)
        above = (whole.country is None or speaks) and whole.sector in ("IGO", "REB")  # "leaders of the African Union"
        sector = whole.sector if above or told.sector in (None, "CVL") else told.sector
        return told.referent(scene, kind, country, sector, "phrase", sure=whole.sure, named=whole.named)
    return None


def _repeated(scene: Scene, told: Wording, earlier: Referent) -> Referent:
    """What the description takes up, with the country where the text is set if it has no side of its own."""
    landless = earlier.sector is not None and earlier.via != "demonym"  # a body that is of no land, no "Islamists"
    country = earlier.country or (None if landless else setting_at(scene, told.i))
    sure = 0.75 * earlier.sure
    told_again = earlier.retold(told.i, told.low, told.high, "alias", sure=sure, plural=told.plural)
    return replace(told_again, country=country, sector=earlier.sector or told.sector)


def _settled(scene: Scene, told: Wording) -> Referent:
    """The description by itself; its country, where it states none, is that of the setting."""
    via: Via = "title" if told.kind == "person" or told.sector else "phrase"
    sure = 0.9 if told.stated else 0.5
    wide = is_wide(scene, range(told.low, told.i)) or is_regional(scene, told.i)
    if wide and told.plural and told.kind == "person" and told.sector == "GOV":
        return nobody(scene, told)  # "world leaders"
    wide = wide or is_military_coalition(told) or _is_transnational(told)
    if told.placeless and not wide and _is_local(told):
        american = any(scene.parse.tokens[j].text in PARTISAN for j in range(told.low, told.i))
        told.country = "USA" if american else _speakers_country(scene, told) or setting_at(scene, told.i)
    kind = told.kind or "other"
    if kind == "other" and told.sector in CORPORATE_SECTORS:
        kind = "organization"
    role = told.lemma if via == "title" else None
    named = told.stated or told.sector in ("IGO", "NGO")
    return told.referent(scene, kind, told.country, told.sector, via, sure=sure, named=named, role=role)


def _speakers_country(scene: Scene, told: Wording) -> str | None:
    """Of whom the source speaks without a land is his own, if he is of their kind.

    "The White House said **the president** would go", "the U.S. military says **a soldier** was killed".
    """
    office = told.kind == "person" and told.sector == "GOV" and not told.plural and told.definite
    if not office and told.sector != "MIL":
        return None
    source = find_source(scene.parse, told.i)
    if source is None:
        source = _teller(scene, told.i)
    if source is None or source == told.i or source in scene.under_way:
        return None
    speaker = next(iter(scene.resolve(source)), None)
    return speaker.country if speaker is not None and speaker.named and speaker.sector == told.sector else None


def _teller(scene: Scene, i: int) -> int | None:
    """The subject of the verb above a clause: "the U.S. military **announced** that a soldier was shot"."""
    parse = scene.parse
    clause = next((a for a in parse.ancestors(i) if a.rel == "ccomp"), None)
    subjects = parse.of(clause.head, "nsubj") if clause is not None else []
    return subjects[0].i if subjects else None


def _is_local(told: Wording) -> bool:
    if told.sector in LOCAL_SECTORS:
        return True
    return told.kind in ("population", "place", "facility", "military") and told.sector not in ("IGO", "NGO")
