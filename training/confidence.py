"""The weights of ``extract/data/confidence.toml``: how likely a record is right, learned from annotated articles.

    python -m training.confidence --gold GOLD [--check]

``GOLD`` holds ``dev.docs.jsonl`` and ``dev.events.jsonl``. A record is right where sentence, PLOVER event and the codes
of both participants agree with gold. The regression is penalised (ridge); ``--check`` writes nothing and prints how
well it is calibrated on articles that it has not seen (five folds).
"""

import argparse
import json
import math
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from extract.actors import Cast
from extract.confidence import features_of
from extract.datelines import find_dateline
from extract.frames import find_candidates
from extract.gazetteer import load_gazetteer
from extract.language import load_model, parse_all
from extract.lexicon import load_lexicon
from extract.mentions import find_mentions
from extract.referents import Referent

TARGET = Path(__file__).parents[1] / "extract" / "data" / "confidence.toml"
FOLDS = 5
PENALTY = 2.0  # of the squared weights; the bias has none
RARE = 2  # a feature must be seen more often
HEAD = """# What a feature of a record adds to the logarithm of the odds that it is right; made by training.confidence.

[weights]
"""
Features = dict[str, float]


def code(who: Referent | None) -> str | None:
    """A participant's code as the scorer compares it."""
    return None if who is None else who.country or who.sector or "---"


def gold_code(who: dict[str, Any] | None) -> str | None:
    """The same of a participant of gold."""
    return None if who is None else who["country"] or who["sector"] or "---"


def examples(folder: Path) -> list[tuple[int, Features, bool]]:
    """Fold, features and whether it is right, for each record that the rules find in the annotated articles."""
    rows = [json.loads(line) for line in (folder / "dev.docs.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = [json.loads(line) for line in (folder / "dev.events.jsonl").read_text(encoding="utf-8").splitlines()]
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    found: list[tuple[int, Features, bool]] = []
    for number, (row, parse) in enumerate(zip(rows, parse_all(load_model(), [r["text"] for r in rows]), strict=True)):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        cast = Cast(parse, find_mentions(parse, gazetteer), gazetteer, published)
        bounds = row["sentences"]

        def sentence(position: int, bounds: list[list[int]] = bounds) -> int:
            return max((i for i, (start, _) in enumerate(bounds) if start <= position), default=0)

        left = Counter(
            (sentence(e["trigger"]["start"]), e["plover"], gold_code(e["actor"]), gold_code(e["target"]))
            for e in gold
            if e["doc"] == row["id"]
        )
        dateline = find_dateline(row["text"])
        for candidate in find_candidates(parse, cast, lexicon):
            start = parse.tokens[candidate.head].start
            if dateline is not None and dateline.start <= start < dateline.end:
                continue
            for actor in candidate.actors or (None,):
                for target in candidate.targets or (None,):
                    place, event = sentence(start), candidate.entry.action.event.name
                    keys = [(place, event, code(actor), code(target))]
                    if candidate.entry.action.reciprocal:
                        keys.append((place, event, code(target), code(actor)))
                    hit = next((key for key in keys if left[key] > 0), None)
                    if hit is not None:
                        left[hit] -= 1
                    found.append((number % FOLDS, features_of(candidate, actor, target), hit is not None))
    return found


def fit(rows: list[tuple[Features, bool]]) -> dict[str, float]:
    """Weights by Newton's method (iteratively reweighted least squares)."""
    seen = Counter(name for features, _ in rows for name, value in features.items() if value)
    names = sorted(name for name, count in seen.items() if count > RARE)
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in index:
                x[i, index[name]] = value
    y = np.array([float(right) for _, right in rows])
    ridge = np.full(len(names), PENALTY)
    ridge[index["bias"]] = 1e-6
    weights = np.zeros(len(names))
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        weights = weights + np.linalg.solve(hessian, gradient)
    return dict(zip(names, weights.tolist(), strict=True))


def probability(weights: dict[str, float], features: Features) -> float:
    """How likely a record is right by ``weights``."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def check(rows: list[tuple[int, Features, bool]]) -> None:
    """Print the reliability curve over records of articles that the weights have not seen."""
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([(f, right) for n, f, right in rows if n != fold])
        told += [(probability(weights, f), right) for n, f, right in rows if n == fold]
    out = sys.stdout
    out.write(f"{'told':>10}{'records':>9}{'mean':>7}{'right':>7}\n")
    for low in np.arange(0, 1, 0.1):
        inside = [(p, right) for p, right in told if low <= p < low + 0.1]
        if inside:
            mean, share = np.mean([p for p, _ in inside]), np.mean([right for _, right in inside])
            out.write(f"{low:5.1f}-{low + 0.1:3.1f}{len(inside):9}{mean:7.2f}{share:7.2f}\n")
    brier = np.mean([(p - right) ** 2 for p, right in told])
    out.write(f"records {len(told)}, right {np.mean([r for _, r in told]):.3f}, Brier score {brier:.3f}\n")


def main() -> None:
    """Learn and write the weights, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    rows = examples(options.gold)
    if options.check:
        check(rows)
        return
    weights = fit([(features, right) for _, features, right in rows])
    lines = [f'"{name}" = {weight:.3f}\n' for name, weight in sorted(weights.items()) if abs(weight) >= 0.0005]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} weights from {len(rows)} records\n")


if __name__ == "__main__":
    main()
