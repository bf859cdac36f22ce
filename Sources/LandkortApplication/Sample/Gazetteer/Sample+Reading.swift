import LandkortCore

extension Sample.Gazetteer {
    static func municipalities(_ files: [String: String]) throws(SampleProblem) -> [Sample.Municipality] {
        try SampleTable("kommuner.csv", in: files).map { row throws(SampleProblem) in
            Sample.Municipality(
                code: try row.text("kommunekode"),
                name: try row.text("kommunenavn"),
                cvr: try row.text("cvr"),
                addresses: try row.integer("adresser"),
                countryShare: try row.percent("land_pct"),
                lack: try row.percent("mangel_pct"),
                cableShare: try row.percent("kabel_pct"),
                fixedWirelessShare: try row.percent("fast_traadloest_pct"),
                masts: try row.integer("master"),
                shelters: try row.integer("rum"))
        }
    }

    static func place(_ row: SampleTable.Row) throws(SampleProblem) -> Sample.Place {
        var shores: [Sample.Bearing] = []
        for text in try row.text("vand").split(separator: " ") {
            guard let shore = Sample.Bearing(text) else { throw row.unreadable("vand") }
            shores.append(shore)
        }
        return Sample.Place(
            municipality: try row.text("kommunekode"),
            postcode: try row.text("postnr"),
            name: try row.text("by"),
            population: try row.integer("indbyggere"),
            position: Position(x: Double(try row.integer("oest")), y: Double(try row.integer("nord"))),
            shores: shores)
    }

    static func roads(
        _ files: [String: String], _ municipalities: [Sample.Municipality], _ places: [Sample.Place]
    ) throws(SampleProblem) -> [Sample.Road] {
        var municipalityOf: [String: Int] = [:]
        for (index, municipality) in municipalities.enumerated() { municipalityOf[municipality.code] = index }
        var placeOf: [String: Int] = [:]
        for (index, place) in places.enumerated() { placeOf["\(place.municipality) \(place.name)"] = index }
        return try SampleTable("landeveje.csv", in: files).map { row throws(SampleProblem) in
            let code = try row.text("kommunekode")
            guard let municipality = municipalityOf[code] else { throw row.unreadable("kommunekode") }
            guard let from = placeOf["\(code) \(try row.text("fra"))"] else { throw row.unreadable("fra") }
            let goal = try row.text("til")
            let to = placeOf["\(code) \(goal)"]
            let end = to.map { places[$0].position } ?? Sample.Bearing(goal)?.end(from: places[from].position)
            guard let end else { throw row.unreadable("til") }
            return Sample.Road(
                municipality: municipality, from: from, to: to, end: end, verge: Double(try row.integer("bredde")))
        }
    }

    static func street(_ row: SampleTable.Row) throws(SampleProblem) -> (name: String, isTown: Bool) {
        (try row.text("vejnavn"), try row.text("art") == "by")
    }

    static func postTowns(_ files: [String: String]) throws(SampleProblem) -> [String: String] {
        var towns: [String: String] = [:]
        for row in try SampleTable("postnumre.csv", in: files).rows {
            towns[try row.text("postnr")] = try row.text("postby")
        }
        return towns
    }
}
