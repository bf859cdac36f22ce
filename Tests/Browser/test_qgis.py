"""A QGIS without a window, of Debian's version, opens a collection as a layer, counts, reads, boxes and filters it."""

import json
import subprocess

import pytest

READS = """
import json, sys
from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
site, name, box, subset = json.loads(sys.argv[1])
layer = QgsVectorLayer(f" url='{site}' typename='{name}' ", name, "OAPIF")
ids = lambda request: sorted(one["objekt_id"] for one in layer.getFeatures(request))
found = {"valid": layer.isValid(), "count": layer.featureCount(), "crs": layer.crs().authid()}
found["all"] = ids(QgsFeatureRequest())
found["box"] = ids(QgsFeatureRequest().setFilterRect(QgsRectangle(*box)))
layer.setSubsetString(subset)
found["subset"] = ids(QgsFeatureRequest())
print("found " + json.dumps(found))
"""


def read(*what):
    done = subprocess.run(
        ["/usr/bin/python3", "-c", READS, json.dumps(what)], capture_output=True, text=True, timeout=300,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": "/tmp", "PATH": "/usr/bin:/bin"})
    if "No module named 'qgis'" in done.stderr:
        pytest.skip("python3-qgis is not installed")
    line = next((one for one in done.stdout.splitlines() if one.startswith("found ")), None)
    assert line, done.stderr
    return json.loads(line.removeprefix("found "))


def test_a_collection_is_a_layer(site, api):
    box = [9, 56.5, 10, 57.2]
    found = read(site, "mast", box, "\"kommunekode\" = '0851'")
    served = {one["id"]: one for one in api.items("mast")}
    inside = lambda lon, lat: box[0] <= lon <= box[2] and box[1] <= lat <= box[3]
    assert found["valid"] and found["count"] == len(served) == 40 and found["crs"] == "EPSG:4326"
    assert found["all"] == sorted(served)
    assert found["box"] == sorted(key for key, one in served.items() if inside(*one["geometry"]["coordinates"])) != []
    assert found["subset"] == sorted(key for key, one in served.items() if one["properties"]["kommunekode"] == "0851") != []
