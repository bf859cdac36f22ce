"""A small server of the mock pages, with tiles, place names and address suggestions that are made up.

`python3 serve.py ASSETS [PORT]`; ASSETS holds maplibre-gl.js, maplibre-gl.css and coastline.geojson.
"""

import json
import re
import sys
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import mapbox_vector_tile
from shapely import prepare
from shapely.geometry import Point, Polygon, mapping, shape
from shapely.ops import unary_union

import cells
import render

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".geojson": "application/geo+json"}
STREETS = ["Krogsdamvej", "Krogagervej", "Krogvej", "Krogens Kvarter", "Kirkevej", "Strandvejen", "Skolegade"]


@cache
def grid(assets):
    land = json.loads((assets / "coastline.geojson").read_text())
    land = unary_union([p.buffer(0) for p in shape(land["geometry"]).geoms])
    prepare(land)
    return cells.cells(lambda lon, lat: land.contains(Point(lon, lat)))


@cache
def shapes(assets, name):
    size = cells.SIZES[name]
    return [(Polygon(cells.ring(c[0], c[1], size)), cell, c) for cell, c in grid(assets)[name].items()]


def tile(assets, name, z, y, x):
    west, south, east, north = cells.tile_bounds(z, y, x)
    features = [
        {"geometry": p, "properties": {"omraade": cell, "adresser": c[2], "udaekket_100_30": c[3], "ukendt_100_30": c[4]}}
        for p, cell, c in shapes(assets, name)
        if p.bounds[0] < east and p.bounds[2] > west and p.bounds[1] < north and p.bounds[3] > south
    ]
    layer = {"name": f"daekning-{name}", "features": features}
    return mapbox_vector_tile.encode([layer], default_options={"quantize_bounds": (west, south, east, north)})


def outlines():
    """One circle for each area of the overview, in place of municipalities."""
    rows = json.loads((render.HERE / "overview.json").read_text())["municipalities"]["rows"]["of"]
    features = []
    for row in rows:
        west, south, east, north = map(float, row["bounds"].split(","))
        circle = Point((west + east) / 2, (south + north) / 2).buffer(0.12)
        features.append({"type": "Feature", "properties": {"omraade": row["code"]}, "geometry": mapping(circle)})
    return {"type": "FeatureCollection", "features": features}


class Mock(BaseHTTPRequestHandler):
    assets = Path()
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        address = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(address.query).items()}
        found = re.match(r"/collections/daekning-(\w+)/tiles/WebMercatorQuad/(\d+)/(\d+)/(\d+)", address.path)
        if found:
            return self.answer(tile(self.assets, found[1], *map(int, found.groups()[1:])), "application/vnd.mapbox-vector-tile")
        if address.path.startswith("/assets/"):
            name = address.path.removeprefix("/assets/")
            file = next(f for f in (render.WEB / name, self.assets / name) if f.exists())
            return self.answer(file.read_bytes(), TYPES[file.suffix])
        if address.path == "/steder.json":
            places = [{"navn": n, "lon": a, "lat": b, "indbyggere": p} for n, a, b, p in cells.TOWNS]
            return self.answer(json.dumps(places).encode(), "application/json")
        if address.path == "/omrids.geojson":
            return self.answer(json.dumps(outlines()).encode(), "application/geo+json")
        if address.path == "/adresser" and query.get("f") == "json":
            return self.answer(json.dumps({"hits": self.hits(query["q"])}).encode(), "application/json")
        name = {"/": "home", "/adresser": "search"}.get(address.path, address.path.strip("/"))
        if name not in render.PAGES:
            name = "problem"
        return self.answer(render.page(name, query.get("lang", "da")).encode(), "text/html; charset=utf-8")

    def hits(self, text):
        texts = [f"{street} {number}, 9352 Dybvad" for street in STREETS for number in (2, 8, 14, 84)]
        return [{"text": t, "url": "/address"} for t in texts if t.lower().startswith(text.lower())][:8]

    def answer(self, body, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def server(assets, port):
    Mock.assets = Path(assets)
    return ThreadingHTTPServer(("127.0.0.1", port), Mock)


if __name__ == "__main__":
    server(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8090).serve_forever()
