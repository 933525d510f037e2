"""Who did what to whom, when and where: geopolitical events out of news text.

    >>> from extract import Extractor
    >>> extractor = Extractor.load()
    >>> [event.action for event in extractor.extract_text("Israel struck an Iranian base in Syria.")]
    ['strike']

What is named here is imported when it is first used, so that ``import extract`` takes no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.batches import ExtractBatches
    from extract.documents import Document, Failure, Notice, Reading
    from extract.errors import EventsError
    from extract.pipeline import Extractor
    from extract.records import Event, json_schema
    from extract.workers import Workers

_HOMES = {
    "Document": "extract.documents", "Failure": "extract.documents", "Notice": "extract.documents",
    "EventsError": "extract.errors", "Extractor": "extract.pipeline", "Reading": "extract.documents",
    "ExtractBatches": "extract.batches", "Event": "extract.records", "json_schema": "extract.records",
    "Workers": "extract.workers",
}  # fmt: skip
__all__ = [
    "Document", "Event", "EventsError", "ExtractBatches", "Extractor", "Failure", "Notice", "Reading", "Workers",
    "json_schema",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
