"""The lexicon: which words name which act, and which of their roles hold its actor and target.

Data is ``data/lexicon/*.toml``, one file for each PLOVER event; every error names the file and the key. A user's files
of the same form are read after them: see :func:`load_lexicon`.

An entry is a trigger family with one frame. ``actor`` and ``target`` are lists of roles tried in order; ``a|b`` in
one item joins two. A role is one of :data:`ROLES`, a preposition, or a preposition with ``.place``/``.force`` (only
such fillers).
"""

import functools
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from extract.errors import LexiconError
from extract.inflection import forms_of
from extract.keys import check_keys, check_type, read_toml, strings, table
from extract.ontology import Action, PloverEvent, checked_mode, read_action, read_events, read_scores
from extract.spelling import Shapes, shapes_of

ROLES = frozenset(
    "subject object object.owner iobject possessor modifier agent receiver victim clause.subject clause.object "
    "clause.oblique clause.any condition.subject context.subject subject.owner reciprocal bare aim aim.from party "
    "crowd setting speaker host".split()
)
PREPOSITIONS = frozenset(
    "about across after along alongside amid as behind against among around at beside between by for from in including "
    "inside into involving near of on onto outside over "
    "out targeting through to toward towards under upon with within".split()
)
CLASSES = frozenset(
    "any political any_political agent group official leader person armed fighter force rebel place territory physical "
    "seat people".split()
)
NEEDS = frozenset(["actor", "target", "both", "either"])
FILE_KEYS = frozenset(["event", "scores", "actions", "modes", "entry"])
QUALIFIERS = ("place", "territory", "force", "physical", "agent", "fighter", "person")


@dataclass(frozen=True, slots=True)
class Entry:
    """One trigger family of ``file``: its words, its frame and what must or must not stand beside it."""

    id: str
    file: str
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
    own_clause: bool
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


def load_lexicon(folder: str | Path | None = None) -> Lexicon:
    """The bundled lexicon, which is read once; with the ``*.toml`` files of ``folder``, another that holds both.

    An entry of the folder with the id of a bundled one takes its place, the others are tried before the bundled ones of
    the same word. An action of the folder replaces one of the same name; ``[scores]`` adds modes to the file's event.

    :raises LexiconError: naming the file and the key that is wrong.
    """
    return _bundled() if folder is None else read_lexicon(*_data(), own_files(Path(folder)))


@functools.cache
def _bundled() -> Lexicon:
    return read_lexicon(*_data())


def _data() -> tuple[Traversable, list[Traversable]]:
    root = resources.files("extract") / "data"
    files = (f for f in (root / "lexicon").iterdir() if f.name.endswith(".toml"))
    return root / "ontology.toml", sorted(files, key=lambda f: f.name)


def own_files(folder: Path) -> dict[str, Path]:
    """The TOML files of a user's folder, in the order of their names, by what errors call them.

    :raises LexiconError: if it is no folder, or there are none in it.
    """
    try:
        files = sorted(f for f in folder.iterdir() if f.name.endswith(".toml"))
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise LexiconError(f"{folder}: cannot be read: {reason}", "name a folder of TOML files") from error
    if not files:
        raise LexiconError(f"{folder}: no .toml file in it", "write entries as in extract/data/lexicon")
    return {os.path.join(folder, f.name): f for f in files}  # "./aid.toml" is not the bundled aid.toml


def read_lexicon(
    ontology: Traversable, files: Iterable[Traversable], own: Mapping[str, Traversable] | None = None
) -> Lexicon:
    """Read and validate the ontology file, the lexicon files, and a user's ``own`` by name, which win.

    :raises LexiconError: naming the file and the key that is wrong.
    """
    mine = {name: read_toml(file, name) for name, file in (own or {}).items()}
    tables = {file.name: read_toml(file, file.name) for file in files} | mine
    rows = read_toml(ontology, ontology.name)
    scores: dict[str, dict[str, float]] = {}
    for file, data in tables.items():
        check_keys(file, data, FILE_KEYS, ["event"])
        if data["event"] not in [*rows]:
            raise LexiconError(f"{file}: event: no PLOVER event {data['event']!r}", f"one of {', '.join(sorted(rows))}")
        scores.setdefault(data["event"], {}).update(read_scores(file, data, "scores"))
    events = read_events(ontology.name, rows, scores)
    actions: dict[str, Action] = {}
    modes: dict[str, frozenset[str]] = {}
    bundled: dict[str, Entry] = {}
    changed: dict[str, Entry] = {}
    # All heads before the entries, which must hold the actions that are in force.
    for file, data in tables.items():
        event = events[data["event"]]
        _read_actions(file, data, event, actions)
        _read_modes(file, data, event, modes, file in mine)
    for file, data in tables.items():
        _read_entries(file, data, events[data["event"]], actions, changed if file in mine else bundled)
    entries = tuple({**bundled, **changed}.values())
    first = changed.keys() - bundled.keys()
    forms = _forms(entries)
    verbs, nouns = (_index(entries, part, first) for part in ("verbs", "nouns"))
    return Lexicon(actions, entries, verbs, nouns, modes, forms, shapes_of(forms))


def _read_actions(file: str, data: dict[str, Any], event: PloverEvent, actions: dict[str, Action]) -> None:
    for name, row in table(file, data, "actions").items():
        if name in actions and actions[name].event is not event:
            raise LexiconError(f"{file}: actions.{name}: it is an action of {actions[name].event.name} already")
        actions[name] = read_action(file, name, row, event)


