import LandkortCore
import Testing

@Suite("rows of a filter")
struct FilterClauseTests {
    private let fields: [Field] = [
        Field(name: "navn", title: Bilingual(da: "Navn", en: "Name")),
        Field(name: "antal", title: Bilingual(da: "Antal", en: "Count"), type: .integer),
        Field(name: "hoejde", title: Bilingual(da: "Højde", en: "Height"), type: .number),
        Field(name: "aktiv", title: Bilingual(da: "Aktiv", en: "Active"), type: .boolean),
        Field(name: "dag", title: Bilingual(da: "Dag", en: "Day"), type: .date),
        Field(name: "klokken", title: Bilingual(da: "Klokken", en: "Clock"), type: .time),
        Field(name: "kommune", title: Bilingual(da: "Kommune", en: "Municipality"), type: .reference("kommune")),
        Field(name: "emner", title: Bilingual(da: "Emner", en: "Subjects"), type: .string, multivalued: true),
    ]

    private func field(_ name: String) throws -> Field { try #require(fields.first { $0.name == name }) }

    private func rows(_ text: String) throws -> [FilterClause]? {
        FilterClause.all(in: try FilterExpression(text: text), of: fields)
    }

    @Test(
        "what a person fills in is CQL2, and CQL2 is read back as the same row",
        arguments: [
            ("navn", .contains, ["TDC"], "CASEI(navn) LIKE CASEI('%TDC%')"),
            ("navn", .begins, ["50%_\\x"], #"CASEI(navn) LIKE CASEI('50\%\_\\x%')"#),
            ("navn", .beginsExactly, ["d'Or"], "navn LIKE 'd''Or%'"),
            ("navn", .equals, [" Nord "], "navn = 'Nord'"),
            ("navn", .missing, [], "navn IS NULL"),
            ("navn", .present, [], "navn IS NOT NULL"),
            ("antal", .equals, ["100.000"], "antal = 100000"),
            ("antal", .above, ["2,5"], "antal > 2.5"),
            ("hoejde", .atLeast, ["40"], "hoejde >= 40"),
            ("hoejde", .between, ["2,5", "10"], "hoejde BETWEEN 2.5 AND 10"),
            ("hoejde", .differs, ["-1"], "hoejde <> -1"),
            ("aktiv", .equals, ["false"], "aktiv = FALSE"),
            ("dag", .below, ["2026-11-20"], "dag < DATE('2026-11-20')"),
            ("klokken", .atMost, ["10:30"], "klokken <= '10:30:00'"),
            ("kommune", .oneOf, ["0851"], "kommune = '0851'"),
            ("kommune", .oneOf, ["0851", "", "0376"], "kommune IN ('0851', '0376')"),
            ("kommune", .noneOf, ["0851", "0376"], "kommune NOT IN ('0851', '0376')"),
            ("emner", .oneOf, ["a", "b"], "A_OVERLAPS(emner, ('a', 'b'))"),
            ("emner", .noneOf, ["a"], "NOT A_OVERLAPS(emner, ('a'))"),
        ] as [(String, FilterClause.Relation, [String], String)])
    func roundTrip(name: String, relation: FilterClause.Relation, typed: [String], text: String) throws {
        let field = try field(name)
        let clause = try FilterClause(relation, of: field, typed: typed)
        #expect(clause.expression(isList: field.multivalued).text == text)
        #expect(try rows(text) == [clause])
        #expect(field.relations.contains(relation))
    }

    @Test("every relation of every field is read back as it was written")
    func everyRelation() throws {
        let samples: [String: [String]] = [
            "navn": ["a", "b"], "antal": ["1", "2"], "hoejde": ["1,5", "2"], "aktiv": ["true"],
            "dag": ["2026-01-01", "2026-12-31"], "klokken": ["08:00:00", "09:00:00"], "kommune": ["0851"],
            "emner": ["x"],
        ]
        for field in fields {
            for relation in field.relations {
                let typed = Array((samples[field.name] ?? []).prefix(relation.count.upperBound))
                let clause = try FilterClause(relation, of: field, typed: typed)
                let text = clause.expression(isList: field.multivalued).text
                #expect(try rows(text) == [clause], "\(text)")
            }
        }
    }

    @Test("other ways of writing the same are rows too")
    func otherWays() throws {
        #expect(try rows("aktiv") == [FilterClause("aktiv", .equals, [.boolean(true)])])
        #expect(try rows("NOT aktiv") == [FilterClause("aktiv", .equals, [.boolean(false)])])
        #expect(try rows("CASEI(navn) LIKE '%mast%'") == [FilterClause("navn", .contains, [.string("mast")])])
        let day = try #require(Instant("2026-01-01"))
        #expect(try rows("dag >= '2026-01-01'") == [FilterClause("dag", .atLeast, [.instant(day)])])
        #expect(try rows("hoejde > 1 AND (navn = 'x' AND aktiv)")?.count == 3)
    }

    @Test(
        "what rows cannot say stays text",
        arguments: [
            "navn = 'a' OR navn = 'b'", "NOT hoejde > 1", "hoejde > antal", "hoejde + 1 > 2", "navn LIKE '%a%b%'",
            "navn LIKE 'a_%'", "CASEI(navn) LIKE '%Mast%'", "ACCENTI(navn) = 'x'", "40 < hoejde", "navn NOT LIKE 'a%'",
            "S_INTERSECTS(geometry, POINT(9 57))", "A_CONTAINS(emner, ('a', 'b'))", "ukendt = 1", "navn LIKE '%'",
            "hoejde NOT BETWEEN 1 AND 2", "T_AFTER(dag, DATE('2026-01-01'))",
        ])
    func stayText(text: String) throws {
        #expect(try rows(text) == nil)
    }

    @Test(
        "what is wrong with a row is told",
        arguments: [
            ("navn", .contains, ["  "], "clause.no-value"), ("hoejde", .between, ["1"], "clause.two-needed"),
            ("hoejde", .between, ["2", "1"], "clause.reversed"), ("hoejde", .above, ["høj"], "clause.not-number"),
            ("hoejde", .above, ["1.234"], "clause.in-doubt"), ("dag", .equals, ["i går"], "clause.not-date"),
            ("klokken", .equals, ["25:00"], "clause.not-time"), ("aktiv", .equals, ["måske"], "clause.no-value"),
            ("navn", .equals, [#"x\"#], "clause.unwritable"), ("kommune", .oneOf, [""], "clause.no-value"),
            ("dag", .between, ["2026-02-01", "2026-01-01"], "clause.reversed"),
        ] as [(String, FilterClause.Relation, [String], String)])
    func faults(name: String, relation: FilterClause.Relation, typed: [String], code: String) throws {
        let field = try field(name)
        let problem = #expect(throws: ClauseProblem.self) { try FilterClause(relation, of: field, typed: typed) }
        #expect(problem?.code == code)
        #expect(problem?.message.da.contains(field.title.da) == true)
        #expect(problem?.message.en.contains(field.title.en) == true)
    }
}
