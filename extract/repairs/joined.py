"""Names and nouns that the parser coordinates wrongly."""

from extract.repairs.tree import attach
from extract.syntax import ROOT, Parse, Token
from extract.wordlists import load_wordlists

GIVING = load_wordlists("repairs")["giving"]
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
    subjects = [s for s in parse.of(token.i, "nsubj", "nsubj:pass") if s.i < token.i]
    if len(subjects) != 2 or token.pos not in ("VERB", "ADJ", "NOUN"):
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
