import Testing

@testable import Pages

@Suite struct LocalPathTests {
    @Test(arguments: ["/", "/ko", "/ko?status=open&q=l%C3%A4mpa", "/a//b"])
    func `an address on this server is gone on to`(_ text: String) {
        #expect(LocalPath(text)?.description == text)
    }

    @Test(arguments: [
        "", "ko", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
        "javascript:alert(1)", "/a\r\nX: y", "/ko\t", "/kö", "/a b", " /ko",
        "/" + String(repeating: "a", count: 2_000),
    ])
    func `one that leads elsewhere is not`(_ text: String) {
        #expect(LocalPath(text) == nil)
    }

    @Test func `neither is none`() { #expect(LocalPath(nil) == nil) }
}
