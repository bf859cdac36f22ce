import Foundation
import LandkortCore
import LandkortStore

/// Where a row lies: as its format says it, else from the columns for it.
struct PlaceReading {
    enum Place: Equatable {
        case none
        case geometry(Geometry)
        case flaw(Bilingual, text: String)
    }

    let plan: ImportPlan

    /// The column that a flaw is reported on.
    var column: String? {
        let place = plan.places[ColumnName.geometry] ?? plan.places[ColumnName.x]
        return place.map { plan.headings[$0] }
    }

    private var text: PlaceText { PlaceText(kind: plan.register.geometry) }

    func place(of row: FileRow) -> Place {
        switch row.geometry {
        case .geometry(let geometry): return text.here(geometry)
        case .flaw(let problem): return .flaw(problem.message, text: "")
        case .none: break
        }
        if let written = cell(ColumnName.geometry, row) { return text.read(written) }
        guard let x = cell(ColumnName.x, row), let y = cell(ColumnName.y, row) else { return .none }
        guard let x = CellReading.number(x), let y = CellReading.number(y) else {
            return .flaw(PlaceText.unreadable, text: "\(x), \(y)")
        }
        return text.located(.point(Position(x: x, y: y)), system: nil, "\(x), \(y)")
    }

    private func cell(_ kind: String, _ row: FileRow) -> String? {
        guard let place = plan.places[kind], case .value(let value) = row.cells[place], !value.isNull else {
            return nil
        }
        return value.plainText
    }
}
