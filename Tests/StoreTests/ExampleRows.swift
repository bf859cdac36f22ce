import Foundation
import LandkortCore
import Support

/// The rows beside a register's schema.
enum ExampleRows {
    static func of(_ register: Register) throws -> [Feature] {
        let file = Places.package.appending(path: "Registers/\(register.domain)/\(register.id).csv")
        return CommaTable(try String(contentsOf: file, encoding: .utf8)).features(of: register)
    }
}
