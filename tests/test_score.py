"""``events score``: figures worked out by hand, agreement with the independent scorer, and files that are wrong."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extract.score import MEASURES, compare
from tests.conftest import ROOT
from tests.fakes import run_events

SHARED = ROOT.parent / "shared"
TEXT = "Israel struck a base in Syria. Putin and Merkel met."
SENTENCES = [[0, 30], [31, 52]]


def who(text: str, country: str | None, start: int | None = None) -> dict[str, Any]:
    begin = TEXT.index(text) if start is None else start
    return {"text": text, "start": begin, "end": begin + len(text), "country": country, "sector": None}


def row(word: str, action: str, plover: str, actor: Any, target: Any, status: str = "actual") -> dict[str, Any]:
    begin = TEXT.index(word)
    return {
        "doc": "a", "trigger": {"text": word, "start": begin, "end": begin + len(word)}, "action": action,
        "plover": plover, "actor": actor, "target": target, "status": status,
    }  # fmt: skip


ISRAEL, BASE = who("Israel", "ISR"), who("a base in Syria", "SYR")
PUTIN, MERKEL = who("Putin", "RUS"), who("Merkel", "DEU")
STRIKE = row("struck", "strike", "ASSAULT", ISRAEL, BASE)
MEETING = row("met", "meeting", "CONSULT", PUTIN, MERKEL)


def figures(gold: list[Any], told: list[Any]) -> dict[str, tuple[int, int, int]]:
    result = compare(gold, {"a": SENTENCES}, told)
    return {name: (f.hit, f.predicted, f.gold) for name, f in result.total.items()}


@pytest.mark.parametrize(
    ("gold", "told", "expected"),
    [
        ([STRIKE, MEETING], [STRIKE, MEETING], dict.fromkeys(MEASURES, (2, 2, 2))),
        ([STRIKE], [], dict.fromkeys(MEASURES, (0, 0, 1))),
        # The parties of a meeting may stand in either order, those of a strike may not.
        ([MEETING], [MEETING | {"actor": MERKEL, "target": PUTIN}], dict.fromkeys(MEASURES, (1, 1, 1))),
        (
            [STRIKE], [STRIKE | {"actor": BASE, "target": ISRAEL}],
            {"mention": (1, 1, 1), "action": (1, 1, 1), "coded": (0, 1, 1), "spans": (0, 1, 1)},
        ),
        # Another action of the same event.
        (
            [STRIKE], [STRIKE | {"action": "attack"}],
            {"mention": (1, 1, 1), "action": (0, 1, 1), "coded": (1, 1, 1), "spans": (1, 1, 1)},
        ),
        # A participant that gold leaves empty: wrong inside of the sentence, right from outside of it.
        (
            [STRIKE | {"actor": None}], [STRIKE],
            {"mention": (1, 1, 1), "action": (1, 1, 1), "coded": (0, 1, 1), "spans": (0, 1, 1)},
        ),
        ([STRIKE | {"actor": None}], [STRIKE | {"actor": PUTIN}], dict.fromkeys(MEASURES, (1, 1, 1))),
        # A code is the country, or else the sector; the phrase does not matter for it.
        (
            [STRIKE], [STRIKE | {"target": who("Israel", "SYR")}],
            {"mention": (1, 1, 1), "action": (1, 1, 1), "coded": (1, 1, 1), "spans": (0, 1, 1)},
        ),
    ],
)  # fmt: skip
def test_figures(gold: list[Any], told: list[Any], expected: dict[str, tuple[int, int, int]]) -> None:
    assert figures(gold, told) == expected


def test_a_matching_is_the_largest_there_is() -> None:
    """The first of two that fit is given up where the second one can take nothing else."""
    other = STRIKE | {"target": who("Syria", "SYR")}
    one = STRIKE | {"target": None}
    assert figures([STRIKE, one], [one, other])["coded"] == (2, 2, 2)


def test_status_and_confusion() -> None:
    told = [STRIKE | {"status": "future"}, MEETING | {"action": "call"}]
    result = compare([STRIKE, MEETING], {"a": SENTENCES}, told)
    assert result.status_accuracy == 0.5
    assert result.confusion == {("strike", "strike"): 1, ("meeting", "call"): 1}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    gold, told = tmp_path / "x.events.jsonl", tmp_path / "told.jsonl"
    (tmp_path / "x.docs.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "sentences": SENTENCES}) + "\n")
    gold.write_text("".join(json.dumps(r) + "\n" for r in (STRIKE, MEETING)))
    told.write_text(json.dumps(STRIKE) + "\n")
    return gold, told


def test_the_command_writes_json_lines(files: tuple[Path, Path]) -> None:
    result = run_events("score", *map(str, files), "--worst", "1")
    whole, worst = map(json.loads, result.out.splitlines())
    assert whole["coded"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "hit": 1, "pred": 1, "gold": 2}
    assert (worst["sentence"], len(worst["missed"])) == ("Putin and Merkel met.", 1)


def test_the_command_draws_tables(files: tuple[Path, Path]) -> None:
    result = run_events("score", *map(str, files), "--worst", "1", "--only", "meeting", terminal=True)
    assert result.status == 0
    assert "missed    Putin (RUS) -- meeting [met] --> Merkel (DEU)" in result.out
    assert "strike" not in result.out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "told.jsonl:1: broken JSON"),
        ('{"doc": "a"}', 'told.jsonl:1: the row has no "trigger"'),
        ("[]", 'told.jsonl:1: the row has no "doc"'),
        (None, "told.jsonl: cannot be read: No such file or directory"),
    ],
)
def test_wrong_files(files: tuple[Path, Path], content: str | None, message: str) -> None:
    gold, told = files
    told.unlink()
    if content is not None:
        told.write_text(content)
    result = run_events("score", str(gold), str(told))
    assert result.status == 2
    assert message in result.err
    assert "hint" in result.err


def test_documents_must_be_named_where_the_name_of_gold_does_not_tell(files: tuple[Path, Path]) -> None:
    result = run_events("score", str(files[1]), str(files[1]))
    assert result.status == 2
    assert "--docs" in result.err


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no ../shared with the independent scorer")
def test_agrees_with_the_independent_scorer(tmp_path: Path) -> None:
    """On records that are gold itself, worsened row by row: dropped, turned round, of another status, action, span."""
    gold, docs = SHARED / "gold" / "dev.events.jsonl", SHARED / "gold" / "dev.docs.jsonl"
    told = []
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        if number % 7 == 0:
            continue
        if number % 5 == 0:
            record["actor"], record["target"] = record["target"], record["actor"]
        if number % 11 == 0:
            record["status"] = "negated"
        if number % 13 == 0:
            record["action"], record["plover"] = "strike", "ASSAULT"
        if number % 17 == 0:
            record["trigger"] = record["trigger"] | {"start": record["trigger"]["start"] + 2}
        if number % 19 == 0 and record["target"]:
            record["target"] = record["target"] | {"country": "FRA", "start": 0, "end": 3}
        told.append(record)
    path = tmp_path / "told.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in told), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(gold), str(docs), str(path), "--json", "--by", "action"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = json.loads(run_events("score", str(gold), str(path)).out)
    ours.pop("confusion")
    assert ours == theirs
