"""Descriptions by which no side is meant in particular."""

from dataclasses import replace

from extract.actors.owners import modifier_country
from extract.actors.scene import Scene
from extract.actors.wording import Wording
from extract.records import Kind
from extract.referents import Referent
from extract.wordlists import load_wordlists

_NOUNS = load_wordlists("nouns")
PARTITIVES = _NOUNS["partitives"]
MEASURES = _NOUNS["measures"]
OCCASIONS = _NOUNS["occasions"]
RELATIONAL = _NOUNS["relational"]
UNCOUNTED = _NOUNS["uncounted"]
VAGUE = _NOUNS["vague"]


def is_measure(scene: Scene, told: Wording) -> bool:
    """ "Thousands of years", "hundreds of dollars": no people."""
    if told.lemma not in PARTITIVES and scene.parse.tokens[told.i].pos != "NUM":
        return False
    below = (c for c in scene.parse.of(told.i, "nmod") if scene.parse.case(c.i) == "of")
    return any(c.lemma.lower() in MEASURES | OCCASIONS for c in below)


def nobody(scene: Scene, told: Wording) -> Referent:
    """The description as that of nobody in particular; governments and their leaders act all the same."""
    kind: Kind = "government" if told.sector in ("GOV", "IGO") else told.kind or "other"
    nobody = told.referent(scene, kind, None, None, "phrase", sure=0.6, named=False)
    return replace(nobody, anyone=True)


def is_nobody(scene: Scene, told: Wording) -> bool:
    """Whether no side is meant in particular: "enemies of the United States", "other countries"."""
    if told.lemma in RELATIONAL:
        return not any(r is not None and r.via == "demonym" for r in map(scene.row_at, range(told.low, told.i)))
    if told.kind == "government" and told.sector is None:
        return True  # "Western nations", "the international community"
    if told.lemma not in UNCOUNTED or not told.plural or told.definite:
        return False
    if any(scene.name_at(c.i) is not None for c in scene.parse.of(told.i, "nmod") if c.i > told.i):
        return False  # "leaders of the African Union"
    return told.words - {scene.parse.tokens[told.i].lower} <= VAGUE and modifier_country(scene, told.i) is None
