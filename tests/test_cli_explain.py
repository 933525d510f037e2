"""``events explain``: sentences, files and single records, as a tree and as JSON lines."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cli.explain
from cli.exit import ExitStatus
from extract.pipeline import Extractor
from tests.conftest import ROOT
from tests.fakes import Result, run_events

SENTENCE = "France visited Mali."
ROW = json.dumps({"text": SENTENCE, "id": "x", "published": "2018-05-31"}) + "\n"
KEYS = ["doc", "sentence", "start", "end", "text", "trials", "rule", "dropped", "status", "cues", "told", "parse"]


@pytest.fixture(autouse=True)
def loaded(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli.explain, "load_extractor", lambda request: extractor)


def rows(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.out.splitlines()]


def test_a_sentence() -> None:
    result = run_events("explain", SENTENCE)
    assert (result.status, result.err) == (ExitStatus.OK, "")
    (row,) = rows(result)
    assert list(row) == KEYS
    assert (row["doc"], row["text"], row["status"]) == ("-", "visited", "actual")
    assert row["trials"][-1]["rule"] == row["rule"] == row["told"][0]["record"]["rule"]
    assert [word["text"] for word in row["parse"]] == ["France", "visited", "Mali", "."]


def test_a_sentence_has_the_ids_of_one_that_is_piped(extractor: Extractor) -> None:
    piped = run_events("extract", stdin=SENTENCE.encode(), extractor=extractor)
    assert [json.loads(line) for line in piped.out.splitlines()] == [
        told["record"] for row in rows(run_events("explain", SENTENCE)) for told in row["told"]
    ]
    assert rows(run_events("explain", stdin=SENTENCE.encode())) == rows(run_events("explain", SENTENCE))
    assert rows(run_events("explain", "-", stdin=SENTENCE.encode())) == rows(run_events("explain", SENTENCE))


def test_what_names_a_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("France visited Mali.").write_text("Russia warned Iran.")
    assert [row["text"] for row in rows(run_events("explain", SENTENCE))] == ["warned"]


def test_one_record_of_a_file(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    path = "seeds/liberman-in-moscow.txt"
    record = json.loads(run_events("extract", path, extractor=extractor).out.splitlines()[-1])
    other = next(str(file) for file in sorted(Path("seeds").glob("*.txt")) if str(file) != path)
    (row,) = rows(run_events("explain", "--id", record["id"], other, path))
    assert record in [told["record"] for told in row["told"]]
    tree = run_events("explain", "--id", record["id"], path, "--format", "tree")
    assert f"record {record['id']}" in tree.out


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    result = run_events("explain", "--id", "000000000000", str(tmp_path / "a.txt"))
    assert (result.status, result.out) == (ExitStatus.NOTHING_FOUND, "")
    assert result.err.startswith("error: no record '000000000000' (hint: ")


def test_a_terminal_gets_a_tree() -> None:
    result = run_events("explain", "France might visit Mali.", terminal=True)
    plain = re.sub(r"\x1b\[[\d;]*m", "", result.out)
    for part in ("└── ", "visit ", "fired", "status hypothetical by might", "actor: 'France' is France (FRA)",
                 "country via gazetteer, role subject", "confidence 0.", "bias"):  # fmt: skip
        assert part in plain
    record = rows(run_events("explain", "France might visit Mali."))[0]["told"][0]["record"]
    assert f"record {record['id']}: visit, CONSULT visit" in plain


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_tree_fits(width: int) -> None:
    out = run_events("explain", "The French president visited Mali on Monday.", "--format", "tree", width=width).out
    assert max(map(len, out.splitlines())) <= width


def test_a_sentence_without_any_word_of_the_lexicon() -> None:
    result = run_events("explain", "The weather is mild.", "--format", "tree")
    assert "weather" in result.out
    assert (result.status, result.err) == (ExitStatus.OK, "note: -: no word of the lexicon stands in it\n")


def test_escapes_and_markup_do_not_reach_the_terminal() -> None:
    result = run_events("explain", "[bold]France\x1b[31m visited \u202eMali[/bold].", "--format", "tree")
    assert "sentence 0: [bold]France\\x1b[31m visited \\u202eMali[/bold]." in result.out
    assert not re.search("[\x1b\u202e]", result.out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name a file or a folder, or pipe a text in"),
        (["seeds/no-such-file.txt"], "no such file or folder: 'seeds/no-such-file.txt'"),
        ([""], "no such file or folder"),
        (["--id", "000000000000", SENTENCE], "no such file or folder"),
        ([SENTENCE, "--format", "table"], "known are jsonl, tree"),
        ([SENTENCE, "--date", "monday"], "is no full date"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = run_events("explain", *arguments)
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert message in " ".join(result.err.split())
    assert "Traceback" not in result.err


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "whole.txt").write_text(SENTENCE)
    alone = run_events("explain", str(tmp_path / "empty.txt"))
    assert (alone.status, alone.err.count("\n")) == (ExitStatus.NOT_STARTED, 1)
    both = run_events("explain", str(tmp_path))
    assert (both.status, len(rows(both))) == (ExitStatus.SOME_FAILED, 1)


@pytest.mark.parametrize(
    ("name", "content", "options"),
    [
        ("rows.jsonl", ROW, []),
        ("rows.txt", ROW, ["--input-format", "jsonl"]),
        ("rows.csv", "body,uri,day\nFrance visited Mali.,x,2018-05-31\n",
         ["--text-key", "body", "--id-key", "uri", "--date-key", "day"]),
        ("rows.tsv", "id\thead\ttext\nx\tFrance visited Mali.\tIt was night.\n",
         ["--title-key", "head", "--date", "2018-05-31"]),
    ],
)  # fmt: skip
def test_options_of_the_input(name: str, content: str, options: list[str], tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    for path in (str(tmp_path / name), str(tmp_path)):
        (row,) = rows(run_events("explain", path, *options))
        (told,) = row["told"]
        assert (row["doc"], row["text"], told["record"]["published"]) == ("x", "visited", "2018-05-31")
    piped = run_events("explain", "-", *options, "--input-format", "jsonl", stdin=content.encode())
    if name.endswith((".jsonl", ".txt")):
        assert [row["doc"] for row in rows(piped)] == ["x"]
    else:
        assert (piped.status, "broken JSON" in piped.err) == (ExitStatus.NOT_STARTED, True)


def test_globs_choose_among_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.log").write_text("Russia warned Iran.")
    assert [row["text"] for row in rows(run_events("explain", str(tmp_path), "--glob", "*.log"))] == ["warned"]
    assert [row["text"] for row in rows(run_events("explain", str(tmp_path), "--glob", "!*.log"))] == ["visited"]


def test_a_wrong_format_of_the_input() -> None:
    result = run_events("explain", SENTENCE, "--input-format", "jsnl")
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert "did you mean jsonl?" in " ".join(result.err.split())


def test_help_has_an_example_that_works() -> None:
    help = run_events("explain", "--help").out
    example = re.search(r'events explain "([^"]+)" --format tree', help)
    assert example is not None
    assert "status hypothetical by might" in run_events("explain", example[1], "--format", "tree").out


def test_as_a_process_in_ascii() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "explain", SENTENCE, "--format", "tree"],
        capture_output=True, cwd=ROOT, check=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )  # fmt: skip
    assert done.stderr == b""
    assert b"\\u" not in done.stdout
    assert b"`-- " in done.stdout or b"+-- " in done.stdout
