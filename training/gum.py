"""GUM's nested mentions, in the MISC column of its treebank → passages with final labels; only names are taken."""

import re
from dataclasses import dataclass
from pathlib import Path

from training.corpora import PLACE, final
from training.labels import EVENT, ORG, PERSON, Passage, Range
from training.names import countries
from training.titles import is_title
from training.treebanks import Row, read_conllu

KINDS = {"person": PERSON, "organization": ORG, "place": PLACE, "event": EVENT}
BRACKET = re.compile(r"\((\d+)-(\w+)([^()]*)(\))?|(\d+)\)")  # opens (and may close at once) or closes
HEADS = re.compile(r"-cf[\d*]+-([\d,]+)-")  # the words of the mention that are its head, from 1


@dataclass(frozen=True, slots=True)
class Mention:
    """First and last word (inclusive), kind, and the words that are its head."""

    first: int
    last: int
    kind: str
    heads: frozenset[int]


def mentions_of(rows: list[Row]) -> list[Mention]:
    """The mentions of a sentence in the order in which they close."""
    mentions = []
    stack: list[tuple[str, int, str, str]] = []
    for index, row in enumerate(rows):
        field = next((field[7:] for field in row[9].split("|") if field.startswith("Entity=")), "")
        for opened, kind, rest, single, closed in BRACKET.findall(field):
            if opened:
                stack.append((opened, index, kind, rest))
            which = opened if single else closed
            hit = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == which), None) if which else None
            if hit is not None:
                _, first, kind, rest = stack.pop(hit)
                numbers = HEADS.search(rest)
                heads = {first + int(n) - 1 for n in numbers[1].split(",") if n} if numbers else {first}
                mentions.append(Mention(first, index, kind, frozenset(heads)))
    return mentions


def name_in(mention: Mention, rows: list[Row], proper: list[bool]) -> tuple[int, int] | None:
    """First and last word of the run of proper nouns around the head of the mention; ``None`` if it is no name."""
    head = next((i for i in sorted(mention.heads) if mention.first <= i <= mention.last and proper[i]), None)
    if head is None or mention.kind not in KINDS:
        return None
    person = mention.kind == "person"
    links = {"-"} if person else {"of", "the", "for", "-", "'s", "&"}
    left = right = head
    while left > mention.first:
        linked = rows[left - 1][1] in links and left - 2 >= mention.first and proper[left - 2]
        if not (proper[left - 1] or linked):
            break
        left -= 1
    while right < mention.last:
        linked = rows[right + 1][1] in links and any(proper[right + 2 : right + 4]) and right + 2 <= mention.last
        if not (proper[right + 1] or linked):
            break
        right += 1
    while right > left and not proper[right]:
        right -= 1
    if person:
        left = max([left] + [i + 1 for i in range(left, right) if is_title(rows[i][1]) or rows[i][1] in countries()])
    return left, right


def to_passage(rows: list[Row]) -> Passage:
    """A sentence; proper nouns outside the names that were taken are unknown."""
    text = ""
    at: list[Range] = []
    for row in rows:
        at.append((len(text), len(text) + len(row[1])))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    passage = Passage(text.rstrip())
    proper = [row[3] == "PROPN" or row[4].startswith("NNP") for row in rows]
    for mention in sorted(mentions_of(rows), key=lambda mention: mention.first - mention.last):
        name = name_in(mention, rows, proper)
        span = final(passage.text, at[name[0]][0], at[name[1]][1], KINDS[mention.kind]) if name else None
        if span and span[0] < span[1] and not any(span[0] < e and s < span[1] for s, e, _ in passage.spans):
            passage.spans.append(span)
    passage.unknown = [where for where, is_proper in zip(at, proper, strict=True) if is_proper]
    return passage


def read_gum(source: Path, part: str) -> list[list[Passage]]:
    """One list of sentences for each document."""
    documents = read_conllu(source / f"treebank/gum_permissive-{part}.conllu.xz")
    return [[to_passage(rows) for rows in document] for document in documents]
