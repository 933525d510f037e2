"""Holders of offices with dates: Wikidata, a snapshot of today's leaders and hand-kept rows, one row an office."""

import csv
import json
import lzma
import unicodedata
from collections import defaultdict
from pathlib import Path

from training.gazetteer.bodies import HAND
from training.gazetteer.dates import first_day, is_date, join, last_day
from training.gazetteer.names import fold, is_latin, surname, variants
from training.gazetteer.roles import HEADS, MINISTERS, role_of
from training.gazetteer.tables import Row, actor, read_table, split

# How the source spells countries, where that is not the English name in lower case with hyphens.
COUNTRY_CODES = {
    "united-kingdom": "GBR", "us": "USA", "congo-kinshasa": "COD", "south-sudan": "SSD", "south-korea": "KOR",
    "north-korea": "PRK", "saudi": "SAU", "south-africa": "ZAF", "uae": "ARE", "world": "", "usa": "USA", "uk": "GBR",
}  # fmt: skip

# Offices of which a country has one holder: a later holder known by hand ends an open row of an earlier one.
ONE_HOLDER = HEADS | MINISTERS | {
    "minister of the interior", "minister of finance", "minister of justice", "king", "emir", "crown prince",
    "national security adviser", "vice president", "attorney general", "secretary of the treasury",
    "secretary of homeland security", "director of the cia", "director of the fbi", "director of national intelligence",
    "secretary-general", "ambassador to the united nations", "intelligence chief", "first lady",
}  # fmt: skip
# The source ends here: of what is open, only what the hand-kept rows leave open is known to last.
SOURCE_END = "2022-12-31"
LASTING = {"king", "emir", "queen", "sultan", "emperor", "supreme leader", "crown prince"}
EARLIEST_END = "1990-01-01"

# Surnames that are also ordinary words, first names or places: never an alias by themselves.
AMBIGUOUS = set(
    "May Major Brown Park Moon Lee Key English Hu Long Young King Kim Li Ma He You So Ban Day Rice Bush Cook Hunt Case "
    "Cash Price Wang Zhang Chen Wu Lam Chan Mori Abe Conde Diab Salam Martin Paul John George James Thomas David Grant "
    "Chad Jordan Georgia Israel Lincoln Washington Madison Hamilton Smith Jones Williams Davis Johnson Wilson Taylor "
    "Ali Ahmed Mohammed Mohamed Hassan Hussein Khan Singh Kumar Santos Silva Garcia Lopez Perez Fernandez Gomez "
    "Rodriguez Gonzalez Hernandez Martinez Sanchez Ramos Costa Roman Paris London Holder Rock Moore Banda Post Wolf "
    "Klaus Franco Marin Fox Baker Ford Carter Miller Cooper Clark Howard Roberts Richard Robinson Smart Savage Saint "
    "Blank Sharp Power Haley Mitchell Morris Nelson Patten Powell Reid Ross Scott Shaw Walker Ward Watson White Wood "
    "Kay Rose Hill Hall Green Gray Good Fisher Field Cross Church Bell Best Bird Black Bay Bond Van Vera Hope".split()
)  # fmt: skip
SHORT_COUNTRIES = {"USA", "GBR", "RUS", "CHN", "FRA", "DEU", "ISR", "IRN", "TUR", "UKR"}

Key = tuple[str, str, str, str]  # person, country, role, sector


def people(data: Path) -> list[Row]:
    """Every kept office since 1990, sorted by name and date.

    :raises ValueError: if a date of a source is no date.
    """
    identifiers: dict[str, str] = {}
    spans: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    sources: dict[Key, str] = {}
    spelling = _aliases()
    canonical = {form: name for name, (forms, _) in spelling.items() for form in forms}
    wrong = {(row["name"], row["country"], row["role"], row["from"]) for row in read_table(HAND / "people_wrong.tsv")}
    for name, country, role, sector, start, end, identifier, source in (*_wikidata(data), *_snapshot(data)):
        if {(name, country, role, start[:4]), (name, country, role, "")} & wrong:
            continue  # what a source errs in
        key = (canonical.get(name, name), country, role, sector)
        identifiers.setdefault(key[0], identifier)
        spans[key].append((start, end))
        sources.setdefault(key, source)
    hand = _hand(data)
    for key, start, end in hand:
        sources[key] = "hand"
        # A hand-kept row corrects what a source says of the same time.
        spans[key] = [span for span in spans[key] if (span[1] and span[1] < start) or (end and span[0] > end)]
        spans[key].append((start, end))
    successions = _successions(hand)
    rows = []
    for key, found in sorted(spans.items()):
        name, country, role, sector = key
        forms, shorts = spelling.get(name, ((), ()))
        aliases = (*forms, *variants(name))
        for start, end in join(found):
            end = end or _closed(key, start, successions, sources[key])
            if (end and end < EARLIEST_END) or (end and start > end):
                continue
            row = actor(
                name, aliases, id=identifiers.get(name, ""), kind="person", country=country, sector=sector, role=role,
                from_=start, to=end, via="gazetteer", source=sources[key],
            )  # fmt: skip
            row["short"] = "|".join(shorts or _shorts(name, country, role))
            rows.append(row)
    return _without_homonyms(rows)


