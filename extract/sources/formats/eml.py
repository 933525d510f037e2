"""E-mail: the subject, the body in plain text or else in HTML, and the date."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.datelines import parse_date
from extract.documents import Notice, Source
from extract.errors import InputError
from extract.sources.encodings import decode
from extract.sources.making import Options, article
from extract.sources.markup import text_of_html
from extract.sources.streams import Input

if TYPE_CHECKING:
    from email.message import EmailMessage


def read(input: Input, options: Options) -> Iterator[Source]:
    """One document, whose lines end in line feeds.

    :raises InputError: where there is no body with a text.
    """
    import email.parser  # with what it needs, more than all other formats together take to import
    import email.policy
    from email.message import EmailMessage

    message = email.parser.BytesParser(policy=email.policy.default).parsebytes(input.whole())
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain", "html"))
    text, encoding = _content(body) if isinstance(body, EmailMessage) else ("", None)
    if body is not None and body.get_content_type() == "text/html":
        text = text_of_html(text)
    if not text.strip():
        raise InputError("there is no text in this mail", "leave it out, or save what is attached to it")
    if encoding:
        yield Notice(input.source, f"not in the encoding that it declares: read as {encoding}")
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    if attached:
        yield Notice(input.source, f"{attached} attached to it not read")
    published = parse_date(str(message["date"])) if message["date"] else None
    title = str(message["subject"] or "")
    yield article(input.source, text, options, title=title, published=published, name=input.name)


def _content(body: "EmailMessage") -> tuple[str, str | None]:
    data = body.get_payload(decode=True)
    assert isinstance(data, bytes)
    data = data.replace(b"\r\n", b"\n")
    flowed = body.get_param("format") == "flowed"
    encoding: str | None = None
    try:
        text = data.decode(body.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        text, encoding = decode(data)
        encoding = encoding or "utf-8"
    return (_unflowed(text, spaced=str(body.get_param("delsp")).lower() != "yes") if flowed else text), encoding


def _unflowed(text: str, *, spaced: bool) -> str:
    """Lines that were broken to fit joined again (RFC 3676)."""
    lines, open_line = [], ""
    for line in text.split("\n"):
        whole = open_line + line.removeprefix(" ")
        if line.endswith(" ") and line != "-- ":
            open_line = whole if spaced else whole[:-1]
        else:
            lines.append(whole)
            open_line = ""
    return "\n".join([*lines, open_line] if open_line else lines)
