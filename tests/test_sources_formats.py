"""Every format gives the same texts, ids and days: as a file, through a pipe, packed, and within archives."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extract.sources import Document, Failure, Notice, Source, read_sources
from tests.sourcefiles import ARTICLES, COMPRESS, DAYS, FEEDS, TABLES, mail, nitf, page, tarred, zipped

EXPECTED = [Document(id, text, date.fromisoformat(DAYS[id])) for id, text in ARTICLES.items()]
LAID_OUT = [replace(document, text=document.text.replace("\t", " ")) for document in EXPECTED]  # out of markup
FORMATS = {name: name.rpartition(".")[2] for name in TABLES}


class Pipe(io.BytesIO):
    """Bytes that come in pieces and cannot be sought in."""

    def seekable(self) -> bool:
        return False

    def read1(self, size: int | None = -1, /) -> bytes:
        return super().read1(min(size or 7, 7) if size and size > 0 else 7)


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, data: bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data)
    return name


def read(*paths: str, **options: object) -> list[Source]:
    return list(read_sources(paths, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TABLES)
def test_file_and_pipe(name: str) -> None:
    assert read(write(name, TABLES[name])) == EXPECTED
    assert read(write("unnamed", TABLES[name]), input_format=FORMATS[name]) == EXPECTED
    assert read("-", stdin=Pipe(TABLES[name]), input_format=FORMATS[name]) == EXPECTED


@pytest.mark.parametrize("name", [name for name in TABLES if name != "marked.csv"])
def test_format_is_told_by_the_first_bytes(name: str) -> None:
    assert read("-", stdin=Pipe(TABLES[name])) == EXPECTED
    assert read(write("unnamed", TABLES[name])) == EXPECTED


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("packing", COMPRESS)
def test_packed(name: str, packing: str) -> None:
    data = COMPRESS[packing](TABLES[name])
    assert read(write(f"{name}.{packing}", data)) == EXPECTED
    assert read("-", stdin=Pipe(data), input_format=FORMATS[name]) == EXPECTED


@pytest.mark.parametrize("name", TABLES)
def test_in_archives(name: str) -> None:
    inner = zipped({f"x/{name}": TABLES[name]})
    for archive, data in {
        "a.zip": inner,
        "a.tar": tarred({name: TABLES[name]}),
        "a.tgz": COMPRESS["gz"](tarred({name: TABLES[name]})),
        "a.tar.xz": COMPRESS["xz"](tarred({"b.zip": inner})),
    }.items():
        assert read(write(archive, data)) == EXPECTED
        assert read("-", stdin=Pipe(data)) == EXPECTED


def test_zstandard_cut_off() -> None:
    data = COMPRESS["zst"](TABLES["rows.jsonl"])
    assert isinstance(read(write("cut.jsonl.zst", data[:-9]))[-1], Failure)


def test_texts_as_they_stand_and_names_of_members() -> None:
    files = {f"n/{id}.txt": text.replace("\n", "\r\n").encode() for id, text in ARTICLES.items()}
    texts = [data.decode() for data in files.values()]
    for name, data in {"t.zip": zipped(files), "t.tar.gz": COMPRESS["gz"](tarred(files))}.items():
        found = [item for item in read(write(name, data)) if isinstance(item, Document)]
        assert [item.text for item in found] == texts
        assert [item.id for item in found] == [f"{name}!{member}" for member in files]
    (nested,) = read(write("o.tar.gz", COMPRESS["gz"](tarred({"b.zip": zipped({"c.txt": b"Text."})}))))
    assert nested == Document("o.tar.gz!b.zip!c.txt", "Text.")


@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_mails(subtype: str, cte: str) -> None:
    paths = [write(f"{id}.eml", mail(id, subtype, cte)) for id in ARTICLES]
    found = read(*paths)
    for item, expected in zip(found, EXPECTED if subtype == "plain" else LAID_OUT, strict=True):
        assert isinstance(item, Document)
        assert (item.text.removesuffix("\n"), item.published) == (expected.text, expected.published)
    (piped,) = read("-", stdin=Pipe(mail("a", subtype)))
    assert isinstance(piped, Document)
    assert piped.published == EXPECTED[0].published


def test_attachments_and_flowed_lines_of_a_mail() -> None:
    head = b"From: a@example.org\r\nSubject: =?utf-8?q?Kerry_in_Caf=C3=A9?=\r\nDate: Sat, 3 May 2014 23:30:00 -0500\r\n"
    body = b"Content-Type: text/plain; format=flowed\r\n\r\nJohn Kerry \r\nvisited Egypt.\r\n\r\nHe left.\r\n"
    (item,) = read(write("m.eml", head + body))
    assert item == Document("m.eml", "Kerry in Café\n\nJohn Kerry visited Egypt.\n\nHe left.\n", date(2014, 5, 3))


def test_pages() -> None:
    pytest.importorskip("trafilatura")
    for id, expected in zip(ARTICLES, LAID_OUT, strict=True):
        data = page(id, "Three words only")
        for item in (*read(write("p.html", data)), *read("-", stdin=Pipe(data))):
            assert isinstance(item, Document)
            assert item.text == f"Three words only\n\n{expected.text}"
            assert item.published == expected.published


@pytest.mark.parametrize(
    ("between", "left"),
    [
        (" ½ ", " ½ "),
        (" e\u0301 ", " e\u0301 "),
        ("\xa0", " "),
        ("\u2009", " "),
        ("\xad", ""),
        ("\u200f", ""),
        ("\u200d", ""),
    ],
)
def test_what_cannot_be_seen_in_a_page(between: str, left: str) -> None:
    pytest.importorskip("trafilatura")
    data = f"<html><body><article><p>Israel struck{between}Syria.</p><p>He left.</p></article></body></html>".encode()
    assert read(write("p.html", data)) == [Document("p.html", f"Israel struck{left}Syria.\n\nHe left.")]


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_of_all_articles(name: str) -> None:
    assert read(write(name, FEEDS[name])) == LAID_OUT
    assert read("-", stdin=Pipe(FEEDS[name])) == LAID_OUT


def test_nitf_of_each_article() -> None:
    assert read(*(write(f"{id}.nitf", nitf(id)) for id in ARTICLES)) == LAID_OUT


def test_a_page_in_its_declared_encoding() -> None:
    pytest.importorskip("trafilatura")
    page = '<html><head><meta charset="windows-1251"></head><body><p>Лавров посетил Каир.</p></body></html>'
    items = read(write("p.html", page.encode("cp1251")))
    assert isinstance(items[-1], Document)
    assert "Лавров посетил Каир." in items[-1].text


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Talks &amp; more</title><id>urn:1</id>
<updated>2014-05-04T01:00:00Z</updated><published>2014-05-03T23:30:00-05:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>John Kerry <b>visited</b> Egypt.</p><p>He left.</p>
</div></content></entry></feed>"""
NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><docdata><doc-id id-string="urn:1"/>
<date.issue norm="20140503T233000-0500"/></docdata></head><body><body.head><hedline><hl1>Talks &amp; more</hl1>
</hedline></body.head><body.content><p>John Kerry <em>visited</em> Egypt.</p><p>He&nbsp;left.</p></body.content>
</body></nitf>"""
NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1">
<itemMeta><versionCreated>2014-05-04T09:00:00Z
</versionCreated></itemMeta>
<contentMeta><contentCreated>2014-05-03T23:30:00-05:00</contentCreated>
<headline>Talks &amp; more</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><title>No</title></head><body>
<p>John Kerry visited Egypt.</p><p>He left.</p>
</body></html></inlineXML></contentSet></newsItem>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>Talks &amp;amp; more</title><link>urn:1</link>
<dc:date>2014-05-03T23:30:00-05:00</dc:date>
<description>&lt;p&gt;John Kerry visited Egypt.&lt;/p&gt;&lt;p&gt;He left.&lt;/p&gt;</description></item></rdf:RDF>"""


