import LandkortApplication
import LandkortCore

/// The addresses behind the numbers of a page.
extension AreaPage {
    /// A number that leads to the list of the addresses it counts; none are not led to.
    func behind(_ figure: String, _ count: Int, _ more: [(String, String)] = []) -> RowWriter.Cell {
        .number(numbers.count(count), url: count > 0 ? addresses(countedIn: figure, more) : nil)
    }

    func addresses(countedIn figure: String, _ more: [(String, String)] = []) -> String {
        choice.data("/collections/adresse/items", [("inden_for", area.code), (AddressSource.figure, figure)] + more)
    }
}