def _read_modes(
    file: str, data: dict[str, Any], event: PloverEvent, modes: dict[str, frozenset[str]], mine: bool
) -> None:
    """The words by which a mode is known beside a trigger; a user's replace those of the bundled files."""
    found = table(file, data, "modes")
    for mode in found:
        if mode not in event.modes:
            raise LexiconError(f"{file}: modes.{mode}: not a mode of {event.name}")
        if mine and mode not in modes:
            raise LexiconError(
                f"{file}: modes.{mode}: no words are read for this mode", "state it as the mode of an entry"
            )
        modes[mode] = frozenset(strings(f"{file}: modes", found, mode))


def _read_entries(
    file: str, data: dict[str, Any], event: PloverEvent, actions: Mapping[str, Action], entries: dict[str, Entry]
) -> None:
    rows = data.get("entry", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{file}: entry: not a list of tables", "write [[entry]] above each")
    for row in rows:
        entry = _entry(file, row, event, actions)
        if entry.id in entries:
            raise LexiconError(f"{file}: entry {entry.id}: the id is used twice")
        entries[entry.id] = entry


# The keys of an entry, by what stands under them: a string, true or false, a list of which the order matters or not.
TEXTS = frozenset("id action needs mode".split())
FLAGS = frozenset("attributive abroad named_target infinitive own_clause".split())
LISTS = frozenset("verbs nouns actor target actor_is target_is weapon_role unless_role".split())
SETS = frozenset("actor_not objects subjects cues clause_verbs support unless unless_object unless_subject".split())
KEYS = TEXTS | FLAGS | LISTS | SETS


def _entry(file: str, row: dict[str, Any], event: PloverEvent, actions: Mapping[str, Action]) -> Entry:
    where = f"{file}: entry {row.get('id', '?')}"
    check_keys(where, row, KEYS, ("id", "action", "actor", "target", "needs"))
    for keys, wanted in ((TEXTS, str), (FLAGS, bool)):
        for key in keys & row.keys():
            check_type(f"{where}.{key}", row[key], wanted)
    words = {key: strings(where, row, key) for key in LISTS | SETS}
    action = actions.get(row["action"])
    if action is None or action.event is not event:
        known = sorted(name for name, other in actions.items() if other.event is event)
        raise LexiconError(f"{where}.action: no action {row['action']!r} of {event.name}", f"one of {', '.join(known)}")
    if not words["verbs"] and not words["nouns"]:
        raise LexiconError(f"{where}: no verbs and no nouns, so it can never fire")
    if row["needs"] not in NEEDS:
        raise LexiconError(f"{where}.needs: {row['needs']!r}", f"one of {', '.join(sorted(NEEDS))}")
    for key in ("actor_is", "actor_not", "target_is"):
        for name in words[key]:
            if name not in CLASSES:
                raise LexiconError(f"{where}.{key}: no class {name!r}", f"one of {', '.join(sorted(CLASSES))}")
    # The words of texts are compared in lower case.
    sets = {key: frozenset(word.lower() for word in words[key]) for key in SETS}
    verbs, nouns = (tuple(word.lower() for word in words[key]) for key in ("verbs", "nouns"))
    return Entry(
        id=row["id"], file=file, action=action, verbs=verbs, nouns=nouns,
        actor=_roles(where, "actor", words["actor"]), target=_roles(where, "target", words["target"]),
        actor_is=frozenset(row.get("actor_is", ["any"])), target_is=frozenset(row.get("target_is", ["any"])),
        needs=row["needs"],
        weapon_role=_flat(where, "weapon_role", words), unless_role=_flat(where, "unless_role", words),
        attributive=row.get("attributive", False), abroad=row.get("abroad", False),
        named_target=row.get("named_target", False), infinitive=row.get("infinitive", False),
        own_clause=row.get("own_clause", False),
        mode=checked_mode(where, row, event), **sets,
    )  # fmt: skip


def _roles(where: str, key: str, items: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    groups = tuple(tuple(item.split("|")) for item in items)
    for role in (role for group in groups for role in group):
        parts = role.split(".")
        known = role in ROLES or parts[0] in PREPOSITIONS or parts[0] in ROLES or role == "clause"
        rest = parts[1:] if role not in ROLES else []
        if not known or any(part not in QUALIFIERS and part not in PREPOSITIONS for part in rest):
            known_roles = ", ".join(sorted(ROLES))
            raise LexiconError(f"{where}.{key}: no role {role!r}", f"one of {known_roles}, or a preposition")
    return groups


def _flat(where: str, key: str, words: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    return tuple(role for group in _roles(where, key, words[key]) for role in group)


def _index(
    entries: Iterable[Entry], part: str, first: Collection[str]
) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Head lemma → (words, entry): those of the ids ``first`` before others, then the most specific.

    That is the one of more words, then the one that asks for an object or a cue.
    """
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in entries:
        for phrase in getattr(entry, part):
            words = tuple(phrase.replace("-", " - ").split())
            found.setdefault(words[0] if part == "verbs" else words[-1], []).append((words, entry))

    def rank(pair: tuple[tuple[str, ...], Entry]) -> tuple[bool, int, bool, bool]:
        words, entry = pair
        return entry.id in first, len(words), bool(entry.objects), bool(entry.cues or entry.clause_verbs)

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
