import LandkortCore

extension Sample {
    /// A municipality and how its part of the sample is to look; shares are 0 ... 1.
    struct Municipality: Sendable {
        let code: String
        /// As the national coverage file spells it.
        let name: String
        /// Its number as an authority, eight digits.
        let cvr: String
        let addresses: Int
        /// Of the addresses, those outside towns and villages.
        let countryShare: Double
        /// How often fibre is missing, against an ordinary municipality's 1.
        let lack: Double
        /// Of the streets of larger towns, those with cable.
        let cableShare: Double
        /// Of the roads in the country, those within reach of fixed wireless.
        let fixedWirelessShare: Double
        let masts: Int
        let shelters: Int
    }

    /// An invented road from a place to another, or out into the country; every house lies within `verge`
    /// metres of the straight line.
    struct Road: Sendable {
        /// Indexes into the gazetteer's municipalities and places.
        let municipality: Int
        let from: Int
        /// nil for a road that leads to no other place.
        let to: Int?
        let end: Position
        let verge: Double
    }

    /// The files of the sample, read and tied together by index.
    struct Gazetteer: Sendable {
        let municipalities: [Municipality]
        let places: [Place]
        let roads: [Road]
        /// Street names of towns first, those of the country after `townStreets`.
        let streets: [String]
        let townStreets: Int
        /// The town of a post code: Nørresundby of `9400`.
        let postTowns: [String: String]

        init(files: [String: String]) throws(SampleProblem) {
            municipalities = try Self.municipalities(files)
            places = try SampleTable("byer.csv", in: files).map(Self.place)
            roads = try Self.roads(files, municipalities, places)
            let named = try SampleTable("veje.csv", in: files).map(Self.street)
            let town = named.filter(\.isTown).map(\.name)
            streets = town + named.filter { !$0.isTown }.map(\.name)
            townStreets = town.count
            postTowns = try Self.postTowns(files)
        }

        func places(of municipality: Int) -> [Int] {
            places.indices.filter { places[$0].municipality == municipalities[municipality].code }
        }
    }
}
