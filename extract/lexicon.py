"""The lexicon: which words name which act, and which of their roles hold its actor and target.

Data is ``data/lexicon/*.toml``, one file for each PLOVER event; every error names the file and the key.

An entry is a trigger family with one frame. ``actor`` and ``target`` are lists of roles tried in order; ``a|b`` in
one item joins two. A role is one of :data:`ROLES`, a preposition, or a preposition with ``.place``/``.force`` (only
such fillers).
"""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from extract.errors import LexiconError
from extract.inflection import forms_of
from extract.ontology import Action, PloverEvent
from extract.spelling import Shapes, shapes_of

ROLES = frozenset(
    "subject object iobject possessor modifier agent receiver victim clause.subject clause.object clause.oblique "
    "clause.any context.subject subject.owner reciprocal bare aim aim.from party speaker".split()
)
PREPOSITIONS = frozenset(
    "about across after along behind against among around at between by for from in inside into involving near "
    "of on onto outside over "
    "out targeting through to toward towards under upon with within".split()
)
CLASSES = frozenset(
    "any political any_political agent group official person armed fighter force rebel place territory physical "
    "seat people".split()
)
NEEDS = frozenset(["actor", "target", "both", "either"])
QUALIFIERS = ("place", "force", "physical", "agent", "fighter", "person")


@dataclass(frozen=True, slots=True)
class Entry:
    """One trigger family: its words, its frame and what must or must not stand beside it."""

    id: str
    action: Action
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    actor: tuple[tuple[str, ...], ...]
    target: tuple[tuple[str, ...], ...]
    actor_is: frozenset[str]
    actor_not: frozenset[str]
    target_is: frozenset[str]
    needs: str
    objects: frozenset[str]
    subjects: frozenset[str]
    cues: frozenset[str]
    clause_verbs: frozenset[str]
    support: frozenset[str]
    weapon_role: tuple[str, ...]
    unless: frozenset[str]
    unless_object: frozenset[str]
    unless_subject: frozenset[str]
    unless_role: tuple[str, ...]
    attributive: bool
    abroad: bool
    named_target: bool
    infinitive: bool
    mode: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, indexed by the lemma of the trigger's head: ``verbs["set"]`` holds "set off" too."""

    actions: Mapping[str, Action]
    entries: tuple[Entry, ...]
    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    modes: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]
    shapes: Shapes


@functools.cache
def load_lexicon() -> Lexicon:
    """The bundled lexicon.

    :raises LexiconError: if a data file does not hold what it must.
    """
    root = resources.files("extract") / "data"
    folder = root / "lexicon"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return read_lexicon(root / "ontology.toml", files)


def read_lexicon(ontology: Traversable, files: Iterable[Traversable]) -> Lexicon:
    """Read and validate the ontology file and the lexicon files.

    :raises LexiconError: naming the file and the key that is wrong.
    """
    events = {name: _event(ontology.name, name, row) for name, row in _toml(ontology).items()}
    actions: dict[str, Action] = {}
    entries: dict[str, Entry] = {}
    modes: dict[str, frozenset[str]] = {}
    for file in files:
        data = _toml(file)
        event = events.get(data.get("event", ""))
        if event is None:
            raise LexiconError(f"{file.name}: event: no PLOVER event {data.get('event')!r}", f"one of {sorted(events)}")
        for name, row in data.get("actions", {}).items():
            actions[name] = _action(file.name, name, row, event)
        for mode, cues in data.get("modes", {}).items():
            if mode not in event.modes:
                raise LexiconError(f"{file.name}: modes.{mode}: not a mode of {event.name}")
            modes[mode] = frozenset(cues)
        for row in data.get("entry", []):
            entry = _entry(file.name, row, actions)
            if entry.id in entries:
                raise LexiconError(f"{file.name}: entry {entry.id}: the id is used twice")
            entries[entry.id] = entry
    everything = tuple(entries.values())
    forms = _forms(everything)
    return Lexicon(
        actions, everything, _index(everything, "verbs"), _index(everything, "nouns"), modes, forms, shapes_of(forms)
    )


def _toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}", "the file is not valid TOML") from error


def _event(file: str, name: str, row: dict[str, Any]) -> PloverEvent:
    _only(file, name, row, {"quad", "score", "modes"})
    return PloverEvent(name, row["quad"], float(row["score"]), {k: float(v) for k, v in row.get("modes", {}).items()})


def _action(file: str, name: str, row: dict[str, Any], event: PloverEvent) -> Action:
    where = f"actions.{name}"
    _only(file, where, row, {"mode", "cameo", "contexts", "about", "reciprocal"})
    mode = row.get("mode")
    if mode is not None and mode not in event.modes:
        raise LexiconError(f"{file}: {where}.mode: {mode!r} is not a mode of {event.name}")
    return Action(
        name,
        event,
        mode,
        row["cameo"],
        tuple(row.get("contexts", ())),
        row.get("about", ""),
        row.get("reciprocal", False),
    )


