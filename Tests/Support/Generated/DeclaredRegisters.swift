public import LandkortCore
import LandkortRegisters

/// Every register that the generated tests hold to its declaration: the built-in ones and one of a customer's own.
///
/// A new schema under `Registers/` is here by itself.
public enum DeclaredRegisters {
    /// A customer's register, in one file.
    public static let ladestander = """
        id: urn:eksempel:ladestander
        name: ladestander
        title: Ladestandere
        description: Steder, hvor en elbil kan lades.
        version: "1.0"
        status: draft
        default_range: string
        imports: [linkml:types, ../faelles/objekt, ../faelles/adresse, ../faelles/synlighed, ../faelles/ansvar]
        classes:
          Ladestander:
            description: Et sted med et eller flere stik.
            mixins: [Objekt, Ansvar, Adresse, Synlighed]
            annotations:
              {geometri: Point, geometri_kraeves: true, skriv: tovholder, liste: "udbyder, effekt, stik", bilag: foto, opbevaring: P2Y}
            attributes:
              udbyder: {title: Udbyder, description: Firmaet bag., required: true, pattern: "^[^;]{2,40}$"}
              nummer: {title: Nummer, description: Udbyderens eget., pattern: "^DK-[A-Z]{3}(-[0-9]+)?$"}
              effekt:
                title: Effekt
                description: Det højeste pr. stik.
                range: integer
                minimum_value: 3
                maximum_value: 400
                unit: {symbol: kW}
              pris: {title: Pris, description: Pr. kWh., range: float, minimum_value: 0.5}
              stik: {title: Stik, description: De stik der er., range: Stik, multivalued: true, required: true}
              aaben_fra: {title: Åben fra, description: Første dag., range: date, aliases: [aabnet]}
              telefon: {title: Telefon, description: Ved fejl., annotations: {laes: tovholder, persondata: true}}
            unique_keys:
              nummer: {unique_key_slots: [nummer]}
        enums:
          Stik:
            description: Slags stik.
            permissible_values: {t2: {title: Type 2}, ccs: {title: CCS}, cha: {title: CHAdeMO, deprecated: Udgår}}
        """

    /// The built-in files and the customer's.
    public static let declarations = BuiltIn.declarations.overridden(
        by: ["egne/ladestander.yaml": ladestander], in: "egne/"
    ).all

    /// In the order of their paths.
    public static let all = RegisterReading(declarations).registers

    /// Rows of every register that keep its rules and refer to each other, each time the same.
    ///
    /// - Parameters:
    ///   - count: of each; below 100.
    ///   - seeds: rows that are there already; their registers get no more, and references find them.
    public static func rows(_ count: Int, beside seeds: [RegisterID: [Feature]] = [:]) -> [RegisterID: [Feature]] {
        var makers = all.filter { seeds[$0.id] == nil }.map { RecordMaker($0, seed: 2026) }
        var known = seeds.mapValues { $0.map(\.id) }
        for place in makers.indices {
            known[makers[place].register.id] = (0..<count).map { _ in makers[place].newID() }
        }
        var rows: [RegisterID: [Feature]] = [:]
        for place in makers.indices {
            let id = makers[place].register.id
            makers[place].known = known
            rows[id] = known[id, default: []].map { makers[place].record($0) }
        }
        return rows
    }
}
