"""Packed files: what one is packed with, what it unpacks to, and the files in an archive.

Nothing is written to disk: the names in an archive are part of the names of documents and no more.
"""

import os
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from extract.documents import Failure
from extract.errors import InputError
from extract.sources.extras import missing
from extract.sources.limits import MIB, Budget
from extract.sources.streams import BROKEN, Input, Stream

COMPRESSED = {".gz": "gz", ".bz2": "bz2", ".xz": "xz", ".zst": "zst"}
SHORT = {".tgz": ".gz", ".tbz2": ".bz2", ".tbz": ".bz2", ".txz": ".xz", ".tzst": ".zst"}
ARCHIVES = {".zip": "zip", ".tar": "tar"}
SUFFIXES = frozenset({*COMPRESSED, *SHORT, *ARCHIVES})
_LONG_HEADER = MIB  # bytes; real ones hold a path
# What the standard library raises, beside errors of its own, on numbers in headers that cannot be.
NONSENSE = (ValueError, NotImplementedError, OverflowError, struct.error)


def packing_of_name(name: str) -> str | None:
    """The packing that the ending of a file's name tells, or None."""
    suffix = os.path.splitext(name)[1].lower()
    return COMPRESSED.get(SHORT.get(suffix, suffix)) or ARCHIVES.get(suffix)


def unpacked_name(name: str) -> str:
    """The name of a compressed file once it is unpacked: a.txt of a.txt.gz, a.tar of a.tgz."""
    stem, suffix = os.path.splitext(name)
    if suffix.lower() in SHORT:
        return f"{stem}.tar"
    return stem if suffix.lower() in COMPRESSED else name


def unpack(input: Input, packing: str, budget: Budget) -> Stream:
    """The bytes of a compressed file.

    :raises InputError: where the extra for its packing is missing.
    """
    packed = input.buffered()
    opened: BinaryIO
    if packing == "gz":
        import gzip

        opened = gzip.GzipFile(fileobj=packed)  # type: ignore[assignment]
    elif packing == "bz2":
        import bz2

        opened = bz2.BZ2File(packed)  # type: ignore[assignment]
    elif packing == "xz":
        import lzma

        opened = lzma.LZMAFile(packed)  # type: ignore[assignment]  # noqa: SIM115 - it lives as long as its stream
    else:
        try:
            from backports import zstd
        except ImportError as error:
            raise missing("zstd", "this is packed with Zstandard: it is read by backports.zstd") from error
        opened = zstd.ZstdFile(packed)  # type: ignore[assignment]
        return Stream(opened, budget.unpack, (*BROKEN, zstd.ZstdError))
    return Stream(opened, budget.unpack)


def members(input: Input, packing: str, budget: Budget) -> Iterator[Input | Failure]:
    """The files of an archive in its order. Each has to be read before the next is asked for.

    :raises InputError: where its headers make no sense.
    """
    try:
        yield from _zip_members(input, budget) if packing == "zip" else _tar_members(input, budget)
    except NONSENSE as error:
        raise InputError(f"a broken archive: {error}", "check that it is whole") from error


def _zip_members(input: Input, budget: Budget) -> Iterator[Input | Failure]:
    with zipfile.ZipFile(input.seekable()) as archive:
        infos = archive.infolist()
        if any(info.filename in ("[Content_Types].xml", "mimetype") for info in infos):
            raise InputError("this is an office document or a book", "save it as plain text or HTML")
        for info in infos:
            if info.filename.endswith("/"):  # is_dir() fails on an empty name
                continue
            member = member_name(input, info.filename)
            if info.flag_bits & 1:
                yield Failure(member, "it is encrypted", "unpack it with its password")
                continue
            try:
                opened = archive.open(info)
            except (*NONSENSE, zipfile.BadZipFile, RuntimeError) as error:
                yield Failure(member, f"it cannot be unpacked: {error}", "unpack it with another program")
                continue
            with opened as file:
                stream = Stream(file, budget.unpack, (*BROKEN, *NONSENSE))  # type: ignore[arg-type]
                yield Input(member, info.filename, stream, named=False)


def _tar_members(input: Input, budget: Budget) -> Iterator[Input | Failure]:
    links = 0
    with tarfile.open(fileobj=input.buffered(), mode="r|", tarinfo=_TarInfo) as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # the list would grow with the archive
            if info.isdir():
                continue
            file = archive.extractfile(info) if info.isfile() else None
            if file is None:
                links += 1
                continue
            yield Input(member_name(input, info.name), info.name, Stream(file, budget.unpack), named=False)  # type: ignore[arg-type]
    if links:
        yield Failure(input.source, f"{links} of its members are links or no files", "unpack it and name the folder")


class _TarInfo(tarfile.TarInfo):
    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        # Such headers are read at once, whatever size they claim.
        if self.type in _LONG_TYPES and self.size > _LONG_HEADER:
            raise tarfile.ReadError("a header is longer than any name")
        member: tarfile.TarInfo = super()._proc_member(archive)  # type: ignore[misc]
        return member


_LONG_TYPES = (
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
)  # fmt: skip


def member_name(input: Input, name: str) -> str:
    """The source of a member: ``archive!name``, with escapes for what cannot be printed."""
    shown = "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in name)
    return f"{input.source}!{shown}"
