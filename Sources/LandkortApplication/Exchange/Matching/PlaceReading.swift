import Foundation
import LandkortCore
import LandkortStore

/// Where a row lies: as its format says it, else from the columns for it.
struct PlaceReading {
    enum Place: Equatable {
        case none
        case geometry(Geometry)
        case flaw(Bilingual, text: String)
        /// Only one of the two numbers is there.
        case half
    }

    let plan: ImportPlan

    /// The column that a flaw is reported on.
    var column: String? {
        let place = plan.places[ColumnName.geometry] ?? plan.places[ColumnName.x]
        return place.map { plan.headings[$0] }
    }

    /// The column whose cell lacks the other half of the place.
    func emptyColumn(of row: FileRow) -> String? {
        let kind = [ColumnName.x, ColumnName.y].first { cell($0, row) == nil }
        return kind.flatMap { plan.places[$0] }.map { plan.headings[$0] }
    }

    private var text: PlaceText { PlaceText(kind: plan.register.geometry) }

    /// Nowhere also where a cell says nothing that could be read, which is told of that cell.
    func place(of row: FileRow) -> Place {
        switch row.geometry {
        case .geometry(let geometry): return text.here(geometry)
        case .flaw(let problem): return .flaw(problem.message, text: "")
        case .none: break
        }
        let cells = plan.places.values.map { row.cells[$0] }
        guard cells.allSatisfy({ if case .value = $0 { true } else { false } }) else { return .none }
        if let written = cell(ColumnName.geometry, row) { return text.read(written) }
        let (x, y) = (cell(ColumnName.x, row), cell(ColumnName.y, row))
        guard let x, let y else { return x == nil && y == nil ? .none : .half }
        return text.pair(x, y, "\(x), \(y)") ?? .flaw(PlaceText.unreadable, text: "\(x), \(y)")
    }

    static let half = Bilingual(
        da: "Stedet er halvt: der er kun det ene af de to tal. Skriv begge, eller tøm begge celler.",
        en: "Half the place is missing: there is only one of the two numbers. Write both, or empty both cells.")

    private func cell(_ kind: String, _ row: FileRow) -> String? {
        guard let place = plan.places[kind], case .value(let value) = row.cells[place], !value.isNull else {
            return nil
        }
        return value.plainText
    }
}
