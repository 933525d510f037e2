"""What can go wrong that a user can mend: each error says what happened and hints at what to do."""


class EventsError(Exception):
    """A failure with a one-line ``message`` and a one-line ``hint`` (may be empty)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(EventsError):
    """A path, a stream or a row that cannot be read as text."""


class LexiconError(EventsError):
    """A data file of the lexicon or the gazetteer that does not hold what it must; names the file and the key."""


class ActorsError(LexiconError):
    """A file of a user's actors that does not hold what it must; names the file, the line and the column."""


class WorkersError(EventsError):
    """Processes that code, and cannot be started."""


class ModelError(EventsError):
    """A language model that is not installed or lacks what the extraction needs."""


class RecordError(EventsError):
    """A record that a format cannot hold."""
