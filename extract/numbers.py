"""How many: the dead and the wounded of an act, and the number that its target or trigger carries."""

import re
from collections.abc import Iterator

from extract.records import Bound, Casualties, Quantity
from extract.referents import Referent
from extract.syntax import Parse

KILLED = frozenset("kill die murder slay".split())
WOUNDED = frozenset("wound injure hurt".split())
UNITS = dict(zip(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen "
    "nineteen".split(), range(20), strict=True,
)) | {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("at least", "min"), ("more than", "min"), ("over", "min"), ("up to", "max"), ("at most", "max"),
    ("fewer than", "max"),
    ("less than", "max"), ("about", "approximate"), ("around", "approximate"), ("some", "approximate"),
    ("nearly", "approximate"), ("almost", "approximate"), ("roughly", "approximate"), ("approximately", "approximate"),
)  # fmt: skip


def read_number(text: str) -> float | None:
    """The value of "1,200", "3.5 million", "twenty-one" or "two dozen"; None where it is no number."""
    total, current, found = 0.0, 0.0, False
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower()):
        if word[0].isdigit():
            current, found = current + float(word.replace(",", "")), True
        elif word in UNITS:
            current, found = current + UNITS[word], True
        elif word in SCALES or word.rstrip("s") in SCALES:
            if word not in SCALES and not found:
                return None  # "thousands" is no number
            scale = SCALES.get(word) or SCALES[word.rstrip("s")]
            current, found = (current or 1) * scale, True
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word != "and":
            return None
    return total + current if found else None


def _count(parse: Parse, i: int) -> tuple[str, float, Bound] | None:
    """The number that modifies or is token ``i``: its phrase with "at least" and the like, its value and bound."""
    token = parse.tokens[i]
    if token.pos == "NUM" or token.tag == "CD":
        heads = [i]
    else:
        heads = [c.i for c in parse.of(i, "nummod")]
    for head in heads:
        inside = [j for j in parse.subtree(head) if parse.tokens[j].pos in ("NUM", "NOUN", "PUNCT") or j == head]
        words = [j for j in inside if j <= head] if token.pos == "NUM" else inside
        value = read_number(parse.text[parse.tokens[min(words)].start : parse.tokens[max(words)].end])
        if value is None:
            continue
        start = parse.tokens[min(words)].start
        before = parse.text[max(0, start - 16) : start].lower()
        for phrase, bound in BOUNDS:
            if re.search(rf"\b{phrase}\s+$", before):
                begin = start - len(before) + before.rindex(phrase)
                return parse.text[begin : parse.tokens[max(words)].end], value, bound
        return parse.text[start : parse.tokens[max(words)].end], value, "exact"
    return None


def find_casualties(parse: Parse, trigger: int) -> Casualties:
    """The dead and wounded that the clauses around ``trigger`` count."""
    killed: int | None = None
    wounded: int | None = None
    for verb in _around(parse, trigger):
        token = parse.tokens[verb]
        if token.lemma not in KILLED | WOUNDED:
            continue
        for child in parse.of(verb, "obj", "nsubj:pass", *(["nsubj"] if token.lemma == "die" else [])):
            counted = _count(parse, child.i)
            if counted is None:
                continue
            if token.lemma in KILLED:
                killed = killed if killed is not None else int(counted[1])
            else:
                wounded = wounded if wounded is not None else int(counted[1])
    return Casualties(killed, wounded)


def _around(parse: Parse, trigger: int) -> Iterator[int]:
    """The verbs above and below the trigger within its clause chain."""
    yield trigger
    for child in parse.subtree(trigger):
        if parse.tokens[child].pos == "VERB":
            yield child
    for steps, above in enumerate(parse.ancestors(trigger)):
        if steps > 2:
            break
        if above.pos == "VERB":
            yield above.i
            yield from (c.i for c in parse.of(above.i, "conj", "advcl") if c.pos == "VERB")


def find_quantity(parse: Parse, trigger: int, targets: tuple[Referent, ...]) -> Quantity | None:
    """The number of strikes, or of what was struck."""
    for i in (trigger, *(t.head for t in targets)):
        counted = _count(parse, i)
        if counted is not None:
            return Quantity(*counted)
    return None
