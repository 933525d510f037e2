"""The action ontology: PLOVER events with their quad class and scores, and the actions of ours under them.

Read from ``data/ontology.toml`` and the head of each ``data/lexicon/*.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from extract.errors import LexiconError
from extract.keys import check_keys, check_type, strings, table
from extract.records import Quad

LOWEST, HIGHEST = -10, 10


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """A PLOVER event type: quad class, conflict–cooperation score and the scores of its modes."""

    name: str
    quad: Quad
    score: float
    modes: dict[str, float]


@dataclass(frozen=True, slots=True)
class Action:
    """An action name of ours under a PLOVER event; ``mode`` is the one that holds when no cue says otherwise.

    ``about`` says what it covers, ``example`` is a sentence that tells such an act.
    """

    name: str
    event: PloverEvent
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    about: str
    example: str
    reciprocal: bool

    def score_of(self, mode: str | None) -> float:
        """The conflict–cooperation score of the action in ``mode``."""
        return self.event.modes.get(mode or "", self.event.score)


def read_events(
    file: str, rows: Mapping[str, Any], scores: Mapping[str, Mapping[str, float]]
) -> dict[str, PloverEvent]:
    """The events of the ontology file by name; ``scores`` are further modes by event.

    :raises LexiconError: naming ``file`` and the key that is wrong.
    """
    events = {}
    for name, row in rows.items():
        where = f"{file}: {name}"
        check_keys(where, row, {"quad", "score", "modes"}, ("quad", "score"))
        if row["quad"] not in get_args(Quad):
            raise LexiconError(f"{where}.quad: {row['quad']!r}", f"one of {', '.join(get_args(Quad))}")
        check_score(f"{where}.score", row["score"])
        modes = read_scores(where, row, "modes")
        events[name] = PloverEvent(name, row["quad"], float(row["score"]), {**modes, **scores.get(name, {})})
    return events


def read_scores(where: str, row: dict[str, Any], key: str) -> dict[str, float]:
    """Mode → score, as a table under ``key`` gives them.

    :raises LexiconError: if one is no number from -10 to 10.
    """
    found = table(where, row, key)
    for mode, score in found.items():
        check_score(f"{where}: {key}.{mode}", score)
    return {mode: float(score) for mode, score in found.items()}


def check_score(where: str, score: Any) -> None:
    """Refuse what is no score.

    :raises LexiconError: naming ``where``.
    """
    check_type(where, score, float)
    if not LOWEST <= score <= HIGHEST:
        raise LexiconError(f"{where}: {score} is not between {LOWEST} and {HIGHEST}")


def read_action(file: str, name: str, row: Any, event: PloverEvent) -> Action:
    """The action ``name`` under ``event``.

    :raises LexiconError: naming ``file`` and the key that is wrong.
    """
    where = f"{file}: actions.{name}"
    check_type(where, row, dict)
    known = {"mode", "cameo", "contexts", "about", "example", "reciprocal"}
    check_keys(where, row, known, ("cameo", "about", "example"))
    for key in ("cameo", "about", "example"):
        check_type(f"{where}.{key}", row[key], str)
        if not row[key].strip():
            raise LexiconError(f"{where}.{key}: it is empty")
    check_type(f"{where}.reciprocal", row.get("reciprocal", False), bool)
    mode = checked_mode(where, row, event)
    contexts, reciprocal = strings(where, row, "contexts"), row.get("reciprocal", False)
    return Action(name, event, mode, row["cameo"], contexts, row["about"], row["example"], reciprocal)


def checked_mode(where: str, row: dict[str, Any], event: PloverEvent) -> str | None:
    """The mode that an action or an entry states.

    :raises LexiconError: if it is no mode of ``event``.
    """
    if "mode" not in row:
        return None
    mode = row["mode"]
    check_type(f"{where}.mode", mode, str)
    if mode not in event.modes:
        hint = f"one of {', '.join(sorted(event.modes))}; or give it a score: [scores] with {mode} = {event.score}"
        raise LexiconError(f"{where}.mode: {mode!r} is not a mode of {event.name}", hint)
    return str(mode)
