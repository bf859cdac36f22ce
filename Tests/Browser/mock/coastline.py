"""Turns `gmt coast -R7.5/15.6/54.3/58.1 -Df -M -W` (standard input) into land polygons as GeoJSON (standard output).

GMT cuts the shore into pieces at its bins and at the edge of the region. The pieces are joined end to end; a line
that leaves the region is closed along the region's edge, with land kept on the side where it lies in closed islands.
"""

import json
import sys

WEST, EAST, SOUTH, NORTH = 7.5, 15.6, 54.3, 58.1
DECIMALS = 4


def pieces(lines):
    piece, level = [], None
    for line in lines:
        if line.startswith(">"):
            if len(piece) > 1 and level == 1:
                yield piece
            piece, level = [], int(line.rsplit("Level", 1)[1])
        elif not line.startswith("#"):
            lon, lat = map(float, line.split()[:2])
            piece.append((round(lon, DECIMALS), round(lat, DECIMALS)))
    if len(piece) > 1 and level == 1:
        yield piece


def joined(parts):
    """Chains pieces whose ends meet; the direction of each piece is kept."""
    starts = {}
    for part in parts:
        starts.setdefault(part[0], []).append(part)
    ends = {part[-1] for part in parts}
    first = [p for p in parts if p[0] not in ends] + parts
    used = set()
    for part in first:
        if id(part) in used:
            continue
        chain = list(part)
        used.add(id(part))
        while chain[0] != chain[-1]:
            following = next((p for p in starts.get(chain[-1], []) if id(p) not in used), None)
            if following is None:
                break
            used.add(id(following))
            chain += following[1:]
        yield chain


def along_edge(point):
    """Distance counter-clockwise along the region's edge from its south-west corner; None inside."""
    lon, lat = point
    width, height, near = EAST - WEST, NORTH - SOUTH, 2e-3
    if abs(lat - SOUTH) < near:
        return lon - WEST
    if abs(lon - EAST) < near:
        return width + lat - SOUTH
    if abs(lat - NORTH) < near:
        return width + height + EAST - lon
    if abs(lon - WEST) < near:
        return 2 * width + height + NORTH - lat
    return None


def closed(chains, land_on_left):
    width, height = EAST - WEST, NORTH - SOUTH
    around = 2 * (width + height)
    corners = [(0, (WEST, SOUTH)), (width, (EAST, SOUTH)), (width + height, (EAST, NORTH)), (2 * width + height, (WEST, NORTH))]
    if not land_on_left:
        chains = [chain[::-1] for chain in chains]
    waiting = [c for c in chains if along_edge(c[0]) is not None and along_edge(c[-1]) is not None]
    while waiting:
        ring = list(waiting.pop(0))
        while True:
            here = along_edge(ring[-1])
            nearest = min(waiting, key=lambda c: (along_edge(c[0]) - here) % around, default=None)
            home = (along_edge(ring[0]) - here) % around
            gap = (along_edge(nearest[0]) - here) % around if nearest else around
            step = min(home, gap)
            ring += [p for d, p in sorted(corners, key=lambda c: (c[0] - here) % around) if (d - here) % around < step]
            if home <= gap:
                break
            ring += nearest
            waiting.remove(nearest)
        yield ring + [ring[0]]


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def main():
    chains = list(joined(list(pieces(sys.stdin))))
    rings = [c for c in chains if c[0] == c[-1] and len(c) > 3]
    lines = [c for c in chains if c[0] != c[-1]]
    land_on_left = area(max(rings, key=lambda r: abs(area(r)))) > 0
    rings += closed(lines, land_on_left)
    polygons = [[ring] for ring in rings if abs(area(ring)) > 1e-6]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    json.dump({"type": "Feature", "properties": {}, "geometry": geometry}, sys.stdout, separators=(",", ":"))
    print(f"{len(rings)} rings, {len(lines)} lines closed, land on the {'left' if land_on_left else 'right'}", file=sys.stderr)


main()
