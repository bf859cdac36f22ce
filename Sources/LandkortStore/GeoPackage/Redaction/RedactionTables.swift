/// What was taken out of which record, when, why and by whom.
enum RedactionTables {
    static let name = "landkort_sletning"
    static let definition = """
        CREATE TABLE IF NOT EXISTS \(name) (
          nr INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          register TEXT NOT NULL,
          objekt TEXT NOT NULL,
          felter TEXT,
          afsluttet_foer TEXT,
          grund TEXT NOT NULL,
          tid TEXT NOT NULL,
          hvem TEXT
        );
        CREATE INDEX IF NOT EXISTS \(name)_ting ON \(name) (register, objekt);
        """
}
