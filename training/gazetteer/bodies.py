"""Countries, peoples, seats of government and organizations, all from hand-kept tables."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from training.gazetteer.tables import Row, actor, read_table, split

HAND = Path(__file__).parent / "hand"

# Capitals that name their country already, or that news uses for other places at least as often.
NO_METONYM = {"San Juan", "Kingston", "Georgetown", "Wellington", "Saint John's"}

# file → (kind, sector) where the file does not say so itself
ORGANIZATION_FILES = {
    "igos.tsv": ("igo", "IGO"),
    "ngos.tsv": ("organization", "NGO"),
    "armed_groups.tsv": ("armed_group", "REB"),
    "forces.tsv": ("military", ""),
    "parties.tsv": ("organization", ""),
    "parliaments.tsv": ("government", "LEG"),
    "media.tsv": ("organization", "MED"),
    "bodies.tsv": ("organization", ""),
    "civil_society.tsv": ("organization", ""),
}
# A name of the UCDP is kept if it holds one of these words and is no coalition, faction or crowd.
GROUP_WORD = re.compile(
    r"\b(Front|Army|Brigades?|Council|Corps|Movement|Battalion|Division|Operations Room|Liwa|Jaysh|Jaish|Jund|Harakat"
    r"|Harakit|Lashkar|Ansar|Ahrar|Suqour|Fatah|Cartel|Carteles|Gang|Zetas|Los|La Familia|Guerreros|Autodefensas)\b"
)
CRIME_WORD = re.compile(r"\b(Cartel|Carteles|Gang|Zetas|Los|La Familia|Guerreros)\b")
NOT_A_GROUP = re.compile(
    r"[,(]|^(Government|Forces|Supporters|Opponents|Military faction|Jesus)\b|faction|clan|^(Fatah|FARC)$| - ",
    re.IGNORECASE,
)
GOVERNMENT_SECTORS = {"GOV", "LEG", "JUD", "COP", "SPY"}


def _kept(row: Row) -> Row:
    """What a hand-kept row says of itself where its table has the columns: its id, and the days it is bounded by."""
    return {key: row.get(key, "") for key in ("id", "from", "to")} | {"source": "hand"}


def _territories(*, former: bool) -> list[Row]:
    """Parts of a country or lands in dispute, or the states that are no more."""
    return [row for row in read_table(HAND / "territories.tsv") if (row["kind"] == "country") is former]


def countries() -> list[Row]:
    """One row a country, then the territories that are coded with one."""
    rows = []
    for row in read_table(HAND / "countries.tsv"):
        rows.append(
            actor(row["name"], split(row["aliases"]), id=row["id"], kind="country", country=row["country"],
                  via="gazetteer", source="hand")
        )  # fmt: skip
    for row in _territories(former=False):
        rows.append(
            actor(row["name"], split(row["aliases"]), kind="place", country=row["country"], via="place", **_kept(row))
        )
    return rows


def demonyms() -> list[Row]:
    """Adjectives and people forms: those of states, named after the state, then peoples that are no state's."""
    rows = []
    for row in (*read_table(HAND / "countries.tsv"), *_territories(former=True)):
        forms = split(row["demonyms"])
        if forms:
            rows.append(actor(row["name"], forms, kind="country", country=row["country"], via="demonym", **_kept(row)))
    for row in read_table(HAND / "peoples.tsv"):
        rows.append(
            actor(row["name"], split(row["aliases"]), kind="population", country=row["country"], sector=row["sector"],
                  via="demonym", source="hand")
        )  # fmt: skip
    return rows


def seats() -> list[Row]:
    """Buildings and departments that stand for a government, then capitals, in rows named after the country."""
    identifiers = {row["country"]: row["id"] for row in read_table(HAND / "countries.tsv")}
    rows = []
    for row in read_table(HAND / "seats.tsv"):
        rows.append(
            actor(row["name"], split(row["aliases"]), kind=row["kind"], country=row["country"], sector=row["sector"],
                  via="metonym", **(_kept(row) | {"id": row["id"] or identifiers.get(row["country"], "")}))
        )  # fmt: skip
    for row in read_table(HAND / "countries.tsv"):
        capitals = [capital for capital in split(row["capital"]) if capital not in NO_METONYM]
        if capitals:
            rows.append(
                actor(row["name"], capitals, id=row["id"], kind="place", country=row["country"], via="metonym",
                      source="hand")
            )  # fmt: skip
    return rows


def _kind(kind: str, sector: str) -> str:
    if sector == "CRM":
        return "organization"
    return "government" if kind in ("military", "organization") and sector in GOVERNMENT_SECTORS else kind


def organizations(ucdp: Path) -> list[Row]:
    """States that are no more and bodies of every sort, then parties to armed conflict that the UCDP names in full and
    the hand-kept rows lack.

    Rows with a known span come before those without, so that on a day outside it the other reading of a name is taken.
    """
    rows = [
        actor(row["name"], split(row["aliases"]), kind="country", country=row["country"], via="gazetteer", **_kept(row))
        for row in _territories(former=True)
    ]
    for file, (kind, sector) in ORGANIZATION_FILES.items():
        for row in read_table(HAND / file):
            code = row.get("sector") or sector
            rows.append(
                actor(row["name"], split(row["aliases"]), kind=row.get("kind") or _kind(kind, code),
                      country=row.get("country", ""), sector=code, via="gazetteer", **_kept(row))
            )  # fmt: skip
    rows.sort(key=lambda row: not (row["from"] or row["to"]))
    known = {form for row in rows for form in (row["name"], *split(row["aliases"]))}
    rows.extend(row for row in _conflict_parties(ucdp) if row["name"] not in known)
    return rows


def _conflict_parties(path: Path) -> Iterable[Row]:
    """Single groups of the UCDP whose name says what they are; its acronyms, clans and coalitions are left out."""
    codes = {form: row["country"] for row in countries() for form in (row["name"], *split(row["aliases"]))}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = row["actor"].strip()
            country = codes.get(row["main_country"].partition(" (")[0])
            if country is None or NOT_A_GROUP.search(name) or not GROUP_WORD.search(name):
                continue
            crime = CRIME_WORD.search(name) is not None
            yield actor(
                name, kind="other" if crime else "armed_group", country=country, sector="CRM" if crime else "REB",
                via="gazetteer", source="ucdp",
            )  # fmt: skip
