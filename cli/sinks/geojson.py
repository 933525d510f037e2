"""A map: one GeoJSON FeatureCollection (RFC 7946)."""

from collections.abc import Iterable
from typing import Any

from cli.environment import Environment
from cli.sinks.jsonl import write_array
from extract.columns import cells, columns
from extract.records import Event


def write_geojson(events: Iterable[Event], environment: Environment) -> None:
    """Write a feature for each event, as soon as it is found.

    Its geometry is the point of the place, in degrees, longitude first, and null where there are no coordinates; its
    ``id`` is that of the record, and its properties are the columns of ``csv``, since most maps show no nested ones.
    """
    write_array('{"type": "FeatureCollection", "features": [', map(_feature, events), "]}\n", environment)


def _feature(event: Event) -> dict[str, Any]:
    place, geometry = event.place, None
    if place is not None and place.lat is not None and place.lon is not None:
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
    names = (column.name for column in columns())
    properties = dict(zip(names, cells(event), strict=True))
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}
