"""The action ontology: PLOVER events with their quad class and scores, and the actions of ours under them.

Read from ``data/ontology.toml`` and the head of each ``data/lexicon/*.toml``.
"""

from dataclasses import dataclass

from extract.records import Quad


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """A PLOVER event type: quad class, conflict–cooperation score and the scores of its modes."""

    name: str
    quad: Quad
    score: float
    modes: dict[str, float]


@dataclass(frozen=True, slots=True)
class Action:
    """An action name of ours under a PLOVER event; ``mode`` is the one that holds when no cue says otherwise."""

    name: str
    event: PloverEvent
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    about: str
    reciprocal: bool

    def score_of(self, mode: str | None) -> float:
        """The conflict–cooperation score of the action in ``mode``."""
        return self.event.modes.get(mode or "", self.event.score)