def _closed(key: Key, start: str, successions: dict[tuple[str, str], list[str]], source: str) -> str:
    _, country, role, _ = key
    if source == "hand":
        return ""
    later = next((day for day in successions.get((country, role), []) if day > start), "")
    return later or ("" if role in LASTING or source == "world-leaders" else SOURCE_END)


def _successions(hand: list[tuple[Key, str, str]]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (_, country, role, _), start, _ in hand:
        if start and role in ONE_HOLDER:
            found[country, role].add(start)
    return {office: sorted(days) for office, days in found.items()}


def _shorts(name: str, country: str, role: str) -> tuple[str, ...]:
    if not (role in HEADS or (country in SHORT_COUNTRIES and role in MINISTERS)):
        return ()
    short = surname(name, country)
    if len(short) < 3 or short in AMBIGUOUS:
        return ()
    plain = fold(short)
    return tuple(dict.fromkeys(form for form in (short, plain, plain.removeprefix("al-")) if form not in AMBIGUOUS))


def _codes() -> dict[str, str]:
    names = {row["name"].lower().replace(" ", "-"): row["country"] for row in read_table(HAND / "countries.tsv")}
    return names | COUNTRY_CODES


def _wikidata(data: Path) -> list[tuple[str, str, str, str, str, str, str, str]]:
    codes = _codes()
    rows = []
    path = data / "gazetteer" / "office_holders_since_2001.csv.xz"
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            # Some names of the source are wrapped in zero-width spaces.
            visible = "".join(c for c in row["person"] if unicodedata.category(c) != "Cf")
            name = visible.partition(",")[0].partition(" (")[0].strip()
            if row["country"] == "country" or " " not in name or not is_latin(name):
                continue
            country = codes[row["country"]]
            office = role_of(row["position"], country)
            # A few dates of the source are of unknown precision ("2014s").
            if office is not None and is_date(row["start"]) and (not row["end"] or is_date(row["end"])):
                start, end = first_day(row["start"]), last_day(row["end"])
                rows.append((name, country, *office, start, end, row["wikidata"], "wikidata"))
    return rows


def _snapshot(data: Path) -> list[tuple[str, str, str, str, str, str, str, str]]:
    """Heads of state and government of some thirty countries; kings are left out, where the snapshot errs."""
    path = next((data / "gazetteer").glob("world-leaders-*.json"))
    codes = _codes()
    rows = []
    for key, entry in json.loads(path.read_text(encoding="utf-8"))["countries"].items():
        country = codes.get(key.replace("_", "-"))
        if country is None:
            continue
        for position in entry["positions"].values():
            holder = position.get("current_holder") or {}
            office = role_of(position["title_en"], country)
            if office and office[0] in HEADS and holder.get("name_en") and holder.get("since"):
                rows.append(
                    (fold(holder["name_en"]), country, *office, holder["since"], "", holder["wikidata_id"],
                     "world-leaders")
                )  # fmt: skip
    return rows


def _hand(data: Path) -> list[tuple[Key, str, str]]:
    exact = _exact_days(data)
    rows = []
    for row in _hand_rows():
        start, end = (_exact(row["name"], row[side], exact) for side in ("from", "to"))
        key = (row["name"], row["country"], row["role"], row["sector"])
        rows.append((key, first_day(start), last_day(end)))
    return rows


def _hand_rows() -> list[Row]:
    """The hand-kept offices of all files, in the order of their names."""
    return [row for path in sorted((HAND / "people").glob("*.tsv")) for row in read_table(path)]


def _exact(name: str, day: str, exact: dict[str, list[tuple[str, str]]]) -> str:
    """A month becomes the day of the source of leaders, if that has this person entering or leaving in it."""
    words = set(fold(name).lower().split())
    return next((found for leader, found in exact.get(day, ()) if leader in words), day) if len(day) == 7 else day


def _exact_days(data: Path) -> dict[str, list[tuple[str, str]]]:
    """Month → (last word of a leader's name, day of entering office); the source gives no days of leaving."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    path = data / "gazetteer" / "reign_leaders_1945_2021.csv"
    with path.open(encoding="cp1252", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            if all(row[part].isdigit() for part in ("syear", "smonth", "sdate")):
                month = f"{int(row['syear'])}-{int(row['smonth']):02}"
                leader = fold(row["leader"]).lower().split()
                if leader:
                    found[month].append((leader[-1], f"{month}-{int(row['sdate']):02}"))
    return found


def _aliases() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Name → its other forms and the surnames used alone, gathered over the hand-kept rows of a person."""
    forms: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for row in (*_hand_rows(), *read_table(HAND / "people_aliases.tsv")):
        aliases, shorts = forms.get(row["name"], ((), ()))
        forms[row["name"]] = (
            tuple(dict.fromkeys((*aliases, *split(row["aliases"])))),
            tuple(dict.fromkeys((*shorts, *split(row["short"])))),
        )
    return forms


def _without_homonyms(rows: list[Row]) -> list[Row]:
    """Drop from the aliases of a row what is the name, or an earlier person's alias, of somebody else."""
    owner: dict[str, str] = {row["name"]: row["name"] for row in rows}
    for row in rows:
        kept = []
        for alias in split(row["aliases"]):
            if owner.setdefault(alias, row["name"]) == row["name"]:
                kept.append(alias)
        row["aliases"] = "|".join(kept)
    return rows
