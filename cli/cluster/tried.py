"""Which documents a worker died of: noted only by workers that were started anew, so that a sound run writes nothing.

Ray gives what a dead worker had in hand to the one that takes its place, without end. That one codes document by
document and leaves a note before each; a document that was noted too often is a failure, and the others go on.
"""

from typing import Any

from cli.cluster.files import store_of
from cli.sinks.files import telling_errors

FOLDER = "_tried"  # readers of folders of Parquet pass over names with an underscore
TRIES = 2


class Tried:
    """The notes of a run, empty files in a folder below that of its parts.

    All methods raise ``OutputError`` where the folder cannot be written.
    """

    def __init__(self, output: str) -> None:
        self._output = output

    def once_more(self, key: int) -> bool:
        """Note one more try of a document; whether there may be one."""
        from pyarrow import fs

        with telling_errors(self._output):
            store, folder = self._place()
            store.create_dir(folder)
            for place in _notes(folder, key):
                if store.get_file_info(place).type == fs.FileType.NotFound:
                    with store.open_output_stream(place):
                        return True
        return False

    def forget(self, key: int) -> None:
        """Take the notes of a document back, which did no harm."""
        from pyarrow import fs

        with telling_errors(self._output):
            store, folder = self._place()
            for place in _notes(folder, key):
                if store.get_file_info(place).type == fs.FileType.File:
                    store.delete_file(place)

    def forget_all(self) -> None:
        """Remove the folder."""
        from pyarrow import fs

        with telling_errors(self._output):
            store, folder = self._place()
            if store.get_file_info(folder).type == fs.FileType.Directory:
                store.delete_dir(folder)

    def _place(self) -> tuple[Any, str]:
        store, path = store_of(self._output)
        return store, f"{path}/{FOLDER}"


def _notes(folder: str, key: int) -> list[str]:
    return [f"{folder}/{key:016x}-{number}" for number in range(TRIES)]
