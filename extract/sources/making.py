"""How sources are to be read, and what every format does to make a document: its title and its day of publication."""

from dataclasses import dataclass, field
from datetime import date as Date

from extract.datelines import complete, date_in_name, find_dateline
from extract.documents import Document
from extract.sources.globs import Globs


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys under which a row keeps its text, its id, its date of publication and, if it is wanted, its title."""

    text: str = "text"
    id: str = "id"
    date: str = "published"
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How sources are read. ``format`` is one of ``FORMATS``, None to tell by names and contents.

    ``date`` is the day of publication of documents that bear none; ``globs`` choose among the files of folders and
    archives.
    """

    keys: Keys = Keys()
    date: Date | None = None
    format: str | None = None
    globs: Globs = field(default_factory=Globs)


def article(
    id: str, text: str, options: Options, *, title: str | None = None, published: Date | None = None, name: str = ""
) -> Document:
    """A document with its title as its first paragraph.

    Its day is the first known of: ``published``, that in the ``name`` of its file, the dateline's, the user's.
    """
    day = published or date_in_name(name) or dated(text, options.date)
    return Document(id, with_title(title, text), day)


def with_title(title: str | None, text: str) -> str:
    """``text`` after its title and a blank line, or as it stands where it begins with its title."""
    title = " ".join((title or "").split())
    begin = " ".join(text[: 2 * len(title) + 100].split())
    if not title or begin.casefold().startswith(title.casefold()):
        return text
    return f"{title}\n\n{text}"


def dated(text: str, given: Date | None) -> Date | None:
    """The day of the dateline, which takes a missing year from the day that is ``given``; or else that."""
    dateline = find_dateline(text)
    if dateline and dateline.date:
        return dateline.date
    if dateline and dateline.month_day and given:
        return complete(dateline.month_day, given) or given
    return given
