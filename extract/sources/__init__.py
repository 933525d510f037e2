"""Files, folders and standard input → documents: ``read_sources``."""

from extract.documents import STDIN, Document, Failure, Notice, Source
from extract.sources.reading import read_sources

__all__ = ["STDIN", "Document", "Failure", "Notice", "Source", "read_sources"]
