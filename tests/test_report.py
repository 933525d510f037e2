"""``events report``: what it reads, what it writes, and the page as a text."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.report.columns import columns_of, mark_of
from cli.report.page import embedded, page_of
from cli.report.rows import Phrase, row_of
from tests.conftest import ROOT
from tests.fakes import run_events
from tests.report_records import record, some_records, write_records

VENDOR = ROOT / "cli" / "report" / "vendor"


def data_of(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, flags=re.DOTALL)
    assert found
    data: dict = json.loads(found[1])
    return data


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return write_records(tmp_path / "acts.jsonl", some_records())


def test_a_page_is_written(records: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    result = run_events("report", str(records), "-o", str(page), "--title", "Spring 2024")
    assert (result.status, result.out, result.err) == (0, "", "")
    text = page.read_text(encoding="utf-8")
    assert "<title>Spring 2024</title>" in text
    assert data_of(text)["events"]["id"] == [row["id"] for row in some_records()]
    assert list(tmp_path.glob(".report*")) == []


def test_help_names_what_it_takes() -> None:
    result = run_events("report", "--help")
    assert result.status == 0
    for word in ("--output", "--title", "events extract news/ --format jsonl | events report -o report.html"):
        assert word in " ".join(result.out.split())
    terminal = run_events("report", "acts.jsonl", terminal=True)
    assert terminal.status == 2
    assert "-o report.html" in terminal.err


def test_standard_input_and_output(records: Path) -> None:
    result = run_events("report", stdin=records.read_bytes())
    assert result.status == 0
    assert result.out.startswith("<!doctype html>")
    assert data_of(result.out)["size"] == 12
    assert run_events("report", "-", "-o", "-", stdin=records.read_bytes()).out == result.out


def test_several_files_are_one_report_and_an_id_stands_once(records: Path, tmp_path: Path) -> None:
    more = write_records(tmp_path / "more.jsonl", [*some_records()[:2], {**some_records()[0], "id": "new"}])
    result = run_events("report", str(records), str(more))
    assert result.status == 0
    assert data_of(result.out)["events"]["id"][-2:] == ["e12", "new"]
    assert result.err == "note: 2 records came again under the same id and stand there once\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "broken JSON"),
        ("[1]", "the row is no object"),
        ('{"id": "a"}', 'no "sentence"'),
        (json.dumps({**some_records()[0], "id": 5}), '"id" is no text'),
        (json.dumps({**some_records()[0], "place": "Kyiv"}), '"place" is no object'),
        (json.dumps({**some_records()[0], "quad": "peace"}), '"quad" is none of verbal cooperation'),
        (json.dumps({**some_records()[0], "score": 400}), '"score" is no number from -10 to 10'),
        (json.dumps({**some_records()[0], "published": "last May"}), '"published" is no day as 2018-05-31'),
        (json.dumps({**some_records()[0], "trigger": None}), 'no "trigger"'),
        (json.dumps({**some_records()[0], "confidence": float("nan")}), '"confidence" is no number from 0 to 1'),
    ],
)
def test_a_bad_line_is_named_and_survived(records: Path, tmp_path: Path, line: str, message: str) -> None:
    good = records.read_text(encoding="utf-8").splitlines()
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text("\n".join([good[0], line, "", *good[1:]]), encoding="utf-8")
    result = run_events("report", str(mixed))
    assert result.status == 3
    assert result.err.startswith(f"error: {mixed}:2: {message}")
    assert data_of(result.out)["size"] == 12
    only = tmp_path / "only.jsonl"
    only.write_text(line, encoding="utf-8")
    result = run_events("report", str(only), "-o", str(tmp_path / "none.html"))
    assert result.status == 2
    assert not (tmp_path / "none.html").exists()


def test_a_missing_file_beside_a_good_one(records: Path, tmp_path: Path) -> None:
    missing = str(tmp_path / "nothing.jsonl")
    result = run_events("report", missing, str(records))
    assert result.status == 3
    assert missing in result.err
    assert run_events("report", missing).status == 2


def test_keys_that_are_not_known_are_not_read() -> None:
    row = some_records()[0]
    row["place"]["precision"], row["weather"] = "town", {"rain": True}
    row["date"]["via"] = "sentence"
    assert row_of(row) == row_of(some_records()[0])


def test_no_events_make_a_page_too(tmp_path: Path) -> None:
    result = run_events("report", str(write_records(tmp_path / "none.jsonl", [])))
    assert result.status == 0
    assert data_of(result.out)["size"] == 0


def test_an_unwritable_place_is_an_error_and_leaves_what_was_there(records: Path, tmp_path: Path) -> None:
    result = run_events("report", str(records), "-o", str(tmp_path / "no" / "report.html"))
    assert result.status == 2
    assert "no folder" in result.err
    result = run_events("report", str(records), "-o", str(tmp_path))
    assert result.status == 2
    assert "is a folder" in result.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["acts.jsonl"]


def test_the_same_records_make_the_same_page(records: Path) -> None:
    assert run_events("report", str(records)).out == run_events("report", str(records)).out


SMILE = "\U0001f600"


@pytest.mark.parametrize(
    ("text", "phrase", "mark"),
    [
        ("Iran warned Israel.", ("Israel", 12, 18), [12, 18]),
        (f"{SMILE}{SMILE} Iran warned.", ("Iran", 3, 7), [5, 9]),
        (f"He said {SMILE}.", (SMILE, 8, 9), [8, 10]),
        ("Iran  warned\nIsrael.", ("warned Israel", 6, 19), [6, 19]),
        ("Iran warned.", ("Israel", 0, 6), -1),
        ("Iran warned.", ("warned.", 90, 97), -1),
    ],
)
@pytest.mark.parametrize("start", [0, 50])
def test_marks_count_utf16_units_in_the_sentence(text: str, phrase: tuple, mark: object, start: int) -> None:
    sentence = Phrase(text, start, start + len(text))
    assert mark_of(sentence, Phrase(phrase[0], phrase[1] + start, phrase[2] + start)) == mark


def test_a_phrase_before_the_sentence_is_not_marked() -> None:
    assert mark_of(Phrase("It struck Iran.", 20, 35), Phrase("Israel", 0, 6)) == -1
    assert mark_of(Phrase("It struck Iran.", 20, 35), None) == -1


def test_data_cannot_leave_its_element() -> None:
    texts = ["</script><script>alert(1)</script>", "<!-- <script", "a\u2028b\u2029c", "\ud83d", '"\\']
    text = embedded(texts)
    assert "<" not in text
    assert "\u2028" not in text
    assert "\u2029" not in text
    assert json.loads(text) == [*texts[:3], "\ufffd", texts[4]]
    text.encode("utf-8")


def test_the_title_is_text() -> None:
    page = page_of(columns_of([]), 'A "B" <script>x</script>\n{{data}} & C')
    assert "<title>A &quot;B&quot; &lt;script&gt;x&lt;/script&gt; {{data}} &amp; C</title>" in page


def test_the_policy_names_each_script_and_style_and_nothing_else() -> None:
    page = page_of(columns_of([row_of(row) for row in some_records()]), "T")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = found[1].replace("&#x27;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    assert len(scripts) == 3
    assert len(styles) == 1
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts + styles]
    assert sorted(re.findall(r"'sha256-([^']*)'", policy)) == sorted(hashes)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert not re.search(r'\b(src|href)="(?!#|data:)', page.split("<script>")[0])


def test_five_thousand_events_stay_below_three_megabytes() -> None:
    rows = []
    for number in range(5000):
        text = (
            f"Officials in the region said on day {number} that Russia had struck Ukraine with drones and missiles, "
            f"killing at least {number % 90} people and cutting off power to {number * 37} homes in two districts."
        )
        day = f"20{10 + number % 14}-0{1 + number % 9}-1{number % 10}"
        made = record(
            f"{number:012x}", text, "Russia", "strike", "struck", "Ukraine", day=day, doc=f"news-{number}.txt"
        )
        made["actor"]["name"] = f"Unit {number} of the army"
        rows.append(row_of(made))
    assert len(page_of(columns_of(rows), "Many").encode()) < 3_000_000


def test_vendored_files_are_named_with_version_and_licence() -> None:
    readme = (VENDOR / "README.md").read_text()
    for path in VENDOR.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in readme
    for name in ("d3", "topojson-client"):
        version = re.search(rf"`{name}` (\d+\.\d+\.\d+)", readme)
        assert version
        assert version[1] in (VENDOR / f"{name}.min.js").read_text()[:200]


def test_scripts_never_make_markup_of_texts() -> None:
    for path in (ROOT / "cli" / "report" / "page").glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\.html\(", path.read_text()
        )


def test_the_command_needs_no_language_model(records: Path) -> None:
    code = (
        "import sys; from cli.main import run\n"
        "try: run(sys.argv[1:])\n"
        "finally: print('spacy' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "report", str(records)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr.strip() == "False"
