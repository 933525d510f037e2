"""Quotations: where they open and close, and who speaks."""

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass

from extract.attribution.verbs import SPEECH, WORDS, source_by_verb, speaker_of
from extract.syntax import Parse

MARKS = re.compile('[“”"\n]')
FEWEST = 4  # words of a quotation that is speech; fewer are a word held at arm's length


def in_quotation(parse: Parse, i: int) -> bool:
    """Whether token ``i`` stands inside double quotation marks that open in its paragraph."""
    return quotation(parse, i) is not None


def quotation(parse: Parse, i: int) -> tuple[int, int] | None:
    """The characters from the mark that opens the quotation around token ``i`` to the one that closes it.

    A quotation that its paragraph does not close ends with the paragraph, as newspapers print long ones.
    """
    position = parse.tokens[i].start
    marks = _marks(parse.text)
    at = bisect_left(marks.positions, position)
    opened = marks.opened[at]
    if opened is None:
        if marks.kinds[at] != "”":
            return None
        # The mark that opened it is lost, as agencies' captions and feeds do.
        return parse.tokens[parse.sentences[parse.tokens[i].sent][0]].start, marks.positions[at]
    return opened, marks.ends[at]


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks and line breaks of a text in their order; the end of the text comes last, as one more line break.

    ``opened`` has the mark before each that is open there, and ``ends`` the first from there on that closes it.
    """

    positions: list[int]
    kinds: list[str]
    opened: list[int | None]
    ends: list[int]


@functools.lru_cache(maxsize=2)
def _marks(text: str) -> _Marks:
    found = [(match.start(), match.group()) for match in MARKS.finditer(text)]
    found.append((len(text), "\n"))
    opened: list[int | None] = []
    now: int | None = None
    for position, kind in found:
        opened.append(now)
        # Curly marks say which they are; straight ones take turns.
        closes = kind in "”\n" or (kind == '"' and now is not None)
        now = None if closes else position
    ends: list[int] = []
    end = len(text)
    for position, kind in reversed(found):
        end = end if kind == "“" else position
        ends.append(end)
    positions, kinds = [position for position, _ in found], [kind for _, kind in found]
    return _Marks(positions, kinds, opened, ends[::-1])


def is_quoted_speech(parse: Parse, i: int) -> bool:
    """Whether the quotation around token ``i`` is what somebody says, and not a word that the text shuns."""
    span = quotation(parse, i)
    return span is not None and len(parse.text[slice(*span)].split()) >= FEWEST


def find_speaker(parse: Parse, i: int) -> int | None:
    """The token that heads the speaker of the quotation around token ``i``.

    The speech verb stands beside the words, in a sentence of the same quotation, in the sentence after it, or in the
    one before it: "…," he said; He said: "…".
    """
    own = source_by_verb(parse, i)
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
            subject = speaker_of(parse, j)
            if subject is not None and not in_quotation(parse, j):
                quoted = parse.of(j, "obj") if token.lemma in WORDS["quoting"] else []
                return quoted[0].i if quoted else subject.i
    return None
