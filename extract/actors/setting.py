"""Where the text is set, which tells whose "the police" are when nothing else does."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from extract.actors.scene import Scene
from extract.attribution import SPEECH
from extract.mentions import Mention
from extract.referents import Referent
from extract.wordlists import load_wordlists

REGIONS = load_wordlists("actors")["regions"]
WIDE = load_wordlists("actors")["wide"]
INSIDE = load_wordlists("actors")["inside"]
PLACES = load_wordlists("nouns")["places"]
ANONYMOUS = load_wordlists("nouns")["anonymous"]
# What a name tells of where the text is set: a place in which something is, another place, a body that has a place of
# its own, all others; and how much of it is left when it names who speaks. Read off annotated news.
WEIGHTS = {"inside": 3.0, "place": 1.5, "modifier": 1.0, "body": 0.7, "other": 0.4}
SPEAKING = 0.4
FADING = 0.6  # what is left of a name in the next sentence
WHOLE = 1.0  # the weight of the average over the whole document, beside what was named up to the sentence
FAINTEST = 0.01  # less than this is forgotten


def setting_at(scene: Scene, i: int) -> str | None:
    """The country where the text is at token ``i``: places in this sentence, then in the last ones, then in all."""
    return _settings(scene, 0.0)[scene.parse.tokens[i].sent]


def place_around(scene: Scene, i: int) -> str | None:
    """The country of the places named around token ``i``, for an unknown town: the side of an army does not tell."""
    return _settings(scene, 1.0)[scene.parse.tokens[i].sent]


def main_country(scene: Scene) -> str | None:
    """The country that the text names most: whose "the defense minister" without more is."""
    return _first(Counter(m.rows[0].country for m in scene.mentions if m.rows and m.rows[0].country))


def placed(scene: Scene, referent: Referent) -> Referent:
    """The referent with the country where the text is set, when nothing else tells it."""
    told = referent.country or referent.sector not in (None, "CVL", "BUS")
    if told or referent.anyone or referent.kind in ("igo", "armed_group", "country"):
        return referent
    if referent.kind == "place" and referent.via == "ner":
        return referent  # "Europe", "the Sahel": no one country's
    if referent.via == "demonym" and referent.first == referent.last and referent.plural:
        return replace(referent, sector="CVL")  # "Christians", with no number and no article: of no land
    words = {scene.parse.tokens[j].lower for j in range(referent.first, referent.last + 1)}
    if words & (WIDE | REGIONS) or scene.parse.tokens[referent.head].lemma.lower() in ANONYMOUS:
        return referent
    country = setting_at(scene, referent.head)
    return replace(referent, country=country, sure=min(referent.sure, 0.4), named=False) if country else referent


def _settings(scene: Scene, least: float) -> list[str | None]:
    """The country of each sentence, by the names of no less weight than ``least``; worked out once a document."""
    if least not in scene.settings:
        named: list[list[tuple[str, float]]] = [[] for _ in scene.parse.sentences]
        total: dict[str, float] = {}
        for mention in scene.mentions:
            referent = scene.named[mention.first]
            weight = _weight(scene, mention, referent)
            if referent.country and weight >= least:
                named[scene.parse.tokens[mention.first].sent].append((referent.country, weight))
                share = WHOLE * weight / len(scene.mentions)
                total[referent.country] = total.get(referent.country, 0) + share
        scene.settings[least] = []
        near: dict[str, float] = {}
        for names in named:
            near = {country: score * FADING for country, score in near.items() if score * FADING > FAINTEST}
            for country, weight in names:
                near[country] = near.get(country, 0) + weight
            around = {country: score + total[country] for country, score in near.items()}
            scene.settings[least].append(_first(around or total))
    return scene.settings[least]


def _weight(scene: Scene, mention: Mention, referent: Referent) -> float:
    """What a name tells of where the text is set: places above bodies and persons, less where it names who speaks."""
    head = scene.parse.tokens[scene.head_of(mention)]
    governor = scene.parse.head(head.i)
    speaks = head.rel == "nsubj" and governor is not None and governor.lemma in SPEECH
    kept = SPEAKING if speaks else 1.0
    ground = referent.kind in ("place", "country", "facility") and referent.via != "demonym"
    if not ground or scene.parse.case(head.i) == "against":  # "slogans against the United States"
        body = referent.kind in ("armed_group", "population", "military")
        return WEIGHTS["body" if body else "other"] * kept
    if head.rel in ("compound", "nmod:desc") and (head.text.isupper() or "." in head.text):
        return WEIGHTS["modifier"] * kept  # "U.S. troops" are as American ones
    if referent.via == "metonym" and (head.rel.startswith("nsubj") or scene.parse.case(head.i) == "by"):
        return WEIGHTS["other"] * kept  # "Washington accused" is a government
    placed = head
    if head.rel == "nmod:poss" and governor is not None and governor.lemma.lower() in PLACES:
        placed = governor  # "in *Somalia's* capital"
    return WEIGHTS["inside" if scene.parse.case(placed.i) in INSIDE else "place"] * kept


def _first(scores: Mapping[str, float]) -> str | None:
    """The highest score; of equals, the one met first."""
    return max(scores, key=scores.__getitem__, default=None)
