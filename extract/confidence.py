"""How sure a record is: the odds that it is right, by how it was read, calibrated on annotated news.

A logistic regression over the features of :func:`features_of`; its weights in ``data/confidence.toml`` are learned by
``training.confidence``, and a feature that it has not seen weighs nothing.
"""

import functools
import math
from collections.abc import Mapping
from importlib import resources
from typing import Any

import tomli

from extract.errors import LexiconError
from extract.frames import Candidate
from extract.referents import Referent


def confidence_of(candidate: Candidate, actor: Referent | None, target: Referent | None) -> float:
    """Between 0 and 1, two decimals."""
    return round(1 / (1 + math.exp(-sum(parts_of(candidate, actor, target).values()))), 2)


def parts_of(candidate: Candidate, actor: Referent | None, target: Referent | None) -> dict[str, float]:
    """Feature → what it adds to the logarithm of the odds; those that add nothing left out."""
    weights = load_weights()
    features = features_of(candidate, actor, target)
    return {name: weights[name] * value for name, value in features.items() if weights.get(name)}


def features_of(candidate: Candidate, actor: Referent | None, target: Referent | None) -> dict[str, float]:
    """How a dyad was read: which entry fired on what kind of word, and how its participants were found."""
    entry = candidate.entry
    features = {
        "bias": 1.0,
        f"action.{entry.action.name}": 1.0,
        f"rule.{entry.id}": 1.0,
        f"status.{candidate.status}": 1.0,
        "reading.noun": float(candidate.nominal),
        "reading.misspelt": float(candidate.misspelt),
        "entry.bound": float(bool(entry.objects or entry.cues or entry.clause_verbs)),
        "dyads": math.log2(max(len(candidate.actors), 1) * max(len(candidate.targets), 1)),
    }
    for side, referent in (("actor", actor), ("target", target)):
        if referent is None:
            features[f"{side}.missing"] = 1.0
            features[f"{side}.missing.{'noun' if candidate.nominal else 'verb'}"] = 1.0
            continue
        features[f"{side}.via.{referent.via}"] = 1.0
        features[f"{side}.kind.{referent.kind}"] = 1.0
        features[f"{side}.doubt"] = 1.0 - referent.sure
        features[f"{side}.inferred"] = float(not referent.named)
        features[f"{side}.nobody"] = float(referent.code is None)
    if actor is not None and target is not None:
        features["same.code"] = float(actor.code == target.code)
        features["same.country"] = float(actor.country == target.country and actor.country is not None)
    return features


@functools.cache
def load_weights() -> Mapping[str, float]:
    """The bundled weights by feature.

    :raises LexiconError: if the file is not valid TOML, or a weight is no number.
    """
    file = resources.files("extract") / "data" / "confidence.toml"
    try:
        table: dict[str, Any] = tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}", "the file is not valid TOML") from error
    weights = table.get("weights", {})
    for name, weight in weights.items():
        if not isinstance(weight, int | float):
            raise LexiconError(f"{file.name}: weights.{name}: {weight!r} is no number")
    return {name: float(weight) for name, weight in weights.items()}
