import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Workbooks, held against openpyxl", .enabled(if: Tool.environmentPython.isHere, "the test tools are not set up"))
struct SpreadsheetTests {
    static let script = """
        import sys, datetime, openpyxl
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = 'Et ark'
        sheet.append(['navn', 'tal', 'dag', 'tid', 'klokken', 'ja', 'fejl', 'regnet'])
        sheet.append(['Ærø & <Ø>', 5, datetime.date(2025, 12, 31), datetime.datetime(2025, 12, 31, 10, 30, 15),
                      datetime.time(9, 5), True, '#N/A', '=1+1'])
        sheet.append([])
        sheet.append(['  linje\\nto', 2.5, None, None, None, False])
        sheet['C4'] = 45000.25
        sheet['C4'].number_format = 'dd/mm/yyyy hh:mm'
        sheet['D4'] = 7
        sheet['D4'].number_format = '"dage" 0'
        other = book.create_sheet('Andet')
        other.append(['x'])
        other.append(['y'])
        book.save(sys.argv[1])
        """

    @Test("what openpyxl writes is read: texts, numbers, dates, booleans, errors, and the sheet asked for")
    func reading() async throws {
        let scratch = try Scratch()
        let path = scratch.path("a.xlsx")
        _ = try await RowFiles.python(Self.script, path)
        let read = try RowFiles.rows(path)
        #expect(read.columns == ["navn", "tal", "dag", "tid", "klokken", "ja", "fejl", "regnet"])
        #expect(read.rows.map(\.line) == [2, 4])
        #expect(
            read.rows[0].cells == [
                .value("Ærø & <Ø>"), .value(5), .value("2025-12-31"), .value("2025-12-31T10:30:15"), .value("09:05:00"),
                .value(true), .fault("#N/A"), .uncomputed,
            ])
        #expect(
            read.rows[1].cells.prefix(6) == [
                .value("  linje\nto"), .value(2.5), .value("2023-03-15T06:00:00"), .value(7), .value(.null),
                .value(false),
            ])
        #expect(try RowFiles.rows(path, layer: "Andet").rows.map(\.cells) == [[.value("y")]])
        let problem = #expect(throws: ExchangeProblem.self) { try RowFiles.rows(path, layer: "Tredje") }
        #expect(problem?.message.da.contains("Et ark, Andet") == true)
    }

    @Test("a formula's result is read, be it an empty text, and one among the columns' names without any is refused")
    func formulas() async throws {
        let scratch = try Scratch()
        let path = scratch.path("a.xlsx")
        let script = """
            import sys, zipfile
            cells = ('<c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>""</f><v></v></c>'
                     '<c r="C2"><f t="shared" si="0"/></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
            head = ''.join('<c r="%s1" t="inlineStr"><is><t>%s</t></is></c>' % (c, c) for c in 'ABC')
            last = sys.argv[2]
            book = zipfile.ZipFile(sys.argv[1], 'w')
            book.writestr('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>')
            book.writestr('xl/_rels/workbook.xml.rels',
                          '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>')
            book.writestr('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1">' + head + last
                          + '</row><row r="2">' + cells + '</row></sheetData></worksheet>')
            book.close()
            """
        _ = try await RowFiles.python(script, path, #"<c r="D1" t="str"><f>"D"</f><v>D</v></c>"#)
        let read = try RowFiles.rows(path)
        #expect(read.columns == ["A", "B", "C", "D"])
        #expect(read.rows[0].cells == [.value(2), .value(.null), .uncomputed, .fault("#DIV/0!")])
        _ = try await RowFiles.python(script, path, #"<c r="D1"><f>"D"</f></c>"#)
        let problem = #expect(throws: ExchangeProblem.self) { try RowFiles.rows(path) }
        #expect(problem?.code == "exchange.heading")
    }

    @Test("a whole number keeps every digit it is written with, also where no binary fraction has them")
    func digits() async throws {
        let scratch = try Scratch()
        let path = scratch.path("a.xlsx")
        // openpyxl itself writes the nearest binary fraction.
        let script = """
            import sys, zipfile, openpyxl
            book = openpyxl.Workbook(); book.active.append([1001, 1002, 1003, 1e20, -7])
            book.active.append([1001, 1002, 1003, 1e20, -7]); book.save(sys.argv[1] + '.hel')
            old, new = zipfile.ZipFile(sys.argv[1] + '.hel'), zipfile.ZipFile(sys.argv[1], 'w')
            for name in old.namelist():
                text = old.read(name)
                if 'sheet1' in name:
                    text = (text.replace(b'>1001<', b'>9007199254740993<')
                            .replace(b'>1002<', b'>-9223372036854775808<').replace(b'>1003<', b'>12345678901234567890<'))
                new.writestr(name, text)
            new.close()
            """
        _ = try await RowFiles.python(script, path)
        #expect(
            try RowFiles.rows(path).rows[0].cells == [
                .value(9_007_199_254_740_993), .value(.integer(.min)), .value("12345678901234567890"), .value(1e20),
                .value(-7),
            ])
    }

    @Test("what we write openpyxl reads: every type, letters that XML has other uses for, and no formula")
    func writing() async throws {
        let scratch = try Scratch()
        let path = scratch.path("a.xlsx")
        let register = Trial.register()
        let names = ["navn", "antal", "hoejde", "aktiv", "dag", "tid", "navne"]
        let shape = FeatureShape(register, fields: names.compactMap { register[$0] }, system: .utm32)
        let file = try FileFormat.xlsx.file(at: path, shape)
        let row = Trial.row(
            1, at: Trial.point(1, 2.5),
            [
                "navn": "=1+1 & <b> \u{7} _x0041_\n", "antal": -7, "hoejde": 2.5, "aktiv": true, "dag": "2025-12-31",
                "tid": "2025-12-31T10:00:00Z", "navne": ["a", "b"],
            ])
        try file.write([row])
        try file.finish()
        let script = """
            import sys, openpyxl
            for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows():
                print(repr([(cell.value, cell.data_type) for cell in row]))
            """
        let seen = try await RowFiles.python(script, path)
        for part in [
            "('navn', 's')", "'s'), (-7, 'n'), (2.5, 'n'), (True, 'b'), (datetime.datetime(2025, 12, 31, 0, 0), 'd')",
            "('2025-12-31T10:00:00Z', 's'), ('a|b', 's'), ('POINT (1 2.5)', 's')",
        ] { #expect(seen.contains(part), "\(seen)") }
        #expect(!seen.contains("'f')"))
        #expect(try RowFiles.rows(path).rows[0].cells.first == .value("=1+1 & <b> \u{7} _x0041_\n"))
    }

    @Test("a bomb is refused before it fills the memory: a shared text of 300 MB in a file of some hundred kB")
    func bomb() async throws {
        let scratch = try Scratch()
        let path = scratch.path("a.xlsx")
        let script = """
            import sys, zipfile, openpyxl
            book = openpyxl.Workbook(); book.active.append(['navn']); book.save(sys.argv[1] + '.small')
            old = zipfile.ZipFile(sys.argv[1] + '.small')
            new = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)
            for name in old.namelist():
                if name != 'xl/sharedStrings.xml': new.writestr(name, old.read(name))
            with new.open('xl/sharedStrings.xml', 'w') as member:
                member.write(b'<sst>')
                for _ in range(300): member.write(b'<si><t>' + b'a' * 500000 + b'</t></si>' * 1 + b' ' * 500000)
            new.close()
            """
        _ = try await RowFiles.python(script, path)
        let problem = #expect(throws: ExchangeProblem.self) { try RowFiles.rows(path) }
        #expect(problem?.code == "exchange.too-large")
    }

    @Test("a sheet that breaks off or is not there is no empty sheet", arguments: ["", "<worksheet><sheetData>", "-"])
    func brokenSheet(sheet: String) async throws {
        let scratch = try Scratch()
        let path = scratch.path("a.xlsx")
        let script = """
            import sys, zipfile, openpyxl
            book = openpyxl.Workbook(); book.active.append(['navn']); book.save(sys.argv[1] + '.hel')
            old, new = zipfile.ZipFile(sys.argv[1] + '.hel'), zipfile.ZipFile(sys.argv[1], 'w')
            for name in old.namelist():
                if 'sheet1' not in name: new.writestr(name, old.read(name))
                elif sys.argv[2] != '-': new.writestr(name, sys.argv[2])
            new.close()
            """
        _ = try await RowFiles.python(script, path, sheet)
        let problem = #expect(throws: ExchangeProblem.self) { try RowFiles.rows(path) }
        #expect(problem?.code == "exchange.not-spreadsheet")
    }

    @Test("a workbook cut anywhere is refused and nothing else happens")
    func cut() async throws {
        let scratch = try Scratch()
        let path = scratch.path("a.xlsx")
        _ = try await RowFiles.python(Self.script, path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for length in stride(from: 4, to: whole.count - 22, by: 97) {
            let short = try scratch.write(whole.prefix(length), to: "kort.xlsx")
            #expect(throws: ExchangeProblem.self) { try RowFiles.rows(short) }
        }
    }

    @Test("more than a workbook holds is told in one language at a time")
    func tooMuch() {
        let limit = Bilingual(da: "1.048.576 rækker", en: "1,048,576 rows")
        let message = ExchangeProblem.tooMuch(format: "XLSX", limit: limit).message
        #expect(message.da == "XLSX rummer højst 1.048.576 rækker. Vælg et andet format.")
        #expect(message.en == "XLSX holds at most 1,048,576 rows. Choose another format.")
    }
}
