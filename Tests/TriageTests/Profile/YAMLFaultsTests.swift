import Testing
import Triage

@Suite struct YAMLFaultsTests {
    @Test(arguments: [
        ("", "routing.yaml:1:1: the file is empty"),
        ("# nothing\n", "routing.yaml:1:1: the file is empty"),
        ("- a\n- b\n", "routing.yaml:1:1: expected a mapping with fallback, rules, found a list"),
        (
            "rules:\n\t- id: a\n",
            "routing.yaml:2:1: not valid YAML: while scanning for the next token, found character that cannot start any token"
        ),
        (
            "rules: [a, b\nfallback: c\n",
            "routing.yaml:2:9: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"
        ),
        (
            "rules: \"a\n",
            "routing.yaml:2:1: not valid YAML: while scanning a quoted scalar, found unexpected end of stream"
        ),
        ("a: b: c\n", "routing.yaml:1:5: not valid YAML: mapping values are not allowed in this context"),
        (
            "rules: a\nfallback: \u{1}b\n",
            "routing.yaml:2:11: not valid YAML: control characters are not allowed"
        ),
        ("rules:\n  a: 1\n  a: 2\n", "routing.yaml:2:3: the key “a” stands twice in one mapping"),
        (
            "rules: a\n---\nrules: b\n",
            "routing.yaml:2:1: not valid YAML: expected a single document in the stream, but found another document"
        ),
    ])
    func `what is not YAML is refused where it is wrong`(_ yaml: String, _ fault: String) {
        #expect(ProfileFaultsTests.faults(routing: yaml) == [fault])
    }

    @Test(arguments: [
        ("a: &x [1]\nb: [*x, *x]\n", "1:4"), ("a: 1\nb: [*x]\n", "2:5"), ("{\"a\":&x 1}", "1:6"),
        ("a: 1\n*x : b\n", "2:1"), ("&x a: 1\n", "1:1"),
    ])
    func `anchors and aliases are refused before anything is composed`(_ yaml: String, _ spot: String) {
        #expect(
            ProfileFaultsTests.faults(routing: yaml) == [
                "routing.yaml:\(spot): anchors and aliases (& or * right before a name) cannot be used; in a text, put a space after the sign"
            ])
    }

    @Test func `an ampersand in a text is no anchor`() throws {
        let yaml = ProfileSample.profile.replacing("Gata och park", with: "Gata & park R&D")
        #expect(yaml.contains("Gata & park R&D"))
        #expect(ProfileFaultsTests.faults(profile: yaml).isEmpty)
    }

    @Test func `a file of more than a megabyte is refused`() {
        let yaml = ProfileSample.routing + String(repeating: "#", count: 1_000_000)
        #expect(
            ProfileFaultsTests.faults(routing: yaml) == ["routing.yaml:1:1: the file is larger than 1 MB"])
    }

    @Test(arguments: ["[", "{", "- ", "? ", "{a: "])
    func `endless depth is refused`(_ level: String) {
        let found = ProfileFaultsTests.faults(routing: String(repeating: level, count: 200_000))
        #expect(found.count == 1)
        #expect(found.first?.contains("Maximum nesting level reached") == true)
    }

    @Test(arguments: ["[", "{"])
    func `great depth is read without harm`(_ level: String) {
        let closing = level == "[" ? "]" : "}"
        let found = ProfileFaultsTests.faults(
            routing: String(repeating: level, count: 990) + String(repeating: closing, count: 990))
        #expect(!found.isEmpty)
    }
}
