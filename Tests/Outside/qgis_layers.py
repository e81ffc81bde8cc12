"""Opens layers in QGIS without a window, reads and draws each, and prints as JSON what QGIS has of them.

Run by test_qgis.py with the Python that Debian's python3-qgis is for. Takes JSON: `key`, or null; `pictures`, a folder; and `layers`, each with
its `name`, its `uri`, which may have `{access}` where the key goes, its `provider`, and whether the style that its file has is taken.
"""

import json
import pathlib
import sys

from qgis.core import (
    QgsApplication, QgsAuthMethodConfig, QgsCategorizedSymbolRenderer, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
    QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsRectangle, QgsVectorLayer)
from qgis.PyQt.QtCore import QDate, QDateTime, QEventLoop, QSize, Qt, QTimer, QVariant
from qgis.PyQt.QtGui import QColor

PAPER = QColor(255, 255, 255)
SIZE = QSize(400, 300)


def access(key):
    """The key as a person gives it to QGIS: a configuration of the kind Basic, with the key as the password."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("a password of this run alone", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("Lykta")
    config.setConfig("username", "qgis")
    config.setConfig("password", key)
    manager.storeAuthenticationConfig(config)
    assert config.id()
    return f"authcfg='{config.id()}'"


def written(value):
    """A value as JSON has it: moments by the clock that QGIS shows, with their milliseconds, and days as such."""
    if value is None or isinstance(value, QVariant) and value.isNull():
        return None
    if isinstance(value, QDateTime):
        return value.toString("yyyy-MM-ddTHH:mm:ss.zzz")
    if isinstance(value, QDate):
        return value.toString(Qt.ISODate)
    return value


def reach(layer):
    """The box of all that the layer holds; not every provider tells it without reading."""
    box = QgsRectangle()
    box.setMinimal()
    for feature in layer.getFeatures():
        if feature.hasGeometry():
            box.combineExtentWith(feature.geometry().boundingBox())
    box.grow(max(box.width(), box.height()) / 10 + (0.001 if layer.crs().isGeographic() else 100))
    return box


def drawn(layer, path):
    """Draws the layer alone and gives how many pixels it marked, and in which colours."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(reach(layer))
    settings.setOutputSize(SIZE)
    settings.setBackgroundColor(PAPER)
    job = QgsMapRendererParallelJob(settings)
    waiting = QEventLoop()
    job.finished.connect(waiting.quit)
    QTimer.singleShot(30_000, waiting.quit)
    job.start()
    waiting.exec_()
    assert not job.isActive(), f"{layer.name()} was not drawn within 30 s"
    image = job.renderedImage()
    image.save(str(path))
    colours = {}
    for row in range(image.height()):
        for column in range(image.width()):
            colour = image.pixelColor(column, row)
            if colour != PAPER:
                colours[colour.name()] = colours.get(colour.name(), 0) + 1
    return {"pixels": sum(colours.values()), "colours": colours, "faults": [error.message for error in job.errors()]}


def features(layer):
    """Each with its properties, and where it is: a point in longitude and latitude, else the kind of its geometry."""
    turn = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    found = []
    for feature in layer.getFeatures():
        place = None
        if feature.hasGeometry():
            geometry = feature.geometry()
            geometry.transform(turn)
            point = geometry.asPoint() if geometry.type() == 0 and not geometry.isMultipart() else None
            place = [point.x(), point.y()] if point else geometry.wkbType()
        names = [field.name() for field in layer.fields()]
        found.append({"place": place, "values": dict(zip(names, map(written, feature.attributes())))})
    return found


def style(layer):
    """What the file says that the layer is drawn by: the property, and the colour of each of its values."""
    told, is_taken = layer.loadDefaultStyle()
    renderer = layer.renderer()
    if not is_taken or not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return {"told": told, "kind": renderer.type()}
    categories = {category.value(): category.symbol().color().name() for category in renderer.categories()}
    return {"kind": renderer.type(), "property": renderer.classAttribute(), "categories": categories}


def opened(asked, key_of, pictures):
    layer = QgsVectorLayer(asked["uri"].replace("{access}", key_of), asked["name"], asked["provider"])
    told = {"valid": layer.isValid()}
    if not layer.isValid():
        return told | {"fault": layer.error().summary() or layer.dataProvider().error().summary()}
    if asked.get("style"):
        told["style"] = style(layer)
    told |= {
        "crs": layer.crs().authid(), "geometry": layer.wkbType(),
        "fields": {field.name(): QVariant.typeToName(field.type()) for field in layer.fields()},
        "features": features(layer), "count": layer.featureCount()}
    return told | {"drawn": drawn(layer, pictures / f"{asked['name']}.png")}


def main():
    asked = json.load(sys.stdin)
    pictures = pathlib.Path(asked["pictures"])
    application = QgsApplication([], False)
    application.initQgis()
    key_of = access(asked["key"]) if asked["key"] else ""
    told = {layer["name"]: opened(layer, key_of, pictures) for layer in asked["layers"]}
    json.dump(told, sys.stdout)
    sys.stdout.flush()
    # Layers are gone by now: QGIS falls over those that outlive it.
    application.exitQgis()


main()
