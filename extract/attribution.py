"""Who says so: the source of reported speech, of "according to", and the speaker of a quotation."""

import re

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
MARKS = re.compile('[“”"]')
CLOSING = re.compile('[”"]')
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
            speaker = _speaks(parse, child.i)
            if speaker is not None:
                return speaker.i
    return None


def _speaks(parse: Parse, verb: int) -> Token | None:
    """The subject of a speech verb; behind a quotation also what the parser takes for its object: "…," wrote Trump."""
    subject = parse.of(verb, "nsubj")
    if not subject and verb > 0 and parse.tokens[verb - 1].text in ('"', "”", "''"):
        subject = [c for c in parse.of(verb, "obj") if c.i > verb]
    # A quotation that the parser takes into the clause brings a subject of its own.
    return min(subject, key=lambda c: abs(c.i - verb), default=None)


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
    return quotation(parse, i) is not None


def quotation(parse: Parse, i: int) -> tuple[int, int] | None:
    """The characters from the mark that opens the quotation around token ``i`` to the one that closes it.

    A quotation that its paragraph does not close ends with the paragraph, as newspapers print long ones.
    """
    position = parse.tokens[i].start
    paragraph = parse.text.rfind("\n", 0, position) + 1
    opened: int | None = None
    for match in MARKS.finditer(parse.text, paragraph, position):
        # Curly marks say which they are; straight ones take turns.
        closes = match.group() == "”" or (match.group() == '"' and opened is not None)
        opened = None if closes else match.start()
    end = parse.text.find("\n", position)
    end = len(parse.text) if end < 0 else end
    if opened is None:
        following = MARKS.search(parse.text, position, end)
        if following is None or following.group() != "”":
            return None
        # The mark that opened it is lost, as agencies' captions and feeds do.
        return parse.tokens[parse.sentences[parse.tokens[i].sent][0]].start, following.start()
    closing = CLOSING.search(parse.text, position, end)
    return opened, closing.start() if closing else end


def find_speaker(parse: Parse, i: int) -> int | None:
    """The token that heads the speaker of the quotation around token ``i``.

    The speech verb stands beside the words, in a sentence of the same quotation, in the sentence after it, or in the
    one before it: "…," he said; He said: "…".
    """
    own = _by_verb(parse, i)
    if own is not None:
        return own
    sentence = parse.tokens[i].sent
    span = quotation(parse, i)
    first, last = (sentence, sentence) if span is None else (_sentence_at(parse, p, sentence) for p in span)
    paragraph_end = parse.text.find("\n", parse.tokens[i].start)
    near = sorted(range(first, last + 1), key=lambda n: abs(n - sentence))
    for number in (*near, last + 1, first - 1, first - 2):
        if not 0 <= number < len(parse.sentences):
            continue
        if number > sentence and 0 <= paragraph_end < parse.tokens[parse.sentences[number][0]].start:
            continue
        speaker = _speaker_in(parse, number)
        if speaker is not None:
            return speaker
    return None


def _sentence_at(parse: Parse, position: int, near: int) -> int:
    """The number of the sentence that holds the character ``position``, looked for from the sentence ``near``."""
    while near > 0 and parse.tokens[parse.sentences[near][0]].start > position:
        near -= 1
    while near + 1 < len(parse.sentences) and parse.tokens[parse.sentences[near + 1][0]].start <= position:
        near += 1
    return near


def _speaker_in(parse: Parse, number: int) -> int | None:
    """The subject of the first speech verb of a sentence that stands outside of quotations."""
    first, last = parse.sentences[number]
    for j in range(first, last + 1):
        token = parse.tokens[j]
        if token.lemma in SPEECH and token.pos == "VERB":
            subject = _speaks(parse, j)
            if subject is not None and not in_quotation(parse, j):
                return _named(parse, token, subject)
    return None
