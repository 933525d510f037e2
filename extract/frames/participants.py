"""Fillers → actors and targets: each told once, nobody on both sides, and enough of them for the entry."""

from dataclasses import replace

from extract.actors import Cast
from extract.attribution import find_speaker
from extract.clauses import is_passive, spread, surface_subject
from extract.frames.candidate import Refusal
from extract.frames.fillers import RoleReader
from extract.frames.triggers import Match
from extract.lexicon import Entry
from extract.referents import Referent
from extract.syntax import Parse, is_reciprocal
from extract.wordlists import load_wordlists

# Events of which the setting tells whose the participants are: what is done on the ground.
SETTLED = frozenset("ACCUSE REQUEST REJECT ASSAULT COERCE PROTEST SANCTION MOBILIZE AID RETREAT".split())
# Events by which a state deals with its own people.
DOMESTIC = frozenset(["COERCE"])
GROUND = ("in", "across", "outside", "near", "at")
JUDGING = frozenset(["conviction"])
MUTUAL = load_wordlists("triggers")["mutual"]
Sides = tuple[tuple[Referent, ...], tuple[Referent, ...]]


def find_sides(parse: Parse, cast: Cast, match: Match) -> Sides | Refusal:
    """The actors and the targets of a match, or why it is no act of the entry's kind, or nobody's."""
    entry, reader = match.entry, RoleReader(parse, cast, match)
    # "call on X" is another act; "call X on Sunday" is not.
    if any(True for role in entry.unless_role for _ in reader.read(role)):
        return "unless_role"
    if entry.actor_not and any(r.fits(entry.actor_not) for g in entry.actor for role in g for r in reader.read(role)):
        return "actor_not"
    actors = _merged(parse, reader.fill(entry.actor, entry.actor_is))
    targets = _merged(parse, reader.fill(entry.target, entry.target_is))
    speaker = _speaks_on(parse, match) if actors and {a.name for a in actors} == {t.name for t in targets} else []
    if speaker:
        reader.roles = {**reader.roles, "subject": speaker}
        actors = _merged(parse, reader.fill(entry.actor, entry.actor_is))
    actors, targets = _settled(entry, actors, targets, match.nominal)
    if (
        len(actors) > 1
        and not targets
        and (
            any(is_reciprocal(parse, h) for heads in match.roles.values() for h in heads)
            or _is_mutual(parse, match, actors)
        )
    ):
        actors, targets = actors[:1], actors[1:]  # "shelled each other", "pledged friendship"
    if entry.own_clause and not _acts_himself(reader, actors):
        return "own_clause"
    if entry.action.event.name == "ASSAULT":
        targets = tuple(_of_another(parse, cast, match, actors, t) for t in targets)
    if entry.abroad and targets:
        targets = tuple(t for t in targets if t.kind == "person" or not _is_home(actors, t))
        if not targets:
            return "abroad"
    if entry.action.event.name == "THREATEN" and not (match.nominal or actors or is_passive(parse, match.token.i)):
        return "actor_is"  # "the drought that threatens the herds": nobody threatens
    if entry.action.event.name == "CONSULT":
        targets = tuple(t for t in targets if t.sector != "MED")  # who interviews does not consult
        if actors and all(a.sector == "MED" for a in actors):
            return "actor_is"
    if entry.action.event.name in DOMESTIC or entry.action.name in JUDGING:
        targets = tuple(_subject_of(actors, t) for t in targets)
    if entry.action.event.name == "PROTEST":
        actors = tuple(_on_ground(reader, a) for a in actors)
    if entry.action.event.name in SETTLED:
        actors, targets = tuple(map(cast.placed, actors)), tuple(map(cast.placed, targets))
    refusal = _other_sense(cast, match, actors, targets) or _lack(cast, entry, actors, targets)
    if refusal is not None:
        return refusal
    return _place_persons(cast, actors), _place_persons(cast, targets)


def _on_ground(reader: RoleReader, crowd: Referent) -> Referent:
    """Who protests somewhere and has no land stated: of that which the clause names, "rallied **in Jerusalem**"."""
    if crowd.named or crowd.kind not in ("population", "person", "other") or crowd.via == "demonym":
        return crowd
    lands = [r.country for role in GROUND for r in reader.read(role) if r.country and r.head in reader.cast.at]
    return replace(crowd, country=lands[0], sure=max(crowd.sure, 0.65)) if lands else crowd


