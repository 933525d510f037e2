"""Whole sentences: the finite verb as the head, and what headlines leave out."""

from itertools import pairwise

from extract.repairs.tree import attach
from extract.syntax import ROOT, Parse

FINITE = ("VBD", "VBZ", "VBP")
LONGEST_NAME = 5  # words of a name in a headline, with the comma behind it


def nominal_root(parse: Parse, first: int, last: int) -> None:
    """ "Salahuddin, commander of the group, issued a warning.": the finite verb is the head, not the subject."""
    root = next((t for t in parse.tokens[first : last + 1] if t.head == ROOT), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or parse.of(root.i, "cop", "nsubj", "aux", "case"):
        return
    if not any(t.text in (".", "!", "?") for t in parse.tokens[max(first, last - 1) : last + 1]):
        return
    for child in parse.of(root.i, "conj", "parataxis", "acl"):
        active = bool(parse.of(child.i, "obj")) or (
            parse.tokens[child.i - 1].text == "," and child.lower.endswith("ed")
        )
        finite = child.tag in FINITE or (child.tag == "VBN" and child.rel == "acl" and active)
        if child.pos != "VERB" or not finite or child.i < root.i or child.rel.startswith("acl:relcl"):
            continue
        if parse.of(child.i, "nsubj", "nsubj:pass", "cc", "mark", "obl:agent"):
            continue
        behind = parse.tokens[child.i - 1].text == "," and child.lower.endswith("ed")
        if (
            child.rel == "acl"
            and not behind
            and not parse.of(child.i, "obj")
            and (child.tag != "VBD" or child.lower.endswith("ed"))
        ):
            continue  # "clashed": clauses.is_passive weighs those
        if child.tag == "VBN":
            child.tag = "VBD"
        attach(parse, root.i, child.i, "nsubj")
        for other in list(root.children):
            if other > child.i and parse.tokens[other].rel in ("punct", "obl", "advcl", "conj", "parataxis"):
                attach(parse, other, child.i, parse.tokens[other].rel)
        return


def headline(parse: Parse, first: int, last: int) -> None:
    """ "Erdogan, Mitsotakis to Meet": headlines leave out "and" and "are"."""
    tokens = parse.tokens
    if tokens[last].text in (".", "!", "?", '"', "”") or last - first > 25 or last - first < 3:
        return
    one, comma, other = tokens[first : first + 3]
    if comma.text == "," and one.pos == other.pos == "PROPN" and other.rel == "nsubj" and one.rel == "dislocated":
        attach(parse, one.i, other.head, "nsubj")
        attach(parse, other.i, one.i, "conj")
    _two_names(parse, first, last)
    root = next((t for t in tokens[first : last + 1] if t.head == ROOT), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or parse.of(root.i, "cop", "nsubj", "aux", "det"):
        return
    for verb in parse.of(root.i, "acl"):
        subject = {root.i, *parse.conjuncts(root.i), *(c.i for c in parse.of(root.i, "flat"))}
        if verb.tag == "VB" and any(m.lower == "to" and m.i - 1 in subject for m in parse.of(verb.i, "mark")):
            attach(parse, root.i, verb.i, "nsubj")
            return


def _two_names(parse: Parse, first: int, last: int) -> None:
    """ "Turkey, Greece **hold** talks": of two names that only a comma joins, both are what the headline is about."""
    tokens = parse.tokens
    comma = next((t.i for t in tokens[first + 1 : first + LONGEST_NAME] if t.text == ","), None)
    if comma is None or any(t.pos != "PROPN" for t in tokens[first:comma]):
        return
    after = next((t.i for t in tokens[comma + 1 : last + 1] if t.pos not in ("PROPN", "ADJ")), None)
    nouns = [t for t in tokens[comma + 1 : after] if t.pos == "PROPN"] if after is not None else []
    if after is None or not nouns:
        return
    verb, other = tokens[after], nouns[-1]
    if verb.pos == "NOUN" and verb.tag == "NN" and verb.rel == "compound" and tokens[verb.head].head == ROOT:
        # The verb itself taken for a noun: "Russia, Ukraine **swap** prisoners".
        noun = tokens[verb.head]
        verb.pos, verb.tag = "VERB", "VBP"
        attach(parse, verb.i, ROOT, "root")
        attach(parse, noun.i, verb.i, "obj")
    elif verb.tag == "TO" or verb.lower == "to":
        verb = tokens[verb.head]
    if verb.tag not in ("VB", "VBP"):
        return  # "Paris, France **sees** snow"
    one = next((t for t in tokens[first:comma] if t.head == ROOT or not first <= t.head < comma), tokens[first])
    attach(parse, one.i, verb.i, "nsubj")
    attach(parse, other.i, one.i, "conj")
    if tokens[comma].head != other.i:
        attach(parse, comma, other.i, "punct")


def verb_among_nouns(parse: Parse, first: int, last: int) -> None:
    """ "Israeli jets **bomb** tunnel near Rafah": in a headline no plural stands before a word that may be a verb."""
    tokens = parse.tokens
    root = next((t for t in tokens[first : last + 1] if t.head == ROOT), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or tokens[last].text in (".", "!", "?"):
        return
    if any(t.pos in ("VERB", "AUX") for t in tokens[first : last + 1]):
        return
    for plural, verb in pairwise(tokens[first : root.i]):
        if plural.tag == "NNS" and verb.tag == "NN" and plural.rel == verb.rel == "compound":
            if plural.head == verb.head == root.i:
                verb.pos, verb.tag = "VERB", "VBP"
                attach(parse, verb.i, ROOT, "root")
                attach(parse, root.i, verb.i, "obj")
                attach(parse, plural.i, verb.i, "nsubj")
                for child in parse.of(root.i, "amod", "det", "compound", "nummod", "nmod:poss"):
                    if child.i < plural.i:
                        attach(parse, child.i, plural.i, child.rel)
                return


def capital_verb(parse: Parse, first: int, last: int) -> None:
    """ "Lula, Petro **Speak** by Phone": what has a subject and is no "is" is a verb, also with a capital."""
    for token in parse.tokens[first : last + 1]:
        if token.tag in ("NN", "NNP", "NNS", "NNPS") and parse.of(token.i, "nsubj"):
            if not parse.of(token.i, "cop", "det", "case", "amod", "nmod:poss", "compound", "aux"):
                token.pos, token.tag = "VERB", "VBZ" if token.tag.endswith("S") else "VBP"


def participle_in_root(parse: Parse, first: int, last: int) -> None:
    """ "Georgia and Moldova **signed** agreements.": the only verb of a sentence, taken for an adjective."""
    root = next((t for t in parse.tokens[first : last + 1] if t.head == ROOT), None)
    if (
        root is None
        or root.pos not in ("NOUN", "PROPN")
        or parse.of(root.i, "cop", "nsubj", "aux", "case", "parataxis")
    ):
        return
    if not any(t.text in (".", "!", "?") for t in parse.tokens[max(first, last - 1) : last + 1]):
        return
    verb = next((c for c in parse.of(root.i, "amod") if c.tag in ("VBN", "VBD") and first < c.i < root.i), None)
    if verb is None or any(t.tag in FINITE or t.tag == "MD" for t in parse.tokens[first : last + 1]):
        return
    names = [c for c in parse.of(root.i, "compound", "nmod:poss", "nmod:desc") if c.i < verb.i and c.pos == "PROPN"]
    if not names or parse.subtree(names[-1].i)[-1] != verb.i - 1:
        return
    attach(parse, verb.i, ROOT, "root")
    attach(parse, root.i, verb.i, "obj")
    attach(parse, names[-1].i, verb.i, "nsubj")
    for child in [c for c in map(parse.tokens.__getitem__, list(root.children)) if c.i < verb.i]:
        attach(parse, child.i, names[-1].i if child.rel != "punct" else verb.i, child.rel)
    verb.pos, verb.tag = "VERB", "VBD"
