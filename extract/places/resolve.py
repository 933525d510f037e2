"""Where a place phrase lies: which place of the atlas each of its names is, and the smallest one of them.

A name after another holds it ("Tripoli, Lebanon"; "Khan Sheikhoun, Idlib province, Syria") and rules all readings out
that it does not hold. What is left is ranked by the size of the place, by how far the text speaks of its country, and
by whether it is near another place of the sentence.
"""

import math
from collections.abc import Sequence

from extract.gazetteer import Site, load_atlas
from extract.mentions import Mention
from extract.places.spots import Spot
from extract.places.surroundings import Surroundings, distance
from extract.records import Place
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("places")
PARTS = _WORDS["parts"]  # "northern", "downtown": what is left is the name
KINDS = _WORDS["nouns"] | _WORDS["facilities"]
REGION_WORDS = _WORDS["regions"]
HOLDERS = ("country", "province", "region")
# From the smallest place to the largest.
GRAIN = {"country": 4, "region": 3, "province": 2, "sea": 1, "river": 1, "mountain": 1, "island": 1, "strait": 1}
UNCOUNTED = 5.3  # the size of what has no inhabitants on record, as a power of ten
COUNTRY, CAPITAL, PROVINCE, ASKED, BY_NAME = 1.5, 0.5, -1.5, 3.0, -2.0
CONTEXT = 1.6  # a country of which alone the text speaks outweighs a place forty times as large
REGIONAL = 2.0
NEARBY = 0.6
NEAR = 150.0  # km
HELD = 400.0  # km from the middle of a region to a place in it


def locate(around: Surroundings, spot: Spot) -> Place:
    """The place of a phrase.

    Name, country, coordinates and id are those of one place of the atlas: the smallest that the phrase names. A phrase
    that names none keeps its own words as the name and has no coordinates; its country is then that of its name, or
    where the text is set.
    """
    cast, tokens = around.cast, around.cast.parse.tokens
    text = cast.surface(spot.first, spot.last)
    start, end = tokens[spot.first].start, tokens[spot.last].end
    chosen = [site for name in spot.names if (site := _site(around, spot, name)) is not None]
    if chosen:
        site = min(chosen, key=lambda s: GRAIN.get(s.kind, 0))
        return Place(text, start, end, site.name, site.country, site.lat, site.lon, site.id)
    referents = (cast.name_at(name.first) for name in spot.names)
    country = next((r.country for r in referents if r is not None and r.country), None) or cast.setting(spot.anchor)
    name = cast.surface(spot.names[0].first, spot.names[0].last) if spot.names else text
    return Place(text, start, end, name, country, None, None, None)


def _site(around: Surroundings, spot: Spot, name: Mention) -> Site | None:
    """The place that a name of the phrase means; None for a name that the atlas lacks."""
    surface = around.cast.surface(name.first, name.last)
    sites = sites_of(surface)
    if not sites:
        sites = next((found for row in name.rows if row.kind == "place" and (found := sites_of(row.name))), ())
    if len(sites) < 2:
        return sites[0] if sites else None
    holders = [sites_of(around.cast.surface(n.first, n.last)) for n in spot.names if n is not name]
    held = [s for s in sites if all(_holds(others, s) for others in holders)]
    sentence = around.cast.parse.tokens[name.first].sent
    asked = _asks_region(around, name)
    nearby = list(around.others(sentence, surface))
    return max(held or sites, key=lambda s: _weight(around, s, surface, sentence, nearby, asked=asked))


def sites_of(surface: str) -> tuple[Site, ...]:
    """The places that a name may stand for, as it stands or without what is not part of it ("northern", "city")."""
    find = load_atlas().find
    words = surface.removeprefix("the ").removeprefix("The ").split()
    found = find(" ".join(words))
    if not found and len(words) > 1 and words[0].lower() in PARTS:
        words = words[1:]
        found = find(" ".join(words))
    if not found and len(words) > 1 and words[-1].lower() in KINDS:
        found = find(" ".join(words[:-1]))
    return found


def _holds(holders: Sequence[Site], site: Site) -> bool:
    """Whether one of the readings of another name of the phrase holds the place, or none of them could hold any."""
    able = [h for h in holders if h.kind in HOLDERS]
    if not able or site in holders:
        return True
    return any(_within(site, holder) for holder in able)


def _within(site: Site, holder: Site) -> bool:
    if holder.kind == "country":
        return site.country == holder.country and site.kind != "country"
    if site.kind in HOLDERS and site.kind != "region":
        return False
    if holder.country and site.country and holder.country != site.country:
        return False
    same = site.region is not None and site.region == holder.region
    return same or (not (site.region and holder.region) and distance(site, holder) < HELD)


def _asks_region(around: Surroundings, name: Mention) -> bool:
    """Whether a word beside the name says that a region is meant: "Idlib province", "the state of Georgia"."""
    tokens = around.cast.parse.tokens
    after = tokens[name.last + 1].lower if name.last + 1 < len(tokens) else ""
    before = tokens[name.first - 2].lower if name.first > 1 and tokens[name.first - 1].lower == "of" else ""
    return bool({after, before, tokens[name.last].lower} & REGION_WORDS)


def _weight(
    around: Surroundings, site: Site, surface: str, sentence: int, nearby: list[tuple[Site, ...]], *, asked: bool
) -> float:
    """How likely a reading is; all parts are powers of ten of inhabitants."""
    weight = math.log10(site.population) if site.population > 0 else UNCOUNTED
    weight += {"country": COUNTRY, "capital": CAPITAL, "province": PROVINCE}.get(site.kind, 0.0)
    if asked and site.kind in ("province", "region"):
        weight += ASKED
    if not site.own:
        weight += BY_NAME
    weight += CONTEXT * around.share(sentence, surface, site.country)
    for sites in nearby:
        if any(s.kind == "province" and s.country == site.country and s.region == site.region for s in sites):
            weight += REGIONAL
        elif any(s.own and s.kind not in HOLDERS and distance(s, site) < NEAR for s in sites):
            weight += NEARBY
    return weight
