"""Where the text is set, which tells whose "the police" are when nothing else does."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from extract.actors.scene import Scene
from extract.mentions import Mention
from extract.referents import Referent
from extract.wordlists import load_wordlists

WIDE = load_wordlists("actors")["wide"]
INSIDE = load_wordlists("actors")["inside"]
ANONYMOUS = load_wordlists("nouns")["anonymous"]
# What the share of a name is worth in the next sentence, and at least, however far away.
FADING, FAINTEST = 0.6, 0.02


def setting_at(scene: Scene, i: int) -> str | None:
    """The country where the text is at token ``i``: a place in this sentence, in the last ones, or the document's."""
    sentence = scene.parse.tokens[i].sent
    if sentence not in scene.settings:
        scores = _scores(scene, sentence, least=0.0)
        everywhere = Counter(r.country for r in scene.named.values() if r.country)
        scene.settings[sentence] = _first(scores or everywhere)
    return scene.settings[sentence]


def place_around(scene: Scene, i: int) -> str | None:
    """The country of the places named around token ``i``, for an unknown town: the side of an army does not tell."""
    return _first(_scores(scene, scene.parse.tokens[i].sent, least=1.0))


def main_country(scene: Scene) -> str | None:
    """The country that the text names most: whose "the defense minister" without more is."""
    return _first(Counter(m.rows[0].country for m in scene.mentions if m.rows and m.rows[0].country))


def placed(scene: Scene, referent: Referent) -> Referent:
    """The referent with the country where the text is set, when nothing else tells it."""
    told = referent.country or referent.sector not in (None, "CVL", "BUS")
    if told or referent.kind in ("igo", "armed_group", "country"):
        return referent
    if referent.kind == "place" and referent.via == "ner":
        return referent  # "Europe", "the Sahel": no one country's
    words = {scene.parse.tokens[j].lower for j in range(referent.first, referent.last + 1)}
    if words & WIDE or scene.parse.tokens[referent.head].lemma.lower() in ANONYMOUS:
        return referent
    country = setting_at(scene, referent.head)
    return replace(referent, country=country, sure=min(referent.sure, 0.4), named=False) if country else referent


def _scores(scene: Scene, sentence: int, *, least: float) -> dict[str, float]:
    """How much the names up to the end of ``sentence`` speak for each country; none of less weight than ``least``."""
    scores: dict[str, float] = {}
    for mention in scene.mentions:
        referent = scene.named[mention.first]
        number = scene.parse.tokens[mention.first].sent
        if number > sentence:
            break
        weight = _weight(scene, mention, referent)
        if referent.country and weight >= least:
            score = weight * max(FADING ** (sentence - number), FAINTEST)
            scores[referent.country] = scores.get(referent.country, 0) + score
    return scores


def _weight(scene: Scene, mention: Mention, referent: Referent) -> float:
    """What a name tells of where the text is set: places above bodies and persons."""
    if referent.kind not in ("place", "country", "facility") or referent.via == "demonym":
        return 0.7 if referent.kind in ("armed_group", "population", "military") else 0.4
    return 3.0 if scene.parse.case(scene.head_of(mention)) in INSIDE else 1.5


def _first(scores: Mapping[str, float]) -> str | None:
    """The highest score; of equals, the one met first."""
    return max(scores, key=scores.__getitem__, default=None)
