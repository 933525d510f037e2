"""Participles, gerunds and infinitives that hang on the wrong word, and what stands for the thing accused of."""

from extract.repairs.tree import attach
from extract.syntax import NOMINAL, ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
ACCUSING = _WORDS["accusing"]
JUDGING = load_wordlists("clauses")["judging"]
HOLDING = _WORDS["holding"]
HELD = _WORDS["held"]
TELLING = _WORDS["telling"]
LEADING = _WORDS["leading"]
GROWING = _WORDS["growing"]
SPEAKING = _WORDS["speaking"]


def charge_of_object(parse: Parse, token: Token) -> None:
    """ "accused Syria **of involvement**", "blamed it **for raids**": what somebody is accused of is no part of him."""
    if token.lower not in ("of", "for") or token.rel != "case" or token.head == ROOT:
        return
    charge = parse.tokens[token.head]
    accused = parse.head(charge.i)
    verb = parse.head(accused.i) if accused is not None else None
    if charge.rel != "nmod" or charge.tag not in ("NN", "NNS") or accused is None or verb is None:
        return
    judged = verb.lemma in (ACCUSING if token.lower == "of" else JUDGING)
    if judged and accused.rel == "obj" and accused.i < token.i and not parse.of(charge.i, "det"):
        attach(parse, charge.i, verb.i, "obl")


def held_person(parse: Parse, token: Token) -> None:
    """ "the release of an Israeli **jailed** in Egypt": jailed is the man, not the release."""
    if token.tag != "VBN" or token.rel != "acl" or token.head == ROOT or token.lemma not in HOLDING:
        return
    for below in parse.of(token.head, "nmod"):
        if below.i < token.i and parse.case(below.i) == "of" and parse.subtree(below.i)[-1] == token.i - 1:
            attach(parse, token.i, below.i, "acl")
            return


def infinitive_free(parse: Parse, token: Token) -> None:
    """ "agreed to **free** 170 prisoners": who is held is freed; the word is no adjective."""
    if token.lower != "free" or token.rel != "amod" or token.head <= token.i or parse.tokens[token.i - 1].lower != "to":
        return
    noun, to = parse.tokens[token.head], parse.tokens[token.i - 1]
    governor = parse.head(noun.i)
    if noun.lemma.lower() not in HELD or governor is None or governor.i > token.i:
        return
    token.pos, token.tag = "VERB", "VB"
    attach(parse, token.i, governor.i, "xcomp" if governor.pos in ("VERB", "AUX") else "acl")
    attach(parse, noun.i, token.i, "obj")
    attach(parse, to.i, token.i, "mark")


def told_content(parse: Parse, token: Token) -> None:
    """ "told reporters in the city **that** forces are moving in": the clause is what was told, and no relative one."""
    if not token.rel.startswith("acl:relcl") or token.head == ROOT or not parse.of(token.i, "nsubj", "nsubj:pass"):
        return
    that = next((c for c in parse.of(token.i, "obj", "mark", "obl") if c.lower == "that" and c.i < token.i), None)
    subject = parse.of(token.i, "nsubj", "nsubj:pass")[0]
    if that is None or that.i != parse.subtree(token.i)[0] or subject.i < that.i:
        return
    verb = next((a for a in parse.ancestors(token.i) if a.pos == "VERB"), None)
    if verb is None or verb.i > token.i or verb.lemma not in TELLING or parse.of(verb.i, "ccomp", "xcomp"):
        return
    attach(parse, token.i, verb.i, "ccomp")
    that.rel = "mark"


def growing(parse: Parse, token: Token) -> None:
    """ "faced **mounting** criticism": an adjective before the object, and no clause with an object of its own."""
    if token.lower not in GROWING or token.rel not in ("xcomp", "advcl", "ccomp", "amod") or token.tag != "VBG":
        return
    objects = parse.of(token.i, "obj")
    verb = parse.head(token.i)
    if len(objects) != 1 or verb is None or verb.i != token.i - 1 or verb.pos != "VERB":
        return
    noun = objects[0]
    attach(parse, noun.i, verb.i, "obj")
    for child in list(token.children):
        attach(parse, child, noun.i if parse.tokens[child].rel == "obl" else verb.i, parse.tokens[child].rel)
    attach(parse, token.i, noun.i, "amod")
    token.pos, token.tag = "ADJ", "JJ"


