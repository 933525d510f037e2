"""Who says so: the source of reported speech, of "according to", and the speaker of a quotation."""

from extract.syntax import Parse, Token

SPEECH = frozenset(
    "accuse acknowledge add admit allege announce argue assert believe blame charge cite claim "
    "complain conclude confirm "
    "contend declare deny disclose estimate explain hint indicate inform insist maintain mention "
    "note observe quote recall "
    "reiterate remark repeat reply report reveal say state stress suggest suspect tell testify "
    "think tweet urge warn write "
    "respond vow promise pledge caution describe point call".split()
)
QUOTES = '“"'
SOURCES = ("according to", "citing", "quoting")


def find_source(parse: Parse, i: int) -> int | None:
    """The token that heads the source of the act at token ``i``, or None where the text itself vouches for it."""
    spoken = _by_verb(parse, i)
    if spoken is not None:
        return spoken
    first, last = parse.sentences[parse.tokens[i].sent]
    for j in range(first, last + 1):
        token = parse.tokens[j]
        if token.rel.startswith(("obl", "nmod", "advmod")) and parse.case(j).startswith("according"):
            return j
    return None


def _by_verb(parse: Parse, i: int) -> int | None:
    below = parse.tokens[i]
    for above in parse.ancestors(i):
        if above.lemma in SPEECH and above.pos == "VERB" and _reports(parse, above, below, i):
            subject = parse.of(above.i, "nsubj")
            if subject and subject[0].i != i and subject[0].rel != "nsubj:pass":
                return _named(parse, above, subject[0])
            agents = parse.of(above.i, "obl:agent")
            if agents:
                return agents[0].i
        below = above
    # "…," he said: the speech verb hangs below the quoted clause.
    root = below
    for child in parse.of(root.i, "parataxis", "ccomp", "advcl"):
        if child.lemma in SPEECH and child.i != i and not _below(parse, i, child.i):
            subject = parse.of(child.i, "nsubj")
            if subject:
                return subject[0].i
    return None


def _reports(parse: Parse, verb: Token, content: Token, i: int) -> bool:
    if content.rel in ("ccomp", "parataxis") or (content.rel == "xcomp" and verb.lemma in ("claim", "deny", "admit")):
        return True
    # "accused Syria of bombing", "blamed the attack on Iran", "denied the strike", "reported an attack"
    if verb.lemma in ("accuse", "blame", "deny", "claim", "report", "confirm", "acknowledge", "allege", "suspect"):
        return content.rel in ("obj", "obl", "advcl", "xcomp")
    return False


def _named(parse: Parse, verb: Token, subject: Token) -> int:
    """The real speaker: "TASS quoted Lavrov as saying" is Lavrov."""
    if verb.lemma in ("quote", "cite"):
        objects = parse.of(verb.i, "obj")
        if objects:
            return objects[0].i
    return subject.i


def _below(parse: Parse, i: int, top: int) -> bool:
    return i == top or any(a.i == top for a in parse.ancestors(i))


def in_quotation(parse: Parse, i: int) -> bool:
    """Whether token ``i`` stands inside double quotation marks that open in its paragraph."""
    position = parse.tokens[i].start
    paragraph = parse.text.rfind("\n", 0, position) + 1
    before = parse.text[paragraph:position]
    opened = before.count("“") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1


def find_speaker(parse: Parse, i: int) -> int | None:
    """The token that heads the speaker of the quotation around token ``i``: in this sentence, the next, or the last."""
    own = _by_verb(parse, i)
    if own is not None:
        return own
    sentence = parse.tokens[i].sent
    paragraph_end = parse.text.find("\n", parse.tokens[i].start)
    for number in (sentence, sentence + 1, sentence - 1, sentence - 2):
        if not 0 <= number < len(parse.sentences):
            continue
        first, last = parse.sentences[number]
        if number > sentence and 0 <= paragraph_end < parse.tokens[first].start:
            continue
        for j in range(first, last + 1):
            token = parse.tokens[j]
            if token.lemma in SPEECH and token.pos == "VERB":
                subject = parse.of(j, "nsubj")
                if subject and not in_quotation(parse, j):
                    return subject[0].i
    return None
