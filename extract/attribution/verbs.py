"""The subject of the speech verb that an act is reported with."""

from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

WORDS = load_wordlists("attribution")
SPEECH = WORDS["speech"]


def source_by_verb(parse: Parse, i: int) -> int | None:
    """The token that heads who says it: the nearest speech verb above token ``i`` or behind its clause tells."""
    below = parse.tokens[i]
    relative = False
    for above in parse.ancestors(i):
        if above.lemma in SPEECH and above.pos == "VERB" and (relative or _reports(above, below)):
            source = _teller(parse, above, i)
            if source is not None:
                return source
        # "told reporters that …", where the parser takes the clause for a relative of the hearers.
        relative = _is_content(parse, below, above)
        below = above
    # "…," he said: the speech verb hangs below the quoted clause.
    for child in parse.of(below.i, "parataxis", "ccomp", "advcl", "conj"):
        if child.lemma in SPEECH and child.i != i and _stands_behind(parse, child) and not _is_below(parse, i, child.i):
            speaker = speaker_of(parse, child.i)
            if speaker is not None:
                return _named(parse, child, speaker)
    return None


def _teller(parse: Parse, verb: Token, i: int) -> int | None:
    subject = parse.of(verb.i, "nsubj")
    if subject and subject[0].i != i and subject[0].rel != "nsubj:pass":
        return _named(parse, verb, subject[0])
    agents = parse.of(verb.i, "obl:agent")
    if agents:
        return agents[0].i
    governor = parse.head(verb.i)
    if governor is None or governor.lemma not in WORDS["quoting"] or verb.rel != "advcl":
        return None
    # "quoted Lavrov **as saying**", "Lavrov was quoted **as saying**"
    quoted = parse.of(governor.i, "obj", "nsubj:pass")
    return quoted[0].i if quoted else None


def speaker_of(parse: Parse, verb: int) -> Token | None:
    """The subject of a speech verb; inverted also what the parser takes for its object: "…," wrote Trump."""
    subject = parse.of(verb, "nsubj")
    if not subject and verb > 0 and parse.tokens[verb - 1].text in ('"', "”", "''", ","):
        subject = [c for c in parse.of(verb, "obj") if c.i > verb]
    # A quotation that the parser takes into the clause brings a subject of its own.
    return min(subject, key=lambda c: abs(c.i - verb), default=None)


def _reports(verb: Token, content: Token) -> bool:
    if content.rel in ("ccomp", "parataxis") or (content.rel == "xcomp" and verb.lemma in WORDS["avowing"]):
        return True
    return verb.lemma in WORDS["asserting"] and content.rel in ("obj", "obl", "advcl", "xcomp")


def _is_content(parse: Parse, clause: Token, noun: Token) -> bool:
    marked = any(c.lower == "that" for c in parse.of(clause.i, "mark"))
    return marked and clause.rel == "acl:relcl" and noun.rel in ("obj", "iobj")


def _stands_behind(parse: Parse, verb: Token) -> bool:
    """Whether a clause below an act reports it: "…, said X", but not "visited Beirut, **where** he said"."""
    if verb.rel == "conj":
        inverted = verb.i > 0 and parse.tokens[verb.i - 1].text == ","
        return inverted and not parse.of(verb.i, "nsubj", "cc", "ccomp")
    if verb.rel == "advcl":
        return not parse.of(verb.i, "mark") and not any(c.tag == "WRB" for c in parse.of(verb.i, "advmod"))
    return True


def _named(parse: Parse, verb: Token, subject: Token) -> int:
    """The real source: "the paper wrote, citing **officials**", "a statement by **the ministry** said"."""
    citing = [c for c in parse.of(verb.i, "advcl") if c.lemma in WORDS["quoting"] and c.tag == "VBG"]
    for quoter in (verb, *citing):
        quoted = parse.of(quoter.i, "obj") if quoter.lemma in WORDS["quoting"] else []
        if quoted:
            return quoted[0].i
    if subject.lemma.lower() in WORDS["papers"]:
        owners = [c for c in parse.of(subject.i, "nmod") if parse.case(c.i) in ("by", "from", "of")]
        return next((c.i for c in (*parse.of(subject.i, "nmod:poss"), *owners)), subject.i)
    return subject.i


def _is_below(parse: Parse, i: int, top: int) -> bool:
    return i == top or any(a.i == top for a in parse.ancestors(i))
