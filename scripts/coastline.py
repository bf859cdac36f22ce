#!/usr/bin/env python3
"""Writes Denmark's coastline and land as GeoJSON, from the GSHHG shorelines that Debian packages with GMT.

    coastline.py FOLDER

Four files, all EPSG:4326, longitude before latitude, five decimals, each a FeatureCollection with one feature:

    coastline.geojson      MultiLineString, full resolution
    coastline-low.geojson  MultiLineString, simplified to 150 m, islets and lakes under 0.2 km2 left out; around Denmark
                           the neighbours, simplified to 1 km, so that a map of the country is cut off nowhere in sight
    land.geojson           MultiPolygon, the land inside the frame, lakes cut out
    land-low.geojson       the same from the simplified lines

Lines are whole rings where the island lies inside the frame; land polygons also run along the frame.
Known flaw of the source: it draws the Limfjord between Aalborg and Hals as land.
Must run under the Python that Debian's python3-gdal belongs to.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile

from osgeo import ogr

FRAME = (7.5, 15.6, 54.0, 58.1)  # west, east, south, north: Denmark with Bornholm, and what close views show beside it
AROUND = (3.5, 20.0, 52.0, 60.0)  # what a map of the whole country shows
METRES_NORTH = 111_320.0
METRES_EAST = METRES_NORTH * math.cos(math.radians(56.2))
TOLERANCE = 150.0  # metres
SMALLEST_ISLET = 200_000.0  # square metres
FAR_TOLERANCE = 1_000.0  # metres, outside FRAME
FAR_SMALLEST_ISLET = 20_000_000.0  # square metres, outside FRAME
DECIMALS = 5  # of a degree: about 1 m
JOIN = 7  # decimals to which the ends of two pieces must agree


def gmt(*arguments, text_in=None):
    """Runs GMT in a folder of its own, so that its history file lands nowhere else."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["gmt", *arguments], input=text_in, capture_output=True, text=True, cwd=folder)
    if done.returncode != 0:
        sys.exit(f"gmt {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def region(frame):
    return "-R" + "/".join(str(number) for number in frame)


def is_near(point):
    west, east, south, north = FRAME
    return west <= point[0] <= east and south <= point[1] <= north


def pieces(frame):
    """The shorelines as GMT stores them: cut at the borders of its one-degree bins."""
    piece = []
    for line in gmt("coast", region(frame), "-Df", "-M", "-W").splitlines():
        if line.startswith(">"):
            if len(piece) > 1:
                yield piece
            piece = []
        elif line.strip():
            longitude, latitude = line.split()[:2]
            piece.append((float(longitude), float(latitude)))
    if len(piece) > 1:
        yield piece


def end_key(point):
    return round(point[0], JOIN), round(point[1], JOIN)


def joined(parts):
    """Pieces sewn together wherever exactly two of them share an end."""
    parts = dict(enumerate(parts))
    ends = {}
    for number, part in parts.items():
        for point in (part[0], part[-1]):
            ends.setdefault(end_key(point), []).append(number)

    def next_piece(point, own):
        meeting = ends[end_key(point)]
        others = [number for number in meeting if number != own and number in parts]
        return others[0] if len(meeting) == 2 and others else None

    lines = []
    while parts:
        own, line = parts.popitem()
        for _ in range(2):
            last = own
            while (found := next_piece(line[-1], last)) is not None:
                part = parts.pop(found)
                if end_key(part[0]) != end_key(line[-1]):
                    part = part[::-1]
                line = line + part[1:]
                last = found
            line = line[::-1]
        lines.append(line)
    return sorted(lines, key=lambda line: (-len(line), line[0]))


def is_ring(line):
    return len(line) > 3 and end_key(line[0]) == end_key(line[-1])


def area(ring):
    """Square metres, by the shoelace formula on a plane that is true at 56 degrees north."""
    flat = [((x - FRAME[0]) * METRES_EAST, (y - FRAME[2]) * METRES_NORTH) for x, y in ring]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, flat[1:]))) / 2


