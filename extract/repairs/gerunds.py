"""Gerunds that are acts, and gerunds in lists, each with an object of its own."""

from extract.repairs.tree import attach
from extract.syntax import NOMINAL, ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
BOUTS = _WORDS["bouts"]
ACT_GERUNDS = _WORDS["act_gerunds"]
KINDS = _WORDS["kinds"]
VIOLENT = load_wordlists("repairs")["violent"]


def gerund_of_period(parse: Parse, token: Token) -> None:
    """ "years of **fighting** between rebels and the army": what a time is full of is an act, not a clause."""
    if (
        token.tag != "VBG"
        or token.head == ROOT
        or parse.of(token.i, "obj", "xcomp", "ccomp", "nsubj", "aux", "compound:prt")
    ):
        return
    marks = [m for m in parse.of(token.i, "mark", "case") if m.i < token.i]
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    of_bout = token.rel == "acl" and parse.tokens[token.head].lemma in BOUTS and after.lower not in ("out", "up", "off")
    if not marks or not (of_bout or after.lower == "between"):
        return
    token.pos, token.tag = "NOUN", "NN"
    token.rel = "nmod" if parse.tokens[token.head].pos in NOMINAL else "obl"
    for mark in marks:
        mark.rel = "case"
    for child in parse.of(token.i, "obl"):
        child.rel = "nmod"


def gerund_in_compound(parse: Parse, token: Token) -> None:
    """ "killed in a suicide **bombing**": with a noun that says of what kind, the gerund is the act."""
    if token.tag != "VBG" or token.pos != "VERB" or token.i == 0 or token.lower not in ACT_GERUNDS:
        return
    kind = parse.tokens[token.i - 1]
    if kind.lower not in KINDS or kind.rel not in ("obl", "nmod", "obj", "nsubj", "nsubj:pass", "conj", "root"):
        return
    if parse.of(token.i, "obj", "aux", "nsubj") or token.head == ROOT:
        return
    attach(parse, token.i, kind.head, kind.rel)
    for below in list(kind.children):
        attach(parse, below, token.i, parse.tokens[below].rel)
    attach(parse, kind.i, token.i, "compound")
    token.pos, token.tag = "NOUN", "NN"
    for child in parse.of(token.i, "obl"):
        child.rel = "nmod"


def gerund_behind_kind(parse: Parse, token: Token) -> None:
    """ "hours after a roadside **bombing** in Kandahar killed three": the subject of the finite verb behind it."""
    if token.tag != "VBG" or token.pos != "VERB" or token.lower not in ACT_GERUNDS or token.i < 2:
        return
    kind = parse.tokens[token.i - 1]
    if kind.lower not in KINDS or kind.rel != "nsubj" or kind.head != token.i or parse.of(token.i, "obj", "aux"):
        return
    last = parse.sentences[token.sent][1]
    behind = (t for t in parse.tokens[token.i + 1 : last + 1] if t.pos in ("VERB", "PUNCT", "AUX", "SCONJ"))
    verb = next((t for t in behind if t.tag not in ("VBG", "VBN")), None)
    if verb is None or verb.tag not in ("VBD", "VBZ") or parse.of(verb.i, "nsubj", "nsubj:pass"):
        return
    for below in list(kind.children):
        attach(parse, below, token.i, parse.tokens[below].rel)
    marks = parse.of(token.i, "mark")
    attach(parse, kind.i, token.i, "compound")
    attach(parse, token.i, verb.i, "nsubj")
    for mark in marks:
        attach(parse, mark.i, verb.i, "mark")
    token.pos, token.tag = "NOUN", "NN"
    for child in parse.of(token.i, "obl"):
        child.rel = "nmod"


def opening_gerund(parse: Parse, token: Token) -> None:
    """ "**Fighting** between rebels and the army erupted": the sentence's subject, and no clause beside it."""
    first = parse.sentences[token.sent][0]
    if token.i not in (first, first + 1) or token.tag != "VBG" or token.rel not in ("advcl", "csubj"):
        return
    verb = parse.tokens[token.head]
    if parse.of(verb.i, "nsubj", "nsubj:pass") or parse.of(token.i, "obj", "mark", "aux", "xcomp", "ccomp"):
        return
    if any(t.text == "," for t in parse.tokens[token.i : verb.i]) or token.lower not in ACT_GERUNDS:
        return
    token.pos, token.tag = "NOUN", "NN"
    token.rel = "nsubj:pass" if parse.of(verb.i, "aux:pass") else "nsubj"
    for child in parse.of(token.i, "obl"):
        child.rel = "nmod"


