/// The tables of the file of accounts.
enum AccountTables {
    /// What a file of format 1 lacks.
    static let since1 = """
        ALTER TABLE konto ADD COLUMN spaerret TEXT;
        ALTER TABLE adgangsnoegle ADD COLUMN ejer TEXT COLLATE NOCASE;
        ALTER TABLE gennemsyn ADD COLUMN bemaerkning TEXT;
        """

    /// What a file of format 2 lacks, and a new one still.
    static let since2 = """
        CREATE TABLE visning (
          nr INTEGER PRIMARY KEY AUTOINCREMENT, register TEXT NOT NULL, navn TEXT NOT NULL COLLATE NOCASE,
          adresse TEXT NOT NULL, ejer TEXT NOT NULL COLLATE NOCASE, myndighed TEXT, oprettet TEXT NOT NULL,
          UNIQUE (register, ejer, navn));
        """

    /// What a file of format 3 lacks, and a new one still.
    static let since3 = """
        ALTER TABLE konto ADD COLUMN udsteder TEXT;
        ALTER TABLE konto ADD COLUMN subjekt TEXT;
        CREATE UNIQUE INDEX konto_udefra ON konto (udsteder, subjekt) WHERE subjekt IS NOT NULL;
        """

    /// What a file of one format lacks of the next, from format 1.
    static let steps = [since1, since2, since3]

    /// The format that ``definition`` has.
    static let first = 2

    /// Lines of the log are added and nothing else: whoever goes around the triggers is found out by the seals.
    static let definition = """
        CREATE TABLE konto (
          navn TEXT NOT NULL PRIMARY KEY COLLATE NOCASE, rolle TEXT NOT NULL, myndighed TEXT, partnerskab TEXT,
          kodeord TEXT NOT NULL, oprettet TEXT NOT NULL, spaerret TEXT);
        CREATE TABLE session (
          aftryk TEXT NOT NULL PRIMARY KEY, navn TEXT NOT NULL COLLATE NOCASE, udloeber TEXT NOT NULL);
        CREATE TABLE adgangsnoegle (
          nr INTEGER PRIMARY KEY AUTOINCREMENT, aftryk TEXT NOT NULL UNIQUE, navn TEXT NOT NULL, rolle TEXT NOT NULL,
          myndighed TEXT, partnerskab TEXT, registre TEXT, oprettet TEXT NOT NULL, udloeber TEXT NOT NULL,
          tilbagekaldt TEXT, ejer TEXT COLLATE NOCASE);
        CREATE TABLE haendelse (
          nr INTEGER PRIMARY KEY AUTOINCREMENT, tid TEXT NOT NULL, hvem TEXT NOT NULL, slags TEXT NOT NULL,
          emne TEXT NOT NULL, detalje TEXT NOT NULL, segl TEXT NOT NULL);
        CREATE TRIGGER haendelse_fast BEFORE UPDATE ON haendelse BEGIN SELECT raise(ABORT, 'haendelse'); END;
        CREATE TRIGGER haendelse_bliver BEFORE DELETE ON haendelse BEGIN SELECT raise(ABORT, 'haendelse'); END;
        CREATE TABLE gennemsyn (
          nr INTEGER PRIMARY KEY AUTOINCREMENT, register TEXT NOT NULL, post TEXT NOT NULL, sletning INTEGER NOT NULL,
          revision INTEGER, indhold TEXT NOT NULL, forfatter TEXT NOT NULL, oprettet TEXT NOT NULL,
          tilstand TEXT NOT NULL, afgjort_af TEXT, afgjort TEXT, bemaerkning TEXT);
        """
}
