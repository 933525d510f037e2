"""Who a pronoun stands for: the nearest fitting referent, the speaker of a quotation, the partners of a meeting."""

from collections.abc import Callable
from dataclasses import replace

from extract.actors.genders import agrees
from extract.actors.owners import owners
from extract.actors.phrases import is_caption
from extract.actors.scene import Scene
from extract.actors.titles import agent_of
from extract.attribution import SPEECH, find_speaker, in_quotation
from extract.clauses import surface_subject
from extract.records import Kind
from extract.referents import Referent
from extract.syntax import Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("actors")
PERSONAL = _WORDS["personal"]
NEUTER = _WORDS["neuter"]
PLURAL = _WORDS["plural"]
DEMONSTRATIVE = _WORDS["demonstrative"]
SPEAKING = _WORDS["speaking"]
SINGULAR_SPEAKING = _WORDS["singular_speaking"]
MEETING = _WORDS["meeting"]
PRONOUNS = PERSONAL | NEUTER | PLURAL | SPEAKING
FEMALE = frozenset(["she", "her", "hers"])
HARMS = _WORDS["harms"]
DEEDS = _WORDS["deeds"]
UNHEARD = ("BUS", "MED")  # firms and media, which pronouns of acts seldom mean
GREETING = frozenset(["greet", "host", "meet", "receive", "salute", "welcome"])
ARRIVING = frozenset(["alight", "arrive", "begin", "come", "disembark", "land", "pay", "start", "step", "visit"])
TRUST = 0.7  # how far a pronoun is to be trusted, against its antecedent
BACK = 3  # sentences in which the antecedent may stand before the pronoun's own
# Kinds that "it" and "they" may stand for.
SINGLE: frozenset[Kind] = frozenset(["country", "organization", "armed_group", "government", "igo", "military"])
SEVERAL: frozenset[Kind] = frozenset(["armed_group", "military", "population", "organization"])
ACTING: frozenset[Kind] = SINGLE | SEVERAL | {"person"}

# What stands below these is another clause.
OTHER_CLAUSES = frozenset("acl acl:relcl advcl advcl:relcl ccomp conj list parataxis xcomp".split())

Fits = Callable[[tuple[Referent, ...]], bool]


def referents_of_pronoun(scene: Scene, i: int) -> tuple[Referent, ...]:
    """Who the pronoun at token ``i`` stands for; more than one for a speaker of two lands and "their talks"."""
    word = scene.parse.tokens[i].lower
    if word == "whose":
        clause = next((a for a in scene.parse.ancestors(i) if a.rel == "acl:relcl"), None)
        return scene.resolve(clause.head) if clause is not None else ()
    if word in SPEAKING:
        plural = word not in SINGULAR_SPEAKING
        return tuple(_as_pronoun(i, r, plural=plural) for r in _speakers(scene, i))
    governor = scene.parse.head(i)
    if word in ("their", "they") and governor is not None and governor.lemma.lower() in MEETING:
        partners = _partners(scene, i)
        if partners:
            return tuple(_as_pronoun(i, r, plural=False) for r in partners)
    if word == "it" and _is_deed(scene, i):
        return ()
    fits = _antecedents_of(scene, word)
    found = _owners_of_subject(scene, i) if word in ("its", "their") else ()
    if not found and fits is not None:
        found = _antecedents(scene, i, fits)
    return tuple(_as_pronoun(i, r, plural=r.plural) for r in found)


def _is_deed(scene: Scene, i: int) -> bool:
    """ "The **strike** hit a village. **It** killed ten": what harms is the act that the last subject tells."""
    parse, token = scene.parse, scene.parse.tokens[i]
    verb = parse.head(i)
    if verb is None or verb.lemma not in HARMS or token.rel != "nsubj":
        return False
    for j in range(i - 1, parse.sentences[max(token.sent - 1, 0)][0] - 1, -1):
        other = parse.tokens[j]
        speaks = other.rel.startswith("nsubj") and (above := parse.head(j)) is not None and above.lemma in SPEECH
        if speaks and other.sent == token.sent and any(_is_body(r) for r in scene.resolve(j)):
            return False  # "Moscow said **it** had struck the base"
        if other.rel.startswith("nsubj") and not speaks:
            return other.lemma.lower() in DEEDS
    return False


def _owners_of_subject(scene: Scene, i: int) -> tuple[Referent, ...]:
    """ "Rebels fear that **Russian jets** will expand *their* raids": whose the things are that stand as subject."""
    verb = next((a for a in scene.parse.ancestors(i) if a.pos == "VERB"), None)
    subject = surface_subject(scene.parse, verb.i)[:1] if verb is not None else []
    harms = verb is not None and verb.lemma in HARMS  # "an Israeli raid killed three of *its* members": not Israel's
    if harms or not subject or subject[0] >= i or any(r.kind in ACTING for r in scene.resolve(subject[0])):
        return ()
    return owners(scene, subject[0])


