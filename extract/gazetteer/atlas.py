"""The atlas: places of the world by name, searched on the disk.

Its two tables are sorted by the bytes of their first column (``training/gazetteer/atlas.py`` writes them), so that a
name is found by bisection in the mapped file: nothing is read at the start, and nothing is kept but what was asked for.
"""

import functools
import mmap
import unicodedata
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from extract.errors import LexiconError

COLUMNS = 8
LETTERS = str.maketrans("łŁøØđĐıßəƏ", "lLoOdDisaA")


@dataclass(frozen=True, slots=True)
class Site:
    """A place: ``country`` is ISO 3166-1 alpha-3, null for seas; ``region`` its first-level region, null where unknown.

    ``lat`` and ``lon`` are degrees of its middle; ``id`` is of GeoNames, null for what is kept by hand. ``own`` is
    False for a place that only a by-name calls so.
    """

    name: str
    country: str | None
    region: str | None
    lat: float
    lon: float
    population: int
    kind: str
    id: str | None
    own: bool = True


class Table:
    """A file of lines sorted by the bytes before their first tab."""

    def __init__(self, name: str) -> None:
        file = resources.files("extract") / "data" / "gazetteer" / name
        self.name = name
        self.data: mmap.mmap | bytes
        if isinstance(file, Path):
            with file.open("rb") as opened:
                self.data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        else:
            self.data = file.read_bytes()  # from a zip archive

    def find(self, key: str) -> str | None:
        """What follows ``key`` and a tab in its line, or None.

        :raises LexiconError: if the line has no tab.
        """
        wanted, data = key.encode(), self.data
        low, high = 0, len(data)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", middle)
            end = len(data) if end < 0 else end
            tab = data.find(b"\t", start, end)
            if tab < 0:
                raise LexiconError(f"{self.name}: a line without a tab at byte {start}")
            found = data[start:tab]
            if found == wanted:
                return data[tab + 1 : end].decode()
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None


class Atlas:
    """The places of each name. One object serves any number of documents."""

    def __init__(self) -> None:
        self._names = Table("atlas_names.tsv")
        self._sites = Table("atlas.tsv")
        self.find = functools.lru_cache(maxsize=20_000)(self._find)

    def _find(self, name: str) -> tuple[Site, ...]:
        """All places that are called ``name``, those of their own name first; none for an unknown name."""
        line = self._names.find(key_of(name))
        if line is None:
            return ()
        own, _, others = line.partition("|")
        sites = [self._site(identity, own=True) for identity in own.split()]
        return (*sites, *(self._site(identity, own=False) for identity in others.split()))

    def _site(self, identity: str, *, own: bool) -> Site:
        line = self._sites.find(identity)
        cells = [] if line is None else line.split("\t")
        if len(cells) != COLUMNS - 1:
            raise LexiconError(f"{self._sites.name}: {identity}: no row of {COLUMNS} columns")
        name, country, region, lat, lon, population, kind = cells
        number = identity if identity.isdigit() else None
        return Site(name, country or None, region or None, float(lat), float(lon), int(population), kind, number, own)


@functools.cache
def load_atlas() -> Atlas:
    """The bundled atlas."""
    return Atlas()


def key_of(name: str) -> str:
    """The form under which a name is kept: no marks, lower case, a blank for a hyphen."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(LETTERS).replace("’", "'").replace("‘", "'"))
        name = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(name.lower().replace("-", " ").replace("'", "").split())
