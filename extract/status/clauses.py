"""What conjuncts and adverbial clauses take from the clause that they join."""

from extract.status.beside import (
    CUES,
    FINITE,
    cue_lemma,
    is_conditional,
    is_infinitive,
    is_negated,
    marks_of,
    verb_status,
)
from extract.status.governors import Verdict, is_barred
from extract.syntax import Parse, Token


def of_conjunct(parse: Parse, below: Token, above: Token) -> Verdict:
    """A conjunct shares the helpers of the first: "will meet and **sign**"; "do not deny it but **blame**" does not."""
    if below.pos != above.pos or (above.tag == "VB" and below.tag in FINITE):
        return "stop"  # "refuses to disarm and **opposes** talks"
    if above.pos not in ("VERB", "AUX", "ADJ") or parse.of(below.i, "nsubj", "aux"):
        return None
    told = verb_status(parse, above)
    links = {c.lower for j in (above.i, below.i) for c in parse.of(j, "cc") if above.i < c.i < below.i}
    # "Did not deny it and **accused** them": a verb of another form shares no negation.
    apart = links & CUES["contrasting"] or below.tag != above.tag
    return "stop" if told == "negated" and apart else told


def of_clause(parse: Parse, below: Token, above: Token) -> Verdict:
    """What an adverbial clause ``below`` the verb ``above`` says of itself."""
    marks = marks_of(parse, below.i)
    if "in case" in marks or is_conditional(parse, below):
        return "hypothetical"
    if is_barred(parse, below, above):
        return "stop" if is_negated(parse, above.i) else "negated"
    ahead = verb_status(parse, above)
    if marks & CUES["temporal"] and _is_present(parse, below):
        if ahead in ("future", "hypothetical"):
            return ahead  # "when he meets her, he will say"
        if is_infinitive(parse, above):
            return "future"  # "expected to flee when the battle begins"
    if "to" in marks and is_infinitive(parse, below):
        return _of_purpose(parse, below, above)
    if "from" in marks and above.lower in CUES["short_of"]:
        return "hypothetical"
    return None if below.tag == "VBG" and marks & {"in", "by", "toward", "towards"} else "stop"


def _is_present(parse: Parse, verb: Token) -> bool:
    return any(t.tag in ("VBZ", "VBP") for t in (verb, *parse.of(verb.i, "aux", "cop")))


def _is_there(parse: Parse, place: Token) -> bool:
    """ "Is **in London** to meet": who is somewhere to do something."""
    return bool(parse.of(place.i, "cop")) and parse.case(place.i) in ("at", "in", "on")


def _of_purpose(parse: Parse, below: Token, above: Token) -> Verdict:
    lemma, negated = cue_lemma(parse, above), is_negated(parse, above.i)
    if lemma in CUES["causing"]:
        return "negated" if negated else None  # "prompted the minister to step down"
    if negated and lemma in CUES["enabling"]:
        return "negated"
    if lemma in CUES["commanding"] or lemma in CUES["hypothetical_governors"]:
        return "hypothetical"  # "asked for them to leave"
    if any(c.lemma in CUES["commanding"] for c in parse.of(above.i, "obj")):
        return "hypothetical"  # "repeated his call for them to leave"
    done = lemma in CUES["reaching"] or below.lemma in CUES["expressing"]
    if done and above.tag != "VB" and verb_status(parse, above) is None:
        return "stop"  # "turned out to meet him", "blocked roads to protest": they did
    if lemma in CUES["future_governors"]:
        return "future"  # "scheduled to hold talks"
    # A purpose is not yet a deed; what follows "set off", or follows from what will be done, is expected.
    expected = lemma in CUES["departing"] or _is_there(parse, above) or verb_status(parse, above) == "future"
    return "future" if expected else "hypothetical"
