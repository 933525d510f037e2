"""The places of the acts of one document."""

from collections.abc import Sequence

from extract.actors import Cast
from extract.places.clause import cheapest
from extract.places.resolve import locate
from extract.places.spots import Spot, spots_of
from extract.places.surroundings import Surroundings
from extract.records import Place
from extract.referents import Referent


class PlaceFinder:
    """Asks for the place of any number of acts; the places of a sentence are looked for once."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._around = Surroundings(cast)
        self._spots: dict[int, list[Spot]] = {}
        self._located: dict[Spot, Place] = {}

    def spots(self, sentence: int) -> list[Spot]:
        """The places of a sentence, in text order."""
        if sentence not in self._spots:
            self._spots[sentence] = spots_of(self.cast, sentence)
        return self._spots[sentence]

    def at(self, spot: Spot) -> Place:
        """Where a place lies."""
        if spot not in self._located:
            self._located[spot] = locate(self._around, spot)
        return self._located[spot]

    def find(self, trigger: int, targets: Sequence[Referent], action: str) -> Place | None:
        """The place of the act ``action`` at token ``trigger``; None where its sentence states none."""
        heads = [target.head for target in targets]
        spot = cheapest(self.cast.parse, self.spots(self.cast.parse.tokens[trigger].sent), trigger, heads, action)
        return None if spot is None else self.at(spot)
