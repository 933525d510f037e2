"""How much of a source is held or unpacked: a file may say that it is small and not be."""

from extract.errors import InputError

MIB = 1 << 20
# Bytes of a file that is read whole, and of an archive that has to be held in memory because it cannot be sought in.
WHOLE = 256 * MIB
# Bytes of one line, one cell of a table, or one value of JSON.
ROW = 64 * MIB
# News unpacks to some 3 to 30 times its size. Deflate reaches 1,000, the others far more, on what nobody wrote.
RATIO = 200
UNPACKED_ANYWAY = 256 * MIB
# Packings within packings; .tar.gz counts as two.
DEPTH = 6


class ExpansionError(InputError):
    """A file that unpacks to far more than its size; nothing more of it is read."""


class Budget:
    """What may still be unpacked of one file: ``RATIO`` times its ``size`` in bytes, all layers added up.

    Where the size is not known, what was ``read`` of it so far stands for it.
    """

    def __init__(self, size: int | None = None) -> None:
        self._size = size
        self._read = self._unpacked = 0

    def read(self, length: int) -> None:
        """Count bytes of the file itself."""
        self._read += length

    def unpack(self, length: int) -> None:
        """Count unpacked bytes.

        :raises ExpansionError: where they are too many.
        """
        self._unpacked += length
        size = self._read if self._size is None else self._size
        if self._unpacked > max(RATIO * size, UNPACKED_ANYWAY):
            raise ExpansionError(
                f"it unpacks to more than {RATIO} times its size: the rest of it is not read",
                "if you trust it, unpack it and name the folder",
            )


def too_long(what: str, limit: int) -> InputError:
    """The error for ``what`` that has more bytes than ``limit``."""
    return InputError(f"{what} has more than {limit // MIB} MiB", "split it into smaller ones")
