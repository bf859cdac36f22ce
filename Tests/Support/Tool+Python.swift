import Foundation

extension Tool {
    /// Python with the packages of `scripts/requirements.txt`; not there until the tests have been set up.
    public static let environmentPython = Tool(Places.package.appending(path: ".venv/bin/python").path)

    /// Whether that Python can read calendars.
    public static let readsCalendars =
        environmentPython.isHere
        && (try? FileManager.default.contentsOfDirectory(atPath: Places.package.appending(path: ".venv/lib").path))?
            .contains { version in
                FileManager.default.fileExists(
                    atPath: Places.package.appending(path: ".venv/lib/\(version)/site-packages/icalendar").path)
            } == true

    /// Whether Debian's Python has QGIS, which needs no window to edit a layer.
    public static let hasQGIS = FileManager.default.fileExists(
        atPath: "/usr/lib/python3/dist-packages/qgis/__init__.py")
}
