"""``python -m training.gazetteer --data DATA``: write the tables of ``extract/data`` anew.

``DATA`` is the folder that holds ``gazetteer/`` with the sources; the hand-kept rows lie beside this file.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.gazetteer import bodies, lexicon, people, places, tables
from training.gazetteer.tables import Row

TARGET = Path(__file__).parents[2] / "extract" / "data"


def build(data: Path, target: Path) -> Iterable[tuple[Path, int]]:
    """Write every table under ``target`` and yield its path and number of rows."""
    ucdp = data / "gazetteer" / "ucdp_actors.csv"
    parts: list[tuple[str, Sequence[str], list[Row]]] = [
        ("gazetteer/countries.tsv", tables.ACTOR_COLUMNS, bodies.countries()),
        ("gazetteer/demonyms.tsv", tables.ACTOR_COLUMNS, bodies.demonyms()),
        ("gazetteer/seats.tsv", tables.ACTOR_COLUMNS, bodies.seats()),
        ("gazetteer/organizations.tsv", tables.ACTOR_COLUMNS, bodies.organizations(ucdp)),
        ("gazetteer/people.tsv", tables.PEOPLE_COLUMNS, people.people(data)),
        ("gazetteer/places.tsv", tables.PLACE_COLUMNS, places.places()),
        ("agents.tsv", tables.AGENT_COLUMNS, lexicon.agents()),
        ("titles.tsv", tables.TITLE_COLUMNS, lexicon.titles()),
    ]
    (target / "gazetteer").mkdir(parents=True, exist_ok=True)
    for name, columns, rows in parts:
        path = target / name
        yield path, tables.write_table(path, columns, rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and say what was written on standard output."""
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sources")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder to write to (default: %(default)s)")
    options = parser.parse_args(arguments)
    for path, count in build(options.data, options.target):
        sys.stdout.write(f"{path.name}\t{count} rows\t{path.stat().st_size / 1024:.0f} KiB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