def _speaks_on(parse: Parse, match: Match) -> list[int]:
    """ "Israel said Iran builds bases, and last month **accused** Iran of lying": who spoke first goes on speaking."""
    told = match.token
    if match.nominal or told.tag not in ("VBD", "VBP", "VBZ") or parse.of(told.i, "nsubj", "nsubj:pass"):
        return []
    while told.rel == "conj" and told.head >= 0:
        told = parse.tokens[told.head]
    if told is match.token or told.rel != "ccomp" or told.head < 0:
        return []
    return spread(parse, surface_subject(parse, told.head))


def _is_mutual(parse: Parse, match: Match, actors: tuple[Referent, ...]) -> bool:
    """ "The two leaders reaffirmed their **alliance**": what two lands promise is promised to one another."""
    objects = {parse.tokens[h].lemma.lower() for h in match.roles.get("object", ())}
    return match.entry.action.event.name == "AGREE" and bool(objects & MUTUAL) and len({a.country for a in actors}) > 1


def _acts_himself(reader: RoleReader, actors: tuple[Referent, ...]) -> bool:
    """ "Warned that **its army** will attack": who speaks tells of what he and his will do, and not others."""
    names, lands = {a.name for a in actors}, {a.country for a in actors if a.country}
    return any(r.name in names or r.country in lands for r in reader.read("clause.subject"))


def _of_another(parse: Parse, cast: Cast, match: Match, actors: tuple[Referent, ...], target: Referent) -> Referent:
    """ "Putin said the downing of *its* plane by Turkey …": who attacks does not own it, rather who speaks."""
    mine = [c.i for c in parse.of(target.head, "nmod:poss") if c.lower in ("its", "their")]
    lands = {a.country for a in actors}
    speaker = find_speaker(parse, match.token.i) if mine and lands == {target.country} else None
    told = cast.resolve(speaker) if speaker is not None else ()
    if len(told) != 1 or told[0].country in lands or told[0].country is None:
        return target
    return replace(target, country=told[0].country, sure=min(target.sure, 0.6))


def _subject_of(actors: tuple[Referent, ...], target: Referent) -> Referent:
    """Who is arrested and has no land stated is of the land that arrests: "Sudan detained 27 Muslims"."""
    lands = {a.country for a in actors if a.named and a.sector in (None, "GOV", "COP", "JUD", "LEG")}
    told = target.named or target.via in ("pronoun", "alias") or target.sector in ("MIL", "REB", "IGO", "GOV")
    if told or target.anyone or len(lands) != 1 or target.kind not in ("person", "population"):
        return target
    return replace(target, country=lands.pop(), sure=min(target.sure, 0.6))


def _is_home(actors: tuple[Referent, ...], place: Referent) -> bool:
    """Whether it is the own country of all who go there: a president who arrives in his capital visits nobody."""
    return place.country is not None and bool(actors) and all(a.country == place.country for a in actors)


