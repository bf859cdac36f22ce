import Foundation

extension Tool {
    /// Python with the packages of `scripts/requirements.txt`; not there until the tests have been set up.
    public static let environmentPython = Tool(Places.package.appending(path: ".venv/bin/python").path)
}
