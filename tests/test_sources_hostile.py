"""Bombs, loops, broken and encrypted archives, entities: a failure each, and the run goes on."""

import gzip
import io
import os
import sys
import tarfile
from pathlib import Path

import pytest

from extract.sources import Document, Failure, Notice, Source, read_sources
from extract.sources import limits as limits
from tests.sourcefiles import COMPRESS, TABLES, rows, tarred, zipped

GOOD = Document("good.txt", "Text.")


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("Text.")


def read(name: str, data: bytes, **options: object) -> list[Source]:
    Path(name).write_bytes(data)
    *items, last = read_sources([name, "good.txt"], **options)  # type: ignore[arg-type]
    assert last == GOOD
    return items


def failures(items: list[Source]) -> list[Failure]:
    found = [item for item in items if isinstance(item, Failure)]
    assert all(item.hint for item in found)
    return found


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.xz", "bomb.zip", "bomb.tar.bz2"])
def test_bombs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.sources.limits.UNPACKED_ANYWAY", 1 << 16)
    zeros = b" " * (1 << 24)
    files = {"a.txt": b"Text.", "b.txt": zeros, "c.txt": zeros}
    data = {
        "bomb.txt.gz": lambda: gzip.compress(zeros),
        "bomb.jsonl.xz": lambda: COMPRESS["xz"](zeros),
        "bomb.zip": lambda: zipped(files),
        "bomb.tar.bz2": lambda: COMPRESS["bz2"](tarred(files)),
    }[name]()
    items = read(name, data)
    (failure,) = failures(items)
    assert failure.source == name
    assert "times its size" in failure.message


def test_packed_over_and_over() -> None:
    data = b"Text."
    for _ in range(limits.DEPTH + 1):
        data = gzip.compress(data)
    (failure,) = failures(read("a.gz", data))
    assert "times over" in failure.message
    data = TABLES["rows.jsonl"]
    for _ in range(limits.DEPTH + 1):
        data = zipped({"a.zip": data} if data[:2] == b"PK" else {"a.jsonl": data})
    (failure,) = failures(read("z.zip", data))
    assert "times over" in failure.message


