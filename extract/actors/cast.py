"""The participants of one document, resolved on demand and remembered."""

from dataclasses import replace
from datetime import date

from extract.actors.descriptions import beside_coalition, referents_of_description
from extract.actors.koreas import korea_at
from extract.actors.names import introduce
from extract.actors.owners import owners, stated_country
from extract.actors.phrases import OCCASIONS, is_date, noun_phrase
from extract.actors.pronouns import PRONOUNS, referents_of_pronoun
from extract.actors.scene import Scene
from extract.actors.setting import place_around, placed, setting_at
from extract.actors.titles import title_of
from extract.gazetteer import OF_STATE, Gazetteer
from extract.mentions import Mention
from extract.records import Kind
from extract.referents import CIVIL, Referent
from extract.syntax import Parse, Token, is_reciprocal
from extract.wordlists import load_wordlists

PEOPLE: frozenset[Kind] = frozenset(["person", "population", "military"])
BEFALLING = load_wordlists("actors")["befalling"]
LANDS = load_wordlists("actors")["lands"]
REGIONS = load_wordlists("actors")["regions"]
STATES = load_wordlists("actors")["states"]
STATELESS = load_wordlists("actors")["stateless"]


class Cast(Scene):
    """Who the phrases of a document stand for; every question is about a token, by its index.

    :param parse: the parsed document.
    :param mentions: its names, as :func:`extract.mentions.find_mentions` gives them.
    :param published: the day in the light of which offices are read; without one, any office holds.
    """

    def __init__(self, parse: Parse, mentions: list[Mention], gazetteer: Gazetteer, published: date | None) -> None:
        super().__init__(parse, mentions, gazetteer, published)
        self._known: dict[int, tuple[Referent, ...]] = {}
        introduce(self)

    def resolve(self, i: int) -> tuple[Referent, ...]:
        """Who token ``i`` with what hangs below it stands for: none, one, or both of "the two leaders"."""
        if i in self._known:
            return self._known[i]
        if i in self.under_way:
            return ()
        self.under_way.add(i)
        found = self._resolve(i)
        self.under_way.discard(i)
        self._known[i] = found
        return found

    def phrase(self, i: int) -> tuple[int, int]:
        """The first and last token of the noun phrase that token ``i`` heads, trailing clauses left out."""
        return noun_phrase(self.parse, i)

    def setting(self, i: int) -> str | None:
        """The country where the text is set at token ``i``, by the names up to there or else in the whole document."""
        return setting_at(self, i)

    def placed(self, referent: Referent) -> Referent:
        """The referent with the country where the text is set, when nothing else tells it."""
        return placed(self, referent)

    def owner(self, i: int) -> tuple[Referent, ...]:
        """Whose the thing at token ``i`` is, for weapons that are subjects: "Israeli jets", "rockets from Gaza"."""
        return owners(self, i)

    def _resolve(self, i: int) -> tuple[Referent, ...]:
        token = self.parse.tokens[i]
        occasion = token.lemma.lower() in OCCASIONS and not self.parse.of(i, "nmod:poss")  # "its response" is a deed
        if occasion or is_date(self.parse, i) or is_reciprocal(self.parse, i):
            return ()
        if token.lower in STATES and self.parse.case(i) == "in" and self.parse.subtree(i) == [i - 1, i]:
            return ()
        included = self._included(i)
        if included:
            # "Hundreds were held, including X": both; of "four leaders, including X" only X is anybody.
            return (*self._whole(i), *included)
        listed = self._listed(i)
        if listed:
            return listed
        korea = korea_at(self, i)
        if korea:
            return korea
        allied = beside_coalition(self, i)
        if allied:
            return allied
        named = self.name_at(i)
        if named is not None and token.rel == "conj" and self.at[i] is self.at.get(token.head):
            return ()  # "the House Highways and Transit Subcommittee" is told by its first conjunct
        if named is not None:
            return (self._widen(named, i),)
        if self._is_befallen(i):
            return referents_of_description(self, i)
        if token.pos == "PRON" or token.lower in PRONOUNS:
            return referents_of_pronoun(self, i)
        nominal = token.pos in ("NOUN", "PROPN", "NUM", "SYM", "X")
        counted = token.lower in ("some", "many", "others", "several") and token.rel not in ("amod", "det")
        if nominal or counted or (token.pos in ("ADJ", "DET") and token.rel not in ("amod", "det")):
            return referents_of_description(self, i)
        return ()

    def _is_befallen(self, i: int) -> bool:
        """ "**Those** detained", "those killed": people, told by what was done to them."""
        if self.parse.tokens[i].lower != "those":
            return False
        return any(c.tag == "VBN" and c.lemma in BEFALLING for c in self.parse.of(i, "acl"))

    def _whole(self, i: int) -> tuple[Referent, ...]:
        """The crowd of which some are named; of ministers and leaders the names are all that counts."""
        found = referents_of_description(self, i)
        return tuple(r for r in found if r.kind == "population" or r.sector in CIVIL)

    def _included(self, i: int) -> tuple[Referent, ...]:
        """ "Four leaders, **including** Putin and Merkel": those whom the text names."""
        if i in self.at or not (self.parse.tokens[i].tag == "NNS" or self.parse.tokens[i].pos == "NUM"):
            return ()
        for child in (*self.parse.of(i, "nmod", "obl", "acl", "advcl"), *self._next_beside(i)):
            if child.i > i and self.parse.case(child.i) in ("including", "such as"):
                names = [(self.name_at(j), j) for j in self.parse.conjuncts(child.i)]
                named = tuple(self._widen(name, j) for name, j in names if name is not None)
                found = named or tuple(r for _, j in names for r in self.resolve(j) if r.kind == "person" and r.named)
                # Of firms and groups of one land the land is stated with the whole: "German firms, including Daimler".
                part = tuple(r for j in self.parse.conjuncts(child.i) for r in self.resolve(j))
                if part and all(r.country and r.named and _is_people(r) for r in part):
                    return part  # "ten people, including two Canadian soldiers and a Dutch woman"
                if found and all(r.kind in ("person", "country", "igo", "armed_group") for r in found):
                    return found
        return ()

    def _next_beside(self, i: int) -> list[Token]:
        """The next phrase that hangs on the same verb, as the parser has what follows after a comma."""
        token = self.parse.tokens[i]
        if token.rel not in ("obj", "obl", "nsubj", "nsubj:pass"):
            return []
        return [c for c in self.parse.of(token.head, "obj", "obl", "advcl") if c.i > i]

    def _listed(self, i: int) -> tuple[Referent, ...]:
        """ "Allies in the region, Saudi Arabia, Jordan and Israel": the lands that follow the word in a list."""
        token = self.parse.tokens[i]
        if token.tag != "NNS" or token.lemma.lower() not in LANDS:
            return ()
        below = self.parse.subtree(i, frozenset(["acl", "acl:relcl", "nmod:poss", "amod", "compound", "det"]))
        named = [(self.name_at(j), j) for j in below if j > i and self.parse.tokens[j].rel in ("conj", "appos")]
        lands = tuple(self._widen(r, j) for r, j in named if r is not None and r.kind == "country")
        return lands if len(lands) > 1 else ()

    def _widen(self, referent: Referent, i: int) -> Referent:
        """The name with its title and modifiers as the phrase, and what they add to an unknown name."""
        low, high = noun_phrase(self.parse, i)
        country, role, named = referent.country, referent.role, referent.named
        if referent.via == "demonym" and referent.name in STATELESS and country is None:
            country = setting_at(self, i)
        if referent.via == "ner" and referent.kind == "armed_group" and country is None:
            country = stated_country(self, i) or setting_at(self, i)
        told = referent.via in ("ner", "alias") and referent.sector not in (None, "IGO", "REB")
        if told and country is None and not (referent.sector == "NGO" and self._is_based(low, i)):
            # "IHH, a *Turkish* NGO"; "the Interior Ministry" is that of the land where the text is set.
            country = stated_country(self, i) or (setting_at(self, i) if referent.sector in OF_STATE else None)
            named = named or country is not None
        unknown = referent.id is None and not referent.sector and referent.kind not in ("person", "country")
        if unknown and country is None:
            country = stated_country(self, i)
            named = named or country is not None
            if country is None and referent.kind in ("place", "facility") and referent.name.lower() not in REGIONS:
                country = self._land_of(i) or place_around(self, i)
        if role is None and referent.kind == "person":
            role = title_of(self, i, referent.first, referent.last).role
        first, last = min(low, referent.first), max(high, referent.last)
        return replace(referent, head=i, first=first, last=last, country=country, role=role, named=named)

    def _is_based(self, low: int, i: int) -> bool:
        """ "The New York-**based** Committee to Protect Journalists" works for no land."""
        return any(t.lower.endswith("based") for t in self.parse.tokens[low:i])

    def _land_of(self, i: int) -> str | None:
        """ "Kilis, Turkey": the land after the town."""
        tokens = self.parse.tokens
        rels = ("appos", "nmod", "flat", "nmod:unmarked", "obl", "list")
        after = [c.i for c in self.parse.of(i, *rels) if c.i > i]
        if i + 1 < len(tokens) and tokens[i + 1].text == ",":
            after.append(i + 2)
        lands = (self.at[j] for j in after if j in self.at)
        return next((self.choose(mention.rows).country for mention in lands if mention.rows), None)


def _is_people(referent: Referent) -> bool:
    """Persons and soldiers, and "three Germans", but nothing that belongs to them."""
    return referent.kind in PEOPLE or (referent.via == "demonym" and referent.plural)
