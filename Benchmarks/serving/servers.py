"""The servers that are measured, each with four processes or, ours, as many threads as the machine has cores."""
import contextlib
import os
import pathlib
import subprocess
import time
import urllib.error
import urllib.request

from programs import HERE, Failed, execute
from serving.points import LANDKORT, REGISTER

WORKERS = 4
PROGRAMS = HERE / ".venv-serving/bin"


@contextlib.contextmanager
def started(command, port, path="/", patience=120, **environment):
    """The base address of a server, once it answers; ended by its own process id."""
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        child = subprocess.Popen([str(word) for word in command], stdout=nothing, stderr=nothing, cwd=HERE,
                                 env=os.environ | environment)
        try:
            wait(child, f"http://127.0.0.1:{port}{path}", patience)
            yield f"http://127.0.0.1:{port}", child.pid
        finally:
            child.terminate()
            child.wait()


def wait(child, address, patience):
    last = time.monotonic() + patience
    while time.monotonic() < last and child.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=30).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise Failed(f"{address} does not answer")


def landkort(store, port):
    return started([LANDKORT, "serve", "--store", store, "--port", port], port, "/conformance?f=json",
                   SWIFT_BACKTRACE="enable=no")


PYGEOAPI = """\
server:
  bind: {{host: 127.0.0.1, port: {port}}}
  url: http://127.0.0.1:{port}
  mimetype: application/json; charset=UTF-8
  encoding: utf-8
  gzip: false
  languages: [en-US]
  limits: {{default_items: 1000, max_items: 10000}}
  map: {{url: 'https://tile.example/{{z}}/{{x}}/{{y}}.png', attribution: none}}
logging: {{level: ERROR}}
metadata:
  identification:
    title: Points
    description: Points
    keywords: [points]
    keywords_type: theme
    terms_of_service: none
    url: https://example.org
  license: {{name: CC0, url: 'https://creativecommons.org/publicdomain/zero/1.0/'}}
  provider: {{name: none, url: 'https://example.org'}}
  contact: {{name: none}}
resources:
  postgis: {postgis}
  geopackage: {geopackage}
"""
COLLECTION = """
    type: collection
    title: Points
    description: Points
    keywords: [points]
    links: []
    extents: {{spatial: {{bbox: [7, 54, 16, 58], crs: http://www.opengis.net/def/crs/OGC/1.3/CRS84}}}}
    providers:
      - type: feature
        {provider}
"""


def pygeoapi_configuration(store, postgres, port):
    """Over PostGIS with the points in degrees, and over the store itself, which has them in metres."""
    database = f"""name: PostgreSQL
        data: {{host: 127.0.0.1, port: {postgres.port}, dbname: points, user: postgres, password: x,
          search_path: [public]}}
        id_field: fid
        table: {REGISTER}
        geom_field: geom"""
    metres = "http://www.opengis.net/def/crs/EPSG/0/25832"
    file = f"""name: SQLiteGPKG
        data: {store}
        id_field: fid
        table: {REGISTER}
        storage_crs: {metres}
        crs: [{metres}, http://www.opengis.net/def/crs/OGC/1.3/CRS84]"""
    return PYGEOAPI.format(
        port=port, postgis=COLLECTION.format(provider=database), geopackage=COLLECTION.format(provider=file))


def pygeoapi(work, store, postgres, port):
    configuration, description = work / "pygeoapi.yml", work / "pygeoapi-openapi.yml"
    configuration.write_text(pygeoapi_configuration(pathlib.Path(store).resolve(), postgres, port), encoding="utf-8")
    places = {"PYGEOAPI_CONFIG": str(configuration.resolve()), "PYGEOAPI_OPENAPI": str(description.resolve())}
    execute([PROGRAMS / "pygeoapi", "openapi", "generate", configuration.resolve(), "--output-file",
             description.resolve()], **places)
    return started([PROGRAMS / "gunicorn", "-w", WORKERS, "-b", f"127.0.0.1:{port}", "--log-level", "error",
                    "--timeout", "300", "pygeoapi.flask_app:APP"], port, "/?f=json", **places)


def tipg(postgres, port):
    return started([PROGRAMS / "uvicorn", "tipg.main:app", "--host", "127.0.0.1", "--port", port, "--workers", WORKERS,
                    "--log-level", "error"], port, "/conformance", DATABASE_URL=postgres.address(),
                   TIPG_DB_SCHEMAS='["public"]')
