"""The network in plain NumPy: word vectors, a bidirectional LSTM, and one linear or biaffine layer for each task.

It only reads; ``training/`` has the same network in PyTorch and writes its weights. Single precision throughout.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.neural.words import Features

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WINDOW = 160  # words that the recurrent layers read in one run
MARGIN = 20  # words on either side of a window that lend it context
CHUNK = 256  # words whose products of two vectors fit in the cache of a processor
TABLES = frozenset(["word.weight", "gram.weight"])
REMEMBERED = 100_000  # words whose vector is kept


class Network:
    """Weights by name (those of ``training.joint.Network``) and the features they were trained on."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], features: Features) -> None:
        # The great tables, half of all, stay as they are: a text asks for few of their rows.
        self.weights: dict[str, NDArray[Any]] = {
            name: array if name in TABLES else array.astype(np.float32) for name, array in weights.items()
        }
        self.features = features
        self.layers = sum(name.startswith("lstm.ahead") and "weight_ih" in name for name in self.weights)
        self._recurrent = [self._stack(layer) for layer in range(self.layers)]
        self.out = self.weights["arc_below.weight"].shape[1]
        self._places: dict[str, int] = {}
        width = sum(self.weights[f"{name}.weight"].shape[1] for name in ("word", "gram", "shape", "lists"))
        self._vectors = np.zeros((1024, width), np.float32)

    def _stack(self, layer: int) -> tuple[Floats, Floats, Floats]:
        """Input weights (2, in, 4h), recurrent weights (2, h, 4h) and bias (2, 4h) by direction, ready for tanh."""
        inputs, recurrent, bias = [], [], []
        for direction in ("ahead", "back"):
            w, u = (self.weights[f"lstm.{direction}{layer}.weight_{kind}_l0"] for kind in ("ih", "hh"))
            b = sum(self.weights[f"lstm.{direction}{layer}.bias_{kind}_l0"] for kind in ("ih", "hh"))
            size = u.shape[1]
            # sigmoid(x) = (1 + tanh(x / 2)) / 2, so that one call of tanh serves all four gates i, f, g, o.
            half = np.full(4 * size, 0.5, np.float32)
            half[2 * size : 3 * size] = 1.0
            inputs.append((w * half[:, None]).T)
            recurrent.append((u * half[:, None]).T)
            bias.append(b * half)
        return np.ascontiguousarray(np.stack(inputs)), np.ascontiguousarray(np.stack(recurrent)), np.stack(bias)

    def vectors(self, forms: Sequence[str]) -> Floats:
        """One row of features for each word: (words, width)."""
        if len(self._places) > REMEMBERED:
            self._places.clear()
        places = self._places
        new = list(dict.fromkeys(form for form in forms if form not in places))
        if new:
            first = len(places)
            while first + len(new) > len(self._vectors):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            for place, form in enumerate(new, first):
                places[form] = place
                self._vectors[place] = self._vector(form)
        rows: Floats = self._vectors[[places[form] for form in forms]]
        return rows

    def _vector(self, form: str) -> Floats:
        word = self.features(form)
        grams = self.weights["gram.weight"][list(word.grams)].astype(np.float32).sum(axis=0) / np.sqrt(len(word.grams))
        parts = [
            self.weights["word.weight"][word.row].astype(np.float32),
            grams,
            self.weights["shape.weight"][word.shape],
            self.weights["lists.weight"][word.lists],
        ]
        row: Floats = np.concatenate(parts)
        return row

    def encode(self, pieces: Sequence[Sequence[str]]) -> Floats:
        """Context and own vectors of all words of all pieces, one after the other: (words, 2h + width)."""
        windows: list[tuple[int, int]] = []  # bounds in the sequence of all words
        kept: list[Ints] = []
        offset = 0
        flat = [form for piece in pieces for form in piece]
        for piece in pieces:
            count = max(1, -(-len(piece) // WINDOW))
            bounds = [offset + len(piece) * i // count for i in range(count + 1)]
            for left, right in pairwise(bounds):
                start, end = max(offset, left - MARGIN), min(offset + len(piece), right + MARGIN)
                windows.append((start, end))
                kept.append(np.arange(left - start, right - start))
            offset += len(piece)
        numbers = {form: number for number, form in enumerate(dict.fromkeys(flat))}
        vectors = self.vectors(list(numbers))
        index = np.array([numbers[form] for form in flat])
        lengths = np.array([end - start for start, end in windows])
        order = np.argsort(-lengths, kind="stable")
        sources = np.concatenate([index[slice(*windows[i])] for i in order])
        hidden = np.concatenate([self._lstm(vectors, sources, lengths[order]), vectors[sources]], axis=1)
        begins = np.empty(len(windows), np.int64)
        begins[order] = np.concatenate([[0], np.cumsum(lengths[order])[:-1]])
        result: Floats = hidden[np.concatenate([begin + keep for begin, keep in zip(begins, kept, strict=True)])]
        return result

    def _lstm(self, table: Floats, index: Ints, lengths: Ints) -> Floats:
        """Runs of words, longest first, through all layers → (words, 2h); word i has the vector ``table[index[i]]``."""
        begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        # At step t the first ``active[t]`` runs still have a word; one direction reads from the end.
        active = [int((lengths > t).sum()) for t in range(int(lengths[0]))]
        ahead = np.concatenate([begins[:n] + t for t, n in enumerate(active)])
        back = np.concatenate([begins[:n] + lengths[:n] - 1 - t for t, n in enumerate(active)])
        for inputs, recurrent, bias in self._recurrent:
            size = recurrent.shape[1]
            # A word that comes twice is multiplied once; then all stand as they are read, and each step takes a slice.
            gates = np.empty((2, len(index), 4 * size), np.float32)
            for direction, order in enumerate((ahead, back)):
                np.take(table @ inputs[direction] + bias[direction], index[order], axis=0, out=gates[direction])
            output = np.empty((2, len(index), size), np.float32)
            hidden = np.zeros((2, active[0], size), np.float32)
            cell = np.zeros((2, active[0], size), np.float32)
            start = 0
            for n in active:
                step = gates[:, start : start + n]
                step += hidden[:, :n] @ recurrent
                np.tanh(step, out=step)
                enter, forget, new, leave = (step[..., i * size : (i + 1) * size] for i in range(4))
                cell = cell[:, :n]
                forget += 1
                enter += 1
                leave += 1
                cell *= forget
                enter *= new
                cell += enter
                cell *= 0.5
                hidden = np.tanh(cell)
                hidden *= leave
                hidden *= 0.5
                output[:, start : start + n] = hidden
                start += n
            table = np.empty((len(index), 2 * size), np.float32)
            table[ahead, :size], table[back, size:] = output
            index = np.arange(len(index))
        return table

    def classes(self, task: str, hidden: Floats) -> Floats:
        """Scores of the classes of a task: (words, classes)."""
        return self.linear(task, self._relu("lemma_hidden", hidden) if task == "lemma" else hidden)

    def linear(self, name: str, rows: Floats) -> Floats:
        """A linear layer by its name: (words, in) → (words, out)."""
        result: Floats = rows @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return result

    def _relu(self, name: str, rows: Floats) -> Floats:
        result = self.linear(name, rows)
        np.maximum(result, 0.1 * result, out=result)
        return result

    def arcs(self, hidden: Floats, lengths: Sequence[int]) -> list[Floats]:
        """For each sentence (n, n): scores of a word (row) hanging on another; the root on itself."""
        hidden = hidden[:, : self.out]
        below = self._relu("arc_below", hidden)
        above = self._relu("arc_above", hidden)
        left: Floats = below @ self.weights["arc"] + self.weights["arc_bias"]
        root: Floats = left @ self.weights["arc_root"]
        scores = []
        start = 0
        for length in lengths:
            part = slice(start, start + length)
            score: Floats = left[part] @ above[part].T
            np.fill_diagonal(score, root[part])
            scores.append(score)
            start += length
        return scores

    def labels(self, hidden: Floats, heads: Ints) -> Floats:
        """Scores of the labels of the arc from ``heads`` (rows of ``hidden``; a root's own) to each word."""
        hidden = hidden[:, : self.out]
        below = self._relu("label_below", hidden)
        above = self._relu("label_above", hidden)
        above = np.where((heads == np.arange(len(heads)))[:, None], self.weights["label_root"], above[heads])
        result = self.linear("label_pair", np.concatenate([below, above], axis=1))
        for start in range(0, len(result), CHUNK):
            part = slice(start, start + CHUNK)
            pairs = (below[part, :, None] * above[part, None, :]).reshape(len(below[part]), -1)
            result[part] += pairs @ self.weights["label"]
        return result
