"""Known names → the rows of whom they may stand for."""

import re
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz.distance import OSA

from extract.gazetteer.rows import Cells, Row, actor_row, place_row
from extract.headlines import common_words
from extract.records import Kind


class Gazetteer:
    """Names in lower case → rows, most prominent first. Rows are made when they are asked for: most never are."""

    def __init__(
        self, agents: Mapping[str, tuple[str | None, Kind]], titles: Mapping[str, tuple[str | None, str]]
    ) -> None:
        self.agents = agents
        self.titles = titles
        self.first: dict[str, int] = {}  # first word → the most characters that a name so beginning has
        self._names: dict[str, list[tuple[str, Cells]]] = {}
        self._places: dict[str, list[tuple[str, Cells]]] = {}
        self._lands: dict[str, list[str]] = {}
        self._surnames: dict[str, list[Cells]] = {}

    def find(self, surface: str) -> tuple[Row, ...]:
        """The rows of a name as it stands in a text; capitals count ("US" is not "us")."""
        key = normal(surface)
        return _rows_of(self._names.get(key), surface, actor_row) or _rows_of(self._places.get(key), surface, place_row)

    def located(self, surface: str) -> tuple[Row, ...]:
        """The rows of a place with coordinates, the most prominent first."""
        return _rows_of(self._places.get(normal(surface)), surface, place_row)

    def bearers(self, surname: str) -> tuple[Row, ...]:
        """The offices of all persons with the surname, also where it is no name by itself ("Secretary **Carter**")."""
        if not self._surnames:
            persons = {cells for entries in self._names.values() for _, cells in entries if cells[3] == "person"}
            for cells in sorted(persons):
                for word in {normal(cells[1]).split()[-1], normal(cells[1]).split()[0]}:
                    self._surnames.setdefault(word, []).append(cells)
        return tuple(map(actor_row, self._surnames.get(normal(surname), ())))

    def mend(self, surface: str) -> tuple[Row, ...]:
        """The rows of the land or people that a capitalised word misspells by one slip: "Ethopian", "Venezeula"."""
        if len(surface) < 5 or not surface[:1].isupper():
            return ()
        word = normal(surface)
        if word in common_words() or word in self._names:
            return ()
        # A letter too many, too few or two swapped; one letter for another makes too many surnames into lands.
        near = [
            key
            for key in self._lands.get(word[0], ())
            if (abs(len(key) - len(word)) == 1 or sorted(key) == sorted(word))
            and OSA.distance(key, word, score_cutoff=1) <= 1
        ]
        return tuple(actor_row(cells) for _, cells in self._names[near[0]]) if len(near) == 1 else ()

    def countries(self) -> frozenset[str]:
        """The ISO 3166-1 alpha-3 codes that its rows have."""
        actors = {cells[4] for entries in self._names.values() for _, cells in entries}
        places = {cells[2] for entries in self._places.values() for _, cells in entries}
        return frozenset(actors | places) - {""}

    def spellings(self) -> dict[str, str]:
        """All names as they are written → in the form in which they are kept, those of places last."""
        tables = (self._names, self._places)
        return {alias: key for table in tables for key, entries in table.items() for alias, _ in entries}

    def with_rows(self, rows: Sequence[Cells]) -> "Gazetteer":
        """A gazetteer with rows of actors before those that it has; it stays as it is itself, and shares its lists."""
        other = Gazetteer(self.agents, self.titles)
        other.first, other._names, other._places = self.first.copy(), self._names.copy(), self._places
        other._lands = {letter: keys.copy() for letter, keys in self._lands.items()}
        own = Gazetteer({}, {})
        for cells in rows:
            for alias in filter(None, (cells[1], *(alias.strip() for alias in cells[2].split("|")))):
                own.add(alias, cells, place=False, land=cells[3] == "country")
                if normal(f"the {alias}") in self._names:  # or that longer name would be found in its stead
                    own.add(f"the {alias}", cells, place=False, land=False)
        for key, entries in own._names.items():
            other._names[key] = entries + other._names.get(key, [])
        for word, length in own.first.items():
            other.first[word] = max(length, other.first.get(word, 0))
        for letter, keys in own._lands.items():
            other._lands.setdefault(letter, []).extend(key for key in keys if key not in self._lands.get(letter, ()))
        return other

    def add(self, alias: str, cells: Cells, *, place: bool, land: bool) -> None:
        """Enter one name of a row."""
        key = normal(alias)
        entries = (self._places if place else self._names).setdefault(key, [])
        if (alias, cells) not in entries:
            entries.append((alias, cells))
        word = first_word(key)
        if len(key) > self.first.get(word, 0):
            self.first[word] = len(key)
        if land and len(key) >= 5 and key.isalpha() and key not in self._lands.setdefault(key[0], []):
            self._lands[key[0]].append(key)

    def by_size(self) -> None:
        """Of places with one name, the larger first."""
        for entries in self._places.values():
            if len(entries) > 1:
                entries.sort(key=lambda entry: -int(entry[1][5] or 0))


def normal(surface: str) -> str:
    """Lower case, straight apostrophes, single spaces: the form under which names are kept."""
    if not surface.isascii():
        surface = surface.replace("’", "'").replace("‘", "'")
    return " ".join(surface.split()).lower()


def first_word(key: str) -> str:
    """What the tokenizer makes of the beginning of a name, near enough to look it up by."""
    word = key.partition(" ")[0]
    if word.isalnum():
        return word
    match = re.match(r"[\w.]+", key)
    return match.group() if match else key[:1]


def _fits(alias: str, surface: str) -> bool:
    if alias.isupper() and len(alias) <= 5:
        return alias == surface
    return not alias[:1].isupper() or surface[:1].isupper()


def _rows_of(entries: list[tuple[str, Cells]] | None, surface: str, make: Callable[[Cells], Row]) -> tuple[Row, ...]:
    return tuple(make(cells) for alias, cells in entries if _fits(alias, surface)) if entries else ()
