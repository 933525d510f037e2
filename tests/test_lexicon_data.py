"""The bundled lexicon has no entry that cannot fire as it was meant, and no two entries that contradict each other."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extract.lexicon import SETS, Entry, Lexicon, load_lexicon
from extract.pipeline import Extractor
from tests.conftest import ROOT

DATA = ROOT / "extract" / "data" / "lexicon"
# Roles that only an event noun has, and only a verb.
OF_NOUNS = frozenset(["possessor", "modifier", "receiver", "victim", "party", "aim", "agent", "context.subject"])
OF_VERBS = frozenset(["object", "iobject", "bare"])
# The conditions under which two entries that share a word are told apart.
CONDITIONS = tuple(name for name in Entry.__dataclass_fields__ if name not in ("id", "file", "action", "mode",
                                                                               "verbs", "nouns"))  # fmt: skip
Tokenize = Callable[[str], list[str]]


def roles_out_of_reach(entry: Entry) -> Iterator[str]:
    """Roles that no word of the entry can have by its part of speech."""
    for role in {role for group in (*entry.actor, *entry.target) for role in group}:
        head = role if role in OF_NOUNS else role.partition(".")[0]
        if (head in OF_NOUNS and not entry.nouns) or (head in OF_VERBS and not entry.verbs):
            yield f"{entry.file}: {entry.id}: no {'verb' if entry.verbs else 'noun'} has the role {role}"


def words_out_of_reach(entry: Entry, tokenize: Tokenize) -> Iterator[str]:
    """Words that are compared with single tokens, but are several; triggers that the tokenizer divides otherwise."""
    for key in sorted(SETS - {"actor_not"}):
        for word in sorted(getattr(entry, key)):
            if len(tokenize(word)) > 1:
                yield f"{entry.file}: {entry.id}.{key}: {word!r} is {tokenize(word)} to the tokenizer"
    for word in (*entry.verbs, *entry.nouns):
        if tokenize(word) != word.replace("-", " - ").split():
            yield f"{entry.file}: {entry.id}: the trigger {word!r} is {tokenize(word)} to the tokenizer"


def contradictions(lexicon: Lexicon) -> Iterator[str]:
    """Pairs of entries that share a word and all conditions, and differ in the action."""
    for part in ("verbs", "nouns"):
        alike: dict[object, list[Entry]] = defaultdict(list)
        for entry in lexicon.entries:
            for word in getattr(entry, part):
                alike[word, *(getattr(entry, name) for name in CONDITIONS)].append(entry)
        for (word, *_), entries in alike.items():  # type: ignore[misc]
            if len({entry.action.name for entry in entries}) > 1:
                yield f"{word}: {' and '.join(entry.id for entry in entries)} contradict each other"


def repetitions(file: Path) -> Iterator[str]:
    """Words that stand twice in one list."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for row in [*data.get("entry", []), {"id": "modes", **data.get("modes", {})}]:
        for key, words in row.items():
            for word, times in Counter(words if isinstance(words, list) else ()).items():
                if times > 1:
                    yield f"{file.name}: {row['id']}.{key}: {word!r} stands there {times} times"


@pytest.fixture(scope="module")
def tokenize(extractor: Extractor) -> Tokenize:
    return lambda text: [token.text for token in extractor.nlp.make_doc(text)]


def test_roles_of_the_bundled_lexicon() -> None:
    assert [fault for entry in load_lexicon().entries for fault in roles_out_of_reach(entry)] == []


def test_words_of_the_bundled_lexicon(tokenize: Tokenize) -> None:
    assert [fault for entry in load_lexicon().entries for fault in words_out_of_reach(entry, tokenize)] == []


def test_words_of_modes(tokenize: Tokenize) -> None:
    assert [word for words in load_lexicon().modes.values() for word in words if len(tokenize(word)) > 1] == []


def test_no_contradictions_in_the_bundled_lexicon() -> None:
    assert list(contradictions(load_lexicon())) == []


@pytest.mark.parametrize("file", sorted(DATA.glob("*.toml")), ids=lambda file: file.stem)
def test_no_word_stands_twice(file: Path) -> None:
    assert list(repetitions(file)) == []


FAULTY = """
event = "CONSULT"
[[entry]]
id = "own.a"
action = "visit"
verbs = ["salute", "salute"]
actor = ["possessor", "subject"]
target = ["aim.from", "object.with"]
cues = ["red carpet", "guard", "semi-final"]
needs = "both"
[[entry]]
id = "own.b"
action = "meeting"
verbs = ["bow", "salute"]
actor = ["possessor", "subject"]
target = ["aim.from", "object.with"]
cues = ["guard", "red carpet", "semi-final"]
needs = "both"
[[entry]]
id = "own.c"
action = "visit"
nouns = ["salute", "o'clock salute"]
actor = ["modifier", "subject"]
target = ["object", "object.with", "with"]
needs = "both"
"""


def test_faults_are_found(tmp_path: Path, tokenize: Tokenize) -> None:
    """The checks above see what they look for, in a lexicon that is made to have it."""
    file = tmp_path / "faulty.toml"
    file.write_text(FAULTY)
    lexicon = load_lexicon(tmp_path)
    first, second, third = (entry for entry in lexicon.entries if entry.file == str(file))
    assert sorted(roles_out_of_reach(first)) == [
        f"{file}: own.a: no verb has the role {role}" for role in ("aim.from", "possessor")
    ]
    assert sorted(roles_out_of_reach(third)) == [
        f"{file}: own.c: no noun has the role {role}" for role in ("object", "object.with")
    ]
    assert [fault.partition(" is ")[0] for fault in words_out_of_reach(second, tokenize)] == [
        f"{file}: own.b.cues: {word!r}" for word in ("red carpet", "semi-final")
    ]
    assert list(contradictions(lexicon)) == ["salute: own.a and own.a and own.b contradict each other"]
    assert list(repetitions(file)) == ["faulty.toml: own.a.verbs: 'salute' stands there 2 times"]
