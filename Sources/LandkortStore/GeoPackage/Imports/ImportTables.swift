/// What was imported, and which rows each import wrote.
///
/// An import's rows are numbered from 1. New rows follow one another, so a series of them says the key of the first
/// and how many; all others are listed one by one.
enum ImportTables {
    static let definition = """
        CREATE TABLE IF NOT EXISTS landkort_import (
          nr INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          register TEXT NOT NULL,
          fil TEXT NOT NULL,
          tid TEXT NOT NULL,
          aktoer TEXT NOT NULL,
          maade TEXT NOT NULL,
          antal TEXT NOT NULL,
          kolonner TEXT NOT NULL,
          kobling TEXT NOT NULL,
          fortrudt TEXT
        );
        CREATE TABLE IF NOT EXISTS landkort_import_raekke (
          import INTEGER NOT NULL,
          nr INTEGER NOT NULL,
          objekt TEXT NOT NULL,
          handling TEXT NOT NULL,
          revision INTEGER NOT NULL,
          PRIMARY KEY (import, nr)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS landkort_import_serie (
          import INTEGER NOT NULL,
          nr INTEGER NOT NULL,
          antal INTEGER NOT NULL,
          foerste INTEGER NOT NULL,
          PRIMARY KEY (import, nr)
        ) WITHOUT ROWID;
        """

    /// The features met in the transaction that is running, and the keys of rows that are about to end, in their
    /// order; in a file that is gone with the connection.
    static let marks = """
        CREATE TEMP TABLE IF NOT EXISTS landkort_moedt (
          register TEXT NOT NULL, objekt TEXT NOT NULL, PRIMARY KEY (register, objekt)
        ) WITHOUT ROWID;
        DELETE FROM temp.landkort_moedt;
        CREATE TEMP TABLE IF NOT EXISTS landkort_slut (nr INTEGER PRIMARY KEY, fid INTEGER NOT NULL UNIQUE);
        """
}