def gerund_with_determiner(parse: Parse, token: Token) -> None:
    """ "closed the **crossing**": with an article and no object of its own it is a noun."""
    if token.tag != "VBG" or token.rel not in ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj"):
        return
    if any(c.i < token.i for c in parse.of(token.i, "det", "nmod:poss")) and not parse.of(
        token.i, "obj", "aux", "nsubj"
    ):
        token.pos, token.tag = "NOUN", "NN"
        for child in parse.of(token.i, "obl"):
            child.rel = "nmod"


def gerund_before_verb(parse: Parse, token: Token) -> None:
    """ "as **rioting continued** in Paris": the subject of the finite verb behind it."""
    if (
        token.tag != "VBG"
        or token.lower not in ACT_GERUNDS
        or token.head == ROOT
        or token.rel not in ("advcl", "ccomp")
    ):
        return
    verb = next((c for c in parse.of(token.i, "xcomp", "ccomp") if c.i == token.i + 1), None)
    if verb is None or verb.tag not in ("VBD", "VBN", "VBZ") or parse.of(verb.i, "nsubj", "aux", "mark"):
        return
    verb.tag = "VBD" if verb.tag == "VBN" else verb.tag
    marks = parse.of(token.i, "mark")
    attach(parse, verb.i, token.head, token.rel)
    attach(parse, token.i, verb.i, "nsubj")
    for mark in marks:
        attach(parse, mark.i, verb.i, "mark")
    token.pos, token.tag = "NOUN", "NN"


def gerunds_listed(parse: Parse, token: Token) -> None:
    """ "killing men, **looting** shops and **burning** schools": in a list of gerunds comes another with its object."""
    noun = _described(parse, token)
    if noun is None or parse.tokens[token.i - 1].text not in ("and", ",", "or"):
        return
    if noun.rel != "conj" or noun.head == ROOT or parse.of(noun.i, "det", "nummod", "nmod:poss"):
        return
    other = parse.tokens[noun.head]
    verb = parse.head(other.i)
    if other.rel != "obj" or verb is None or verb.tag != "VBG" or verb.i > other.i:
        return
    attach(parse, token.i, verb.i, "conj")
    attach(parse, noun.i, token.i, "obj")
    token.pos, token.tag = "VERB", "VBG"


def gerund_behind_of(parse: Parse, token: Token) -> None:
    """ "a policy of **killing** teachers": no adjective of theirs."""
    noun = _described(parse, token)
    of = parse.tokens[token.i - 1]
    if noun is None or of.lower not in ("of", "for", "by") or of.rel != "case" or of.head != noun.i:
        return
    if noun.head == ROOT or noun.rel not in ("nmod", "obl") or noun.tag not in ("NNS", "NNPS"):
        return
    attach(parse, token.i, noun.head, "acl" if noun.rel == "nmod" else "advcl")
    attach(parse, noun.i, token.i, "obj")
    attach(parse, of.i, token.i, "mark")
    token.pos, token.tag = "VERB", "VBG"


def _described(parse: Parse, token: Token) -> Token | None:
    """The noun that a gerund of violence stands before as if it described it."""
    if token.lower not in VIOLENT or token.rel not in ("amod", "compound") or token.head <= token.i or token.i == 0:
        return None
    return parse.tokens[token.head]


def gerund_after_comma(parse: Parse, token: Token) -> None:
    """ "accused of killing men, **looting** shops and burning schools": the second of a list, and no clause beside."""
    if token.tag != "VBG" or token.rel not in ("acl", "advcl") or token.i < 3 or parse.tokens[token.i - 1].text != ",":
        return
    if parse.of(token.i, "mark", "nsubj", "aux"):
        return
    before = [a for a in parse.ancestors(token.i - 2) if a.tag == "VBG" and a.i < token.i]
    first = next(
        (a for a in before if any(m.lower in ("of", "by", "for", "from") for m in parse.of(a.i, "mark"))), None
    )
    if first is None or first.i == token.head or token.i in [a.i for a in parse.ancestors(first.i)]:
        return
    last = parse.sentences[token.sent][1]
    joined = (t for t in parse.tokens[token.i + 1 : last] if t.lower in ("and", "or"))
    if any(parse.tokens[t.i + 1].lower.endswith("ing") for t in joined):
        attach(parse, token.i, first.i, "conj")
