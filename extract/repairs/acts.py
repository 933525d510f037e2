"""Acts of violence and what belongs to them: where they happened, whom they killed, whom they were against."""

from extract.repairs.tree import attach
from extract.syntax import ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
ACTS = _WORDS["acts"]
SETTINGS = _WORDS["settings"]
HARMING = load_wordlists("clauses")["harming"] | load_wordlists("clauses")["seizing"]
MOODS = load_wordlists("clauses")["moods"]
BY_ACTS = ("in", "during", "by", "with")


def against_of_place(parse: Parse, token: Token) -> None:
    """ "protests were held in parts of India **against** Israel": no place is against anybody."""
    if token.lower != "against" or token.rel != "case" or token.head == ROOT:
        return
    noun = parse.tokens[token.head]
    above = parse.head(noun.i)
    if noun.rel not in ("nmod", "obl") or above is None or not _is_setting(above):
        return
    for governor in parse.ancestors(above.i):
        if governor.pos == "VERB" or (governor.pos == "NOUN" and not _is_setting(governor)):
            attach(parse, noun.i, governor.i, "obl" if governor.pos == "VERB" else "nmod")
            return


def _is_setting(token: Token) -> bool:
    return token.pos == "PROPN" or token.lemma.lower() in SETTINGS


def second_passive(parse: Parse, token: Token) -> None:
    """ "four were killed **and two civilians injured**": the second passive leaves out its "were"."""
    if token.rel != "conj" or token.tag not in ("VBN", "VBD") or token.head == ROOT or token.lemma not in HARMING:
        return
    if not parse.of(token.head, "aux:pass") or parse.of(token.i, "aux", "aux:pass", "obj", "ccomp"):
        return
    subjects = parse.of(token.i, "nsubj")
    if len(subjects) == 1 and subjects[0].i < token.i and subjects[0].pos in ("NOUN", "NUM", "PROPN", "ADJ", "PRON"):
        subjects[0].rel, token.tag = "nsubj:pass", "VBN"


def second_victims(parse: Parse, token: Token) -> None:
    """ "six were killed **and 20 others wounded** in a raid": a clause, and no noun with a participle."""
    if token.rel != "acl" or token.tag != "VBN" or token.lemma not in HARMING or token.head == ROOT:
        return
    noun = parse.tokens[token.head]
    verb = parse.head(noun.i)
    if verb is None or verb.lemma not in HARMING or not parse.of(verb.i, "aux:pass") or noun.i < verb.i:
        return
    if noun.rel not in ("conj", "nsubj:pass", "nsubj", "obj", "obl") or not parse.of(noun.i, "cc"):
        return
    if noun.i != token.i - 1 or parse.of(token.i, "obj", "obl:agent"):
        return
    attach(parse, token.i, verb.i, "conj")
    attach(parse, noun.i, token.i, "nsubj:pass")


def act_of_harm(parse: Parse, token: Token) -> None:
    """ "killed 60 militants **in heavy fighting**": the act by which they were killed belongs to the verb."""
    if token.rel != "nmod" or token.head == ROOT or token.lemma not in ACTS or parse.case(token.i) not in BY_ACTS:
        return
    harmed = parse.tokens[token.head]
    verb = parse.head(harmed.i)
    if verb is None or verb.lemma not in HARMING or verb.i > token.i or harmed.rel not in ("obj", "obl"):
        return
    if harmed.lemma in MOODS or (harmed.rel == "obl" and parse.case(harmed.i)):
        return
    attach(parse, token.i, verb.i, "obl")


def clause_of_act(parse: Parse, token: Token) -> None:
    """ "a clash between Lebanese and Israeli soldiers **that killed** two": the clash killed them."""
    if not token.rel.startswith("acl:relcl") or token.head == ROOT or token.lemma not in HARMING:
        return
    noun = parse.tokens[token.head]
    subjects = parse.of(token.i, "nsubj")
    if not subjects or subjects[0].lower not in ("that", "which") or noun.rel not in ("nmod", "conj"):
        return
    first = parse.tokens[noun.head] if noun.rel == "conj" else noun
    act = parse.head(first.i)
    if (
        act is not None
        and first.rel == "nmod"
        and act.lemma in ACTS
        and parse.case(first.i) in ("between", "by", "with")
    ):
        attach(parse, token.i, act.i, token.rel)
