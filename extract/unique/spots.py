"""Whether two places may be one."""

import math

from extract.lands import land_codes
from extract.records import Place

NEAR_KM = 50.0
REGION_KM = 200.0  # from the middle of a region, which has no number of GeoNames
RADIUS_KM = 6371.0
CLOSE, APART = 2, None


def nearness(one: Place | None, other: Place | None) -> int | None:
    """CLOSE for the same place, or two at most 50 km apart; APART for two that are not; 0 where it cannot be told.

    A place without coordinates is known by its name and its land; a land holds all its places, and its middle says
    nothing.
    """
    if one is None or other is None:
        return 0
    if one.id is not None and one.id == other.id:
        return CLOSE
    names = one.name.casefold(), other.name.casefold()
    if names[0] == names[1]:
        return CLOSE if one.country == other.country or not (one.country and other.country) else APART
    lands = is_land(one) or is_land(other)
    if lands and one.country and other.country:
        return 0 if one.country == other.country else APART
    if lands or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0 if one.country or other.country else APART  # borders and straits may be said to be of either land
    apart = distance(one.lat, one.lon, other.lat, other.lon)
    if apart <= NEAR_KM:
        return CLOSE
    return 0 if apart <= REGION_KM and not (one.id and other.id) else APART


def is_land(place: Place) -> bool:
    """Whether the place is a whole land."""
    return place.name in land_codes()


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees, along the great circle (haversine formula)."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
