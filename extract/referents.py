"""Who a phrase stands for, and the classes of referent that lexicon entries ask for."""

from dataclasses import dataclass

from extract.records import Kind, Via

CIVIL = frozenset(["CVL", "REF", "BUS", "EDU", "CRM"])
ARMED = frozenset(["MIL", "REB", "COP", "SPY"])
COLLECTIVE: frozenset[Kind] = frozenset(
    ["country", "government", "military", "armed_group", "igo", "organization", "population"]
)


@dataclass(frozen=True, slots=True)
class Referent:
    """A resolved phrase: tokens ``first`` to ``last`` inclusive around ``head``.

    ``sure`` (0 to 1) is how far the resolution is to be trusted; ``named`` says that country or sector were stated in
    the phrase and not inferred from what stands around it.
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

    @property
    def code(self) -> str | None:
        """Country and sector together, as in ICEWS; an igo has no country."""
        return ((self.country or "") + (self.sector or "")) or None

    @property
    def political(self) -> bool:
        """Whether the referent has a side: a country, or a sector that acts politically."""
        return bool(self.country) or (self.sector is not None and self.sector not in CIVIL)

    def fits(self, classes: frozenset[str]) -> bool:
        """Whether the referent belongs to one of ``classes`` (see :data:`extract.lexicon.CLASSES`)."""
        return any(self._is(name) for name in classes)

    def _is(self, name: str) -> bool:
        kind, sector = self.kind, self.sector
        if name == "any":
            return True
        if name in ("political", "any_political"):
            return self.political
        if name == "agent":
            return kind == "person" or kind in COLLECTIVE or sector in ARMED or (kind == "place" and self.via in ("metonym", "gazetteer"))
        if name == "group":
            return self._is("agent") and (kind != "person" or self.plural or sector in ARMED)
        if name == "official":
            return self.political and not (kind == "country" and self.via == "demonym") and sector not in (*CIVIL, "REB", "MIL", "COP") and (
                kind in ("person", "government", "igo", "organization", "country")
                or (kind == "place" and self.via == "metonym")
            ) or (kind in ("person", "military") and sector in ("MIL", "REB") and not self.plural)
        if name == "person":
            return self.political and kind in ("person", "government") and sector not in CIVIL
        if name == "armed":
            return sector in ARMED or kind in ("military", "armed_group") or (
                self.political and kind in ("country", "government")
            ) or (kind == "person" and sector in ("GOV", "MIL", "REB"))
        if name == "fighter":
            return sector in ("MIL", "REB") or kind in ("military", "armed_group")
        if name == "force":
            return self.political and sector not in CIVIL and kind not in ("facility", "other") or sector in ARMED
        if name == "rebel":
            return sector == "REB" or kind == "armed_group"
        if name == "place":
            return kind in ("place", "facility", "country") or self.via == "metonym"
        if name == "territory":
            return kind in ("place", "facility", "country")
        if name == "seat":
            return kind in ("place", "country") or self.via == "metonym"
        if name == "people":
            return kind in ("person", "population", "military", "armed_group") or sector in ARMED
        if name == "physical":
            return kind != "other" or bool(sector)
        raise ValueError(f"no class of referents is called {name!r}")
