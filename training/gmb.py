"""The Groningen Meaning Bank, mostly news of Voice of America: its table → sentences as a newspaper prints them."""

import csv
import lzma
import re
from dataclasses import dataclass
from pathlib import Path

from training.labels import Range, Span

Word = tuple[str, str, str]  # form, part of speech, tag

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
NO_SPACE_BEFORE = set(". , ; : ? ! % ) 's n't ' 're 've 'll 'd 'm".split())
NO_SPACE_AFTER = {"$", "(", "#"}


@dataclass(slots=True)
class Sentence:
    """Text with spans in the corpus's own kinds (geo, gpe, per, org, tim, eve, art, nat) and its parts of speech."""

    text: str
    raw: list[Span]
    proper: list[Range]
    tags: list[Span]


def mend(word: str) -> str:
    """Undo what a spreadsheet did to the corpus: "2,00,000" was 200,000 and "06-Mar" was 6-3.

    >>> mend("2,00,000"), mend("06-Mar")
    ('200,000', '6-3')
    """
    if re.fullmatch(r"\d{1,2}(,\d\d)+,\d{3}", word):
        return f"{int(word.replace(',', '')):,}"
    match = re.fullmatch(r"(\d\d)-([A-Z][a-z]{2})", word)
    if match and match[2] in MONTHS:
        return f"{int(match[1])}-{MONTHS.index(match[2]) + 1}"
    return word


def print_words(words: list[Word]) -> tuple[str, list[Range]]:
    """The text, and where in it each word stands: punctuation sits at the words as in print."""
    text = ""
    glue, open_double, open_single = True, False, False
    places: list[Range] = []
    for index, (word, pos, _) in enumerate(words):
        closing = word in NO_SPACE_BEFORE or pos == "POS"
        between_digits = 0 < index < len(words) - 1 and words[index - 1][0].isdigit() and words[index + 1][0].isdigit()
        if word == '"':
            closing, open_double = open_double, not open_double
        elif word == "'" and pos != "POS":
            closing, open_single = open_single, not open_single
        elif word == "-" and between_digits:
            closing = True
        if text and not glue and not closing:
            text += " "
        mended = mend(word)
        places.append((len(text), len(text) + len(mended)))
        text += mended
        glue = word in NO_SPACE_AFTER or (word in ('"', "'") and not closing) or (word == "-" and closing)
    return text, places


def to_sentence(words: list[Word]) -> Sentence:
    """Words in order → a sentence; tags of the same kind that continue (I-) become one span."""
    text, places = print_words(words)
    raw: list[Span] = []
    for (start, end), (_, _, tag) in zip(places, words, strict=True):
        if tag.startswith("I-") and raw and raw[-1][2] == tag[2:] and 0 <= start - raw[-1][1] <= 1:
            raw[-1] = (raw[-1][0], end, tag[2:])
        elif tag != "O":
            raw.append((start, end, tag[2:]))
    pairs = zip(places, words, strict=True)
    proper = [place for place, (word, pos, _) in pairs if pos.startswith("NNP") and word[0].isupper()]
    tags = [(*place, pos) for place, (_, pos, _) in zip(places, words, strict=True)]
    return Sentence(text, raw, proper, tags)


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences in document order, repetitions left out (the first of them stays)."""
    groups: list[list[Word]] = []
    with lzma.open(path, "rt", encoding="utf-8", errors="replace", newline="") as lines:
        for record in csv.DictReader(lines):
            if record["Sentence #"]:
                groups.append([])
            if record["Word"]:
                groups[-1].append((record["Word"], record["POS"], record["Tag"]))
    sentences = {sentence.text: sentence for sentence in map(to_sentence, reversed(groups)) if sentence.text}
    return list(reversed(sentences.values()))
