"""Files, folders, standard input and JSONL as documents; and all that can be wrong with them."""

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from extract.sources import Document, Failure, Notice, Source, read_sources

TEXT = "Israel’s army struck a base – in Syria."
DAY = date(2018, 5, 31)


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, content: str | bytes = TEXT) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def rows(*items: object) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def read(*paths: str, **options: object) -> list[Source]:
    return list(read_sources(paths, **options))  # type: ignore[arg-type]


def only(*paths: str, **options: object) -> Source:
    (item,) = read(*paths, **options)
    return item


def test_file_is_read_as_it_stands() -> None:
    text = "One.\r\n\r\n  Two.\n"
    assert only(write("a.txt", text)) == Document("a.txt", text)


def test_folder_is_walked_in_sorted_order() -> None:
    names = ["d/b.txt", "d/a/z.md", "d/a/A.TXT", "d/c.jsonl", "d/B.txt"]
    for name in names:
        write(name, rows({"text": TEXT}) if name.endswith("jsonl") else TEXT)
    for name in ("d/page.css", "d/.hidden.txt", "d/.git/x.txt", "d/a/notes"):
        write(name)
    ids = [item.id for item in read("d/") if isinstance(item, Document)]
    assert ids == ["d/B.txt", "d/a/A.TXT", "d/a/z.md", "d/b.txt", "d/c.jsonl:1"]


def test_hidden_and_unusual_names_are_read_when_named() -> None:
    paths = [write("d/.hidden.txt"), write("d/.git/x.txt"), write("d/notes"), write("d/page.html")]
    assert [item.id for item in read(*paths) if isinstance(item, Document)] == paths


def test_links_in_a_circle() -> None:
    write("d/a/x.txt")
    os.symlink("..", "d/a/up")
    os.symlink("a", "d/again")
    os.symlink("self", "d/self")
    assert [item.id for item in read("d") if isinstance(item, Document)] == ["d/a/x.txt"]


def test_link_that_leads_nowhere() -> None:
    write("d/a.txt")
    os.symlink("gone.txt", "d/b.txt")
    first, second = read("d")
    assert isinstance(first, Document)
    assert isinstance(second, Failure)
    assert second.source == "d/b.txt"


def test_pipes_in_a_folder_do_not_block() -> None:
    write("d/a.txt")
    os.mkfifo("d/b.txt")
    assert isinstance(only("d"), Document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_no_part_of_the_text(encoding: str) -> None:
    assert only(write("a.txt", TEXT.encode(encoding))) == Document("a.txt", TEXT)
    assert only("-", stdin=io.BytesIO(TEXT.encode(encoding))) == Document("-", TEXT)
    assert only(write("a.jsonl", rows({"id": 1, "text": TEXT}).encode(encoding))) == Document("1", TEXT)


def test_big_endian_utf16() -> None:
    assert only(write("a.txt", "\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"))) == Document("a.txt", TEXT)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Israel’s army “struck” a base – in Syria.", "cp1252"),
        ("President Erdogan met José in São Paulo.", "cp1252"),
        ("Президент России встретился с министром обороны Израиля в Москве во вторник.", "cp1251"),
        ("以色列国防部长访问莫斯科，会见俄罗斯国防部长。以色列国防部长访问莫斯科。", "gb18030"),
    ],
)
def test_other_encodings_are_detected_and_named(text: str, encoding: str) -> None:
    notice, document = read(write("a.txt", text.encode(encoding)))
    assert notice == Notice("a.txt", f"not UTF-8: read as {encoding}")
    assert document == Document("a.txt", text)


def test_rows_of_another_encoding_are_noted_once() -> None:
    line = json.dumps({"text": "José met São."}, ensure_ascii=False).encode("cp1252") + b"\n"
    kinds = [type(item) for item in read(write("a.jsonl", b'{"text": "x"}\n' + line * 2))]
    assert kinds == [Document, Notice, Document, Document]


