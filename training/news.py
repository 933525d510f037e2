"""The news corpus with final labels: its silver tags, put right where a rule or the rest of the corpus is surer."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.gmb import Sentence, read_sentences
from training.labels import EVENT, GPE, ORG, PERSON, Passage, Span
from training.names import known_names, label_of_known, place
from training.persons import BODIES, NOT_NAMES, split_titles, titled_names
from training.titles import is_title

OFTEN = 5  # mentions from which a name's majority counts
LABEL_OF = {"per": PERSON, "org": ORG, "geo": GPE, "gpe": GPE}
EVENTS = re.compile(
    r"(?:World Wars? (?:I+|One|Two)\b|Cold War\b|(?:First |Second )?(?:Persian )?Gulf War\b"
    r"|(?:Korean|Vietnam|Iran-Iraq) War\b|Holocaust\b"
    r"|(?:Hurricanes? (?!Center)|Typhoon |Tropical Storm |Cyclone )[A-Z]\w+"
    r"|(?:(?:Winter|Summer|Beijing|Athens|Turin|London) )*Olympic (?:Winter |Summer )?Games"
    r"|(?:\d{4} )?(?:Winter|Summer) Olympics|World Cup\b|(?:Australian|French|U\.S\.|China|Thailand) Open\b"
    r"|Operation [A-Z]\w+(?: [A-Z]\w+)*)"
)
FULL_NAME = re.compile(r"[A-Z][a-z][\w-]*(?: [A-Z]\w+)?(?: al| de| bin)?[ -][A-Z]\w+")


class Votes:
    """What each name is called over the whole corpus, so that a stray tag does not stand against a hundred others."""

    def __init__(self, sentences: Iterable[Sentence], people: Iterable[str]) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.untagged: Counter[str] = Counter()
        self.proper: Counter[str] = Counter()
        for sentence in sentences:
            self._count(sentence)
        for name in people:
            if name in self.counts:
                self.counts[name] = Counter({PERSON: OFTEN})

    def _count(self, sentence: Sentence) -> None:
        text = sentence.text
        for start, end in titled_names(sentence):
            self.counts[text[start:end]][PERSON] += 1
            self.counts[text[start:end].rsplit(" ", 1)[-1]][PERSON] += 1
        for raw in sentence.raw:
            for start, end, kind in split_titles(text, *raw):
                if kind in LABEL_OF:
                    self.counts[text[start:end]][LABEL_OF[kind]] += 1
        tagged = {i for start, end, _ in sentence.raw for i in range(start, end)}
        for start, end in sentence.proper:
            self.proper[text[start:end]] += 1
            self.untagged[text[start:end]] += start not in tagged

    def decide(self, name: str, label: str) -> str:
        """``label``, or the label that half of all mentions or more have."""
        if label == ORG and FULL_NAME.fullmatch(name) and self.is_surname(re.split("[ -]", name)[-1]):
            return PERSON
        counts = self.counts.get(name)
        if counts is None or counts.total() < OFTEN:
            return label
        winner, count = counts.most_common(1)[0]
        return winner if count >= 0.5 * counts.total() else label

    def is_surname(self, word: str) -> bool:
        """Whether a word stands after titles so often that a longer name ending in it is a person's."""
        counts = self.counts.get(word, Counter())
        return counts[PERSON] >= OFTEN and counts[PERSON] >= 0.8 * counts.total() and word not in BODIES

    def is_no_name(self, word: str) -> bool:
        """Whether a capitalised word is mostly left without a tag ("Internet", "H5N1"), and so rightly."""
        mostly = self.untagged[word] >= OFTEN and self.untagged[word] >= 0.8 * self.proper[word]
        return is_title(word) or word in NOT_NAMES or mostly


def join_names(text: str, pieces: list[Span], votes: Votes) -> list[Span]:
    """Two neighbours that are one person elsewhere are one person here: "Abu Musab" + "al-Zarqawi"."""
    joined: list[Span] = []
    for start, end, kind in pieces:
        whole = text[joined[-1][0] : end] if joined and start - joined[-1][1] == 1 else ""
        if whole and votes.counts.get(whole, Counter())[PERSON] >= 2:
            joined[-1] = (joined[-1][0], end, "per")
        else:
            joined.append((start, end, kind))
    return joined


def is_long_name(name: str) -> bool:
    """Whether several words hold more than sure names: "Bank of China", but not "British Prime" or "Israel and"."""
    rest = known_names().sub("", name).strip(" '-,").strip("and ")
    return " " in name and name not in label_of_known() and bool(rest)


def body_or_place(name: str, label: str) -> str:
    """An organisation whose last word is one of places ("U.S. Embassy", "Bei River") is a place."""
    where = place(name)[1]
    return where if label == GPE or (label == ORG and where != GPE) else label


def label_sentence(sentence: Sentence, votes: Votes) -> Passage:
    """Final labels but dates. Precedence: events, names after titles, long names, sure names, all other tags."""
    text = sentence.text
    taken = [False] * len(text)
    spans: list[Span] = []

    def take(start: int, end: int, label: str) -> None:
        if start < end and not any(taken[start:end]):
            spans.append((start, end, label))
            taken[start:end] = [True] * (end - start)

    for match in EVENTS.finditer(text):
        take(*match.span(), EVENT)
    for start, end in titled_names(sentence):
        take(start, end, PERSON)
    pieces = [piece for raw in sentence.raw for piece in split_titles(text, *raw)]
    pieces = join_names(text, [piece for piece in pieces if piece[2] in LABEL_OF or piece[2] == "eve"], votes)
    for start, end, kind in sorted(pieces, key=lambda piece: piece[0] - piece[1]):
        name = text[start:end]
        if kind == "eve" and is_long_name(name):
            take(start, end, EVENT)
        elif kind in ("per", "org") and is_long_name(name):
            label = votes.decide(name, LABEL_OF[kind])
            take(start, end, label if label == GPE else body_or_place(name, label))
    for match in known_names().finditer(text):
        take(*match.span(), label_of_known()[match.group()])
    for start, end, kind in pieces:
        name = text[start:end]
        if kind == "eve":
            take(start, end, EVENT)
        elif kind in ("geo", "gpe"):
            skip, label = place(name)
            label = votes.decide(name, label) if label == GPE else label
            take(start if label == PERSON else start + skip, end, label)
        else:
            take(start, end, body_or_place(name, votes.decide(name, LABEL_OF[kind])))
    capitals = [(s, e) for s, e in sentence.proper if not taken[s] and (s > 0 or sentence.raw)]
    unknown = [(s, e) for s, e in capitals if not votes.is_no_name(text[s:e])]
    return Passage(text, sorted(spans), unknown, sentences=[0], tags=sentence.tags)


def read_news(path: Path, people: Iterable[str] = ()) -> list[Passage]:
    """All sentences of the corpus in document order; ``people`` are full names sure to be persons'."""
    sentences = read_sentences(path)
    votes = Votes(sentences, people)
    return [label_sentence(sentence, votes) for sentence in sentences]
