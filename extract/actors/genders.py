"""Whether a person is "he" or "she", as far as the name and the words around it tell."""

from typing import Literal

from extract.actors.scene import Scene
from extract.referents import Referent
from extract.wordlists import load_wordlists

Gender = Literal["f", "m"]

_WORDS = load_wordlists("genders")
NAMES: dict[str, Gender] = {
    **dict.fromkeys(_WORDS["masculine_names"], "m"),
    **dict.fromkeys(_WORDS["feminine_names"], "f"),
}
NOUNS: dict[str, Gender] = {
    **dict.fromkeys(_WORDS["masculine_nouns"], "m"),
    **dict.fromkeys(_WORDS["feminine_nouns"], "f"),
}
PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


def gender_of(scene: Scene, referent: Referent) -> Gender | None:
    """The gender of a person: by a given name, else by a noun of the phrase, else by the pronoun that it is."""
    by_name = (NAMES.get(word) for word in referent.name.lower().split())
    told = next((gender for gender in by_name if gender is not None), None)
    if told is not None:
        return told
    words = [scene.parse.tokens[i].lower for i in range(referent.first, referent.last + 1)]
    return next((g for word in words for g in (NOUNS.get(word) or PRONOUNS.get(word),) if g is not None), None)


def agrees(scene: Scene, pronoun: str, referent: Referent) -> bool:
    """Whether the person may be meant by "he" or "she"; who tells no gender may be either."""
    told = gender_of(scene, referent)
    return told is None or told == PRONOUNS.get(pronoun, told)
