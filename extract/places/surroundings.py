"""What a text says around a place: the countries and regions that it names, and where its other places lie."""

import math
from collections import Counter
from collections.abc import Iterator

from extract.actors import Cast
from extract.gazetteer import Site, load_atlas
from extract.mentions import Mention

# What a name tells of the country of a place in its own sentence, in the next ones and anywhere else.
SAME, NEAR, ELSEWHERE = 2.0, 0.7, 0.03
UNTOLD = 0.5  # one name alone does not tell the country for sure
REACH = 3  # sentences
EARTH = 6371.0  # km


class Surroundings:
    """The names of one document as they bear on a place among them; what was worked out is kept."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._named: _Names | None = None
        self._shares: dict[tuple[int, str], dict[str, float]] = {}

    def share(self, sentence: int, name: str, country: str | None) -> float:
        """How much of what is named around ``name`` is of ``country``, from 0 to 1; ``name`` itself does not count."""
        key = (sentence, name.lower())
        if key not in self._shares:
            names = self._names()
            all_but_it = names.lands - names.lands_of.get(key[1], Counter())
            weights = {land: ELSEWHERE * number for land, number in all_but_it.items()}
            for number in range(sentence - REACH, sentence + REACH + 1):
                away = abs(number - sentence)
                told = SAME if away == 0 else NEAR / away
                for surface, land in names.by_sentence.get(number, ()):
                    if land is not None and surface != key[1]:
                        weights[land] += told - ELSEWHERE
            total = sum(weights.values()) + UNTOLD
            self._shares[key] = {land: weight / total for land, weight in weights.items()}
        return self._shares[key].get(country or "", 0.0)

    def others(self, sentence: int, name: str) -> Iterator[tuple[Site, ...]]:
        """The places that the other names of a sentence may stand for."""
        atlas = load_atlas()
        for surface, _ in self._names().by_sentence.get(sentence, ()):
            if surface != name.lower():
                sites = atlas.find(surface)
                if sites:
                    yield sites

    def _names(self) -> "_Names":
        if self._named is None:
            self._named = names = _Names()
            for mention in self.cast.mentions:
                surface = self.cast.surface(mention.first, mention.last).lower()
                names.add(self.cast.parse.tokens[mention.first].sent, surface, self._country(mention))
        return self._named

    def _country(self, mention: Mention) -> str | None:
        referent = self.cast.named.get(mention.first)
        return referent.country if referent is not None else None


class _Names:
    """The surface in lower case and the country of each name, by its sentence; how often each country is named."""

    def __init__(self) -> None:
        self.by_sentence: dict[int, list[tuple[str, str | None]]] = {}
        self.lands: Counter[str] = Counter()
        self.lands_of: dict[str, Counter[str]] = {}  # by surface

    def add(self, sentence: int, surface: str, land: str | None) -> None:
        self.by_sentence.setdefault(sentence, []).append((surface, land))
        if land is not None:
            self.lands[land] += 1
            self.lands_of.setdefault(surface, Counter())[land] += 1


def distance(a: Site, b: Site) -> float:
    """Kilometres between two places along the surface, by the haversine formula."""
    lat, other = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((other - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))
