"""What a governor says of what it governs: "**failed** to attack", "**plans** a visit", "**threat** of an attack"."""

from typing import Literal

from extract.clauses import SUPPORT
from extract.records import Status
from extract.status.asked import is_asked_for, is_ranked
from extract.status.beside import CUES, cue_lemma, is_finite, is_infinitive, is_negated, marks_of, verb_status
from extract.syntax import Parse, Token

# What a governor says of what it governs: a status, nothing (None), or that no word above it matters.
Verdict = Status | Literal["stop"] | None
GOVERNED = ("xcomp", "obj", "obl", "acl", "nmod")


def of_governor(parse: Parse, below: Token, above: Token, rel: str, nominal: bool) -> Verdict:
    """What the lists of cues say of ``below`` for its governor ``above``."""
    lemma, negated = cue_lemma(parse, above), is_negated(parse, above.i)
    if is_asked_for(parse, below):
        return "hypothetical"
    if rel == "obj" and below.lemma.lower() in CUES["claims"] and lemma in CUES["disputing"]:
        return "stop" if negated or nominal else "negated"  # "rejected any suggestion that they conspired"
    if rel == "obj" and lemma == "face" and below.lemma.lower() in CUES["faced"]:
        return "hypothetical"
    adjunct = rel == "obl" and parse.case(below.i) in CUES["circumstances"]
    if lemma in CUES["negating_governors"] and rel in (*GOVERNED, "ccomp", "nsubj") and not adjunct:
        if rel != "nsubj" or below.rel == "nsubj:pass" or lemma in CUES["failing"]:
            return "stop" if negated else "negated"  # "do not deny the massacre"
    if rel == "acl" and is_infinitive(parse, below) and is_ranked(parse, above):
        return "stop"
    if rel in ("xcomp", "ccomp", "acl") and is_infinitive(parse, below):
        if lemma == "vote" and below.lemma in CUES["enacted"] and not negated:
            return verb_status(parse, above) or "stop"  # "voted to expel the envoy"
        return _of_infinitive(parse, above, lemma, negated)
    if below.tag == "VBG" and rel == "xcomp" and lemma in CUES["future_governors"] and not negated:
        return "future"  # "approved sending troops"
    if negated and below.tag == "VBG" and rel in ("acl", "advcl") and lemma in CUES["future_governors"]:
        return "negated"  # "has no intention of attacking"
    if rel in ("ccomp", "csubj") or (rel == "acl" and _is_content(parse, below)):
        told = _of_that_clause(parse, below, above, lemma, negated)
        if told is not None:
            return told
    if lemma in CUES["hypothetical_governors"] and rel in GOVERNED:
        return "hypothetical"
    if lemma in CUES["contingent"] and rel == "nmod" and parse.case(below.i) == "of":
        return "hypothetical"  # "in the event of an attack"
    return _of_plan(parse, below, above, rel, nominal)


def _is_content(parse: Parse, clause: Token) -> bool:
    """Whether a clause at a noun is what the noun is about: "no evidence **that Iran attacked**"."""
    return any(c.lower == "that" for c in parse.of(clause.i, "mark"))


def _of_infinitive(parse: Parse, above: Token, lemma: str, negated: bool) -> Verdict:
    if lemma in CUES["forgetting"]:
        return "stop" if negated else "negated"
    if negated and (lemma in CUES["enabling"] or lemma in CUES["future_governors"] or lemma in CUES["managing"]):
        return "negated"
    if lemma == "able" and any(c.tag == "VBD" for c in parse.of(above.i, "cop")):
        return None  # "was able to escape"
    if lemma in CUES["commanding"] or lemma in CUES["hypothetical_governors"] or lemma in CUES["mandative"]:
        return "hypothetical"
    if lemma in CUES["future_governors"]:
        return "future"
    if lemma in CUES["drafts"]:
        return "hypothetical"
    if lemma == "have" and above.tag != "VBD":
        return "hypothetical"  # "has to leave"
    return None


