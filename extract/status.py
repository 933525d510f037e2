"""Did it happen? Negation, future, condition and modality around a trigger.

Cues are rows of ``data/status.toml``: words with the reading that they give to what they govern, in the manner of
ConText (Harkema et al. 2009), but scoped by the syntax instead of by a window of words.
"""

import functools
import tomllib
from importlib import resources

from extract.clauses import SUPPORT
from extract.records import Status
from extract.syntax import Parse, Token


@functools.cache
def _cues() -> dict[str, frozenset[str]]:
    text = (resources.files("extract") / "data" / "status.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


CLAUSAL = ("ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj")


def status_of(parse: Parse, i: int) -> Status:
    """The status of the act that token ``i`` (a verb or an event noun) names."""
    cues = _cues()
    token = parse.tokens[i]
    own = _local(parse, token, cues)
    governor = parse.head(token.i)
    if governor is not None and token.tag == "VB" and token.rel in ("xcomp", "advcl", "ccomp"):
        if governor.lemma in cues["commanding"] or (own == "negated" and governor.lemma in cues["hypothetical_governors"]):
            return "hypothetical"  # "ordered troops to attack", "warned Russia not to invade"
    if own == "hypothetical" and governor is not None and token.rel == "ccomp" and governor.lemma in cues["announcing"]:
        if [c.lower for c in parse.of(token.i, "aux") if c.lower in cues["modals"]] == ["would"]:
            return "future"  # "said that it would attack": the future of a past
    if own is not None:
        return own
    below = token
    past = _is_past(parse, token)
    steps = 0
    for above in parse.ancestors(i):
        steps += 1
        if steps > 8:
            break
        reading = _governed(parse, below, above, cues, past, token)
        if reading == "stop":
            break
        if reading is not None:
            return reading  # type: ignore[return-value]
        if above.pos in ("VERB", "AUX") and below.rel not in ("conj", "parataxis"):
            past = past or (_is_past(parse, above) and below.rel in ("obj", "obl", "nsubj", "nsubj:pass", "nmod"))
        below = above
    return "actual"


def _words(parse: Parse, i: int, *rels: str) -> list[str]:
    return [c.lower for c in parse.of(i, *rels)]


def _local(parse: Parse, token: Token, cues: dict[str, frozenset[str]]) -> Status | None:
    """What the words directly below the trigger say."""
    helpers = parse.of(token.i, "aux", "cop")
    modifiers = parse.of(token.i, "advmod", "det", "amod", "mark", "cc", "compound")
    words = [c.lower for c in (*helpers, *modifiers)]
    lemmas = {c.lemma.lower() for c in modifiers}
    if any(w in cues["negators"] for w in words):
        return "negated"
    if any(w in cues["modals"] for w in words):
        return "hypothetical"
    if any(w in cues["conditions"] for w in words):
        return "hypothetical"
    if lemmas & cues["negating_modifiers"]:
        return "negated"
    if lemmas & cues["hypothetical_modifiers"]:
        return "hypothetical"
    if any(w in cues["future_helpers"] for w in words) or lemmas & cues["future_modifiers"]:
        return "future"
    return None


def _is_past(parse: Parse, token: Token) -> bool:
    return token.tag in ("VBD",) or any(c.lower in ("has", "have", "had", "was", "were") for c in parse.of(token.i, "aux", "aux:pass"))


def _governed(
    parse: Parse, below: Token, above: Token, cues: dict[str, frozenset[str]], past: bool, trigger: Token
) -> str | None:
    """What the governor ``above`` says of what hangs below it by ``below``."""
    rel = below.rel.partition(":")[0]
    lemma = above.lemma.lower()
    verbal = above.pos in ("VERB", "AUX", "ADJ")
    nominal_trigger = trigger.pos in ("NOUN", "PROPN")
    if rel == "conj":
        if below.pos != above.pos:
            return "stop"
        return _local_of_governor(parse, above, cues) if verbal and not _own_finite(parse, below) else None
    if rel in ("acl",) and below.rel == "acl:relcl":
        return "stop"
    if rel in ("advcl",):
        marks = set(_words(parse, below.i, "mark", "advmod", "case"))
        if marks & cues["conditions"]:
            return "hypothetical"
        if "to" in marks and below.tag == "VB":
            # A purpose is not yet a deed; what follows "set off" or "arrived" is expected.
            return "future" if lemma in cues["departing"] or not nominal_trigger else "hypothetical"
        return "stop"
    if rel in ("ccomp", "xcomp", "obj", "obl", "nsubj", "csubj", "acl", "nmod", "compound"):
        if lemma in cues["negating_governors"] and rel in ("xcomp", "obj", "ccomp", "obl", "acl", "nmod", "nsubj"):
            passive_subject = below.rel == "nsubj:pass"
            if rel != "nsubj" or passive_subject or lemma in ("fail", "collapse"):
                return "negated"
        if lemma in cues["hypothetical_governors"] and rel in ("xcomp", "obj", "obl", "acl", "nmod"):
            return "hypothetical"
        if rel == "ccomp" and lemma in cues["wishing"]:
            return "hypothetical"
        if lemma in cues["future_governors"] and rel in ("xcomp", "obj", "acl", "nsubj", "obl", "ccomp"):
            if rel != "nsubj" or below.rel == "nsubj:pass":
                if rel == "xcomp" or (rel in ("acl",) and below.tag == "VB") or nominal_trigger:
                    return "future"
    if verbal and rel in ("obj", "obl", "nsubj", "xcomp", "csubj"):
        reading = _local_of_governor(parse, above, cues)
        if reading == "hypothetical" and lemma in cues["announcing"]:
            reading = None
        if reading is not None and (rel != "obl" or reading == "negated" or nominal_trigger):
            # "has never been explained" says nothing against the bombing; "did not carry out a strike" does.
            light = nominal_trigger and rel in ("obj", "nsubj") and (lemma in SUPPORT or lemma in ("take", "occur", "happen"))
            if rel == "xcomp" or light or (rel == "obl" and lemma in SUPPORT and parse.case(below.i) in ("in", "on", "with", "to", "for", "at")):
                return reading
    if rel == "ccomp" and below.tag in ("VBD", "VBZ", "VBP", "VBN"):
        reading = _local_of_governor(parse, above, cues)
        return "hypothetical" if reading == "negated" and lemma in ("believe", "think", "rule") else None
    return None


def _own_finite(parse: Parse, token: Token) -> bool:
    return bool(parse.of(token.i, "nsubj", "aux"))


def _local_of_governor(parse: Parse, verb: Token, cues: dict[str, frozenset[str]]) -> Status | None:
    words = _words(parse, verb.i, "aux", "advmod", "mark", "cop", "det")
    if any(w in cues["negators"] for w in words):
        return "negated"
    if any(w in cues["modals"] or w in cues["conditions"] for w in words):
        return "hypothetical"
    if any(w in cues["future_helpers"] for w in words):
        return "future"
    return None