def _place_persons(cast: Cast, referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    return tuple(cast.placed(r) if r.kind == "person" and r.head in cast.at else r for r in referents)


def _other_sense(
    cast: Cast, match: Match, actors: tuple[Referent, ...], targets: tuple[Referent, ...]
) -> Refusal | None:
    """ "Locusts attacked", "fight the construction": a doer or an object of another kind is another sense of a verb."""
    if match.nominal:
        return None
    sides: tuple[tuple[str, tuple[tuple[str, ...], ...], tuple[Referent, ...], Refusal], ...] = (
        ("object", match.entry.target, targets, "target_is"),
        ("subject", match.entry.actor, actors, "actor_is"),
    )
    for role, groups, found, refusal in sides:
        # Where the object is only one of the places that a target may stand in, its kind makes no other sense.
        if not found and any(role in group for group in groups[:1]):
            if any(cast.resolve(h) for h in match.roles.get(role, ())):
                return refusal
    return None


def _lack(cast: Cast, entry: Entry, actors: tuple[Referent, ...], targets: tuple[Referent, ...]) -> Refusal | None:
    """What is missing: those whom the entry needs, or somebody among them who has a side."""
    if entry.named_target and not any(t.head in cast.at for t in targets):
        return "named_target"
    wanted = {"actor": actors, "target": targets, "both": actors and targets, "either": actors or targets}
    everyone = (*actors, *targets)
    if not wanted[entry.needs]:
        return "needs"
    if not any(r.political for r in everyone):
        return "nobody political"
    if entry.action.event.name in SETTLED or any(r.named or r.via in ("pronoun", "alias") for r in everyone):
        return None
    return None if any(r.sector in ("MIL", "REB", "GOV", "COP") for r in everyone) else "nobody stated"


def _merged(parse: Parse, referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """ "Taliban bombers and gunmen" is one participant: a bare noun coordinated with one of the same side."""
    kept: list[Referent] = []
    for referent in referents:
        if any(_is_listed(parse, r, referent) for r in kept):
            continue
        token = parse.tokens[referent.head]
        first = next((r for r in kept if r.head == token.head), None) if _shares_modifiers(parse, referent) else None
        alike = first is not None and (first.country, first.sector) == (referent.country, referent.sector)
        if first is not None and alike and parse.tokens[first.head].pos == "NOUN":
            kept[kept.index(first)] = replace(first, last=max(first.last, referent.last))
        else:
            kept.append(referent)
    return tuple(kept)


def _shares_modifiers(parse: Parse, referent: Referent) -> bool:
    """Whether a bare noun is coordinated with one whose name, owner or number is its too."""
    token = parse.tokens[referent.head]
    if token.rel != "conj" or token.pos != "NOUN":
        return False
    if parse.of(token.i, "det", "amod", "nmod", "compound", "nummod", "acl"):
        return False
    shared = parse.of(token.head, "compound", "nummod", "nmod:poss")
    return any(c.rel in ("nummod", "nmod:poss") or c.pos == "PROPN" for c in shared)


def _is_listed(parse: Parse, whole: Referent, part: Referent) -> bool:
    """ "The three lawmakers, A, B and C" are told once; "Marmaris, Turkey" is one place."""
    head, name = parse.tokens[whole.head], parse.tokens[part.head]
    follows = part.first > whole.last
    between = parse.text[parse.tokens[whole.last].end : parse.tokens[part.first].start].strip() if follows else ""
    if whole.kind in ("place", "facility") and part.kind in ("country", "place") and between == ",":
        return part.country == whole.country
    if not (whole.kind == part.kind == "person") or name.pos != "PROPN":
        return False
    if head.pos == "NOUN" and between == "," and whole.country == part.country:
        return True  # "his Russian counterpart, Sergei Lavrov"
    return head.tag == "NNS" and name.rel in ("conj", "appos")


def _settled(entry: Entry, actors: tuple[Referent, ...], targets: tuple[Referent, ...], nominal: bool) -> Sides:
    """Nobody acts on himself; the parties of a reciprocal act are an actor and the others, in text order."""
    if entry.action.reciprocal or any("reciprocal" in group for group in entry.target):
        heads = {a.head for a in actors}
        targets = tuple(t for t in targets if t.head not in heads)
        if not targets and len(actors) > 1:
            return actors[:1], actors[1:]
        parties = all(t.kind not in ("place", "facility", "population") for t in targets)
        if not actors and targets and nominal and parties and entry.action.event.name == "CONSULT":
            return targets[:1], targets[1:]
    mine = {(a.head, told) for a in actors for told in (a.name, a.code)}
    names = {a.name for a in actors if a.kind in ("country", "person")}
    if entry.action.event.name == "REQUEST":
        # "Syria's president said Syria must help": who speaks for a land asks nothing of it.
        lands = {a.country for a in actors if a.sector == "GOV"}
        targets = tuple(t for t in targets if not (t.kind == "country" and t.country in lands))
    others = (t for t in targets if not {(t.head, t.name), (t.head, t.code)} & mine)
    return actors, tuple(t for t in others if t.name not in names or t.kind not in ("country", "person"))
