/// The tables of campaigns: their facts, the files they came from, one row a municipality, one blob a column.
enum CampaignTables {
    /// In an order that references allow.
    static let names = ["", "_fil", "_del", "_kolonne"].map { "landkort_kortlaegning\($0)" }

    static let definition = """
        CREATE TABLE landkort_kortlaegning (
          id INTEGER PRIMARY KEY,
          navn TEXT NOT NULL,
          art TEXT NOT NULL,
          delvis INTEGER NOT NULL,
          syntetisk INTEGER NOT NULL,
          indlaest TEXT NOT NULL,
          UNIQUE (navn, art)
        );
        CREATE TABLE landkort_kortlaegning_fil (
          id INTEGER PRIMARY KEY,
          kortlaegning INTEGER NOT NULL REFERENCES landkort_kortlaegning(id),
          filnavn TEXT NOT NULL,
          aftryk TEXT NOT NULL,
          antal INTEGER NOT NULL,
          indlaest TEXT NOT NULL
        );
        CREATE TABLE landkort_kortlaegning_del (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          kortlaegning INTEGER NOT NULL REFERENCES landkort_kortlaegning(id),
          fil INTEGER NOT NULL REFERENCES landkort_kortlaegning_fil(id),
          kommunenavn TEXT NOT NULL,
          kommunekode TEXT,
          antal INTEGER NOT NULL,
          UNIQUE (kortlaegning, kommunenavn)
        );
        CREATE TABLE landkort_kortlaegning_kolonne (
          id INTEGER PRIMARY KEY,
          del INTEGER NOT NULL REFERENCES landkort_kortlaegning_del(id),
          kolonne TEXT NOT NULL,
          data BLOB NOT NULL
        );
        CREATE UNIQUE INDEX landkort_kortlaegning_kolonne_del ON landkort_kortlaegning_kolonne (del, kolonne);
        """
}