def distance(point, start, end):
    """Metres from the point to the stretch between two others."""
    px, py = (point[0] - start[0]) * METRES_EAST, (point[1] - start[1]) * METRES_NORTH
    ex, ey = (end[0] - start[0]) * METRES_EAST, (end[1] - start[1]) * METRES_NORTH
    length = ex * ex + ey * ey
    share = 0.0 if length == 0 else max(0.0, min(1.0, (px * ex + py * ey) / length))
    return math.hypot(px - share * ex, py - share * ey)


def simplified(line):
    """Douglas-Peucker, without recursion; a ring keeps at least the point farthest from where it starts."""
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        farthest = max(inner, key=lambda index: distance(line[index], line[first], line[last]))
        tolerance = TOLERANCE if is_near(line[farthest]) else FAR_TOLERANCE
        if distance(line[farthest], line[first], line[last]) > tolerance:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(kept)]


def lightened(lines):
    def smallest(line):
        return SMALLEST_ISLET if is_near(line[0]) else FAR_SMALLEST_ISLET

    large = (line for line in lines if not is_ring(line) or area(line) >= smallest(line))
    shorter = (simplified(line) for line in large)
    return [line for line in shorter if end_key(line[0]) != end_key(line[-1]) or is_ring(line)]


def polygons(lines, frame):
    """The faces that the lines and the frame cut out, as rings with their holes."""
    west, east, south, north = frame
    border = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    edges = ogr.Geometry(ogr.wkbMultiLineString)
    for line in [*lines, border]:
        part = ogr.Geometry(ogr.wkbLineString)
        for x, y in line:
            part.AddPoint_2D(x, y)
        edges.AddGeometry(part)
    crossed = edges.Union(edges.GetGeometryRef(0))  # a union cuts lines where they meet
    return [face.Clone() for face in crossed.Polygonize()]


def land(faces, frame):
    """The faces whose inner point GMT calls land or an island in a lake."""
    inner = [face.PointOnSurface() for face in faces]
    rows = "".join(f"{point.GetX()} {point.GetY()} {index}\n" for index, point in enumerate(inner))
    dry = gmt("select", region(frame), "-Df", "-Ns/k/s/k/s", text_in=rows)
    return [faces[int(float(row.split()[2]))] for row in dry.splitlines()]


def rounded(points):
    """Points to the metre, without the repeats that rounding makes."""
    result = []
    for x, y in points:
        point = [round(x, DECIMALS), round(y, DECIMALS)]
        if not result or result[-1] != point:
            result.append(point)
    return result


def rings(face):
    found = []
    for index in range(face.GetGeometryCount()):
        ring = face.GetGeometryRef(index)
        points = rounded(((ring.GetX(n), ring.GetY(n)) for n in range(ring.GetPointCount())))
        if len(points) > 3:
            found.append(points)
        elif index == 0:
            return []
    return found


def write(path, kind, coordinates):
    feature = {
        "type": "Feature",
        "properties": {"kilde": "GSHHG", "licens": "LGPL-3.0-or-later"},
        "geometry": {"type": kind, "coordinates": coordinates},
    }
    collection = {"type": "FeatureCollection", "features": [feature]}
    path.write_text(json.dumps(collection, separators=(",", ":")) + "\n")
    print(f"  {path.name}: {path.stat().st_size // 1000} kB, {len(coordinates)} parts")


def write_pair(folder, suffix, lines, frame):
    shore = [points for line in lines if len(points := rounded(line)) > 1]
    write(folder / f"coastline{suffix}.geojson", "MultiLineString", shore)
    dry = [found for face in land(polygons(shore, frame), frame) if (found := rings(face))]
    write(folder / f"land{suffix}.geojson", "MultiPolygon", dry)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    ogr.UseExceptions()
    folder = pathlib.Path(sys.argv[1])
    write_pair(folder, "", joined(pieces(FRAME)), FRAME)
    write_pair(folder, "-low", lightened(joined(pieces(AROUND))), AROUND)


if __name__ == "__main__":
    main()
