"""What is in an article of RSS, Atom, NITF and NewsML-G2, whose elements are found by name in any namespace."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from extract.sources.markup import local, text_of_element, text_of_html


@dataclass(frozen=True, slots=True)
class Article:
    """The parts of an article as they stand; ``date`` is in a form that ``parse_date`` reads."""

    text: str
    title: str = ""
    date: str = ""
    id: str = ""


def _rss(item: Element) -> Article:
    body = _first(item, "encoded", "description")  # content:encoded is whole, the description may be
    return Article(
        _markup(body), _markup(_first(item, "title")), _plain(_first(item, "pubDate", "date")),
        _plain(_first(item, "guid", "link")),
    )  # fmt: skip


def _atom(entry: Element) -> Article:
    # A summary stands in for a content that is elsewhere.
    bodies = [_markup(_first(entry, name)) for name in ("content", "summary")]
    return Article(
        next((body for body in bodies if body.strip()), ""), _markup(_first(entry, "title")),
        _plain(_first(entry, "published", "updated")), _plain(_first(entry, "id")),
    )  # fmt: skip


def _nitf(root: Element) -> Article:
    body = _below(root, "body.content")
    title = _below(root, "hl1")
    if title is None:
        title = _below(root, "title")
    issued, edition = _below(root, "date.issue"), _below(root, "pubdata")
    date = _attribute(issued, "norm") or _attribute(edition, "date.publication")
    text = "\n\n".join(part for part in (_inner(_below(root, "dateline")), _inner(body)) if part)
    return Article(text, _inner(title), date, _attribute(_below(root, "doc-id"), "id-string"))


def _newsml(item: Element) -> Article:
    title = _below(item, "headline")
    date = _plain(_below(item, "contentCreated")) or _plain(_below(item, "versionCreated"))
    nitf, inline = _below(item, "nitf"), _below(item, "inlineXML")
    told = _nitf(nitf) if nitf is not None else Article("")
    text = told.text or _inner(_below(inline, "body") if inline is not None else None) or _inner(inline)
    if not text:
        data = _below(item, "inlineData")
        text = _markup(data)
    return Article(text, _inner(title) or told.title, date or told.date, item.get("guid", "") or told.id)


# By the name of the element that is one article; the outermost counts.
ARTICLES = {"item": _rss, "entry": _atom, "nitf": _nitf, "newsItem": _newsml}


def _first(parent: Element, *names: str) -> Element | None:
    """The child by the first of these names that is there and is not empty."""
    for name in names:
        for child in parent:
            if local(child.tag) == name and (len(child) or (child.text or "").strip()):
                return child
    return None


def _below(root: Element, name: str) -> Element | None:
    """The first element of this name anywhere below."""
    return next((element for element in root.iter() if local(element.tag) == name), None)


def _plain(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _attribute(element: Element | None, name: str) -> str:
    return element.get(name, "") if element is not None else ""


def _inner(element: Element | None) -> str:
    return text_of_element(element) if element is not None else ""


def _markup(element: Element | None) -> str:
    """The text of an element that holds elements, HTML that is written as text, or a text."""
    if element is None:
        return ""
    if len(element):
        return text_of_element(element)
    text = element.text or ""
    return text if element.get("type") in ("text", "text/plain") else text_of_html(text)
