"""Did it happen? Negation, future, condition and modality around a trigger.

Cues are lists of ``data/status.toml``: words with the reading that they give to what they govern, in the manner of
ConText (Harkema et al. 2009), but scoped by the syntax instead of by a window of words.
"""

from typing import Literal

from extract.clauses import SUPPORT
from extract.records import Status
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

CUES = load_wordlists("status")
CLIMB = 8  # governors above a trigger that are asked
# What a governor says of what it governs: a status, nothing (None), or that no word above it matters.
Verdict = Status | Literal["stop"] | None


def status_of(
    parse: Parse, i: int, light: int | None = None, negation_told: bool = False, verbal: bool = False
) -> Status:
    """The status of the act that token ``i`` (a verb or an event noun) names.

    :param light: the object of a light verb, which may bear the cue: "made **no** arrests", "held **planned** talks".
    :param negation_told: the act is a refusal that the negation itself tells: "will **not** attend".
    :param verbal: the act is the promise or the threat itself, however unreal its object: "**pledged** aid".
    """
    token, governor = parse.tokens[i], parse.head(i)
    own = _own_status(parse, token)
    if own == "negated" and negation_told:
        own = "future" if {c.lower for c in parse.of(i, "aux")} & CUES["future_helpers"] else None
        negation_told = own is None
    if own is None and light is not None:
        own = _own_status(parse, parse.tokens[light])
        if own is None and not verbal:
            own = _of_governor(parse.tokens[light], token, "obj", nominal=True)
    if governor is not None and token.tag == "VB" and token.rel in ("xcomp", "advcl", "ccomp"):
        warned = own == "negated" and governor.lemma in CUES["hypothetical_governors"]
        if warned or governor.lemma in CUES["commanding"]:
            return "hypothetical"  # "ordered troops to attack", "warned Russia not to invade"
    if own == "hypothetical" and governor is not None and token.rel == "ccomp" and governor.lemma in CUES["announcing"]:
        if [c.lower for c in parse.of(i, "aux") if c.lower in CUES["modals"]] == ["would"]:
            return "future"  # "said that it would attack": the future of a past
    if own is None and token.rel == "root" and token.tag == "VB" and any(c.lower == "to" for c in parse.of(i, "mark")):
        return "future"  # a headline: "Erdogan, Mitsotakis to Meet"
    if own == "future" and any(_is_condition(parse, c) for c in parse.of(i, "advcl")):
        return "hypothetical"  # "if they cross the line, we will strike"
    if own is not None:
        return own
    below = token
    for above, _ in zip(parse.ancestors(i), range(CLIMB), strict=False):
        verdict = _verdict(parse, token, below, above)
        if verdict == "stop":
            break
        if verdict is not None:
            return verdict
        below = above
    return "actual"


def _is_condition(parse: Parse, clause: Token) -> bool:
    return any(c.lower in ("if", "unless") for c in parse.of(clause.i, "mark"))


def _own_status(parse: Parse, token: Token) -> Status | None:
    """What the words directly below the trigger say."""
    modifiers = parse.of(token.i, "advmod", "det", "amod", "mark", "cc", "compound")
    words = {c.lower for c in (*parse.of(token.i, "aux", "cop"), *modifiers)}
    lemmas = {c.lemma.lower() for c in modifiers}
    if words & CUES["negators"]:
        return "negated"
    if words & (CUES["modals"] | CUES["conditions"]):
        return "hypothetical"
    if lemmas & CUES["negating_modifiers"]:
        return "negated"
    if lemmas & CUES["hypothetical_modifiers"]:
        return "hypothetical"
    if words & CUES["future_helpers"] or lemmas & CUES["future_modifiers"]:
        return "future"
    return None


def _verb_status(parse: Parse, verb: Token) -> Status | None:
    """What the words directly below a governing verb say of it."""
    words = {c.lower for c in parse.of(verb.i, "aux", "advmod", "mark", "cop", "det")}
    if words & CUES["negators"]:
        return "negated"
    if words & (CUES["modals"] | CUES["conditions"]):
        governor = parse.head(verb.i)
        announced = governor is not None and verb.rel == "ccomp" and governor.lemma in CUES["announcing"]
        return "future" if announced and words & CUES["modals"] == {"would"} else "hypothetical"
    return "future" if words & CUES["future_helpers"] else None