def _of_that_clause(parse: Parse, below: Token, above: Token, lemma: str, negated: bool) -> Verdict:
    if lemma in CUES["doubting"]:
        return "hypothetical"
    if lemma in CUES["mandative"] and not is_finite(parse, below):
        return "hypothetical"
    if lemma in CUES["mandative"] and below.tag == "VBP" and not parse.of(below.i, "aux"):
        return "hypothetical"  # "demanded that the troops leave"
    if negated and lemma in CUES["truth"]:
        return "negated"
    groundless = above.rel == "acl" and above.head >= 0 and is_negated(parse, above.head)
    if (negated or groundless) and lemma in CUES["believing"]:
        return "hypothetical"
    return None


def _of_plan(parse: Parse, below: Token, above: Token, rel: str, nominal: bool) -> Verdict:
    """A visit that is planned is to come, unless the plan is denied or itself but possible."""
    lemma = cue_lemma(parse, above)
    undergone = rel != "nsubj" or below.rel == "nsubj:pass"
    if lemma not in CUES["future_governors"] or not undergone or not nominal:
        return None
    if rel not in ("xcomp", "obj", "acl", "nsubj", "obl", "ccomp"):
        return None
    if rel == "obl" and parse.case(below.i) not in ("for", "in", "into", "to", "with"):
        return None  # "went on trial on charges"
    if lemma == "go" or (lemma in CUES["aiming"] and rel == "nsubj"):
        return None  # "went to war", "the strike was intended for the leader"
    if lemma == "announce" and below.lemma.lower() in CUES["done_when_announced"]:
        return None
    return "negated" if is_negated(parse, above.i) else "future"


def is_given(parse: Parse, noun: Token, above: Token, rel: str) -> bool:
    """Whether the sentence takes the act for granted, whatever it says of what governs it.

    "Plans to discuss **the presence** of troops", "vowed revenge in response to **an attack**".
    """
    if rel == "nmod":
        return parse.case(noun.i) not in ("of", "for") or above.lemma.lower() in CUES["sequels"]
    if above.pos not in ("VERB", "AUX", "ADJ") or rel not in ("obj", "obl", "nsubj"):
        return False
    if above.pos == "ADJ" and rel != "obl":
        return False
    lemma = above.lemma.lower()
    if lemma in CUES["undergone"]:
        return True
    return lemma not in SUPPORT and lemma not in CUES["occurring"] and parse.case(noun.i) != "into"


def handed_down(parse: Parse, below: Token, verb: Token, rel: str, nominal: bool) -> Status | None:
    """The governing verb's own status, where what it governs happens only if the verb does.

    "has never been explained" says nothing against the bombing; "did not carry out a strike" does.
    """
    told, lemma = verb_status(parse, verb), verb.lemma.lower()
    if told == "hypothetical" and lemma in CUES["announcing"]:
        return None
    if told == "future" and rel == "obl" and nominal and parse.case(below.i) == "for":
        return told  # "will fly to Rome for talks"
    if rel == "xcomp":
        return told
    if rel == "obl":
        case = parse.case(below.i)
        tied = case == "into" or (lemma in SUPPORT and case in ("in", "on", "with", "to", "for", "at"))
        return told if tied and (nominal or told == "negated") else None
    light = nominal and rel in ("obj", "nsubj") and (lemma in SUPPORT or lemma in CUES["occurring"])
    return told if light else None


def is_approached(parse: Parse, gerund: Token, above: Token) -> bool:
    """Whether somebody is on the way to it only: "committed **to defeating** them", "came close **to signing**"."""
    if gerund.tag != "VBG" or "to" not in marks_of(parse, gerund.i):
        return False
    beside = (c for c in parse.of(above.i, "xcomp", "advmod", "obj") if c.i < gerund.i)
    return any(cue_lemma(parse, token) in CUES["toward"] for token in (above, *beside))


def is_barred(parse: Parse, clause: Token, above: Token) -> bool:
    """Whether ``above`` keeps somebody from the act: "prevented them **from attacking**"."""
    marks, lemma = marks_of(parse, clause.i), cue_lemma(parse, above)
    barred = "from" in marks and lemma in CUES["barring"]
    return barred or (bool(marks & {"of", "from"}) and lemma in CUES["negating_governors"])
