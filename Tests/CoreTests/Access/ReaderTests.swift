import LandkortCore
import Testing

@Suite("Who may see what")
struct ReaderTests {
    private static let home = "29189420"
    private static let neighbour = "29189560"

    private static func reader(_ role: Role, registers: Set<RegisterID>? = nil) -> Reader {
        Reader(role: role, authorities: [home], municipalities: ["0851"], registers: registers)
    }

    private static func register(
        laes: String? = nil, fieldLaes: String? = nil, _ names: [String] = ["off_kode", "cvr_kode", "kommunekode"]
    ) -> Register {
        func field(_ name: String) -> Field {
            Field(name: name, title: Bilingual(da: name, en: name), isIdentifier: name == "objekt_id")
        }
        var secret = field("telefon")
        secret.annotations["laes"] = fieldLaes
        return Register(
            id: "proeve", title: Bilingual(da: "", en: ""), fields: (["objekt_id"] + names).map(field) + [secret],
            identifier: field("objekt_id"), label: ["objekt_id"], listColumns: ["objekt_id"],
            annotations: laes.map { ["laes": $0] } ?? [:])
    }

    private static func record(_ code: Value, of authority: Value, in municipality: Value = .null) -> Feature {
        let values: [String: Value] = [
            "off_kode": code, "cvr_kode": authority, "kommunekode": municipality, "telefon": "98765432",
        ]
        return Feature(id: "x", values: values)
    }

    /// The roles that see a record, in their order.
    private func roles(seeing feature: Feature, in register: Register) -> [Role] {
        Role.allCases.filter { Self.reader($0).access(to: register).admits(feature) }
    }

    @Test("1 is for everyone, 3 for every authority, 2 and whatever else for the one that answers for it")
    func records() {
        let register = Self.register()
        let signedIn = Array(Role.allCases.dropFirst())
        #expect(roles(seeing: Self.record("1", of: "29189560"), in: register) == Role.allCases)
        #expect(roles(seeing: Self.record("3", of: "29189560"), in: register) == signedIn)
        for code in ["2", "", "9", .null] as [Value] {
            let other = Self.record(code, of: .string(Self.neighbour), in: "0851")
            #expect(roles(seeing: other, in: register) == [.administrator], "\(code)")
            #expect(roles(seeing: Self.record(code, of: .string(Self.home)), in: register) == signedIn, "\(code)")
        }
    }

    @Test("where no authority is named, the municipality owns the record")
    func owner() {
        let register = Self.register()
        let signedIn = Array(Role.allCases.dropFirst())
        #expect(roles(seeing: Self.record("2", of: .null, in: "0851"), in: register) == signedIn)
        #expect(roles(seeing: Self.record("2", of: .null, in: "0840"), in: register) == [.administrator])
        #expect(roles(seeing: Self.record("2", of: .null), in: register) == [.administrator])
        let withoutAuthority = Self.register(["off_kode", "kommunekode"])
        #expect(roles(seeing: Self.record("2", of: .null, in: "0851"), in: withoutAuthority) == signedIn)
        let withoutOwner = Self.register(["off_kode"])
        #expect(roles(seeing: Self.record("2", of: .string(Self.home)), in: withoutOwner) == [.administrator])
    }

    @Test("a register's least role goes before what its records say, and a coordinator is one at home only")
    func registers() {
        let open = Self.record("1", of: .string(Self.neighbour))
        let own = Self.record("1", of: .string(Self.home))
        for word in Role.allCases.dropFirst().map(\.rawValue) {
            let register = Self.register(laes: word)
            let least = Role(declared: word)
            #expect(roles(seeing: own, in: register) == Role.allCases.filter { $0 >= least }, "\(word)")
            let elsewhere = least == .authority ? Array(Role.allCases.dropFirst()) : [.administrator]
            #expect(roles(seeing: open, in: register) == elsewhere, "\(word)")
        }
        #expect(!Reader.anonymous.access(to: Self.register(laes: "myndighed")).isReadable)
        #expect(Reader.anonymous.access(to: Self.register(laes: "alle")).isReadable)
    }

    @Test("a field's least role hides it, and a coordinator's fields are seen of own records alone")
    func fields() {
        let own = Self.record("1", of: .string(Self.home))
        let other = Self.record("1", of: .string(Self.neighbour))
        func seeing(_ feature: Feature, _ word: String) -> [Role] {
            let register = Self.register(fieldLaes: word)
            return Role.allCases.filter {
                !Self.reader($0).access(to: register).masked(feature)["telefon"].isNull
            }
        }
        #expect(seeing(own, "alle") == Role.allCases)
        #expect(seeing(other, "myndighed") == Array(Role.allCases.dropFirst()))
        #expect(seeing(own, "tovholder") == [.coordinator, .projectLeader, .administrator])
        #expect(seeing(other, "tovholder") == [.administrator])
        #expect(seeing(own, "noget nyt") == [.administrator], "a word that nobody knows shuts everyone else out")
        let access = Self.reader(.coordinator).access(to: Self.register(fieldLaes: "tovholder"))
        #expect(access.sees("telefon") && access.guarded == ["telefon"])
        #expect(!Reader.anonymous.access(to: Self.register(fieldLaes: "tovholder")).sees("telefon"))
        #expect(Reader(role: .coordinator).access(to: Self.register(fieldLaes: "tovholder")).hidden == ["telefon"])
    }

    @Test("outside the registers it is given for, a role is the public")
    func scope() {
        let register = Self.register()
        let record = Self.record("3", of: .string(Self.home))
        #expect(Self.reader(.administrator, registers: ["proeve"]).access(to: register).admits(record))
        #expect(!Self.reader(.administrator, registers: ["mast"]).access(to: register).admits(record))
    }

    @Test("the public sees of every register what is for everyone; an administrator sees everything")
    func builtIn() throws {
        for register in try BuiltInRegisters.all() {
            let all = Reader.administrator.access(to: register)
            #expect(all.records == .always && all.hidden.isEmpty && all.guarded.isEmpty)
            let isShut = register.annotations["laes"].map { $0 != "alle" } ?? false
            let expected = isShut ? Condition.never : .isOne(of: ["1"], field: "off_kode")
            #expect(Reader.anonymous.access(to: register).records == expected, "\(register.id)")
            #expect(!Reader.anonymous.access(to: register).seesWriters)
        }
    }
}
