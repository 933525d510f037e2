"""What a description says by its own words: its noun, its sector and kind, its country, the body that it belongs to."""

from dataclasses import dataclass

from extract.actors.coalitions import coalition_country
from extract.actors.owners import compound_owner, landless_possessor, modifier_country, shared_country, stated_country
from extract.actors.phrases import noun_phrase
from extract.actors.scene import Scene
from extract.actors.titles import agent_of
from extract.gazetteer import OF_STATE
from extract.records import Kind, Via
from extract.referents import Referent
from extract.wordlists import load_wordlists

_NOUNS = load_wordlists("nouns")
PLACES = _NOUNS["places"]
FACILITIES = _NOUNS["facilities"]
LANDS = _NOUNS["lands"]
CROWDS = _NOUNS["crowds"]
PERSONS = _NOUNS["persons"]
TRANSNATIONAL = load_wordlists("actors")["transnational"]
DEFINITE = load_wordlists("actors")["definite"]
AGED = ("-year-old", "-year-olds")


@dataclass(slots=True)
class Wording:
    """A description as far as it is read: its noun ``i`` in tokens ``low`` to ``high``, what it says and what follows.

    ``words`` are the forms up to the noun; ``stated`` says that the country was in the phrase, ``owner`` is the body
    before the noun.
    """

    i: int
    low: int
    high: int
    lemma: str
    words: set[str]
    plural: bool
    sector: str | None = None
    kind: Kind | None = None
    country: str | None = None
    stated: bool = False
    owner: Referent | None = None

    @property
    def definite(self) -> bool:
        """Whether the phrase says that it was told before; "country" alone has lost a "that" to the verb before it."""
        bare = self.low == self.i and self.lemma in LANDS and not self.plural
        return bare or bool(self.words & DEFINITE)

    @property
    def ownerless(self) -> bool:
        """Whether the phrase does not say whose it is."""
        return not self.stated and self.owner is None

    @property
    def placeless(self) -> bool:
        """Whether neither the phrase nor the body before its noun tells a country, which the setting then may."""
        return self.country is None and not (self.stated and self.owner is not None)

    def referent(
        self,
        scene: Scene,
        kind: Kind,
        country: str | None,
        sector: str | None,
        via: Via,
        *,
        sure: float,
        named: bool = True,
        role: str | None = None,
    ) -> Referent:
        """The phrase as it stands, under no other name."""
        name = scene.surface(self.low, self.high)
        return Referent(
            self.i, self.low, self.high, name, kind, country, sector, role, None, via, self.plural, sure, named
        )


def read_wording(scene: Scene, i: int) -> Wording:
    """The noun ``i``, the extent of its phrase and the words before it; no more yet."""
    token = scene.parse.tokens[i]
    low, high = noun_phrase(scene.parse, i)
    lemma = token.lemma.lower()
    plural = token.tag in ("NNS", "NNPS") or token.pos == "NUM"
    if plural and token.lower.endswith("s") and token.lower[:-1] in PLACES | FACILITIES:
        lemma = token.lower[:-1]  # not the lemmatizer's "basis" of "bases"
    words = {scene.parse.tokens[j].lower for j in range(low, i + 1)}
    return Wording(i, low, high, lemma, words, plural)


def classify(scene: Scene, told: Wording) -> None:
    """Sector and kind by the noun, the country by what the phrase or its first conjunct states."""
    token = scene.parse.tokens[told.i]
    told.sector, told.kind = agent_of(scene, told.low, told.i)
    if told.kind is None and scene.surface(told.low, told.i).lower().endswith(AGED):
        told.kind, told.sector = "person", "CVL"  # "a 13-year-old"
    if told.lemma in PERSONS and not told.plural:
        told.kind = "person"
    if is_military_coalition(told):
        told.country = coalition_country(scene, told.i)
    elif told.sector == "REB" and told.plural and told.words & TRANSNATIONAL and not told.definite:
        told.country = modifier_country(scene, told.i)
    else:
        told.country = stated_country(scene, told.i)
    if told.country is None and token.rel == "conj":
        told.country = shared_country(scene, token)
    told.stated = told.country is not None


def is_military_coalition(told: Wording) -> bool:
    """ "The coalition", "coalition forces", but no "ruling coalition"."""
    parties = told.sector in ("OPP", "PTY", "GOV") or bool(told.words & {"opposition", "ruling"})
    return "coalition" in told.words | {told.lemma} and not parties


def take_owner(scene: Scene, told: Wording) -> None:
    """Kinds of things that do not act, and the country and sector of the body before the noun."""
    noun = scene.parse.tokens[told.i]
    if told.kind is None and (noun.pos == "NUM" or CROWDS & {told.lemma, noun.lower}):
        told.kind, told.sector = "population", "CVL"  # "killing 40", "others were shot"
    if told.kind in (None, "other"):
        if told.lemma in PLACES:
            told.kind = "place"
        elif told.lemma in FACILITIES:
            told.kind = "facility"
    thing = told.kind in (None, "other", "place", "facility") and told.sector is None
    thing = thing or (told.sector == "GOV" and told.kind == "person")  # "inspectors **of the IAEA**"
    owner = told.owner = compound_owner(scene, told.i) or landless_possessor(scene, told.i, thing=thing)
    if owner is None:
        return
    if not told.country:
        # "Air Force officers", "Islamist students": of the land that the text is set in.
        placeless = owner.country is None and (owner.sector in OF_STATE or owner.via in ("demonym", "ner"))
        told.country, told.stated = owner.country, not placeless
        if not told.sector or (owner.sector in ("REB", "IGO") and owner.via != "demonym"):
            told.sector = owner.sector
    elif told.sector in (None, "CVL") and owner.sector in ("REB", "MIL", "IGO") and owner.via != "demonym":
        told.sector = owner.sector
