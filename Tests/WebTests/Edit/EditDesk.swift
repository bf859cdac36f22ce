import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

/// A store with accounts, a person of Aalborg who is signed in, and a program with a token.
struct EditDesk {
    let scratch: Scratch
    let store: GeoPackageStore
    let client: Client
    let accounts: Accounts
    let session: HTTPFields
    let token: HTTPFields
    let mark: String
    static let items = "/collections/mast/items"
    static let own = Coast.id(1, "4aaa")
    static let others = Coast.id(2, "4aaa")
    private static let password = "et langt kodeord"

    /// - Parameter more: registers beside the built-in ones.
    init(_ more: [Register] = []) async throws {
        scratch = try Scratch()
        let path = scratch.path("bord.gpkg")
        store = try await GeoPackageStore.open(
            path, registers: try BuiltIn().registers + more, seeds: try BuiltIn().seeds, creating: true)
        try await store.insert(["mast": [Self.mast(Self.own, "29189420"), Self.mast(Self.others, "29189560")]])
        accounts = try AccountPlace(store: path, environment: [:]).accounts(creating: true, now: { Date.now })
        try await accounts.add(
            Account(name: "ida", role: .coordinator, authority: "29189420"), password: Self.password, by: "test")
        client = try Client(store, accounts: accounts)
        let secret = try await SignIn(accounts).open("ida", password: Self.password, from: "her").secret
        session = [.cookie: "\(SessionCookie.name)=\(secret)"]
        mark = Accounts.formMark(of: secret)
        let gis = AccessToken(name: "gis", role: .coordinator, authority: "29189420", created: "", expires: "")
        token = [.authorization: "Bearer \(try await accounts.make(gis, days: 1, by: "test").secret)"]
    }

    /// A register whose records a municipality owns, with no authority beside it.
    static let municipal: Register = {
        let key = Field(name: "kode", title: Bilingual(da: "Kode", en: "Code"), required: true, isIdentifier: true)
        return Register(
            id: "proeve", title: Bilingual(da: "Prøver", en: "Trials"),
            fields: [
                key, Field(name: "navn", title: Bilingual(da: "Navn", en: "Name")),
                Field(name: "antal", title: Bilingual(da: "Antal", en: "Count"), type: .integer),
                Field(
                    name: "kommunekode", title: Bilingual(da: "Kommune", en: "Municipality"),
                    type: .reference("kommune"), required: true),
            ],
            identifier: key, label: ["navn"], listColumns: ["navn"], annotations: ["skriv": "tovholder"])
    }()

    private static func mast(_ id: Feature.ID, _ authority: String) -> Feature {
        Feature(
            id: id,
            values: [
                "navn": "Mast", "kommunekode": "0851", "cvr_kode": .string(authority), "off_kode": "1", "status": "1",
                "hoejde": 40,
            ], geometry: .point(Position(x: 555_000, y: 6_322_000)))
    }

    /// The head of a program that may do everything.
    func administrator() async throws -> HTTPFields {
        let token = AccessToken(name: "alt", role: .administrator, created: "", expires: "")
        return [.authorization: "Bearer \(try await accounts.make(token, days: 1, by: "test").secret)"]
    }

    func mast(_ id: Feature.ID = Self.own) async throws -> Feature {
        try await store.feature(id, in: "mast", reader: .administrator)
    }

    /// Sends GeoJSON as QGIS does.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String, _ headers: HTTPFields? = nil
    ) async throws -> Answer {
        var headers = headers ?? token
        headers[.contentType] = method == .patch ? "application/merge-patch+json" : "application/geo+json"
        return try await client.ask(method, path, headers, body: body)
    }

    func page(_ path: String) async throws -> Answer {
        var headers = session
        headers[.accept] = "text/html"
        return try await client.get(path, headers)
    }

    /// Fills in a form's fields beside those that it came with.
    func submit(_ path: String, _ fields: [String: String], marked: Bool = true) async throws -> Answer {
        var form = Self.fields(of: try await page(path).text)
        form["maerke"] = marked ? mark : "et andet"
        return try await client.send(form.merging(fields) { $1 }, to: path, session)
    }

    /// What a browser would send of a page's form as it is, but its boxes.
    static func fields(of page: String) -> [String: String] {
        var form: [String: String] = [:]
        let inputs = /<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"/
        for found in page.matches(of: inputs) where !found.0.contains("checkbox") && found.1 != "til" {
            form[String(found.1)] = String(found.2)
        }
        for found in page.matches(of: /<select id="felt-[^"]+" name="([^"]+)".*?<\/select>/) {
            form[String(found.1)] = found.0.firstMatch(of: /value="([^"]*)" selected/).map { String($0.1) } ?? ""
        }
        for found in page.matches(of: /<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</) {
            form[String(found.1)] = String(found.2)
        }
        return form
    }
}
