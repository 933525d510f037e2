"""Whether two places may be one."""

import math

from extract.lands import land_codes
from extract.records import Place

NEAR_KM = 50.0
RADIUS_KM = 6371.0
CLOSE, APART = 2, None


def nearness(one: Place | None, other: Place | None) -> int | None:
    """CLOSE for the same place, or two at most 50 km apart; APART for two that are not; 0 where it cannot be told.

    A place without coordinates is known by its name and its land; a land holds all its places.
    """
    if one is None or other is None:
        return 0
    if one.id is not None and one.id == other.id:
        return CLOSE
    names = one.name.casefold(), other.name.casefold()
    if names[0] == names[1]:
        return CLOSE if one.country == other.country or not (one.country and other.country) else APART
    if one.country and other.country and one.country != other.country and (_is_land(one) or _is_land(other)):
        return APART
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0 if one.country or other.country else APART  # borders and straits may be said to be of either land
    return CLOSE if distance(one.lat, one.lon, other.lat, other.lon) <= NEAR_KM else APART


def _is_land(place: Place) -> bool:
    return place.name in land_codes()


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees, along the great circle (haversine formula)."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
