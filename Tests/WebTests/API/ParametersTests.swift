import Testing

@testable import LandkortWeb

@Suite("Query parameters")
struct ParametersTests {
    @Test(
        "a plus is a space, and percent signs are undone",
        arguments: [
            ("q=Bavneh%C3%B8jvej+3B", "Bavnehøjvej 3B"), ("q=a%2Bb", "a+b"), ("q=100%", "100%"), ("q=%zz", "%zz"),
            ("q=", ""), ("q", ""), ("x=1&q=2&q=3", "2"), ("q=a=b", "a=b"), ("q=%F8", "\u{FFFD}"),
        ])
    func decoding(query: String, value: String) {
        #expect(Parameters(query)["q"] == value)
    }

    @Test("what is not given is nil")
    func absent() {
        #expect(Parameters(nil)["q"] == nil)
        #expect(Parameters("qq=1")["q"] == nil)
    }
}
