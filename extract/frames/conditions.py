"""Whether an entry may fire where its words match, and the mode of its act."""

from collections.abc import Iterable

from extract.actors import Cast
from extract.clauses import Roles, is_passive
from extract.frames.candidate import Refusal
from extract.frames.triggers import Match
from extract.lexicon import Lexicon
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

_LISTS = load_wordlists("triggers")
COUNTS = _LISTS["counts"]
ACCIDENTS = _LISTS["accidents"]

# What lies between a trigger and a cue in another clause.
CLAUSES = frozenset(["conj", "parataxis", "acl:relcl", "ccomp"])
HITTING = frozenset(["against", "at", "in", "near", "on", "upon"])
CAUSING = frozenset(["after", "as", "when"])
QUESTIONS = frozenset(["how", "if", "what", "when", "where", "whether", "which", "who", "why"])
ASKING = ("mark", "advmod", "obj", "nsubj")
INFINITIVES = ("xcomp", "advcl", "ccomp", "acl")
OFFICES = frozenset(["chief", "commander", "coordinator", "director", "head", "leader", "spokesman", "supervisor"])
NAMING = load_wordlists("clauses")["naming"]
WINDOW = 6  # tokens on each side of a trigger in which a word tells its mode
# Action → the modes that words around it may tell, the telling first.
MODES = {
    "strike": ("drone", "heavy-weapons"),
    "bombing": ("suicide-attack",),
    "attack": ("unconventional", "firearms", "primitive"),
}


def refusal_of(parse: Parse, match: Match, cast: Cast | None = None) -> Refusal | None:
    """What the entry asks of the words around the trigger and misses, or excludes and finds; None for nothing.

    With a ``cast`` a pronoun counts as what it stands for: "police said **they** arrested ten".
    """
    entry, token, roles = match.entry, match.token, match.roles
    attributive = token.rel == "amod" and not match.nominal
    if entry.attributive != attributive and (entry.attributive or token.tag == "VBG"):
        return "attributive"
    objects = _kinds(parse, roles.get("object", ())) if entry.objects or entry.unless_object else set()
    doers = ("subject", "possessor", "agent", "by") if match.nominal else ("subject",)
    asked = entry.subjects or entry.unless_subject
    subjects = _kinds(parse, [h for role in doers for h in roles.get(role, ())]) if asked else set()
    if entry.objects and not entry.objects & objects:
        return "objects"
    told = _antecedents(parse, cast, roles) if cast is not None and (entry.subjects or entry.cues) else set()
    if entry.subjects and not entry.subjects & (subjects | told):
        return "subjects"
    if entry.clause_verbs and not entry.clause_verbs & _words(parse, roles.get("clause", ())):
        return "clause_verbs"
    if entry.infinitive and not any(_is_infinitive(parse, match, c) for c in parse.of(token.i, *INFINITIVES)):
        return "infinitive"
    hearers = _kinds(parse, roles.get("iobject", ())) if entry.unless_object else set()
    if (objects | hearers) & entry.unless_object or _names(parse, match):
        return "unless_object"
    if entry.unless_subject and (subjects | _kinds_of_names(parse, roles)) & entry.unless_subject:
        return "unless_subject"
    around = _cue_heads(parse, match) if entry.cues else set()
    if token.lemma in NAMING:  # "a group called the Terrorist Hunters": a name judges nobody
        around = {j for j in around if parse.tokens[j].pos != "PROPN"}
    if entry.cues and not (_words(parse, around) | told) & entry.cues:
        return "cues"
    if entry.unless and (_words(parse, _neighbours(parse, match)) & entry.unless or _by_accident(parse, match)):
        return "unless"
    if entry.support and not any(roles.get(role) for role in ("possessor", "agent", "by")):
        governor = parse.head(token.i)
        if governor is None or governor.lemma.lower() not in entry.support:
            return "support"
    return None


def _words(parse: Parse, heads: Iterable[int]) -> set[str]:
    """The lemmas and the forms of tokens."""
    return {word for h in heads for word in (parse.tokens[h].lemma.lower(), parse.tokens[h].lower)}


def _kinds(parse: Parse, heads: Iterable[int]) -> set[str]:
    """The words of tokens, and of "hundreds of teachers", "a day of strikes" those of what is counted."""
    words = _words(parse, heads)
    counted = [c.i for h in heads if parse.tokens[h].lemma.lower() in COUNTS for c in parse.of(h, "nmod")]
    return words | _words(parse, [i for i in counted if parse.case(i) == "of"]) if counted else words


def _kinds_of_names(parse: Parse, roles: Roles) -> set[str]:
    """What the names among the subjects are called by: "**Typhoon** Nabi", "**Hurricane** Katrina"."""
    names = [h for h in roles.get("subject", ()) if parse.tokens[h].pos == "PROPN"]
    return _words(parse, [c.i for h in names for c in parse.of(h, "compound", "nmod:desc") if c.i < h])


