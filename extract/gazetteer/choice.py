"""Which of the rows of a name is meant: the one in force on the day, in the countries that the text speaks of."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, NamedTuple

from extract.gazetteer.rows import USER, Row

Rule = Literal[
    "only reading", "added by the user", "country in the text", "in office on the day", "last office before the day",
    "not yet in office", "most prominent",
]  # fmt: skip

# Offices by how much news speaks of who holds them; all others come after.
PROMINENT = (
    ("president", "prime minister", "supreme leader", "leader", "king", "queen", "emir", "sultan", "emperor",
     "chancellor", "general secretary", "secretary-general", "pope"),
    ("crown prince", "minister of foreign affairs", "minister of defense", "secretary of state", "secretary of defense",
     "vice president", "minister of the interior", "national security adviser", "chief of staff"),
)  # fmt: skip


class Choice(NamedTuple):
    """A row, and the rule that chose it among those of its name."""

    row: Row
    rule: Rule


def choose(rows: Sequence[Row], day: date | None, stated: Collection[str | None] = ()) -> Choice:
    """The row that a name means on ``day`` in a text that speaks of the countries ``stated``.

    Rows that a user added come before all others, unless none of them is in force on the day; then, for places and
    bodies, a country of the text; for offices the day: who holds one, else who held one last, else who holds one
    later; among equals a country of the text and then the more prominent office, the later one of two. Without a day
    the most prominent is taken.

    :param rows: at least one, the most prominent first where they are no offices.
    :raises IndexError: if there are none.
    """
    own = [row for row in rows if row.source == USER]
    if len(own) < len(rows) and any(row.holds(day) for row in own):
        return Choice(choose(own, day, stated).row, "added by the user")
    if len(rows) == 1:
        row = rows[0]
        return Choice(row, "only reading" if row.kind != "person" or day is None else _tense(row, day))
    if rows[0].kind != "person":
        near = next((row for row in rows if row.country in stated), None)
        if near is not None:
            return Choice(near, "country in the text")
        in_force = next((row for row in rows if row.holds(day)), rows[0])
        return Choice(in_force, "most prominent")
    persons = [row for row in rows if row.kind == "person"]
    if day is None:
        local = [row for row in persons if row.country in stated]
        best = min(local or persons, key=_rank)
        return Choice(best, "country in the text" if 0 < len(local) < len(persons) else "most prominent")
    groups: tuple[tuple[Rule, list[Row]], ...] = (
        ("in office on the day", [row for row in persons if row.holds(day)]),
        ("last office before the day", [row for row in persons if row.begun(day)]),
        ("not yet in office", persons),
    )
    for rule, group in groups:
        if group:
            return Choice(_nearest(group, rule, stated), rule)
    return Choice(rows[0], "most prominent")


def _tense(row: Row, day: date) -> Rule:
    if row.holds(day):
        return "in office on the day" if row.start or row.end else "only reading"
    return "last office before the day" if row.begun(day) else "not yet in office"


def _nearest(group: Sequence[Row], rule: Rule, stated: Collection[str | None]) -> Row:
    """Of rows that the day does not tell apart, one of a country in the text, then by the time and the office."""
    local = [row for row in group if row.country in stated] or list(group)
    if rule == "last office before the day":
        last = max((row.end or row.start or "")[:4] for row in local)
        local = [row for row in local if (row.end or row.start or "")[:4] == last]
    elif rule == "not yet in office":
        first = min(row.start or "" for row in local)
        local = [row for row in local if (row.start or "") == first]
    return min(local, key=_rank)


def _rank(row: Row) -> tuple[int, int]:
    """Sorts the more prominent office first, the later of two."""
    tier = next((n for n, roles in enumerate(PROMINENT) if row.role in roles), len(PROMINENT))
    return tier, -int((row.start or "0")[:4])