def test_rows() -> None:
    content = rows(
        {"id": "a", "text": "One.", "published": "2018-05-31"},
        {"id": 7, "text": "Two.", "published": "2018-05-31T23:00:00+02:00"},
        {"id": "a", "text": "Three.", "published": None},
        {"text": "Four."},
    )
    expected = [
        Document("a", "One.", DAY),
        Document("7", "Two.", DAY),
        Document("a", "Three."),
        Document("a.jsonl:6", "Four."),
    ]
    broken_up = content.replace("\n", "\r\n", 1).replace('{"text": "Four', '\n  \n{"text": "Four')
    assert read(write("a.jsonl", broken_up)) == expected
    assert read("-", stdin=io.BytesIO(content.encode()))[:3] == expected[:3]
    assert read(write("a.dat", content))[:3] == expected[:3]


def test_line_separators_inside_a_row_do_not_break_it() -> None:
    content = '{"id": "x", "text": "One.\u2028Two.\u0085Three."}\n'
    assert only(write("a.jsonl", content)) == Document("x", "One.\u2028Two.\u0085Three.")


def test_keys_of_rows_can_be_named() -> None:
    content = rows({"uri": "a", "body": TEXT, "day": "May 31, 2018", "text": "no"})
    options = {"text_key": "body", "id_key": "uri", "date_key": "day"}
    assert only(write("a.jsonl", content), **options) == Document("a", TEXT, DAY)


def test_rows_are_read_one_by_one() -> None:
    pieces = [b'{"text": "One."}\n']

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def read1(self, size: int | None = -1, /) -> bytes:
            assert pieces, "read too far"
            return pieces.pop()

    assert next(read_sources(["-"], stdin=Stream())) == Document("-:1", "One.")


def test_a_text_that_only_mentions_json_is_a_text() -> None:
    text = 'He wrote {"text": 1}.\n{"text": "x"}\n'
    assert only(write("a.txt", '{"text": "x"}')) == Document("a.txt", '{"text": "x"}')
    assert only("-", stdin=io.BytesIO(text.encode())) == Document("-", text)


@pytest.mark.parametrize("published", ["soon", "2018-02-30", 12, True, ["2018-05-31"], ""])
def test_bad_date_of_a_row_is_noted(published: object) -> None:
    notice, document = read(write("a.jsonl", rows({"id": "x", "text": "One.", "published": published})))
    assert notice == Notice("a.jsonl:1", f'"published" is no full date: {json.dumps(published)}')
    assert document == Document("x", "One.")


def test_half_surrogates_keep_offsets() -> None:
    notice, document = read(write("a.jsonl", '{"id": "x", "text": "A \\ud83d struck B."}\n'))
    assert isinstance(notice, Notice)
    assert document == Document("x", "A \ufffd struck B.")


@pytest.mark.parametrize(
    ("name", "content", "given", "expected"),
    [
        ("a.txt", "Text.", None, None),
        ("a.txt", "Text.", DAY, DAY),
        ("a-2019-01-02.txt", "MOSCOW, May 3, 2017 — Text.", DAY, date(2019, 1, 2)),
        ("a.txt", "MOSCOW, May 3, 2017 — Text.", DAY, date(2017, 5, 3)),
        ("a.txt", "MOSCOW, May 3 — Text.", None, None),
        ("a.txt", "MOSCOW, May 3 — Text.", DAY, date(2018, 5, 3)),
        ("a.txt", "MOSCOW, Feb. 29 — Text.", DAY, DAY),
        ("a.jsonl", rows({"text": "MOSCOW, May 3, 2017 — Text.", "published": "2016-01-01"}), DAY, date(2016, 1, 1)),
        ("a.jsonl", rows({"text": "MOSCOW, May 3, 2017 — Text."}), DAY, date(2017, 5, 3)),
        ("a-2019-01-02.jsonl", rows({"text": "Text."}), None, None),
        ("a.jsonl", rows({"text": "Text."}), DAY, DAY),
    ],
)
def test_day_of_publication(name: str, content: str, given: date | None, expected: date | None) -> None:
    document = only(write(name, content), date=given)
    assert isinstance(document, Document)
    assert document.published == expected


BINARY = bytes(range(256)) * 8


