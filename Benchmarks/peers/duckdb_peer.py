"""DuckDB: a campaign as a database file, and the statistic as one SQL statement."""
import duckdb

from .duckdb_sql import answer, load_statements, statement
from .statistic import SPEEDS


def load(source, target, variant, threads):
    with duckdb.connect(target) as db:
        db.execute(f"set threads = {threads}")
        if variant == "typed_unordered":
            db.execute("set preserve_insertion_order = false")
        for statement in load_statements(source, variant):
            db.execute(statement)


class Warm:
    """The database file attached, and copies in memory: with the names as an enum, and with combinations."""

    def __init__(self, path, threads, variants):
        self.db = duckdb.connect()
        self.db.execute(f"set threads = {threads}; attach '{path}' as fil (read_only); use fil")
        if any(v.startswith("memory") for v in variants):
            self.copy_to_memory()
        if "dictionary" in variants:
            self.copy_by_hand()

    def copy_to_memory(self):
        for sql in (
            "attach ':memory:' as hukommelse",
            "create type hukommelse.navne as enum (select distinct kommunenavn from kampagne order by 1)",
            "create table hukommelse.kampagne as select * replace (kommunenavn::hukommelse.navne as kommunenavn) "
            "from kampagne",
        ):
            self.db.execute(sql)

    def copy_by_hand(self):
        speeds = ", ".join(SPEEDS)
        for sql in (
            "attach ':memory:' as haandlavet",
            "create type haandlavet.navne as enum (select distinct kommunenavn from kampagne order by 1)",
            "create table haandlavet.kombination as select (row_number() over ())::usmallint as kombination, * "
            f"from (select distinct {speeds} from kampagne)",
            f"create table haandlavet.adresse as select * exclude ({speeds}) "
            "replace (kommunenavn::haandlavet.navne as kommunenavn) "
            f"from kampagne join haandlavet.kombination using ({speeds}) order by kommunenavn",
        ):
            self.db.execute(sql)

    def rows(self, variant):
        return self.db.execute(statement(variant)).fetchall()

    def answer(self, variant):
        cursor = self.db.execute(statement(variant))
        names = [column[0] for column in cursor.description]
        return answer(dict(zip(names, row)) for row in cursor.fetchall())


class Cold(Warm):
    """The database file and nothing else."""

    def __init__(self, path, threads):
        super().__init__(path, threads, [])
