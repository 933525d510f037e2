"""Samples → batches of like length, without end; the spellings of a corpus and their features."""

import random
from collections.abc import Iterator

from extract.neural.words import Features, Word
from training.samples import Sample, group


class Spellings:
    """Every spelling that was met, numbered, with its features."""

    def __init__(self, features: Features) -> None:
        self.features = features
        self.words: list[Word] = []
        self._numbers: dict[str, int] = {}

    def __getitem__(self, form: str) -> int:
        number = self._numbers.get(form)
        if number is None:
            number = self._numbers[form] = len(self.words)
            self.words.append(self.features(form))
        return number


def batches(samples: list[Sample], size: int, generator: random.Random) -> list[list[Sample]]:
    """Samples of like length together, about ``size`` words a batch; the batches in random order."""
    ordered = sorted(samples, key=lambda sample: len(sample) + generator.random() * 8)
    made: list[list[Sample]] = [[]]
    count = 0
    for sample in ordered:
        if count + len(sample) > size and made[-1]:
            made.append([])
            count = 0
        made[-1].append(sample)
        count += len(sample)
    generator.shuffle(made)
    return made


def endless(documents: list[list[Sample]], size: int, generator: random.Random) -> Iterator[list[Sample]]:
    """Batches for ever; each pass groups the sentences of the documents anew."""
    while True:
        yield from batches([s for document in documents for s in group(document, generator)], size, generator)