def participle_of_main_verb(parse: Parse, token: Token) -> None:
    """ "clashed with militants hiding in a cave, **killing** two": after a comma the main verb's subject acts."""
    if token.tag != "VBG" or token.rel not in ("advcl", "conj") or token.head == ROOT:
        return
    inner = parse.tokens[token.head]
    if parse.tokens[token.i - 1].text != "," or inner.i > token.i or parse.of(token.i, "mark", "nsubj", "cc"):
        return
    reduced = inner.rel == "acl" and inner.tag in ("VBG", "VBN") and not parse.of(inner.i, "mark")
    asked = inner.rel == "xcomp" and inner.tag == "VB" and token.lemma in SPEAKING
    if not reduced and not asked:
        return
    main = next((a for a in parse.ancestors(inner.i) if a.pos == "VERB" and parse.of(a.i, "nsubj", "nsubj:pass")), None)
    if main is not None and main.i < token.i:
        attach(parse, token.i, main.i, "advcl")


def held_hostage(parse: Parse, token: Token) -> None:
    """ "the children **held hostage** at a school": who is held, not who holds hostages."""
    if token.lemma not in ("hold", "take") or token.pos != "VERB" or token.tag not in ("VBN", "VBD"):
        return
    state = next((o for o in parse.of(token.i, "obj") if o.lower in ("hostage", "captive", "prisoner")), None)
    if state is None or state.i != token.i + 1 or parse.of(state.i, "det", "amod"):
        return
    if not parse.of(token.i, "nsubj", "nsubj:pass", "aux", "mark"):
        position = token.i - 1
        while position > 0 and parse.tokens[position].pos == "ADV":
            position -= 1
        noun = parse.tokens[position]
        while noun.rel in ("flat", "compound") and noun.head != ROOT:
            noun = parse.tokens[noun.head]
        if noun.pos not in NOMINAL or noun.i > token.i or noun.i in parse.subtree(token.i):
            return
        attach(parse, token.i, noun.i, "acl")
        token.tag = "VBN"
    state.rel = "xcomp"


def participle_behind_subject(parse: Parse, token: Token) -> None:
    """ "The assembly **rewriting** the law is meeting": the main verb's subject, and a participle that describes it."""
    if token.rel not in ("advcl", "ccomp", "csubj") or token.tag not in ("VBG", "VBN") or token.head == ROOT:
        return
    verb = parse.tokens[token.head]
    subjects = parse.of(token.i, "nsubj", "nsubj:pass")
    if (
        verb.i < token.i
        or len(subjects) != 1
        or subjects[0].i > token.i
        or parse.of(token.i, "mark", "aux", "aux:pass")
    ):
        return
    if parse.of(verb.i, "nsubj", "nsubj:pass", "csubj", "expl") or any(
        t.text == "," for t in parse.tokens[subjects[0].i : token.i]
    ):
        return
    attach(parse, subjects[0].i, verb.i, "nsubj:pass" if parse.of(verb.i, "aux:pass") else "nsubj")
    attach(parse, token.i, subjects[0].i, "acl")


def leading(parse: Parse, token: Token) -> None:
    """ "**Leading** lawmaker Ali said": an adjective before the subject, and no clause beside it."""
    if token.lower not in LEADING or token.rel != "advcl" or token.tag != "VBG" or token.head == ROOT:
        return
    objects, verb = parse.of(token.i, "obj"), parse.tokens[token.head]
    if len(objects) != 1 or verb.i < token.i or parse.of(verb.i, "nsubj", "nsubj:pass") or parse.of(token.i, "mark"):
        return
    noun = objects[0]
    if any(t.text == "," for t in parse.tokens[token.i : verb.i]) or parse.of(noun.i, "det"):
        return
    for other in parse.of(token.i, "obl:unmarked"):
        attach(parse, other.i, verb.i, other.rel)
    attach(parse, noun.i, verb.i, "nsubj:pass" if parse.of(verb.i, "aux:pass") else "nsubj")
    attach(parse, token.i, noun.i, "amod")
    token.pos, token.tag = "ADJ", "JJ"
