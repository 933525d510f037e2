"""What the gazetteer knows of a name that somebody asks for, with its titles or misspelt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.gazetteer.choice import choose
from extract.gazetteer.forms import normal
from extract.gazetteer.names import Gazetteer
from extract.gazetteer.rows import Row

# What may stand before a title, or before a name that has none.
BEFORE = frozenset(["the", "former", "ex", "then", "late", "acting", "current", "new"])
SIMILAR = 75  # percent; below that the suggestions are other names


@dataclass(frozen=True, slots=True)
class Lookup:
    """The rows of ``name``, of which ``chosen`` by ``rule`` is meant; ``left_out`` is what stood before the name."""

    name: str
    left_out: str | None
    rows: tuple[Row, ...]
    chosen: Row
    rule: str


@dataclass(frozen=True, slots=True)
class _Title:
    """What stands before a name: the role and the sector that it says, and the country of whom."""

    role: str | None
    sector: str | None
    country: str | None

    def narrowed(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that the title fits, else all."""
        return fitting(rows, self.role, self.sector) or list(rows)


def fitting(rows: Sequence[Row], role: str | None, sector: str | None) -> list[Row]:
    """The rows of a role ("secretary" is of any department), else those of a sector."""
    title = _of_any_time(role or "-")
    exact = [row for row in rows if _of_any_time(row.role or "") == title]
    wider = exact or [row for row in rows if (row.role or "").startswith(f"{title} of ")]
    return wider or [row for row in rows if sector and row.sector == sector]


def look_up(gazetteer: Gazetteer, phrase: str, day: date | None) -> Lookup | None:
    """The rows of ``phrase``, or of the name that it ends with after a title; None where there is no such name.

    After a title a surname is enough, also one that is no name by itself ("Secretary *Carter*").
    """
    rows = gazetteer.find(phrase)
    if rows:
        choice = choose(rows, day)
        return Lookup(phrase, None, rows, choice.row, choice.rule)
    words = phrase.split()
    for size in range(1, len(words)):
        title = _title(gazetteer, words[:size])
        if title is None:
            continue
        name = " ".join(words[size:])
        rows = gazetteer.find(name) or (gazetteer.bearers(name) if title.role else ())
        if rows:
            fitting = title.narrowed(rows)
            choice = choose(fitting, day, [title.country] if title.country else ())
            rule: str = choice.rule
            if len(fitting) < len(rows):
                rule = "fits the title" if len(fitting) == 1 and day is None else f"fits the title, {rule}"
            return Lookup(name, " ".join(words[:size]), rows, choice.row, rule)
    return None


def suggest(gazetteer: Gazetteer, phrase: str, limit: int = 5) -> list[str]:
    """Known names like one that is not known: those of the same surname first, then those spelt like it."""
    from rapidfuzz import fuzz, process  # of no use to who only extracts

    words, known = phrase.split(), gazetteer.spellings()
    found: list[str] = []
    for size in range(len(words)):
        if size == 0 or _title(gazetteer, words[:size]) is not None:
            name = " ".join(words[size:])
            found.extend(row.name for row in gazetteer.bearers(name))
            hits = process.extract(normal(name), known, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=limit)
            found.extend(written for _, _, written in hits)
    return list(dict.fromkeys(found))[:limit]


def _title(gazetteer: Gazetteer, words: Sequence[str]) -> _Title | None:
    """What ``words`` say of whom they stand before; None where they are no title."""
    rest = list(words)
    while rest and rest[0].lower().removesuffix("-") in BEFORE:
        rest.pop(0)
    country = None
    for size in range(len(rest), 0, -1):
        land = " ".join(rest[:size]).removesuffix("'s").removesuffix("’s")
        lands = [row for row in gazetteer.find(land) if row.kind == "country"]
        if lands:
            country, rest = lands[0].country, rest[size:]
            break
    while rest and rest[0].lower() in BEFORE:
        rest.pop(0)
    if not rest:
        return _Title(None, None, None) if country is None else None
    title = " ".join(rest).lower()
    if title not in gazetteer.titles:
        return None
    sector, role = gazetteer.titles[title]
    return _Title(_of_any_time(role), sector, country)


def _of_any_time(role: str) -> str:
    return role.removeprefix("former ")
