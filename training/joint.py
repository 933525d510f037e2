"""The network of ``extract.neural`` in PyTorch, for training; the names of its weights are those of the file."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.neural.words import SHAPES

LISTS = 64


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers."""

    word: int = 96
    gram: int = 64
    shape: int = 24
    lists: int = 8
    hidden: int = 160
    layers: int = 2
    lemma: int = 160
    arc: int = 160
    label: int = 48
    buckets: int = 20_000


class Dropout:
    """Masks of dropout, cut out of one pool at random: drawing each anew would take a tenth of the training's time."""

    def __init__(self, chance: float, size: int = 2**22) -> None:
        self.pool = (torch.rand(size) >= chance).float() / (1 - chance)

    def mask(self, *shape: int) -> Tensor:
        """Zeros, and what makes up for them."""
        count = math.prod(shape)
        start = int(torch.randint(len(self.pool) - count, (1,)))
        return self.pool[start : start + count].view(shape)


class Network(nn.Module):
    """``outputs`` names the linear tasks and their number of classes; ``labels`` counts the dependency labels."""

    def __init__(self, words: int, outputs: dict[str, int], labels: int, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(words, sizes.word)
        self.gram = nn.EmbeddingBag(sizes.buckets, sizes.gram, mode="sum")
        self.shape = nn.Embedding(SHAPES, sizes.shape)
        self.lists = nn.Embedding(LISTS, sizes.lists)
        for table in (self.word, self.gram, self.shape, self.lists):
            nn.init.normal_(table.weight, std=0.3)
        width = sizes.word + sizes.gram + sizes.shape + sizes.lists
        out = self.out = 2 * sizes.hidden
        # One module for each layer and direction: PyTorch's own bidirectional one is slow over runs of unequal length.
        self.lstm = nn.ModuleDict()
        for layer in range(sizes.layers):
            for direction in ("ahead", "back"):
                part = nn.LSTM(out if layer else width, sizes.hidden, batch_first=True)
                nn.init.orthogonal_(part.weight_hh_l0)
                self.lstm[f"{direction}{layer}"] = part
        self.layers = sizes.layers
        for name, classes in outputs.items():
            # A word's own vector goes with its context: lemmas hang on the spelling above all.
            self.add_module(name, nn.Linear(out + width if name != "lemma" else sizes.lemma, classes))
        self.lemma_hidden = nn.Linear(out + width, sizes.lemma)
        self.arc_below, self.arc_above = nn.Linear(out, sizes.arc), nn.Linear(out, sizes.arc)
        self.label_below, self.label_above = nn.Linear(out, sizes.label), nn.Linear(out, sizes.label)
        self.arc = nn.Parameter(torch.zeros(sizes.arc, sizes.arc))
        self.arc_bias = nn.Parameter(torch.zeros(sizes.arc))
        self.arc_root = nn.Parameter(torch.randn(sizes.arc) * 0.1)
        self.label = nn.Parameter(torch.zeros(sizes.label * sizes.label, labels))
        self.label_root = nn.Parameter(torch.randn(sizes.label) * 0.1)
        self.label_pair = nn.Linear(2 * sizes.label, labels)
        self.dropout = Dropout(dropout)

    def embed(self, rows: Tensor, grams: Tensor, offsets: Tensor, shapes: Tensor, lists: Tensor) -> Tensor:
        """The vectors of word types: (types, width)."""
        counts = torch.diff(offsets, append=torch.tensor([len(grams)]))
        bags = self.gram(grams, offsets) / counts.clamp(min=1).sqrt()[:, None]
        return torch.cat([self.word(rows), bags, self.shape(shapes), self.lists(lists)], dim=1)

    def encode(self, types: Tensor, places: Tensor, lengths: Tensor) -> Tensor:
        """Types (types, width) at ``places`` (runs, longest; padded) → context and own vectors (words, 2h + width)."""
        rows = types[places]
        rows = own = rows * self.dropout.mask(len(rows), 1, rows.shape[2])
        steps = torch.arange(places.shape[1])[None, :]
        # Each run read from its end: its words in reverse order, the padding still behind them.
        turned = torch.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
        runs = torch.arange(len(places))[:, None]
        for layer in range(self.layers):
            ahead, _ = self.lstm[f"ahead{layer}"](rows)
            back, _ = self.lstm[f"back{layer}"](rows[runs, turned])
            rows = torch.cat([ahead, back[runs, turned]], dim=2)
            # The same features are dropped all along a run (Gal & Ghahramani 2016).
            rows = rows * self.dropout.mask(len(rows), 1, rows.shape[2])
        return torch.cat([rows, own], dim=2)[steps < lengths[:, None]]

    def classes(self, task: str, hidden: Tensor) -> Tensor:
        """Scores of the classes of a task."""
        if task == "lemma":
            hidden = self._relu("lemma_hidden", hidden)
        scores: Tensor = getattr(self, task)(hidden)
        return scores

    def _relu(self, name: str, rows: Tensor) -> Tensor:
        layer = getattr(self, name)
        hidden = functional.leaky_relu(layer(rows), 0.1)
        return hidden * self.dropout.mask(*hidden.shape)

    def arcs(self, hidden: Tensor, sentences: Tensor, mask: Tensor) -> Tensor:
        """Scores (sentences, n, n) with the root on the diagonal; ``sentences`` holds rows of ``hidden``, padded."""
        hidden = hidden[:, : self.out]
        left = self._relu("arc_below", hidden) @ self.arc + self.arc_bias
        above = self._relu("arc_above", hidden)
        scores = left[sentences] @ above[sentences].transpose(1, 2)
        root = (left @ self.arc_root)[sentences]
        scores = torch.diagonal_scatter(scores, root, dim1=1, dim2=2)
        return scores.masked_fill(~mask[:, None, :], -math.inf)

    def labels(self, hidden: Tensor, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels of the arcs from ``heads`` to ``words`` (rows of ``hidden``)."""
        hidden = hidden[:, : self.out]
        below = self._relu("label_below", hidden)[words].float()
        above = self._relu("label_above", hidden)[heads].float()
        with torch.autocast("cpu", enabled=False):  # half precision is slow at what is not a matrix product
            above = torch.where((heads == words)[:, None], self.label_root, above)
            pairs = (below[:, :, None] * above[:, None, :]).flatten(1)
            return pairs @ self.label + self.label_pair(torch.cat([below, above], dim=1))
