"""Known names → the rows of whom they may stand for."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from extract.gazetteer.rows import Line, Row, actor_row, place_row
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
        self._names: dict[str, list[tuple[str, Line]]] = {}
        self._places: dict[str, list[tuple[str, Line]]] = {}
        self._lands: dict[str, list[str]] = {}
        self._surnames: dict[str, list[Line]] = {}

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
            for line in sorted({line for entries in self._names.values() for _, line in entries}):
                _, name, _, kind, _ = line.split("\t", 4)
                if kind == "person":
                    words = normal(name).split()
                    for word in {words[-1], words[0]}:
                        self._surnames.setdefault(word, []).append(line)
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
        return tuple(actor_row(line) for _, line in self._names[near[0]]) if len(near) == 1 else ()

    def countries(self) -> frozenset[str]:
        """The ISO 3166-1 alpha-3 codes that its rows have."""
        actors = {line.split("\t", 5)[4] for entries in self._names.values() for _, line in entries}
        places = {line.split("\t", 3)[2] for entries in self._places.values() for _, line in entries}
        return frozenset(actors | places) - {""}

    def spellings(self) -> dict[str, str]:
        """All names as they are written → in the form in which they are kept, those of places last."""
        tables = (self._names, self._places)
        return {alias: key for table in tables for key, entries in table.items() for alias, _ in entries}

    def with_rows(self, rows: Sequence[Line]) -> "Gazetteer":
        """A gazetteer with rows of actors before those that it has; it stays as it is itself, and shares its lists."""
        other = Gazetteer(self.agents, self.titles)
        other.first, other._names, other._places = self.first.copy(), self._names.copy(), self._places
        other._lands = {letter: keys.copy() for letter, keys in self._lands.items()}
        own = Gazetteer({}, {})
        for line in rows:
            _, name, others, kind, _ = line.split("\t", 4)
            aliases = [alias for alias in (name, *map(str.strip, others.split("|"))) if alias]
            # Or the longer of the two names would be found in its stead.
            aliases += [f"the {alias}" for alias in aliases if normal(f"the {alias}") in self._names]
            own.add(aliases, map(normal, aliases), line, place=False, land=kind == "country")
        for key, entries in own._names.items():
            other._names[key] = entries + other._names.get(key, [])
        for word, length in own.first.items():
            other.first[word] = max(length, other.first.get(word, 0))
        for letter, keys in own._lands.items():
            other._lands.setdefault(letter, []).extend(key for key in keys if key not in self._lands.get(letter, ()))
        return other

    def add(self, aliases: Iterable[str], keys: Iterable[str], line: Line, *, place: bool, land: bool) -> None:
        """Enter the names of one row; ``keys`` are their ``normal`` forms."""
        table = self._places if place else self._names
        for alias, key in zip(aliases, keys, strict=True):
            entries = table.get(key)
            if entries is None:
                table[key] = [(alias, line)]
                word = key.partition(" ")[0]
                if not word.isalnum():
                    word = first_word(key)
                if len(key) > self.first.get(word, 0):
                    self.first[word] = len(key)
            elif (alias, line) not in entries:
                entries.append((alias, line))
            if land and len(key) >= 5 and key.isalpha() and key not in self._lands.setdefault(key[0], []):
                self._lands[key[0]].append(key)

    def by_size(self) -> None:
        """Of places with one name, the larger first."""
        for entries in self._places.values():
            if len(entries) > 1:
                entries.sort(key=lambda entry: -int(entry[1].split("\t")[5] or 0))


def normal(surface: str) -> str:
    """Lower case, straight apostrophes, single spaces: the form under which names are kept."""
    return " ".join(straight(surface).split()).lower()


def straight(text: str) -> str:
    """``text`` with the apostrophes of typewriters."""
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'")


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


def _rows_of(entries: list[tuple[str, Line]] | None, surface: str, make: Callable[[Line], Row]) -> tuple[Row, ...]:
    return tuple(make(line) for alias, line in entries if _fits(alias, surface)) if entries else ()
