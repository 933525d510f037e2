"""The lexicon and a user's files beside it: what wins, what stays as it was, and what is wrong in a file."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.exit import ExitStatus
from extract.documents import Document
from extract.errors import LexiconError
from extract.lexicon import Lexicon, load_lexicon
from extract.pipeline import Extractor
from tests.conftest import ROOT
from tests.fakes import run_events

ENTRY = """
[[entry]]
id = "{id}"
action = "{action}"
{part} = ["{word}"]
actor = ["subject"]
target = ["object"]
needs = "both"
"""
SALUTE = """
event = "CONSULT"

[scores]
salute = 3.5

[actions.salute]
mode = "salute"
cameo = "050"
contexts = ["diplomatic"]
about = "greet formally"
example = "France saluted Mali."
"""


def entry(id: str, action: str, word: str, part: str = "verbs", more: str = "") -> str:
    return ENTRY.format(id=id, action=action, part=part, word=word) + more


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def ids(lexicon: Lexicon, verb: str) -> list[str]:
    return [found.id for _, found in lexicon.verbs[verb]]


def told(extractor: Extractor, lexicon: Lexicon, text: str) -> list[tuple[str, str | None, float, str]]:
    own = Extractor(extractor.nlp, lexicon, extractor.gazetteer)
    return [(e.action, e.mode, e.score, e.rule) for e in own.extract([Document("a", text)])]


def test_the_bundled_lexicon_is_read_once_and_stays_as_it_is(tmp_path: Path) -> None:
    before = load_lexicon()
    words, actions, events = dict(before.verbs), dict(before.actions), {a.event.name: dict(a.event.modes)
                                                                        for a in before.actions.values()}  # fmt: skip
    changed = load_lexicon(write(tmp_path, SALUTE + entry("own.visit", "visit", "visit")))
    after = load_lexicon()
    assert after is before
    assert changed is not before
    assert (dict(after.verbs), dict(after.actions)) == (words, actions)
    assert {a.event.name: dict(a.event.modes) for a in after.actions.values()} == events


def test_added_entries_are_tried_first(tmp_path: Path) -> None:
    bundled = ids(load_lexicon(), "visit")
    lexicon = load_lexicon(write(tmp_path, 'event = "CONSULT"\n' + entry("own.visit", "meeting", "visit")))
    assert ids(lexicon, "visit") == ["own.visit", *bundled]


def test_an_entry_of_the_same_id_replaces(tmp_path: Path, extractor: Extractor) -> None:
    bundled = load_lexicon()
    rule = told(extractor, bundled, "Russia visited Mali.")[0][3]
    lexicon = load_lexicon(write(tmp_path, 'event = "CONSULT"\n' + entry(rule, "meeting", "visit")))
    assert len(lexicon.entries) == len(bundled.entries)
    assert [e.id for e in lexicon.entries] == [e.id for e in bundled.entries]
    (record,) = told(extractor, lexicon, "Russia visited Mali.")
    assert (record[0], record[3]) == ("meeting", rule)
    assert next(e.file for e in lexicon.entries if e.id == rule) == str(tmp_path / "mine.toml")


def test_a_new_action_with_a_mode_of_its_own(tmp_path: Path, extractor: Extractor) -> None:
    lexicon = load_lexicon(write(tmp_path, SALUTE + entry("salute.verb", "salute", "salute")))
    assert told(extractor, lexicon, "France saluted Mali.") == [("salute", "salute", 3.5, "salute.verb")]
    assert lexicon.actions["visit"].event is lexicon.actions["salute"].event


def test_a_mode_without_a_score_has_that_of_its_event(tmp_path: Path, extractor: Extractor) -> None:
    text = SALUTE.replace('mode = "salute"\n', "")
    lexicon = load_lexicon(write(tmp_path, text + entry("salute.verb", "salute", "salute")))
    assert told(extractor, lexicon, "France saluted Mali.") == [("salute", None, 2.5, "salute.verb")]


def test_words_of_a_known_mode_are_replaced(tmp_path: Path) -> None:
    lexicon = load_lexicon(write(tmp_path, 'event = "ASSAULT"\n[modes]\ndrone = ["quadcopter"]\n'))
    assert lexicon.modes["drone"] == {"quadcopter"}
    assert lexicon.modes.keys() == load_lexicon().modes.keys()


def test_files_are_read_in_the_order_of_their_names_and_others_left(tmp_path: Path) -> None:
    write(tmp_path, 'event = "CONSULT"\n' + entry("salute.verb", "salute", "salute"), "a.toml")
    write(tmp_path, SALUTE, "b.toml")
    write(tmp_path, "no TOML", "notes.txt")
    assert "salute.verb" in ids(load_lexicon(tmp_path), "salute")


def test_words_are_compared_in_lower_case(tmp_path: Path) -> None:
    text = 'event = "CONSULT"\n' + entry("own.v", "visit", "Tour", more='cues = ["NATO"]\nunless_role = ["to|from"]\n')
    found = next(e for e in load_lexicon(write(tmp_path, text)).entries if e.id == "own.v")
    assert (found.verbs, sorted(found.cues), found.unless_role) == (("tour",), ["nato"], ("to", "from"))


def test_the_file_that_the_docs_show(tmp_path: Path, extractor: Extractor) -> None:
    page = (ROOT / "docs" / "extending.md").read_text()
    shown = re.search(r"^cat > mine/salute.toml <<'END'\n(.*?)^END", page, flags=re.MULTILINE | re.DOTALL)
    assert shown is not None
    lexicon = load_lexicon(write(tmp_path, shown[1]))
    assert told(extractor, lexicon, "France saluted Mali.") == [("salute", "salute", 3.5, "salute.verb")]
    assert "salute.verb" not in [rule for *_, rule in told(extractor, lexicon, "France saluted the flag of Mali.")]


CONSULT = 'event = "CONSULT"\n'
WRONG = [
    ("[", "mine.toml: "),
    ("", "mine.toml: event is missing"),
    ('event = "TEA"', "mine.toml: event: no PLOVER event 'TEA'"),
    ("event = [1]", "mine.toml: event: no PLOVER event [1]"),
    (CONSULT + "[tea]\nx = 1", "mine.toml: no such key 'tea'"),
    (CONSULT + "scores = 3", "mine.toml: scores: 3 is not a table"),
    (CONSULT + '[scores]\nx = "high"', "mine.toml: scores.x: 'high' is not a number"),
    (CONSULT + "[scores]\nx = 11", "mine.toml: scores.x: 11 is not between -10 and 10"),
    (CONSULT + "[scores]\nx = nan", "mine.toml: scores.x: nan is not between -10 and 10"),
    (CONSULT + "[actions]\nx = 1", "mine.toml: actions.x: 1 is not a table"),
    (CONSULT + "[actions.x]\ncolour = 1", "mine.toml: actions.x: no such key 'colour'"),
    (CONSULT + '[actions.x]\ncameo = "1"\nabout = "a"', "mine.toml: actions.x: example is missing"),
    (SALUTE.replace('"050"', "50"), "mine.toml: actions.salute.cameo: 50 is not a string"),
    (SALUTE.replace('"greet formally"', '" "'), "mine.toml: actions.salute.about: it is empty"),
    (SALUTE.replace('["diplomatic"]', '"diplomatic"'), "mine.toml: actions.salute.contexts: not a list of words"),
    (SALUTE.replace('mode = "salute"', 'mode = "bow"'), "actions.salute.mode: 'bow' is not a mode of CONSULT"),
    (SALUTE.replace('mode = "salute"', "mode = []"), "mine.toml: actions.salute.mode: [] is not a string"),
    (SALUTE.replace("actions.salute", "actions.strike"), "actions.strike: it is an action of ASSAULT already"),
    (CONSULT + '[modes]\nsiege = ["x"]', "mine.toml: modes.siege: not a mode of CONSULT"),
    (CONSULT + '[modes]\nvisit = ["x"]', "mine.toml: modes.visit: no words are read for this mode"),
    ('event = "ASSAULT"\n[modes]\ndrone = "x"', "mine.toml: modes.drone: not a list of words"),
    (CONSULT + "entry = 1", "mine.toml: entry: not a list of tables"),
    (CONSULT + "[[entry]]\nx = 1", "mine.toml: entry ?: no such key 'x'"),
    (CONSULT + '[[entry]]\nid = "a"', "mine.toml: entry a: action is missing"),
    (CONSULT + entry("a", "strike", "hit"), "mine.toml: entry a.action: no action 'strike' of CONSULT"),
    (CONSULT + entry("a", "visit", "x") * 2, "mine.toml: entry a: the id is used twice"),
    (CONSULT + entry("a", "visit", " "), "mine.toml: entry a.verbs: not a list of words"),
    (CONSULT + entry("a", "visit", "x").replace('["x"]', '"x"'), "mine.toml: entry a.verbs: not a list of words"),
    (CONSULT + entry("a", "visit", "x").replace('["x"]', "[]"), "mine.toml: entry a: no verbs and no nouns"),
    (CONSULT + entry("a", "visit", "x").replace('"both"', '"all"'), "mine.toml: entry a.needs: 'all'"),
    (CONSULT + entry("a", "visit", "x").replace('"both"', "[]"), "mine.toml: entry a.needs: [] is not a string"),
    (CONSULT + entry("a", "visit", "x").replace('"subject"', '"king"'), "mine.toml: entry a.actor: no role 'king'"),
    (CONSULT + entry("a", "visit", "x", more='actor_is = ["king"]'), "mine.toml: entry a.actor_is: no class 'king'"),
    (CONSULT + entry("a", "visit", "x", more='unless_role = ["at|king"]'), "entry a.unless_role: no role 'king'"),
    (CONSULT + entry("a", "visit", "x", more='mode = "siege"'), "mine.toml: entry a.mode: 'siege' is not a mode"),
    (CONSULT + entry("a", "visit", "x", more="abroad = 1"), "mine.toml: entry a.abroad: 1 is not true or false"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_errors_name_the_file_and_the_key(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as error:
        load_lexicon(write(tmp_path, text))
    assert message in error.value.message
    assert str(tmp_path) in error.value.message


def test_folders_that_cannot_be_read(tmp_path: Path) -> None:
    for folder, message in (
        (tmp_path / "none", "cannot be read: No such file or directory"),
        (tmp_path, "no .toml file in it"),
        (write(tmp_path, "", "a.txt") / "a.txt", "cannot be read: Not a directory"),
        (Path("a\0b"), "cannot be read: "),
    ):
        with pytest.raises(LexiconError, match=message):
            load_lexicon(folder)
    (tmp_path / "wide.toml").write_text(CONSULT, encoding="utf-16")
    with pytest.raises(LexiconError, match=r"wide\.toml: not UTF-8"):
        load_lexicon(tmp_path)
    (tmp_path / "wide.toml").unlink()
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(LexiconError, match=r"folder\.toml: cannot be read: Is a directory"):
        load_lexicon(tmp_path)


def test_a_file_of_the_current_folder_is_not_the_bundled_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, CONSULT + entry("own.visit", "visit", "visit"), "consult.toml")
    monkeypatch.chdir(tmp_path)
    lexicon = load_lexicon(".")
    assert len(lexicon.entries) == len(load_lexicon().entries) + 1
    assert next(e.file for e in lexicon.entries if e.id == "own.visit") == "./consult.toml"


@pytest.mark.parametrize("command", ["extract seeds", "extract seeds --action visit", "explain seeds"])
def test_the_command_line_says_what_is_wrong(command: str, tmp_path: Path) -> None:
    write(tmp_path, CONSULT + "[[entry]]\nx = 1")
    line = [sys.executable, "-m", "cli", *command.split(), "--lexicon", str(tmp_path)]
    done = subprocess.run(line, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (ExitStatus.NOT_STARTED, "")
    assert done.stderr.startswith(f"error: {tmp_path}/mine.toml: entry ?: no such key 'x' (hint: one of ")
    assert done.stderr.count("\n") == 1


def test_an_own_action_can_be_asked_for(tmp_path: Path) -> None:
    folder = str(write(tmp_path, SALUTE + entry("salute.verb", "salute", "salute")))
    assert run_events("extract", "seeds", "--lexicon", folder, "--action", "salute").status == ExitStatus.OK
    assert "no action 'salute'" in run_events("extract", "seeds", "--action", "salute").err
