"""What the words beside a verb or a noun say of it: helpers, modifiers, marks, and the order of the words."""

from collections.abc import Iterator

from extract.records import Status
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

CUES = load_wordlists("status")
FINITE = ("VBD", "VBZ", "VBP")


def cue_lemma(parse: Parse, token: Token) -> str:
    """The lemma with its particle, which makes another cue of it: "call" is a demand, "call off" its contrary."""
    particles = [c.lower for c in parse.of(token.i, "compound:prt", "advmod") if c.i > token.i]
    told = next((p for p in particles if p in CUES["particles"]), None)
    return f"{token.lemma.lower()} {told}" if told else token.lemma.lower()


def marks_of(parse: Parse, i: int) -> set[str]:
    """The words that introduce the clause of token ``i``; those of several words are joined: "in case"."""
    marks = parse.of(i, "mark", "advmod", "case")
    return {" ".join([m.lower, *(c.lower for c in parse.of(m.i, "fixed"))]) for m in marks}


def is_infinitive(parse: Parse, token: Token) -> bool:
    """Whether the token is a verb with "to" (a passive has it on its helper)."""
    base = token.tag == "VB" or any(c.tag == "VB" for c in parse.of(token.i, "aux", "cop"))
    return base and any(c.lower == "to" for c in parse.of(token.i, "mark"))


def is_finite(parse: Parse, token: Token) -> bool:
    """Whether the verb, or a helper of it, has a tense."""
    helpers = (*FINITE, "MD")
    return token.tag in FINITE or any(c.tag in helpers for c in parse.of(token.i, "aux", "cop"))


def is_negated(parse: Parse, i: int, *others: str) -> bool:
    """Whether a negator stands below token ``i``, or in its subject ("**no** state plans to"), or in ``others``."""
    helpers = [*parse.of(i, "aux", "cop", "advmod", "det", "mark", "cc", "amod")]
    if any(c.lower in CUES["negators"] and not _is_scalar(parse, c) for c in helpers):
        return True
    if any(c.lemma in CUES["frequency"] and _has_no(parse, c) for c in helpers):
        return True  # "not once", "no longer"
    return any(c.lower in CUES["nobody"] or _has_no(parse, c) for c in parse.of(i, "nsubj", *others))


def _has_no(parse: Parse, token: Token) -> bool:
    negators = [c for c in parse.of(token.i, "det", "cc", "advmod") if c.lower in ("no", "not", "neither")]
    return any(not _is_scalar(parse, c) for c in negators)


def _is_scalar(parse: Parse, negator: Token) -> bool:
    """ "**not** only Merkel but also Macron": nothing is denied."""
    return negator.i + 1 < len(parse.tokens) and parse.tokens[negator.i + 1].lower in CUES["scalar"]


def is_conditional(parse: Parse, verb: Token) -> bool:
    """Whether a mark makes a condition of the clause; "until they **detained** him" tells what came to pass."""
    marks = {c.lower for c in parse.of(verb.i, "mark")}
    past = verb.tag == "VBD" or any(c.tag == "VBD" for c in parse.of(verb.i, "aux"))
    return bool(marks & (CUES["conditions"] - CUES["until"] if past else CUES["conditions"]))


def own_status(parse: Parse, token: Token) -> Status | None:
    """What the words directly below the trigger say."""
    modifiers = parse.of(token.i, "advmod", "det", "amod", "mark", "cc", "compound")
    words = {c.lower for c in (*parse.of(token.i, "aux", "cop"), *modifiers)}
    described = {word for c in modifiers for word in (c.lower, c.lemma.lower())}
    if is_conditional(parse, token):
        return "hypothetical"  # "if they do not receive aid"
    words -= CUES["until"]
    if is_negated(parse, token.i, *(("obj",) if token.pos == "VERB" else ())):
        return None if _is_regretted(parse, token) else "negated"
    if words & (CUES["modals"] | CUES["conditions"]) or "in case" in marks_of(parse, token.i):
        return "hypothetical"
    if described & CUES["negating_modifiers"] and token.lemma.lower() not in CUES["tried"]:
        return "negated"
    if described & CUES["hypothetical_modifiers"] or _is_inverted(parse, token):
        return "hypothetical"
    if words & CUES["future_helpers"] or described & CUES["future_modifiers"]:
        return "future"
    if is_infinitive(parse, token) and is_finite(parse, token):
        return "future"  # "the troops are to be withdrawn by May"
    return "future" if token.pos == "NOUN" and marks_of(parse, token.i) & CUES["awaiting"] else None


def _is_regretted(parse: Parse, token: Token) -> bool:
    """Whether it was done and should not have been: "**should not have** disbanded the army"."""
    helpers = {c.lower for c in parse.of(token.i, "aux")}
    return token.tag == "VBN" and "have" in helpers and bool(helpers & CUES["regretting"])


def verb_status(parse: Parse, verb: Token) -> Status | None:
    """What the words directly below a governing verb, adjective or noun say of it."""
    words = {c.lower for c in parse.of(verb.i, "aux", "advmod", "mark", "cop", "det")}
    if is_conditional(parse, verb):
        return "hypothetical"  # "if the army does not launch an operation"
    words -= CUES["until"]
    if is_negated(parse, verb.i):
        return "negated"
    if words & (CUES["modals"] | CUES["conditions"]) or _is_inverted(parse, verb):
        governor = parse.head(verb.i)
        announced = governor is not None and verb.rel == "ccomp" and governor.lemma in CUES["announcing"]
        return "future" if announced and words & CUES["modals"] == {"would"} else "hypothetical"
    return "future" if words & CUES["future_helpers"] else None


def _is_inverted(parse: Parse, verb: Token) -> bool:
    """A condition without "if": "**had** Iran attacked, …"."""
    subjects = parse.of(verb.i, "nsubj")
    helpers = [c for c in parse.of(verb.i, "aux", "cop") if c.lower in ("had", "were", "should")]
    return verb.rel == "advcl" and bool(subjects) and any(c.i < subjects[0].i for c in helpers)


def is_asked(parse: Parse, i: int, support: frozenset[str]) -> bool:
    """Whether a question asks if the act takes place: "**did** Israel strike?", but not "why did it strike?"."""
    verb = _asked_verb(parse, i, support)
    first, last = parse.sentences[verb.sent]
    ends = [*parse.of(verb.i, "punct"), *parse.tokens[max(first, last - 2) : last + 1]]
    if not any("?" in c.text for c in ends) or verb.rel.partition(":")[0] in ("acl", "advcl"):
        return False
    if any(word.tag in ("WRB", "WP", "WDT", "WP$") for word in _first_words(parse, verb)):
        return False
    subjects = parse.of(verb.i, "nsubj")
    return bool(subjects) and any(c.i < subjects[0].i for c in parse.of(verb.i, "aux", "cop"))


def _asked_verb(parse: Parse, i: int, support: frozenset[str]) -> Token:
    """The verb that carries the question about the act: "did Israel **carry** out a strike", "is it **going** to"."""
    token, above = parse.tokens[i], parse.head(i)
    while above is not None and (token.rel == "xcomp" or (token.rel == "obj" and above.lemma in support)):
        token, above = above, parse.head(above.i)
    return token


def _first_words(parse: Parse, verb: Token) -> Iterator[Token]:
    for child in parse.of(verb.i, "advmod", "obj", "obl", "nsubj", "mark"):
        if child.i < verb.i:
            yield child
            yield from parse.of(child.i, "det", "advmod")