KEYS = frozenset(
    "id action verbs nouns actor target actor_is actor_not target_is needs objects subjects cues clause_verbs "
    "support weapon_role unless unless_object unless_subject unless_role attributive abroad named_target infinitive "
    "mode".split()
)


def _entry(file: str, row: dict[str, Any], actions: Mapping[str, Action]) -> Entry:
    where = f"entry {row.get('id', '?')}"
    _only(file, where, row, KEYS)
    for key in ("id", "action", "actor", "target", "needs"):
        if key not in row:
            raise LexiconError(f"{file}: {where}: {key} is missing")
    action = actions.get(row["action"])
    if action is None:
        raise LexiconError(f"{file}: {where}.action: no action {row['action']!r} in this file")
    if not row.get("verbs") and not row.get("nouns"):
        raise LexiconError(f"{file}: {where}: no verbs and no nouns, so it can never fire")
    if row["needs"] not in NEEDS:
        raise LexiconError(f"{file}: {where}.needs: {row['needs']!r}", f"one of {sorted(NEEDS)}")
    for key in ("actor_is", "actor_not", "target_is"):
        for name in row.get(key, ()):
            if name not in CLASSES:
                raise LexiconError(f"{file}: {where}.{key}: no class {name!r}", f"one of {sorted(CLASSES)}")
    mode = row.get("mode")
    if mode is not None and mode not in action.event.modes:
        raise LexiconError(f"{file}: {where}.mode: {mode!r} is not a mode of {action.event.name}")
    words = {key: frozenset(row.get(key, ())) for key in ("unless", "unless_object", "unless_subject")}
    return Entry(
        id=row["id"], action=action, verbs=tuple(row.get("verbs", ())), nouns=tuple(row.get("nouns", ())),
        actor=_roles(file, where, "actor", row), target=_roles(file, where, "target", row),
        actor_is=frozenset(row.get("actor_is", ["any"])),
        actor_not=frozenset(row.get("actor_not", ())), target_is=frozenset(row.get("target_is", ["any"])),
        needs=row["needs"], objects=frozenset(row.get("objects", ())), subjects=frozenset(row.get("subjects", ())),
        cues=frozenset(row.get("cues", ())), clause_verbs=frozenset(row.get("clause_verbs", ())),
        support=frozenset(row.get("support", ())), weapon_role=tuple(row.get("weapon_role", ())),
        unless_role=tuple(row.get("unless_role", ())), attributive=row.get("attributive", False),
        abroad=row.get("abroad", False),
        named_target=row.get("named_target", False), infinitive=row.get("infinitive", False), mode=mode, **words,
    )  # fmt: skip


def _roles(file: str, where: str, key: str, row: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    groups = tuple(tuple(item.split("|")) for item in row.get(key, ()))
    for role in (role for group in groups for role in group):
        parts = role.split(".")
        known = role in ROLES or parts[0] in PREPOSITIONS or parts[0] in ROLES
        rest = parts[1:] if role not in ROLES else []
        if not known or any(part not in QUALIFIERS and part not in PREPOSITIONS for part in rest):
            raise LexiconError(f"{file}: {where}.{key}: no role {role!r}", f"one of {sorted(ROLES)} or a preposition")
    return groups


def _only(file: str, where: str, row: dict[str, Any], keys: Iterable[str]) -> None:
    unknown = sorted(set(row) - set(keys))
    if unknown:
        raise LexiconError(f"{file}: {where}: no such key {unknown[0]!r}", f"one of {sorted(keys)}")


def _index(entries: Iterable[Entry], part: str) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Head lemma → (words, entry), the most specific first: more words, then a required object or cue."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in entries:
        for phrase in getattr(entry, part):
            words = tuple(phrase.replace("-", " - ").split())
            found.setdefault(words[0] if part == "verbs" else words[-1], []).append((words, entry))
    rank = lambda pair: (len(pair[0]), bool(pair[1].objects), bool(pair[1].cues or pair[1].clause_verbs))  # noqa: E731
    return {lemma: tuple(sorted(pairs, key=rank, reverse=True)) for lemma, pairs in found.items()}


def _forms(entries: Iterable[Entry]) -> dict[str, str]:
    """Inflected form → lemma of every one-word trigger, for words that are misspelt or wrongly lemmatised."""
    forms: dict[str, str] = {}
    for entry in entries:
        for verb in entry.verbs:
            for form in forms_of(verb.split()[0], verb=True):
                forms.setdefault(form, verb.split()[0])
        for noun in entry.nouns:
            if " " not in noun and "-" not in noun:
                for form in forms_of(noun, verb=False):
                    forms.setdefault(form, noun)
    return forms
