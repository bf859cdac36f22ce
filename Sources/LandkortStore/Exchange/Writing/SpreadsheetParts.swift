import LandkortCore

/// What a workbook needs around its sheet (ECMA-376, part 1).
enum SpreadsheetParts {
    static func members(sheet name: String) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", head + types), ("_rels/.rels", head + relation(main, "officeDocument")),
            ("xl/workbook.xml", head + workbook(name)),
            ("xl/_rels/workbook.xml.rels", head + workbookRelations),
            ("xl/styles.xml", head + styles),
        ]
    }

    /// The first row stays in sight.
    static let sheetHead =
        head + """
            <worksheet xmlns="\(space)"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
            activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>
            """

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packages = "http://schemas.openxmlformats.org/package/2006"
    private static let main = "xl/workbook.xml"
    private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static let types = """
        <Types xmlns="\(packages)/content-types"><Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(kind).worksheet+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/></Types>
        """

    private static func relation(_ target: String, _ type: String) -> String {
        """
        <Relationships xmlns="\(packages)/relationships"><Relationship Id="rId1" Type="\(relations)/\(type)" \
        Target="\(target)"/></Relationships>
        """
    }

    private static let workbookRelations = """
        <Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="rId1" Type="\(relations)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(relations)/styles" Target="styles.xml"/></Relationships>
        """

    private static func workbook(_ sheet: String) -> String {
        """
        <workbook xmlns="\(space)" xmlns:r="\(relations)"><sheets><sheet name="\(sheet)" sheetId="1" r:id="rId1"/>\
        </sheets></workbook>
        """
    }

    /// Style 1 is a date (built-in format 14), style 2 a heading.
    private static let styles = """
        <styleSheet xmlns="\(space)"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
        </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """
}