@pytest.mark.parametrize("name", ["a.tar.gz", "a.txt.gz", "a.jsonl.bz2", "a.txt.xz", "a.zip", "a.tar", "a.parquet"])
def test_truncated(name: str) -> None:
    text = os.urandom(3000).hex().encode()
    whole = {
        "a.tar.gz": gzip.compress(tarred({"x.txt": text, "y.txt": text})),
        "a.txt.gz": gzip.compress(text),
        "a.jsonl.bz2": COMPRESS["bz2"](b'{"text": "x"}\n' * 9000),
        "a.txt.xz": COMPRESS["xz"](text),
        "a.zip": zipped({"x.txt": text}),
        "a.tar": tarred({"x.txt": text}),
        "a.parquet": TABLES["rows.parquet"],
    }[name]
    found = failures(read(name, whole[: len(whole) // 3]))
    assert {failure.source.partition("!")[0] for failure in found} == {name}


@pytest.mark.parametrize(
    "name", ["a.txt.gz", "a.txt.bz2", "a.txt.xz", "a.txt.zst", "a.zip", "a.tar", "a.tgz", "a.parquet"]
)
def test_no_packed_file_at_all(name: str) -> None:
    (failure,) = failures(read(name, b"Russia warned Turkey."))
    assert failure.source == name


def test_damaged_member_beside_good_ones() -> None:
    data = bytearray(zipped({"x.txt": b"Israel struck a base. " * 50, "y.txt": b"Text."}))
    data[45] ^= 0xFF
    items = read("a.zip", bytes(data))
    assert [item.source for item in failures(items)] == ["a.zip!x.txt"]
    assert Document("a.zip!y.txt", "Text.") in items


@pytest.mark.parametrize("offset", [0xFFFFFFF0, 0x7FFFFFFF, 30])
def test_member_that_lies_elsewhere(offset: int) -> None:
    data = bytearray(zipped({"x.txt": b"Text.", "y.txt": b"Text."}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 42 : directory + 46] = offset.to_bytes(4, "little")
    items = read("a.zip", bytes(data))
    assert [item.source for item in failures(items)] == ["a.zip!x.txt"]
    data = bytearray(zipped({"x.txt": b"Text."}))
    end = data.index(b"PK\x05\x06")
    data[end + 16 : end + 20] = offset.to_bytes(4, "little")
    assert failures(read("b.zip", bytes(data)))


def test_sparse_map_of_a_tar_that_is_none() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("x.txt")
        info.pax_headers = {"GNU.sparse.map": "x,y", "GNU.sparse.size": "z", "GNU.sparse.major": "0"}
        archive.addfile(info)
    (failure,) = failures(read("s.tar", out.getvalue()))
    assert failure.source == "s.tar"


@pytest.mark.parametrize("kind", ["date32", "timestamp"])
def test_parquet_with_days_out_of_range(kind: str) -> None:
    import pyarrow
    from pyarrow import parquet

    days = {"date32": pyarrow.date32(), "timestamp": pyarrow.timestamp("s")}[kind]
    numbers = pyarrow.array(
        [2**31 - 1 if kind == "date32" else 2**50, 17_000], pyarrow.int32() if kind == "date32" else None
    )
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": ["Text.", "Text."], "published": numbers.cast(days)}), out)
    notice, *documents = read("d.parquet", out.getvalue())
    assert isinstance(notice, Notice)
    assert "a day out of range" in notice.message
    assert [item.published is None for item in documents if isinstance(item, Document)] == [True, False]


def test_encrypted_member() -> None:
    data = bytearray(zipped({"x.txt": b"Text."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (failure,) = failures(read("a.zip", bytes(data)))
    assert "encrypted" in failure.message


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path) -> None:
    names = ["../../up.txt", "/etc/abs.txt", "a\x1b[31m\n.txt"]
    for archive, data in {
        "n.zip": zipped(dict.fromkeys(names, b"Text.")),
        "n.tar": tarred(dict.fromkeys(names, b"Text.")),
    }.items():
        found = [item.id for item in read(archive, data) if isinstance(item, Document)]
        assert found == [f"{archive}!../../up.txt", f"{archive}!/etc/abs.txt", rf"{archive}!a\x1b[31m\n.txt"]
    assert sorted(os.listdir()) == ["good.txt", "n.tar", "n.zip"]


def test_links_and_long_headers_of_a_tar() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("l.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        text = tarfile.TarInfo("x.txt")
        text.size = 5
        archive.addfile(text, io.BytesIO(b"Text."))
    items = read("l.tar", out.getvalue())
    assert Document("l.tar!x.txt", "Text.") in items
    assert len(failures(items)) == 1
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 33
    (failure,) = failures(read("h.tar", header.tobuf(tarfile.GNU_FORMAT) + b"0" * 1024))
    assert "longer than any name" in failure.message


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY b SYSTEM "good.txt">',
        '<!ENTITY % b SYSTEM "good.txt"> %b;',
    ],
)
def test_entities_are_never_expanded(declaration: str) -> None:
    text = f"<!DOCTYPE rss [{declaration}]><rss><channel><item><description>&b;</description></item></channel></rss>"
    (failure,) = failures(read("a.xml", text.encode()))
    assert "entities" in failure.message


@pytest.mark.parametrize("data", [b"<rss><channel><item>", b"<a/>", b"<a>" * 600, b"", b"<rss>\x01</rss>"])
def test_broken_xml(data: bytes) -> None:
    assert len(failures(read("a.xml", data))) == 1


def test_what_stands_before_the_break_is_read() -> None:
    whole = TABLES["feed.xml"].decode()
    items = read("a.xml", whole[: whole.index("<guid>c")].encode())
    assert [item.id for item in items if isinstance(item, Document)] == ["a", "b"]
    assert len(failures(items)) == 1
    items = read("a.json", TABLES["array.json"][:-40])
    assert [item.id for item in items if isinstance(item, Document)] == ["a", "b", "c"]
    assert len(failures(items)) == 1


@pytest.mark.parametrize("data", [b"[1, {}]", b"{}", b'[{"text": "x"} 3]', b"[" * 100_000, b"[]", b"\xff{", b"tru"])
def test_broken_json(data: bytes) -> None:
    assert failures(read("a.json", data))


def test_json_text_longer_than_a_piece() -> None:
    text = 'Kerry left. é \\ " ' * 60_000
    import json

    assert read("a.json", json.dumps([{"id": "1", "text": text}, {"id": "2", "text": "x"}]).encode()) == [
        Document("1", text), Document("2", "x"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_wide_rows_are_bounded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.sources.formats.jsonl.WHOLE", 1000)
    (failure,) = failures(read(name, '\ufeff{"text": "x"}\n'.encode("utf-16-le") * 90))
    assert "UTF-16" in failure.message


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "noname"])
def test_carriage_return_within_a_header(name: str) -> None:
    items = read(name, b"id\r\ttext,note\rx\nRussia warned Turkey.")
    assert items
    assert name == "noname" or failures(items)


@pytest.mark.parametrize("section", ["<![DATA[ x", "<![if !IE]>", "<![", "<![1[", "<![endif]-->"])
def test_marked_sections_of_html(section: str) -> None:
    items = read("a.html", f"<p>Russia warned Turkey.</p>{section}<p>Text.</p>".encode())
    (document,) = (item for item in items if isinstance(item, Document))
    assert "Russia warned Turkey." in document.text


# Python refuses to read so long a number, and with it so does the reader of pages, which takes "&amp;#9" for one too.
@pytest.mark.parametrize("reference", ["&#", "&amp;#"])
@pytest.mark.parametrize("name", ["page.html", "mail.eml"])
def test_numbers_of_no_character(name: str, reference: str) -> None:
    body = f"<p>Russia struck Syria.</p><p>{reference}{'9' * 5000}; It ended.</p>"
    head = "Subject: Strike\nContent-Type: text/html\n\n" if name.endswith("eml") else ""
    items = read(name, (head + body).encode())
    (document,) = [item for item in items if not isinstance(item, Notice)]
    assert isinstance(document, Document)
    assert all("all of its text is read" in item.message for item in items if isinstance(item, Notice))
    assert "Russia struck Syria." in document.text
    assert "It ended." in document.text


def test_endless_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.sources.streams.ROW", 1000)
    (failure,) = failures(read("a.jsonl", b'{"text": "' + b"x" * 2000))
    assert "a line" in failure.message


@pytest.mark.parametrize(("extra", "module", "name"), [
    ("html", "trafilatura", "a.html"), ("parquet", "pyarrow", "a.parquet"), ("zstd", "backports", "a.txt.zst"),
])  # fmt: skip
def test_missing_extra(extra: str, module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (failure,) = failures(read(name, b"<p>Text.</p>"))
    assert failure.hint == f"pip install 'geopolitical-events[{extra}]'"


def test_what_is_left_out_is_counted() -> None:
    os.makedirs("d/.git")
    for name, data in {
        "x.css": b"",
        "y.png": b"\0\1",
        "z": b"Text.",
        "a.txt": b"Text.",
        "b.txt": b"\0\0",
        ".git/c.txt": b"x",
    }.items():
        Path("d", name).write_bytes(data)
    document, notice = read_sources(["d"])
    assert document == Document("d/a.txt", "Text.")
    assert isinstance(notice, Notice)
    assert "3 files by other names (no ending, .css, .png)" in notice.message
    assert "1 file with binary contents (b.txt)" in notice.message


@pytest.mark.parametrize(
    ("globs", "expected"),
    [
        (["*.log"], ["d/a.log", "d/e/b.log", "d/n.zip!x/c.log"]),
        (["e/*.log"], ["d/e/b.log"]),
        (["**/b.{log,txt}"], ["d/e/b.log", "d/e/b.txt"]),
        (["!e/**", "!*.zip"], ["d/a.txt"]),
        (["!e", "!n.zip"], ["d/a.txt"]),
        (["*.log", "!a*"], ["d/e/b.log", "d/n.zip!x/c.log"]),
        ([], ["d/a.txt", "d/e/b.txt", "d/n.zip!x/c.txt"]),
    ],
)
def test_globs(globs: list[str], expected: list[str]) -> None:
    os.makedirs("d/e")
    for name in ("a.txt", "a.log", "e/b.txt", "e/b.log"):
        Path("d", name).write_text("Text.")
    Path("d/n.zip").write_bytes(zipped({"x/c.txt": b"Text.", "x/c.log": b"Text."}))
    assert [item.id for item in read_sources(["d"], globs=globs) if isinstance(item, Document)] == expected


def test_names_that_are_no_unicode() -> None:
    name = os.fsdecode(b"caf\xe9.jsonl")
    Path(name).write_bytes(TABLES["rows.jsonl"])
    assert len(list(read_sources([name]))) == len(rows())


def test_a_page_of_control_characters_has_no_text(tmp_path: Path) -> None:
    """Some are blank to Python and no white space to HTML."""
    page = tmp_path / "page.html"
    page.write_bytes(b"<!doctype h-->\x1e<html><head></head><body><article><p>")
    (failure,) = read_sources([str(page)])
    assert isinstance(failure, Failure)
    assert "no text" in failure.message


def test_a_member_without_a_name() -> None:
    data = zipped({"x": b"Israel struck a base.", "y.md": b"Text."}).replace(b"x", b"\0")  # a name ends at its null
    assert [item.id for item in read("a.zip", data) if isinstance(item, Document)] == ["a.zip!y.md"]
