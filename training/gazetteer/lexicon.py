"""Nouns for persons and bodies that act, and titles before names."""

from training.gazetteer.bodies import HAND
from training.gazetteer.tables import Row, read_table, split

# A plural head that is listed as news writes it also stands in the lemma form that a tagger gives.
PLURAL_HEADS = {
    "forces": "force", "troops": "troop", "services": "service", "agencies": "agency", "authorities": "authority",
    "guards": "guard", "defenses": "defense", "defences": "defence", "states": "state", "powers": "power",
    "nations": "nation", "countries": "country", "governments": "government", "sides": "side", "parties": "party",
    "factions": "faction", "diplomats": "diplomat", "partners": "partner", "allies": "ally", "personnel": "personnel",
    "neighbours": "neighbour", "neighbors": "neighbor", "proxies": "proxy", "commandos": "commando",
}  # fmt: skip


def agents() -> list[Row]:
    """One row a noun, sorted; the first listing of a noun decides its sector."""
    rows: dict[str, Row] = {}
    for group in read_table(HAND / "agents.tsv"):
        for noun in split(group["nouns"]):
            for form in (noun, _lemma(noun)):
                rows.setdefault(form, {"noun": form, "sector": group["sector"], "kind": group["kind"]})
    return [rows[noun] for noun in sorted(rows)]


def _lemma(noun: str) -> str:
    head = noun.rpartition(" ")[2]
    return noun.removesuffix(head) + PLURAL_HEADS.get(head, head) if " " in noun else noun


def titles() -> list[Row]:
    """One row a title, sorted."""
    return sorted(read_table(HAND / "titles.tsv"), key=lambda row: row["title"])
