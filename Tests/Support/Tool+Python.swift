import Foundation

extension Tool {
    /// Python with the packages of `scripts/requirements.txt`; not there until the tests have been set up.
    public static let environmentPython = Tool(Places.package.appending(path: ".venv/bin/python").path)

    /// Whether Debian's Python has QGIS, which needs no window to edit a layer.
    public static let hasQGIS = FileManager.default.fileExists(
        atPath: "/usr/lib/python3/dist-packages/qgis/__init__.py")
}
