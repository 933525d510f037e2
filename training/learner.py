"""A network in training: the loss of every task over a batch, and a step down their sum."""

from collections.abc import Mapping
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Spellings
from training.joint import Network
from training.samples import MISSING, TASKS, Sample

WARM = 200  # steps until the full rate
SMOOTH = 0.03  # of the probability, shared among all classes
FORGET = 0.2  # a word seen n times is taken for unknown with chance FORGET / (FORGET + n)
KEEP = 0.995  # of the averaged weights, every fourth step


class Learner:
    """``counts`` says how often the word of each row is seen; ``rate`` falls in a straight line over ``steps``."""

    def __init__(
        self, network: Network, spellings: Spellings, counts: Mapping[int, int], steps: int, rate: float
    ) -> None:
        self.network = network
        self.spellings = spellings
        rows = range(1, network.word.num_embeddings)
        self.forget = torch.tensor([0.0] + [FORGET / (FORGET + counts.get(row, 1)) for row in rows])
        self.optimizer = torch.optim.AdamW(
            network.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=0.01, fused=True
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min(1.0, (step + 1) / WARM) * (0.02 + 0.98 * max(0.0, 1 - step / steps))
        )
        self.average = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self.step = 0

    def losses(self, samples: list[Sample], weights: Mapping[str, float]) -> dict[str, Tensor]:
        """The weighted loss, in nats a word, of every task that the samples are annotated for."""
        numbers = [[self.spellings[form] for form in sample.forms] for sample in samples]
        lengths = torch.tensor([len(sample) for sample in samples])
        used = sorted({number for run in numbers for number in run})
        local = {number: place for place, number in enumerate(used)}
        places = torch.zeros(len(samples), int(lengths.max()), dtype=torch.long)
        for place, run in enumerate(numbers):
            places[place, : len(run)] = torch.tensor([local[number] for number in run])
        hidden = self.network.encode(self._embed(used), places, lengths)
        losses: dict[str, Tensor] = {}
        for task in TASKS:
            gold = torch.tensor([value for sample in samples for value in getattr(sample, task)])
            known = gold != MISSING
            if task in weights and known.any():
                scores = self.network.classes(task, hidden[known]).float()
                losses[task] = weights[task] * functional.cross_entropy(scores, gold[known], label_smoothing=SMOOTH)
        return losses | (self._trees(samples, hidden, weights) if "arc" in weights else {})

    def _embed(self, numbers: list[int]) -> Tensor:
        words = [self.spellings.words[number] for number in numbers]
        rows = torch.tensor([word.row for word in words])
        rows = torch.where(torch.rand(len(rows)) < self.forget[rows], 0, rows)
        grams = torch.tensor([row for word in words for row in word.grams])
        offsets = torch.tensor([0] + [len(word.grams) for word in words[:-1]]).cumsum(0)
        shapes = torch.tensor([word.shape for word in words])
        return self.network.embed(rows, grams, offsets, shapes, torch.tensor([word.lists for word in words]))

    def _trees(self, samples: list[Sample], hidden: Tensor, weights: Mapping[str, float]) -> dict[str, Tensor]:
        sentences: list[tuple[int, int]] = []
        heads: list[int] = []
        deps: list[int] = []
        offset = 0
        for sample in samples:
            begins = [place for place, start in enumerate(sample.start) if start == 1]
            sentences += [(offset + a, offset + b) for a, b in pairwise([*begins, len(sample)])]
            heads += [head + offset for head in sample.heads]
            deps += sample.deps
            offset += len(sample)
        gold = torch.tensor(heads)
        total = torch.zeros(())
        # Two halves by length: a batch is padded to its longest sentence.
        ordered = sorted(sentences, key=lambda bounds: bounds[1] - bounds[0])
        for half in filter(None, (ordered[: len(ordered) // 2], ordered[len(ordered) // 2 :])):
            longest = half[-1][1] - half[-1][0]
            places = torch.zeros(len(half), longest, dtype=torch.long)
            mask = torch.zeros(len(half), longest, dtype=torch.bool)
            wanted = torch.zeros(len(half), longest, dtype=torch.long)
            for row, (start, end) in enumerate(half):
                places[row, : end - start] = torch.arange(start, end)
                mask[row, : end - start] = True
                wanted[row, : end - start] = gold[start:end] - start
            scores = self.network.arcs(hidden, places, mask).float()
            total = total + functional.cross_entropy(scores[mask], wanted[mask], reduction="sum")
        scores = self.network.labels(hidden, torch.arange(len(gold)), gold).float()
        named = functional.cross_entropy(scores, torch.tensor(deps), ignore_index=MISSING, label_smoothing=SMOOTH)
        return {"arc": weights["arc"] * total / len(gold), "label": weights["label"] * named}

    def update(self, losses: list[Tensor]) -> None:
        """One step down the sum of the losses."""
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(losses).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        if self.step % 4 == 0:
            keep = min(KEEP, self.step / (self.step + 20))
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
