"""Who a phrase stands for, and the classes of referent that lexicon entries ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from extract.records import Kind, Via

CIVIL = frozenset(["CVL", "REF", "BUS", "EDU", "CRM"])
ARMED = frozenset(["MIL", "REB", "COP", "SPY"])
ALLIANCES = frozenset(["NATO"])  # bodies of states that fight wars
COLLECTIVE: frozenset[Kind] = frozenset(
    ["country", "government", "military", "armed_group", "igo", "organization", "population"]
)


@dataclass(frozen=True, slots=True)
class Referent:
    """A resolved phrase: tokens ``first`` to ``last`` inclusive around ``head``.

    ``sure`` (0 to 1) is how far the resolution is to be trusted; ``named`` says that country or sector were stated in
    the phrase and not inferred from what stands around it; ``anyone`` that no side is meant in particular, so that
    nothing around the phrase tells its country; ``of`` is the phrase (first and last token) that a pronoun stands for.
    """

    head: int
    first: int
    last: int
    name: str
    kind: Kind
    country: str | None
    sector: str | None
    role: str | None
    id: str | None
    via: Via
    plural: bool = False
    sure: float = 1.0
    named: bool = True
    anyone: bool = False
    of: tuple[int, int] | None = None

    @property
    def code(self) -> str | None:
        """Country and sector together, as in ICEWS; an igo has no country."""
        return ((self.country or "") + (self.sector or "")) or None

    @property
    def political(self) -> bool:
        """Whether the referent has a side: a country, a sector that acts politically; or is "Western nations"."""
        return (
            (self.anyone and self.kind == "government")
            or bool(self.country)
            or (self.sector is not None and self.sector not in CIVIL)
        )

    def retold(
        self, head: int, first: int, last: int, via: Via, *, sure: float, plural: bool = False, named: bool = True
    ) -> "Referent":
        """The same one told again by another phrase."""
        return replace(self, head=head, first=first, last=last, via=via, sure=sure, plural=plural, named=named)

    def fits(self, classes: frozenset[str]) -> bool:
        """Whether the referent belongs to one of ``classes``.

        :raises ValueError: for a class that is not in :data:`CLASSES`.
        """
        try:
            return any(CLASSES[name](self) for name in classes)
        except KeyError as error:
            raise ValueError(f"no class of referents is called {error}") from error


def _is_agent(r: Referent) -> bool:
    speaks = r.kind == "place" and r.via in ("metonym", "gazetteer", "pronoun")
    return r.kind == "person" or r.kind in COLLECTIVE or r.sector in ARMED or speaks


def _is_group(r: Referent) -> bool:
    return _is_agent(r) and (r.kind != "person" or r.plural or r.sector in ARMED)


def _is_official(r: Referent) -> bool:
    """Who can speak for a side: a commander may, an army or a people may not."""
    if r.kind in ("person", "military") and r.sector in ("MIL", "REB") and not r.plural:
        return True
    if not r.political or r.sector in CIVIL | {"REB", "MIL", "COP"} or (r.kind == "country" and r.via == "demonym"):
        return False
    if r.kind == "person" and not r.sector and not r.named:
        return False  # of whom the setting alone tells the land: an analyst, a resident
    seat = r.kind == "place" and r.via in ("metonym", "pronoun")
    return r.kind in ("person", "government", "igo", "organization", "country") or seat


def _is_armed(r: Referent) -> bool:
    if r.sector in ARMED or r.kind in ("military", "armed_group"):
        return True
    return (r.political and r.kind in ("country", "government")) or (r.kind == "person" and r.sector == "GOV")


def _is_fighter(r: Referent) -> bool:
    return r.sector in ("MIL", "REB") or r.kind in ("military", "armed_group") or r.name in ALLIANCES


def _is_force(r: Referent) -> bool:
    return r.sector in ARMED or (r.political and r.sector not in CIVIL and r.kind not in ("facility", "other"))


def _is_person(r: Referent) -> bool:
    return r.political and r.kind in ("person", "government") and r.sector not in CIVIL


def _is_territory(r: Referent) -> bool:
    """What can be taken, shelled or left; "12 Kuwaitis" cannot, though they are told by their land."""
    return r.kind in ("place", "facility") or (r.kind == "country" and not (r.via == "demonym" and r.plural))


def _is_people(r: Referent) -> bool:
    peoples = r.via == "demonym" and r.plural  # "seven Japanese"
    return r.kind in ("person", "population", "military", "armed_group") or r.sector in ARMED or peoples


CLASSES: Mapping[str, Callable[[Referent], bool]] = {
    "any": lambda r: True,
    "political": lambda r: r.political,
    "any_political": lambda r: r.political,
    "agent": _is_agent,
    "group": _is_group,
    "official": _is_official,
    "leader": lambda r: _is_official(r) and not (r.kind == "person" and r.plural),
    "person": _is_person,
    "people": _is_people,
    "armed": _is_armed,
    "fighter": _is_fighter,
    "force": _is_force,
    "rebel": lambda r: r.sector == "REB" or r.kind == "armed_group",
    "place": lambda r: _is_territory(r) or r.via == "metonym",
    "territory": _is_territory,
    "seat": lambda r: r.kind in ("place", "country") or r.via == "metonym",
    "physical": lambda r: r.kind != "other" or bool(r.sector),
}
