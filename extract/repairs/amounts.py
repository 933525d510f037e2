"""Amounts: "at least", "up to" and "as many as" are no prepositions of a verb."""

from extract.repairs.tree import attach
from extract.syntax import ROOT, Parse, Token

LIMITS = (("at", "least"), ("at", "most"), ("up", "to"))


def limit_of_number(parse: Parse, token: Token) -> None:
    """ "killed **at least** 19 people", "arrested **up to** 50": what is counted is the object."""
    if token.i + 2 >= len(parse.tokens) or token.head == ROOT:
        return
    second = parse.tokens[token.i + 1]
    if (token.lower, second.lower) not in LIMITS:
        return
    number = parse.tokens[token.i + 2]
    if number.pos != "NUM" and number.lower not in ("dozens", "scores", "hundreds", "thousands", "half", "a"):
        return
    word = token if token.lower == "at" else second
    if word.rel != "case" or word.head == ROOT:
        return
    noun = parse.tokens[number.head] if number.rel == "nummod" else parse.tokens[word.head]
    if noun.i <= second.i:
        return
    verb = parse.head(noun.i)
    others = [c for c in parse.of(noun.i, "case") if c.i not in (token.i, second.i)]
    for part in (token, second):
        attach(parse, part.i, noun.i, "advmod")
    if noun.rel in ("obl", "nmod") and not others and verb is not None and verb.pos == "VERB" and verb.i < token.i:
        if not parse.of(verb.i, "obj", "aux:pass"):
            attach(parse, noun.i, verb.i, "obj")


def harmed_both(parse: Parse, token: Token) -> None:
    """ "killing **and injuring** scores of people": the second participle is no adjective of the people."""
    if token.tag != "VBG" or token.rel != "amod" or token.head <= token.i or token.i < 2:
        return
    joined, first = parse.tokens[token.i - 1], parse.tokens[token.i - 2]
    if joined.lower not in ("and", "or") or first.tag != "VBG" or parse.of(first.i, "obj"):
        return
    noun = token.head
    attach(parse, noun, first.i, "obj")
    attach(parse, token.i, first.i, "conj")
    attach(parse, noun, token.i, "obj")
    attach(parse, joined.i, token.i, "cc")
