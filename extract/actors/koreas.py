"""The two Koreas, which texts that have named them call "the North" and "the South"."""

from extract.actors.scene import Scene
from extract.records import Kind
from extract.referents import Referent

HALVES = {"north": ("North Korea", "PRK"), "south": ("South Korea", "KOR")}


def korea_at(scene: Scene, i: int) -> tuple[Referent, ...]:
    """Who "the North", "the two Koreas" or "North and South Korea" at token ``i`` are.

    "The North" is one of them only in a text that names one of the two.
    """
    token = scene.parse.tokens[i]
    before = [t.lower for t in scene.parse.tokens[max(i - 3, 0) : i]]
    if token.lower == "koreas" or (token.lower == "korea" and before == ["north", "and", "south"]):
        return tuple(_half(i, half) for half in HALVES)
    told = scene.parse.of(i, "amod", "compound", "flat", "nmod")  # "the South of the country"
    if token.lower not in HALVES or not token.text[:1].isupper() or told or token.rel in ("compound", "amod"):
        return ()
    stated = {row.country for mention in scene.mentions for row in mention.rows[:1]}
    return (_half(i, token.lower),) if {"PRK", "KOR"} & stated else ()


def _half(i: int, half: str) -> Referent:
    name, country = HALVES[half]
    kind: Kind = "country"
    return Referent(i, i, i, name, kind, country, None, None, None, "alias", False, 0.9)