def _antecedents(parse: Parse, cast: Cast, roles: Roles) -> set[str]:
    """The words of whom pronouns among the subjects stand for, also in the singular."""
    pronouns = [h for h in roles.get("subject", ()) if parse.tokens[h].tag == "PRP"]
    words = {word for h in pronouns for r in cast.resolve(h) for word in r.name.lower().split()}
    return words | {word.removesuffix("s") for word in words}


def _is_infinitive(parse: Parse, match: Match, clause: Token) -> bool:
    """ "Told him **to leave**", "demanded that he **leave**", not "told him that he did n't **see** it"."""
    action = match.entry.action
    stated = clause.rel == "ccomp" and action.event.name == "REQUEST" and parse.of(clause.i, "aux")
    # "Insisted that the states lift the ban": the subjunctive is taken for a present.
    return (clause.tag == "VB" or (clause.tag == "VBP" and action.name == "demand")) and not stated


def _cue_heads(parse: Parse, match: Match) -> set[int]:
    """The tokens among which a cue must stand: the weapon's roles where the entry names them, else the whole clause."""
    entry, i, roles = match.entry, match.token.i, match.roles
    if entry.weapon_role:
        heads = [h for role in entry.weapon_role for h in roles.get(role, ())]
        around = {*heads, *(c.i for h in heads for c in parse.of(h, "compound", "amod", "aux"))}
        if "subject" in entry.weapon_role and is_passive(parse, i):
            agents = roles.get("by", ())
            around |= {*agents, *(c.i for h in agents for c in parse.of(h, "compound"))}
        return around
    around = {j for h in (i, *roles.get("subject", ())) for j in parse.subtree(h, CLAUSES)}
    # "a state of **emergency** imposed by …": the object stands above its clause.
    outside = [h for h in roles.get("object", ()) if h not in around]
    return around | {j for h in outside for j in parse.subtree(h, CLAUSES | {"acl", "appos"})}


def _neighbours(parse: Parse, match: Match) -> set[int]:
    """The tokens that may make another act of the trigger: "**heart** attack", "attack **ad**"."""
    i = match.token.i
    near = {c.i for c in parse.of(i, "amod", "compound", "nmod", "nummod", "obl", "obj", "nmod:poss")}
    if match.nominal and match.entry.action.name in ("attack", "killing", "strike"):
        # "a police raid" is no attack, "attacks on police" are: whom it hits makes no other act of it.
        near -= {j for j in near if parse.case(j) in HITTING}
    above = parse.head(i)
    if match.nominal and above is not None and above.lemma in OFFICES and parse.case(i) in ("of", "for"):
        near.add(above.i)  # "the **head** of operations"
    if not match.nominal:
        # "declined to give **details**".
        near |= {o.i for c in parse.of(i, "xcomp") if c.tag == "VB" for o in parse.of(c.i, "obj")}
        # "poured into the streets **to celebrate**", "were killed when a **bus** plunged into a river".
        near |= {c.i for c in parse.of(i, "xcomp", "advcl") if c.tag == "VB"}
        asked = [m for c in parse.of(i, "ccomp", "advcl", "xcomp") for m in parse.of(c.i, *ASKING)]
        near |= {m.i for m in asked if m.lower in QUESTIONS}
        when = [c for c in parse.of(i, "advcl") if any(m.lower in CAUSING for m in parse.of(c.i, "mark", "advmod"))]
        near |= {s.i for c in when for s in parse.of(c.i, "nsubj", "nsubj:pass")}
    if match.first > 0:
        near.add(match.first - 1)
    if match.nominal and match.token.rel == "compound" and match.last + 1 < len(parse.tokens):
        near.add(match.token.head)
    return near


def _names(parse: Parse, match: Match) -> bool:
    """ "Called him **an advocate** of justice" says what he is, and is no talk by telephone."""
    named = not match.nominal and len(parse.of(match.token.i, "obj", "iobj", "xcomp")) > 1
    return named and match.token.lemma == "call" and match.entry.action.name == "call"


def _by_accident(parse: Parse, match: Match) -> bool:
    """ "A helicopter has **crashed**, killing ten": the harm is told as the outcome of an accident."""
    if match.nominal or match.entry.action.event.name != "ASSAULT" or match.token.rel not in ("advcl", "conj"):
        return False
    above = parse.head(match.token.i)
    return above is not None and above.lemma in ACCIDENTS


def mode_of(parse: Parse, lexicon: Lexicon, match: Match) -> str | None:
    """The mode that the trigger's own words tell, else the words near it, else the entry or its action."""
    first, last = parse.sentences[match.token.sent]
    own = range(match.first, match.last + 1)
    window = range(max(first, match.first - WINDOW), min(last, match.last + WINDOW) + 1)
    for tokens in (own, window):
        words = {parse.tokens[j].lower for j in tokens}
        for mode in MODES.get(match.entry.action.name, ()):
            if words & lexicon.modes.get(mode, frozenset()):
                return mode
    return match.entry.mode or match.entry.action.mode