@pytest.mark.parametrize("text", [ATOM, NITF, NEWSML, RDF])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feeds_and_articles(text: str, encoding: str) -> None:
    for item in (*read(write("x.xml", text.encode(encoding))), *read("-", stdin=Pipe(text.encode(encoding)))):
        assert isinstance(item, Document)
        wanted = "Talks & more\n\nJohn Kerry visited Egypt.\n\nHe left."
        assert (item.text.replace("\xa0", " "), item.id) == (wanted, "urn:1")
        assert item.published == date(2014, 5, 3)


def test_title_of_rows_only_where_it_is_asked_for() -> None:
    path = write("r.csv", b"id,title,text\n1,Kerry in Cairo,He left.\n2,He left,He left.\n")
    assert read(path) == [Document("1", "He left."), Document("2", "He left.")]
    assert read(path, title_key="title") == [Document("1", "Kerry in Cairo\n\nHe left."), Document("2", "He left.")]


def test_a_long_cell_and_quotes_of_their_own() -> None:
    long = "Kerry left. " * 100_000
    assert read(write("l.csv", f'id,text\n1,"{long}"\n'.encode())) == [Document("1", long)]
    tsv = b'id\ttext\n1\t"Peace" is near.\n2\t"We go,\n3\tHe said "no".\n4\t"Two\nlines."\n'
    texts = [item.text for item in read(write("q.tsv", tsv)) if isinstance(item, Document)]
    assert texts == ['"Peace" is near.', '"We go,', 'He said "no".', "Two\nlines."]


def test_broken_rows_of_a_table() -> None:
    data = b'id,text\n1,"One."\n2,"Two" more\n3,Three, four\n4\n5,"Fi\nve."\n'
    kinds = [(type(i), i.id if isinstance(i, Document) else i.source) for i in read(write("t.csv", data))]
    assert kinds == [(Document, "1"), (Failure, "t.csv:3"), (Failure, "t.csv:4"), (Failure, "t.csv:5"), (Document, "5")]


def test_table_of_another_encoding_is_noted_once() -> None:
    notice, *documents = read(write("t.csv", "id,text\n1,São\n2,José\n".encode("cp1252")))
    assert isinstance(notice, Notice)
    assert documents == [Document("1", "São"), Document("2", "José")]
