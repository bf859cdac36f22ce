"""A PostgreSQL of our own with PostGIS: made, filled from the store, and stopped again."""
import contextlib
import os
import pathlib
import shutil
import subprocess

from programs import Failed, execute

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
SETTINGS = """
listen_addresses = '127.0.0.1'
shared_buffers = 2GB
effective_cache_size = 8GB
work_mem = 256MB
maintenance_work_mem = 1GB
max_wal_size = 8GB
random_page_cost = 1.1
jit = off
"""
# As a table gets to be as quick as it can: degrees, so that no answer has to be converted, and neighbours together.
INDEXES = """
CREATE INDEX {table}_geom ON {table} USING gist (geom);
CLUSTER {table} USING {table}_geom;
CREATE INDEX {table}_kommune ON {table} (kommunekode);
VACUUM ANALYZE {table};
"""


class Postgres:
    """A cluster in `folder`, on a port of this machine; only whoever may open the port gets in."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port

    def run(self, *command):
        """As the user the cluster belongs to, for PostgreSQL refuses to run as root."""
        words = [str(word) for word in command]
        if os.getuid() == 0:
            words = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *words]
        done = subprocess.run(words, capture_output=True, text=True, cwd="/tmp")
        if done.returncode:
            raise Failed(f"{' '.join(words)}: {done.stderr[:2000]}")

    def make(self):
        self.folder.mkdir(parents=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self.run(PROGRAMS / "initdb", "-D", self.folder, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                 "--locale=C.UTF-8")
        with open(self.folder / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write(f"{SETTINGS}port = {self.port}\nunix_socket_directories = '{self.folder}'\n")

    @contextlib.contextmanager
    def running(self):
        if not self.folder.exists():
            self.make()
        self.run(PROGRAMS / "pg_ctl", "-D", self.folder, "-l", self.folder / "log", "-w", "start")
        try:
            yield self
        finally:
            self.run(PROGRAMS / "pg_ctl", "-D", self.folder, "-m", "fast", "-w", "stop")

    def address(self, database="points"):
        return f"postgresql://postgres:x@127.0.0.1:{self.port}/{database}"

    def ask(self, sql, database="points"):
        return execute(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.address(database), "-c", sql]
                       ).printed.strip()

    def fill(self, store, table):
        """The register's table as it stands in the store, but in degrees; nothing where that is done."""
        if self.ask("SELECT 1 FROM pg_database WHERE datname = 'points'", "postgres"):
            return
        self.ask("CREATE DATABASE making", "postgres")
        self.ask("CREATE EXTENSION postgis", "making")
        execute(["ogr2ogr", "-f", "PostgreSQL", f"PG:{self.address('making')}", store, table, "-t_srs", "EPSG:4326",
                 "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=fid", "-lco", "SPATIAL_INDEX=NONE"], PG_USE_COPY="YES")
        for statement in INDEXES.format(table=table).split(";")[:-1]:
            self.ask(statement, "making")
        self.ask("ALTER DATABASE making RENAME TO points", "postgres")