def _as_pronoun(i: int, referent: Referent, *, plural: bool) -> Referent:
    told = referent.retold(i, i, i, "pronoun", sure=TRUST * referent.sure, plural=plural)
    return replace(told, of=referent.of or (referent.first, referent.last))


def _antecedents_of(scene: Scene, word: str) -> Fits | None:
    """What the pronoun may stand for, or None where it is not to be followed."""
    if word in PERSONAL:
        return lambda found: all(r.kind == "person" and not r.plural and agrees(scene, word, r) for r in found)
    if word in NEUTER:
        return lambda found: all(not r.plural and r.via != "demonym" and _is_body(r) for r in found)
    if word in PLURAL and word not in DEMONSTRATIVE:
        return lambda found: all(r.kind in ACTING and (len(found) > 1 or r.plural or _is_several(r)) for r in found)
    return None


def _is_several(referent: Referent) -> bool:
    """One that is told of as many: a group, an army, the police."""
    return referent.kind in SEVERAL or referent.sector in ("COP", "MIL", "REB")


def _is_body(referent: Referent) -> bool:
    """A land, a body, or a place that stands for one."""
    return referent.kind in SINGLE or (referent.kind == "place" and referent.via in ("metonym", "gazetteer"))


def _partners(scene: Scene, i: int) -> tuple[Referent, ...]:
    """The last two persons of different sides before a "their" that holds a meeting, in text order."""
    seen: dict[str, Referent] = {}
    for referent in scene.before(i):
        if referent.kind == "person" and referent.country and referent.country not in seen:
            seen[referent.country] = referent
        if len(seen) == 2:
            return tuple(reversed(seen.values()))
    return ()


def _speakers(scene: Scene, i: int) -> tuple[Referent, ...]:
    speaker = find_speaker(scene.parse, i)
    if speaker is None or speaker == i or (speaker == 0 and not in_quotation(scene.parse, i)):
        return ()
    return scene.resolve(speaker)


def _antecedents(scene: Scene, i: int, fits: Fits) -> tuple[Referent, ...]:
    """The most salient fitting phrase before token ``i``: near, and a subject rather than not."""
    parse, token = scene.parse, scene.parse.tokens[i]
    ahead = _named_after(scene, i)
    if ahead is not None and fits((ahead,)):
        return (ahead,)
    heads, names = _barred(scene, token)
    above = _subjects_above(scene, token)
    best: tuple[float, tuple[Referent, ...]] | None = None
    for number in range(token.sent, max(-1, token.sent - BACK - 1), -1):
        if number != token.sent and is_caption(parse, number):
            continue
        first, last = parse.sentences[number]
        for j in range(min(last, i - 1), first - 1, -1):
            candidate = parse.tokens[j]
            if not _can_be_antecedent(candidate):
                continue
            if candidate.i in heads:
                continue
            found = scene.resolve(j)
            if token.lower in PLURAL:
                found = _together(scene, candidate, found)
            if not found or not fits(found) or not all(_is_heard(r) for r in found):
                continue
            if any(r.name in names for r in found):
                continue
            score = _salience(scene, token, candidate) + (2.0 if candidate.i in above else 0.0)
            if best is None or score > best[0]:
                best = (score, found)
        if best is not None and number < token.sent:
            break
    return best[1] if best else ()


def _barred(scene: Scene, pronoun: Token) -> tuple[list[int], set[str]]:
    """The tokens and the names that the pronoun cannot mean, for they stand beside it in its own clause."""
    parse, i = scene.parse, pronoun.i
    names = {r.name for c in parse.of(i, "conj") for r in scene.resolve(c.i)}  # "he and Trump": not Trump
    names |= {r.name for j in _doers_around(scene, i) for r in scene.resolve(j)}
    names |= _of_other_gender(scene, pronoun)
    clause = next((a for a in parse.ancestors(i) if a.pos in ("VERB", "AUX")), None)
    if clause is None or pronoun.head != clause.i:
        return [], names
    if pronoun.rel in ("obj", "iobj", "obl"):
        doers = surface_subject(parse, clause.i)  # "X rang Y and warned him", "X says it warned them": not X
        return doers, names | {r.name for j in doers for r in scene.resolve(j)}
    if not pronoun.rel.startswith("nsubj"):
        return [], names
    objects = [c.i for c in parse.of(clause.i, "obj")]
    below = parse.subtree(clause.i, OTHER_CLAUSES) if pronoun.lower in PERSONAL else objects
    names |= {r.name for r in map(scene.name_at, below) if r is not None and r.head > i}  # "he held talks with Bush"
    taken = any(parse.tokens[j].lower in ("who", "whom", "which", "that") for j in objects)
    return [clause.head] if clause.rel == "acl:relcl" and taken else [], names  # "five men whom they accuse"


