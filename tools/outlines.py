"""Makes src/talion/web/static/outlines.js: `python tools/outlines.py countries-50m.json` (from the npm package world-atlas 2).

Natural Earth's country outlines at 1:50 million (public domain) go in as TopoJSON; GeoJSON comes out as the script's
constant OUTLINES with one feature a country,
its `id` the ISO 3166 alpha-3 code, coordinates in WGS84 degrees to two decimals (about a kilometre).
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

import pycountry

TARGET = Path(__file__).parents[1] / "src" / "talion" / "web" / "static" / "outlines.js"
HEAD = "// Country outlines, Natural Earth (public domain), made by tools/outlines.py.\n"
# Natural Earth gives no number to these; Kosovo's code is the user-assigned one that knowledge/country_names.tsv has.
UNNUMBERED = {"Kosovo": "XKX"}
PLACES = 2
STEP = 0.06  # degrees: points nearer to the one kept before are left out, alike for both countries of a border
LEAST_RING = 0.02  # square degrees: smaller islands of a country that has larger land are left out


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [read_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    features = []
    for shape in topology["objects"]["countries"]["geometries"]:
        code = find_code(shape)
        if code is None:
            print(f"left out, no ISO code: {shape['properties']['name']}")
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = keep_large([[join(ring, arcs) for ring in polygon] for polygon in polygons])
        geometry = {"type": "MultiPolygon", "coordinates": rings}
        features.append({"type": "Feature", "id": code, "properties": {}, "geometry": geometry})
    features.sort(key=lambda feature: feature["id"])
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    collection = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    TARGET.write_text(f"{HEAD}const OUTLINES = {collection};\n", encoding="utf-8")
    print(f"{TARGET}: {len(features)} countries, {TARGET.stat().st_size:,} bytes")


def find_code(shape: dict) -> str | None:
    number = shape.get("id")
    found = pycountry.countries.get(numeric=f"{int(number):03d}") if number and str(number).lstrip("-").isdigit() else None
    return found.alpha_3 if found else UNNUMBERED.get(shape["properties"]["name"])


def read_arc(arc: list, transform: dict) -> list[tuple[float, float]]:
    """Differences on the grid become degrees."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((round(x * sx + tx, PLACES), round(y * sy + ty, PLACES)))
    return thin(points)


def thin(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= STEP:
            kept.append(point)
    return [*kept, points[-1]]


def join(ring: list[int], arcs: list) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    kept = [points[0]]
    kept += [p for p in points[1:] if p != kept[-1]]
    return kept


def keep_large(polygons: list) -> list:
    sized = [(area(polygon[0]), polygon) for polygon in polygons if len(polygon[0]) >= 4]
    most = max((size for size, _ in sized), default=0.0)
    return [polygon for size, polygon in sized if size >= LEAST_RING or size == most]


def area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))) / 2


if __name__ == "__main__":
    main(Path(sys.argv[1]))
