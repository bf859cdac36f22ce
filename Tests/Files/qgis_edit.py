"""Edits a layer as a person does in QGIS: with its edit buffer, and without a window.

Usage: qgis_edit.py FILE LAYER STEPS
A step is {"do": "change", "id": .., "values": {..}, "point": [x, y]}, {"do": "paste", "id": .., "values": {..}} or
{"do": "delete", "id": ..}; ids are those of objekt_id. Each step is saved on its own.
"""
import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (  # noqa: E402
    QgsApplication, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsVectorLayer, QgsVectorLayerUtils,
)

application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(f"{sys.argv[1]}|layername={sys.argv[2]}", "lag", "ogr")
assert layer.isValid(), "QGIS cannot open the layer"


def found(identifier):
    request = QgsFeatureRequest().setFilterExpression(f"\"objekt_id\" = '{identifier}'")
    return next(layer.getFeatures(request))


def place(step):
    return QgsGeometry.fromPointXY(QgsPointXY(*step["point"]))


for step in json.load(open(sys.argv[3])):
    feature = found(step["id"])
    assert layer.startEditing()
    if step["do"] == "delete":
        assert layer.deleteFeature(feature.id())
    if step["do"] == "change":
        for name, value in step.get("values", {}).items():
            assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
        if "point" in step:
            assert layer.changeGeometry(feature.id(), place(step))
    if step["do"] == "paste":
        # As "paste features" makes one: every attribute goes along, but for those that have to be unique.
        attributes = dict(enumerate(feature.attributes()))
        for name, value in step.get("values", {}).items():
            attributes[layer.fields().indexOf(name)] = value
        copy = QgsVectorLayerUtils.createFeature(layer, feature.geometry(), attributes)
        assert layer.addFeature(copy)
    if not layer.commitChanges():
        sys.exit("\n".join(layer.commitErrors()))
print(layer.featureCount())
del layer
application.exitQgis()