def _of_other_gender(scene: Scene, pronoun: Token) -> set[str]:
    """ "Rice said **she** disagreed with Hu over *his* plan": who is "she" in a sentence is not "he" in it."""
    if pronoun.lower not in PERSONAL:
        return set()
    others = FEMALE if pronoun.lower not in FEMALE else PERSONAL - FEMALE
    words = range(scene.parse.sentences[pronoun.sent][0], pronoun.i)
    earlier = (j for j in words if scene.parse.tokens[j].lower in others and j not in scene.under_way)
    return {r.name for j in earlier for r in scene.resolve(j)}


def _subjects_above(scene: Scene, pronoun: Token) -> list[int]:
    """Who does what the clause of a subject pronoun goes with: "urged X to be fair as **it** investigates"."""
    clause = scene.parse.head(pronoun.i) if pronoun.rel.startswith("nsubj") else None
    governor = scene.parse.head(clause.i) if clause is not None and clause.rel == "advcl" else None
    if governor is not None and clause is not None and governor.lemma in GREETING and clause.lemma in ARRIVING:
        return [c.i for c in scene.parse.of(governor.i, "obj")]  # "Kim greeted **Hu** as *he* arrived"
    return surface_subject(scene.parse, governor.i) if governor is not None else []


def _doers_around(scene: Scene, i: int) -> list[int]:
    """Who does what is done to the thing at pronoun ``i``, and so does not own it: "the downing of its jet by X"."""
    owned = scene.parse.head(i)
    act = scene.parse.head(owned.i) if owned is not None else None
    if owned is None or act is None or act.pos not in ("NOUN", "VERB") or scene.parse.case(owned.i) != "of":
        return []
    return [c.i for c in scene.parse.of(act.i, "nmod", "obl") if scene.parse.case(c.i) == "by"]


def _together(scene: Scene, first: Token, found: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """ "**Trump and Kim** met. They …": the parties of a coordination, where each of them is one."""
    heads = scene.parse.conjuncts(first.i)
    if len(heads) == 1 or first.rel == "conj":
        return found
    parties = [r for head in heads for r in scene.resolve(head)]
    single = len(parties) > 1 and all(r.kind in ACTING and not r.plural for r in parties)
    return tuple(parties) if single else found


def _is_heard(referent: Referent) -> bool:
    if referent.anyone:
        return False
    return referent.kind == "person" or (referent.political and referent.sector not in UNHEARD)


def _can_be_antecedent(candidate: Token) -> bool:
    if candidate.pos in ("NOUN", "PROPN"):
        return candidate.rel not in ("compound", "flat", "nmod:desc", "amod")
    return candidate.lower in PERSONAL | NEUTER and candidate.rel.startswith("nsubj")


def _salience(scene: Scene, pronoun: Token, candidate: Token) -> float:
    score = -2.0 * (pronoun.sent - candidate.sent) - (pronoun.i - candidate.i) / 50
    if _own_victim(scene, pronoun, candidate):
        score -= 3.0
    if pronoun.rel == "nmod:poss" and 0 < pronoun.i - candidate.i < 4 and scene.parse.case(candidate.i) == "by":
        score += 3.0  # "abuses by **Israel** in *its* campaign"
    if candidate.rel.startswith("nsubj"):
        score += 1.5
    elif candidate.rel in ("nmod:poss", "nmod"):
        score -= 0.5
    return score


def _own_victim(scene: Scene, pronoun: Token, subject: Token) -> bool:
    """Whether the subject would do to his own what the verb says: "Russia attacked its forces" are another's."""
    owned = scene.parse.head(pronoun.i)
    if owned is None or owned.rel != "obj" or subject.head != owned.head or subject.rel != "nsubj":
        return False
    return agent_of(scene, owned.i, owned.i) != (None, None)


def _named_after(scene: Scene, i: int) -> Referent | None:
    """ "As she left, Merkel said", "at the start of her visit, Merkel said": the subject behind what opens a clause."""
    for above in scene.parse.ancestors(i):
        head = scene.parse.head(above.i)
        if above.rel in ("advcl", "obl") and head is not None and head.i > i:
            for subject in scene.parse.of(head.i, "nsubj"):
                named = scene.name_at(subject.i)
                if subject.i > i and named is not None:
                    return named
    return None
