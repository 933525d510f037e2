"""Files, folders, archives and standard input → documents: ``read_sources``."""

from extract.documents import STDIN, Document, Failure, Notice, Source
from extract.sources.formats import FORMATS
from extract.sources.reading import read_sources

__all__ = ["FORMATS", "STDIN", "Document", "Failure", "Notice", "Source", "read_sources"]
