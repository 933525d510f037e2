"""Known names → the rows of whom they may stand for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rapidfuzz.distance import OSA

from extract.gazetteer.forms import first_word, fits, names_of_actor, names_of_place, normal, written
from extract.gazetteer.rows import Line, Row, actor_row, place_row
from extract.headlines import common_words
from extract.records import Kind


class Gazetteer:
    """Names in lower case → lines of the tables, most prominent first. Rows are made when asked for: most never are."""

    def __init__(
        self, agents: Mapping[str, tuple[str | None, Kind]], titles: Mapping[str, tuple[str | None, str]]
    ) -> None:
        self.agents = agents
        self.titles = titles
        self.countries: set[str] = set()  # the ISO 3166-1 alpha-3 codes that there are
        self.first: dict[str, int] = {}  # first word → the most characters that a name so beginning has
        # Most names have one line, and fifty thousand lists of one would take their time.
        self._names: dict[str, Line | list[Line]] = {}
        self._places: dict[str, Line | list[Line]] = {}
        self._lands: dict[str, list[str]] = {}
        self._surnames: dict[str, list[Line]] = {}

    def find(self, surface: str) -> tuple[Row, ...]:
        """The rows of a name as it stands in a text; capitals count ("US" is not "us")."""
        key = normal(surface)
        lines = self._names.get(key)
        rows = _rows(lines, key, surface, names_of_actor, actor_row) if lines else ()
        if rows:
            return rows
        lines = self._places.get(key)
        return _rows(lines, key, surface, names_of_place, place_row) if lines else ()

    def located(self, surface: str) -> tuple[Row, ...]:
        """The rows of a place with coordinates, the most prominent first."""
        key = normal(surface)
        lines = self._places.get(key)
        return _rows(lines, key, surface, names_of_place, place_row) if lines else ()

    def bearers(self, surname: str) -> tuple[Row, ...]:
        """The offices of all persons with the surname, also where it is no name by itself ("Secretary **Carter**")."""
        if not self._surnames:
            for line in dict.fromkeys(_all_lines(self._names)):
                if "\tperson\t" in line:
                    words = normal(line.split("\t", 2)[1]).split()
                    for word in {words[-1], words[0]}:
                        self._surnames.setdefault(word, []).append(line)
        return tuple(map(actor_row, sorted(self._surnames.get(normal(surname), ()))))

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
        return tuple(map(actor_row, _listed(self._names[near[0]]))) if len(near) == 1 else ()

    def spellings(self) -> dict[str, str]:
        """All names as they are written → in the form in which they are kept, those of places last."""
        actors = (alias for line in set(_all_lines(self._names)) for alias in names_of_actor(line))
        places = (alias for line in set(_all_lines(self._places)) for alias in names_of_place(line))
        return {alias: normal(alias) for alias in (*sorted(actors), *sorted(places))}

    def with_rows(self, rows: Iterable[Line]) -> "Gazetteer":
        """A gazetteer with rows of actors before those that it has; it stays as it is itself, and shares its lists."""
        own = Gazetteer({}, {})
        for line in rows:
            cells = line.split("\t")
            names = names_of_actor(line)
            # Or the longer of the two names would be found in its stead.
            longer = [f"the {name}" for name in names if normal(f"the {name}") in self._names]
            cells[2] = "|".join([*names[1:], *longer])
            own.add(map(normal, (*names, *longer)), "\t".join(cells), place=False, land=cells[3] == "country")
        own.settle()
        other = Gazetteer(self.agents, self.titles)
        other.countries, other._places = self.countries, self._places
        other._names = self._names | {
            key: [*_listed(lines), *_listed(self._names.get(key, []))] for key, lines in own._names.items()
        }
        other.first = self.first | {word: max(n, self.first.get(word, 0)) for word, n in own.first.items()}
        other._lands = self._lands | {
            letter: list(dict.fromkeys([*self._lands.get(letter, []), *keys])) for letter, keys in own._lands.items()
        }
        return other

    def add(self, keys: Iterable[str], line: Line, *, place: bool, land: bool) -> None:
        """Enter a row under its names, which are in their ``normal`` form."""
        table = self._places if place else self._names
        for key in keys:
            known = table.setdefault(key, line)
            if known != line:
                if isinstance(known, str):
                    table[key] = [known, line]
                elif line not in known:
                    known.append(line)
            if land and len(key) >= 5 and key.isalpha() and key not in self._lands.setdefault(key[0], []):
                self._lands[key[0]].append(key)

    def settle(self) -> None:
        """All rows are in: what names begin with is gathered; of places with one name, the larger come first."""
        # Of names with one first word the longest comes last and stays.
        longest = {key.partition(" ")[0]: len(key) for key in sorted(chain(self._names, self._places), key=len)}
        for word, length in longest.items():
            start = word if word.isalnum() else first_word(word)
            self.first[start] = max(length, self.first.get(start, 0))
        for lines in self._places.values():
            if not isinstance(lines, str):
                lines.sort(key=lambda line: -int(line.split("\t")[5] or 0))


def _rows(
    lines: Line | list[Line], key: str, surface: str, names_of: Callable[[Line], list[str]], row: Callable[[Line], Row]
) -> tuple[Row, ...]:
    """The rows that have a name in the form ``key`` whose capitals are not against it."""
    return tuple(
        row(line) for line in _listed(lines) if any(fits(alias, surface) for alias in written(line, key, names_of))
    )


def _listed(lines: Line | list[Line]) -> Sequence[Line]:
    return (lines,) if isinstance(lines, str) else lines


def _all_lines(table: Mapping[str, Line | list[Line]]) -> Iterator[Line]:
    return chain.from_iterable(map(_listed, table.values()))