@pytest.mark.parametrize(
    ("name", "content", "source", "message"),
    [
        ("a.txt", b"", "a.txt", "it is empty"),
        ("a.txt", b" \n\t\n", "a.txt", "only blank space"),
        ("a.txt", b"\xef\xbb\xbf\n", "a.txt", "only blank space"),
        ("a.jsonl", b"", "a.jsonl", "it is empty"),
        ("a.jsonl", b"\n \n", "a.jsonl", "no row"),
        ("a.txt", BINARY, "a.txt", "a binary file"),
        ("a.jsonl", BINARY, "a.jsonl:1", "a binary file"),
        ("a.txt", bytes(range(128, 256)) * 4, "a.txt", "no known encoding"),
        ("a.txt", b"\xff\xfea", "a.txt", "UTF-16"),
        ("a.jsonl", b"\xff\xfea", "a.jsonl", "UTF-16"),
        ("a.txt", b"%PDF-1.7 x", "a.txt", "a PDF file"),
        ("a.txt", b"PK\x03\x04 x", "a.txt", "ZIP"),
        ("a.jsonl", b'{"text": "One.\n', "a.jsonl:1", "broken JSON"),
        ("a.jsonl", b'["One."]\n', "a.jsonl:1", "no object"),
        ("a.jsonl", b"[" * 100_000 + b"\n", "a.jsonl:1", "cannot be read"),
        ("a.jsonl", b'{"text": ' + b"1" * 5000 + b"}\n", "a.jsonl:1", "cannot be read"),
        ("a.jsonl", b'{"id": "x"}\n', "a.jsonl:1", 'no "text"'),
        ("a.jsonl", b"{}\n", "a.jsonl:1", 'no "text"'),
        ("a.jsonl", b'{"text": null}\n', "a.jsonl:1", 'no "text"'),
        ("a.jsonl", b'{"text": " "}\n', "a.jsonl:1", 'empty "text"'),
        ("a.jsonl", b'{"text": ["One."]}\n', "a.jsonl:1", 'no string as "text"'),
        ("a.jsonl", b'{"text": "' + bytes(range(128, 256)) + b'"}\n', "a.jsonl:1", "no known encoding"),
    ],
)
def test_bad_input_is_a_failure_with_a_hint(name: str, content: bytes, source: str, message: str) -> None:
    failure, good = read(write(name, content), write("good.txt"))
    assert isinstance(failure, Failure)
    assert failure.source == source
    assert message in failure.message
    assert failure.hint
    assert not failure.absent
    assert good == Document("good.txt", TEXT)


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("god.txt", "no such file", "did you mean good.txt?"),
        ("there/seeds", "no such file", "the folder there is not there either"),
        ("zzz", "no such file", "check the spelling"),
        ("a\0b", "no such file", "check the spelling"),
        ("empty", "holds no text", ".jsonl"),
        ("-", "closed", "name a file"),
    ],
)
def test_nothing_there(path: str, message: str, hint: str) -> None:
    Path("empty").mkdir()
    failure, good = read(path, write("good.txt"))
    assert isinstance(failure, Failure)
    assert failure.absent
    assert message in failure.message
    assert hint in failure.hint
    assert isinstance(good, Document)


def test_good_rows_beside_bad_ones() -> None:
    content = rows({"id": "a", "text": "One."}) + "broken\n" + rows({"no": 1}) + rows({"id": "b", "text": "Two."})
    items = read(write("a.jsonl", content))
    names = [item.id if isinstance(item, Document) else item.source for item in items]
    assert names == ["a", "a.jsonl:2", "a.jsonl:3", "b"]


def test_no_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, mode: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("extract.sources.reading.open", refuse, raising=False)  # root may read everything
    write("d/a.txt")
    failure = only("d")
    assert isinstance(failure, Failure)
    assert failure.message == "cannot be read: Permission denied"


def test_unreadable_stream_is_a_failure() -> None:
    class Stream(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    failure = only("-", stdin=Stream(b"One.\n"))
    assert isinstance(failure, Failure)
    assert failure.message == "cannot be read: Input/output error"
