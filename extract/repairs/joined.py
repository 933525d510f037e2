"""Names and nouns that the parser coordinates wrongly."""

from extract.repairs.tree import attach
from extract.syntax import ROOT, Parse, Token
from extract.wordlists import load_wordlists

GIVING = load_wordlists("repairs")["giving"]
ACTS = load_wordlists("repairs")["acts"]
OWNERS = ("'s", "’s", "'", "’")


def owner_joined(parse: Parse, token: Token) -> None:
    """ "Bush and **Britain's** Prime Minister Blair hailed": the owner is no second person, the owned is."""
    if token.text not in OWNERS or token.rel != "case" or token.head == ROOT:
        return
    owner = parse.tokens[token.head]
    if owner.rel != "conj" or owner.i != token.i - 1 or owner.head > owner.i:
        return
    first = parse.tokens[owner.head]
    verb = parse.head(first.i)
    if verb is None or not first.rel.startswith("nsubj"):
        return
    for other in parse.of(verb.i, "nsubj", "nsubj:pass"):
        between = parse.tokens[token.i + 1 : other.i]
        if other.i > token.i and len(between) < 6 and all(t.pos in ("ADJ", "NOUN", "PROPN") for t in between):
            attach(parse, other.i, first.i, "conj")
            attach(parse, owner.i, other.i, "nmod:poss")
            return


def body_of_title(parse: Parse, token: Token) -> None:
    """ "X and **United Nations** Secretary-General Annan": a name before a title joins nobody but who has the title."""
    if token.pos != "PROPN" or token.rel != "conj" or token.head == ROOT:
        return
    position = token.i - 1
    while position > token.head and (parse.tokens[position].rel in ("nmod:desc", "amod", "punct", "compound")):
        if parse.tokens[position].text in (",", ";"):
            return
        position -= 1
    body = parse.tokens[position]
    if position == token.i - 1 or body.rel != "conj" or body.head != token.head or body.pos != "PROPN":
        return
    if not any(t.rel == "nmod:desc" for t in parse.tokens[position + 1 : token.i]):
        return
    for part in parse.tokens[position + 1 : token.i]:
        if part.head == token.head:
            attach(parse, part.i, token.i, part.rel)
    for cc in parse.of(body.i, "cc"):
        attach(parse, cc.i, token.i, "cc")
    attach(parse, body.i, token.i, "compound")


def listed_subjects(parse: Parse, token: Token) -> None:
    """ "Senator A of Montana**, lawmakers** and farmers will meet": one list, and no two subjects."""
    if token.pos not in ("VERB", "ADJ", "NOUN"):
        return
    subjects = [s for s in parse.of(token.i, "nsubj", "nsubj:pass") if s.i < token.i]
    if len(subjects) != 2:
        return
    first, second = subjects
    start = parse.subtree(second.i)[0]
    if parse.tokens[start - 1].text != "," or not parse.of(second.i, "conj") or first.lower in ("it", "that", "there"):
        return
    if any(c.i < second.i for c in parse.of(second.i, "cc")) or parse.of(first.i, "conj"):
        return
    attach(parse, second.i, first.i, "conj")


def hyphened_adjectives(parse: Parse, token: Token) -> None:
    """ "an **Israeli**-Palestinian summit": of two lands that a hyphen joins, neither describes the other."""
    after = parse.tokens[token.i + 2] if token.i + 2 < len(parse.tokens) else None
    if after is None or token.head != after.i or after.rel not in ("amod", "compound") or not after.text[:1].isupper():
        return
    if token.rel in ("amod", "compound") and token.text[:1].isupper() and parse.tokens[token.i + 1].text in ("-", "–"):
        attach(parse, token.i, after.head, "amod")


def receiver_before_number(parse: Parse, token: Token) -> None:
    """ "sold **Venezuela** 24 planes": no name stands before the number of what it would describe."""
    if token.pos != "PROPN" or token.rel not in ("compound", "amod") or token.head < token.i:
        return
    things = parse.tokens[token.head]
    verb = parse.head(things.i)
    if verb is None or things.rel != "obj" or verb.lemma not in GIVING or verb.i > token.i:
        return
    if any(token.i < c.i < things.i for c in parse.of(things.i, "nummod", "det")):
        attach(parse, token.i, verb.i, "iobj")


def receiver_of_two(parse: Parse, token: Token) -> None:
    """ "gave **the workers** a deadline": of two objects the first receives the second."""
    if token.pos != "VERB" or token.lemma not in GIVING or parse.of(token.i, "iobj"):
        return
    objects = [o for o in parse.of(token.i, "obj") if o.i > token.i]
    if len(objects) == 2 and parse.tokens[parse.subtree(objects[1].i)[0] - 1].text not in (",", "and"):
        objects[0].rel = "iobj"


def second_of_between(parse: Parse, token: Token) -> None:
    """ "talks **between** the government **and the rebels** stalled": what is between has two sides."""
    if token.lower != "between" or token.rel != "case" or token.head == ROOT:
        return
    one = parse.tokens[token.head]
    act = parse.head(one.i)
    if act is None or one.rel not in ("nmod", "obl") or parse.of(one.i, "conj"):
        return
    for other in parse.of(act.i, "conj"):
        if other.lemma in ACTS or other.lower.endswith("ing"):
            continue
        if other.i > one.i and other.pos in ("NOUN", "PROPN") and any(c.i > one.i for c in parse.of(other.i, "cc")):
            attach(parse, other.i, one.i, "conj")
            return


def tested(parse: Parse, token: Token) -> None:
    """ "Iran **test**-launched a missile": a part of the verb, and no subject."""
    if token.lower not in ("test", "dry", "live") or token.i + 2 >= len(parse.tokens) or token.i == 0:
        return
    verb = parse.tokens[token.i + 2]
    if parse.tokens[token.i + 1].text not in ("-", "–") or verb.pos != "VERB" or token.head != verb.i:
        return
    if token.rel != "nsubj" or len(parse.of(verb.i, "nsubj")) > 1:
        return
    own = [c for c in parse.of(token.i, "compound", "amod", "nmod:poss", "nmod:desc") if c.i < token.i]
    for child in own[-1:]:
        attach(parse, child.i, verb.i, "nsubj")
        for other in own[:-1]:
            attach(parse, other.i, child.i, other.rel)
    attach(parse, token.i, verb.i, "compound")


def hours_after(parse: Parse, token: Token) -> None:
    """ "began their **talks** hours after the attack": the talks began, and the hours say when."""
    if token.rel != "obj" or token.lemma not in ("day", "hour", "minute", "month", "week", "year", "moment"):
        return
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    nouns = [c for c in parse.of(token.i, "compound") if c.i == token.i - 1 and c.pos == "NOUN"]
    if after.lower not in ("after", "before", "ago", "later") or not nouns or token.head == ROOT:
        return
    verb = token.head
    attach(parse, nouns[0].i, verb, "obj")
    for child in parse.of(token.i, "det", "amod", "nmod:poss", "compound"):
        if child.i < nouns[0].i:
            attach(parse, child.i, nouns[0].i, child.rel)
    token.rel = "obl:unmarked"
