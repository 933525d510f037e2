"""Who a name stands for: by the gazetteer, as the short form of a name met before, or by its title."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from extract.actors.scene import Scene
from extract.actors.setting import main_country
from extract.actors.titles import agent_of, title_of
from extract.gazetteer import PROMINENT, Row, fitting
from extract.mentions import Mention
from extract.records import Kind, Via
from extract.referents import Referent
from extract.wordlists import load_wordlists

REGIONS = load_wordlists("actors")["regions"]
AMERICAN_NAMESAKES = load_wordlists("actors")["american_namesakes"]
# Where the surname comes first: "Kim" is Kim Jong Un.
SURNAME_FIRST = frozenset(["PRK", "KOR", "CHN", "TWN", "HKG", "SGP", "VNM", "KHM"])
# Of a body whose name ends with one of these, the capitalised word alone is the short name: "the Council".
TITLED = frozenset(["assembly", "commission", "committee", "council", "court", "tribunal"])
STORMS = frozenset(["cyclone", "hurricane", "storm", "typhoon"])
FIRST_OFFICES = frozenset(role for tier in PROMINENT for role in tier)
OFFICIAL_SECTORS = ("GOV", "MIL", "COP", "LEG", "JUD", "OPP", "PTY")


def introduce(scene: Scene) -> None:
    """Fill ``scene.named``: every name of the document in text order, each in the light of those before it."""
    known = _Acquaintances(scene)
    for mention in scene.mentions:
        referent = _Name(scene, mention, known).resolve()
        scene.named[mention.first] = referent
        known.add(referent, mention)


class _Acquaintances:
    """Persons and bodies that the text has named so far."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.persons: list[Referent] = []
        self.bodies: dict[str, Referent] = {}
        self.storms: set[str] = set()

    def add(self, referent: Referent, mention: Mention) -> None:
        if referent.kind == "person":
            self.persons.append(referent)
        elif referent.kind in ("organization", "armed_group", "igo", "military"):
            surface = self.scene.surface(mention.first, mention.last)
            self.bodies.setdefault(surface.lower(), referent)
            initials = "".join(word[0] for word in surface.replace("-", " ").split() if word[:1].isupper())
            if len(initials) > 1:
                self.bodies.setdefault(initials.lower(), referent)
            last = surface.lower().split()[-1]
            if " " in surface and (last in TITLED or last not in self.scene.gazetteer.agents):
                self.bodies.setdefault(last, referent)  # "Tamil Tigers", "the Tigers"

    def person(self, surface: str) -> Referent | None:
        """The last person named whose surname ``surface`` ends with."""
        word = surface.split()[-1].lower()
        for person in reversed(self.persons):
            told = self.scene.surface(person.first, person.last).lower()
            if _surname(person.name) == word or told.endswith(word):
                return person
        for person in reversed(self.persons):
            if _is_surname_first(person) and person.name.lower().split()[0] == word:
                return person
        return None

    def titled(self, surname: str, role: str, country: str | None) -> Referent | None:
        """The last person of the surname named who has that very role: of two brothers the prime minister."""
        titles = self.scene.gazetteer.titles
        for person in reversed(self.persons):
            told = titles.get(person.role or "", (None, person.role))[1]
            if _surname(person.name) == surname.lower() and told == role and country in (None, person.country):
                return person
        return None

    def misspelt(self, surface: str) -> Referent | None:
        """The last person named whose surname is one slip away from that of ``surface``."""
        if len(surface) <= 5:
            return None
        for person in reversed(self.persons):
            surname = _surname(person.name)
            if len(surname) > 4 and OSA.distance(surname, _surname(surface)) == 1:
                return person
        return None


def _are_persons(rows: Sequence[Row]) -> bool:
    return bool(rows) and all(row.kind == "person" for row in rows)


