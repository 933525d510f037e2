"""A database to ask questions of: SQLite, with full-text search over the sentences."""

from cli.sinks.sqlite.append import append_sqlite

__all__ = ["append_sqlite"]