def _verdict(parse: Parse, trigger: Token, below: Token, above: Token) -> Verdict:
    """What the governor ``above`` says of ``below``, on the way up from the trigger."""
    rel = below.rel.partition(":")[0]
    if rel == "conj":
        return _of_conjunct(parse, below, above)
    if below.rel == "acl:relcl":
        return "stop"
    if rel == "advcl":
        return _of_clause(parse, trigger, below, above)
    nominal = trigger.pos in ("NOUN", "PROPN")
    told = _of_governor(below, above, rel, nominal)
    if told == "negated" and above.pos == "VERB" and _verb_status(parse, above) == "negated":
        return "stop"  # "do not deny the massacre"
    if told is None and above.pos in ("VERB", "AUX", "ADJ") and rel in ("obj", "obl", "nsubj", "xcomp"):
        told = _handed_down(parse, below, above, rel, nominal)
    if told is None and rel == "ccomp" and below.tag in ("VBD", "VBZ", "VBP", "VBN"):
        doubted = above.lemma.lower() in CUES["believing"] and _verb_status(parse, above) == "negated"
        return "hypothetical" if doubted else None
    if told is None and below is trigger and nominal and _is_given(parse, below, above, rel):
        return "stop"
    return told


def _is_given(parse: Parse, noun: Token, above: Token, rel: str) -> bool:
    """Whether the sentence takes the act for granted, whatever it says of what governs it.

    "Plans to discuss **the presence** of troops", "vowed revenge in response to **an attack**".
    """
    if rel == "nmod":
        return parse.case(noun.i) not in ("of", "for")
    if above.pos not in ("VERB", "AUX") or rel not in ("obj", "obl", "nsubj"):
        return False
    lemma = above.lemma.lower()
    return lemma not in SUPPORT and lemma not in CUES["occurring"] and parse.case(noun.i) != "into"


def _of_conjunct(parse: Parse, below: Token, above: Token) -> Verdict:
    """A conjunct shares the helpers of the first: "will meet and **sign**"."""
    if below.pos != above.pos:
        return "stop"
    verbal = above.pos in ("VERB", "AUX", "ADJ")
    return _verb_status(parse, above) if verbal and not parse.of(below.i, "nsubj", "aux") else None


def _of_clause(parse: Parse, trigger: Token, below: Token, above: Token) -> Verdict:
    marks = {c.lower for c in parse.of(below.i, "mark", "advmod", "case")}
    lemma = above.lemma.lower()
    if marks & CUES["conditions"]:
        return "hypothetical"
    if marks & CUES["temporal"] and below.tag in ("VBZ", "VBP") and _verb_status(parse, above) == "future":
        return "future"  # "when he meets her, he will say"
    if "to" in marks and below.tag == "VB":
        if lemma in CUES["causing"]:
            return None  # "prompted the minister to step down"
        if lemma in CUES["commanding"] or lemma in CUES["hypothetical_governors"]:
            return "hypothetical"  # "his call for them to leave"
        if lemma in CUES["reaching"] and above.tag in ("VBD", "VBN"):
            return "stop"  # "turned out to protest": they did
        if lemma in CUES["future_governors"]:
            return "future"  # "scheduled to hold talks"
        # A purpose is not yet a deed; what follows "set off" is expected.
        departing = lemma in CUES["departing"]
        return "future" if departing or trigger.pos not in ("NOUN", "PROPN") else "hypothetical"
    return None if below.tag == "VBG" and marks & {"in", "by"} else "stop"


def _of_governor(below: Token, above: Token, rel: str, nominal: bool) -> Status | None:
    """What the governor means for what it governs: "**failed** to attack", "**plans** a visit"."""
    lemma = above.lemma.lower()
    undergone = rel != "nsubj" or below.rel == "nsubj:pass"
    if lemma in CUES["negating_governors"] and rel in ("xcomp", "obj", "ccomp", "obl", "acl", "nmod", "nsubj"):
        if undergone or lemma in CUES["failing"]:
            return "negated"
    if lemma in CUES["hypothetical_governors"] and rel in ("xcomp", "obj", "obl", "acl", "nmod"):
        return "hypothetical"
    if lemma in CUES["wishing"] and rel == "ccomp":
        return "hypothetical"
    if lemma in CUES["future_governors"] and rel in ("xcomp", "obj", "acl", "nsubj", "obl", "ccomp") and undergone:
        if rel == "xcomp" or nominal or (rel == "acl" and below.tag == "VB"):
            return "future"
    return None


def _handed_down(parse: Parse, below: Token, verb: Token, rel: str, nominal: bool) -> Status | None:
    """The governing verb's own status, where what it governs happens only if the verb does.

    "has never been explained" says nothing against the bombing; "did not carry out a strike" does.
    """
    told, lemma = _verb_status(parse, verb), verb.lemma.lower()
    if told == "hypothetical" and lemma in CUES["announcing"]:
        return None
    if rel == "xcomp":
        return told
    if rel == "obl":
        case = parse.case(below.i)
        tied = case == "into" or (lemma in SUPPORT and case in ("in", "on", "with", "to", "for", "at"))
        return told if tied and (nominal or told == "negated") else None
    light = nominal and rel in ("obj", "nsubj") and (lemma in SUPPORT or lemma in CUES["occurring"])
    return told if light else None