def _is_surname_first(person: Referent) -> bool:
    """By the country, or by a given name of two parts: "Ban Ki-moon"."""
    _, _, given = person.name.partition(" ")
    first, hyphen, second = given.partition("-")
    return person.country in SURNAME_FIRST or (bool(hyphen) and first.istitle() and second.islower())


def _surname(name: str) -> str:
    return name.lower().split()[-1]


class _Name:
    """One name on its way to its referent."""

    def __init__(self, scene: Scene, mention: Mention, known: _Acquaintances) -> None:
        self.scene = scene
        self.mention = mention
        self.known = known
        self.span = (mention.first, mention.last)
        self.head = scene.head_of(mention)
        self.surface = scene.surface(*self.span)
        last = scene.parse.tokens[mention.last]
        counted = any(c.i < last.i for c in scene.parse.of(last.i, "nummod")) and last.lower.endswith("s")
        self.plural = last.tag in ("NNS", "NNPS") or counted

    def resolve(self) -> Referent:
        mention, label = self.mention, self.mention.label
        if self._is_storm():
            return replace(self._plain("other", None, None, sure=0.9, named=False), anyone=True)
        person = label == "PERSON" or (label is None and _are_persons(mention.rows))
        if person and " " not in self.surface:
            titled = self._titled()
            if titled is not None:
                return titled
        if label in ("GPE", "LOC") and _are_persons(mention.rows) and self.known.person(self.surface) is None:
            places = self.scene.gazetteer.located(self.surface)  # "Lagos" the city, which is somebody's surname too
            if places and title_of(self.scene, self.head, *self.span).sector is None:
                return self._of_row(self._home(self.scene.choose(places)), False)
        if mention.rows and mention.exact:
            row = self._home(self.scene.choose(mention.rows))
            if row.kind == "person":
                row = self._stated(row)
            row = self._of_another_land(row)
            if not self._means_another(row):
                # "The United States", "the Quds Forces" are one.
                return self._of_row(row, self.plural and (row.via == "demonym" or row.kind == "population"))
        if person:
            return self._of_person()
        if label == "ORG" and self.surface in ("House", "The House", "the House") and not mention.rows:
            rows = self.scene.gazetteer.find("U.S. House")  # "The House" without more, which no table may hold
            return self._of_row(rows[0], False)
        body = self.known.bodies.get(self.surface.lower())
        if body is not None:
            return Referent(
                self.head, *self.span, body.name, body.kind, body.country, body.sector, None, body.id, "alias"
            )
        if label in ("GPE", "LOC", "ORG", "NORP") and " " not in self.surface:
            # Models take a bare surname for a town; the text has told who it is.
            known = self.known.person(self.surface) if all(r.kind == "person" for r in mention.rows) else None
            if known is not None:
                return known.retold(self.head, *self.span, "alias", sure=0.9)
        return self._of_unknown()

    def _is_storm(self) -> bool:
        """ "**Typhoon** *Damrey* hit Vietnam. … *Damrey*": a storm does nothing to anybody."""
        first, words = self.mention.first, self.surface.lower().split()
        before = self.scene.parse.tokens[first - 1].lower if first > 0 else ""
        if before in STORMS or (words[0] in STORMS and len(words) > 1):
            self.known.storms.add(words[-1])
        return len(words) < 3 and words[-1] in self.known.storms

    def _home(self, row: Row) -> Row:
        """The town or the state of that name, where the text puts it elsewhere: "Paris, Texas", Georgia and Atlanta."""
        beside = self._land_behind()
        if row.kind == "place" and beside is not None and beside != row.country:
            return replace(row, country=beside, id=None, lat=None, lon=None)
        if row.kind != "country":
            return row
        if self._is_town():
            return replace(row, kind="place", country=None, id=None, via="ner")
        if self.surface.lower() in AMERICAN_NAMESAKES:
            told = {c for m in self.scene.mentions if m is not self.mention for c in self._told_by(m)}
            if "USA" in told and row.country not in told:
                return replace(row, kind="place", country="USA", via="place", id=None)
        return row

    def _is_town(self) -> bool:
        """ "The village of San Marino": no land, in a text that tells of another."""
        tokens, first = self.scene.parse.tokens, self.mention.first
        return (
            first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in ("village", "town", "hamlet")
        )

    def _stated(self, row: Row) -> Row:
        """The person in the office that the words around the name give him, of whatever land the tables have him.

        "Mark Carney, *Canada's prime minister*" on a day on which he led the bank of another land.
        """
        if row.role in FIRST_OFFICES:
            return row
        country, sector, phrase = title_of(self.scene, self.head, *self.span)
        role = self.scene.gazetteer.titles.get(phrase or "", (None, phrase))[1]
        if country in (None, row.country) or role not in FIRST_OFFICES:
            return row
        same = tuple(r for r in self.mention.rows if r.country == country)
        return replace(self.scene.choose(same) if same else row, country=country, sector=sector, role=role)

    def _of_another_land(self, row: Row) -> Row:
        """ "The *Colombian* Senate": the body of that name in the land that stands right before it."""
        before = self.scene.at.get(self.mention.first - 1)
        if before is None or before is self.mention or row.kind not in ("government", "military") or not before.rows:
            return row
        land = before.rows[0]
        if land.kind != "country" or land.country in (None, row.country):
            return row
        return replace(row, id=None, name=self.surface, country=land.country)

    def _told_by(self, mention: Mention) -> set[str | None]:
        """The countries that another name of the text speaks of."""
        same = self.scene.surface(mention.first, mention.last) == self.surface
        return set() if same else {row.country for row in mention.rows[:1]}

    def _land_behind(self) -> str | None:
        """The country of the land that follows after a comma: "Paris, **Texas**"."""
        tokens, after = self.scene.parse.tokens, self.mention.last + 1
        if after + 1 >= len(tokens) or tokens[after].text != ",":
            return None
        land = self.scene.at.get(after + 1)
        place = land is not None and land.rows and land.exact and land.rows[0].kind in ("place", "country")
        return land.rows[0].country if land is not None and place and land.rows[0].via != "demonym" else None

    def _means_another(self, row: Row) -> bool:
        """Whether the only person whom the gazetteer knows by that name is somebody else, or a town is meant."""
        if row.kind != "person":
            return False
        if self.mention.label in ("GPE", "LOC") and self.scene.gazetteer.located(self.surface):
            return True
        return " " not in self.surface and self.known.person(self.surface) is not None

    def _of_row(self, row: Row, plural: bool) -> Referent:
        return Referent(
            self.head, *self.span, row.name, row.kind, row.country, row.sector, row.role, row.id, row.via, plural
        )

    def _titled(self) -> Referent | None:
        """Of all who bear the surname the one with the very office before it: "*Prime Minister* Kaczynski"."""
        country, _, phrase = title_of(self.scene, self.head, *self.span)
        if phrase is None:
            return None
        gazetteer, day = self.scene.gazetteer, self.scene.published
        role = gazetteer.titles.get(phrase, (None, phrase))[1]
        earlier = self.known.titled(self.surface, role, country)
        if earlier is not None:
            return earlier.retold(self.head, *self.span, "alias", sure=0.95, named=earlier.named)
        bearers = [r for r in gazetteer.bearers(self.surface) if r.role == role and r.holds(day)]
        rows = tuple(r for r in bearers if country in (None, r.country))
        return self._of_row(self.scene.choose(rows), False) if rows and day is not None else None

    def _of_person(self) -> Referent:
        surface, full = self.surface, " " in self.surface
        earlier = self.known.person(surface) or self.known.misspelt(surface)
        if earlier is not None and (earlier.country or earlier.sector or not full):
            if not full or " " not in earlier.name or earlier.name.lower() == surface.lower():
                return earlier.retold(self.head, *self.span, "alias", sure=0.95, named=earlier.named)
        country, sector, role = title_of(self.scene, self.head, *self.span)
        named = country is not None or sector is not None
        if named and not full:
            holder = self._holder(country, sector, role)
            if holder is not None:
                return self._of_row(holder, False)
        if sector in OFFICIAL_SECTORS and country is None and earlier is None:
            country = main_country(self.scene)
        if full and not country:
            rows = self._rows_of_full_name()
            if rows:
                return self._of_row(self.scene.choose(rows), False)
        via: Via = "title" if country or sector else "ner"
        return self._plain("person", country, sector, sure=0.9 if country else 0.6, named=named, via=via, role=role)

    def _holder(self, country: str | None, sector: str | None, role: str | None) -> Row | None:
        """Whom a title before a bare surname means: "Secretary **Carter**"."""
        gazetteer = self.scene.gazetteer
        known = gazetteer.titles.get(role or "", (None, role))[1]
        rows = [r for r in gazetteer.bearers(self.surface) if country in (None, r.country)]
        rows = fitting(rows, known, sector if sector != "CVL" else None)
        return self.scene.choose(tuple(rows)) if rows else None

    def _rows_of_full_name(self) -> tuple[Row, ...]:
        """The rows of the surname that have the same first name: "Sergey Viktorovich Lavrov"."""
        words = self.surface.split()
        rows = self.scene.gazetteer.find(words[-1])
        return tuple(row for row in rows if row.kind == "person" and row.name.split()[0] == words[0])

    def _of_unknown(self) -> Referent:
        """A name that nobody knows, by the model's label and its last word."""
        label, rows = self.mention.label, self.mention.rows
        if label in ("GPE", "LOC") and self.surface.lower() in REGIONS:
            return self._plain("place", None, None, plural=False, sure=0.7, named=False)
        if label == "FAC" and self._is_mission():
            country = self.scene.choose(rows).country if rows else None
            return self._plain("government", country, "GOV", sure=0.7, named=bool(country))
        if label in ("GPE", "LOC", "FAC"):
            kind: Kind = "facility" if label == "FAC" else "place"
            near = rows[0].country if rows else None
            return self._plain(kind, near, None, plural=False, sure=0.7, named=bool(near))
        if label in ("EVENT", "PRODUCT", "WEAPON"):
            return self._plain("other", None, None, plural=self.plural, sure=0.4, named=False)
        sector, sort = agent_of(self.scene, *self.span)
        if label == "NORP":
            return self._plain(sort or "population", None, sector, plural=self.plural, sure=0.6, named=False)
        if rows and rows[0].sector == "IGO":
            sector, sort = "IGO", "igo"  # "UN World Food Programme"
        country = self.scene.choose(rows).country if rows else None
        land = self._land_of() if sector == "IGO" and not rows else None
        if land is not None:  # "*Kenya's* Anti-Corruption Commission" is no body above states
            return self._plain("government", land, "GOV", sure=0.8, named=True)
        return self._plain(sort or "organization", country, sector, plural=self.plural, sure=0.6, named=bool(rows))

    def _land_of(self) -> str | None:
        """The land that stands before the name as its owner or as an adjective."""
        parse = self.scene.parse
        owners = (c.i for c in parse.of(self.head, "nmod:poss", "amod") if c.i < self.mention.first)
        return self.scene.country_in(owners)

    def _is_mission(self) -> bool:
        """ "The U.S. Embassy", which speaks and acts for its government."""
        return self.scene.parse.tokens[self.mention.last].lower in ("embassy", "consulate")

    def _plain(
        self,
        kind: Kind,
        country: str | None,
        sector: str | None,
        *,
        sure: float,
        named: bool,
        via: Via = "ner",
        role: str | None = None,
        plural: bool = False,
    ) -> Referent:
        """The name as it stands, which no table and no name before explains."""
        return Referent(
            self.head, *self.span, self.surface, kind, country, sector, role, None, via, plural, sure, named
        )
