import Geometry
import HTTPTypes
import Hummingbird
import Projection
import Reports
import TestSupport
import Testing

@testable import Web

@Suite struct RequestTests {
    @Test(arguments: [
        (nil, Language.swedish), ("", .swedish), ("en", .english), ("sv, en", .swedish),
        ("en-GB,en;q=0.9,sv;q=0.8", .english),
        ("en;q=0.1, sv;q=0.9", .swedish), ("de, en;q=0.2", .english), ("*", .swedish), ("de", .swedish),
        ("en;q=x", .english), (";;;,,,", .swedish), (String(repeating: "en,", count: 1_000), .swedish),
    ])
    func `the language liked best is chosen`(_ header: String?, _ language: Language) {
        #expect(Language(accepting: header) == language)
    }

    @Test func `percent-encoding reads back`() {
        var chance = SeededChance(seed: 3)
        for _ in 0..<200 {
            let text = String(
                String.UnicodeScalarView(
                    (0..<10).compactMap { _ in Unicode.Scalar(UInt32.random(in: 1...0xFFFF, using: &chance)) }
                ))
            #expect(PercentCoding.decode(PercentCoding.encode(text)) == text)
        }
        for bad in ["%", "%4", "%zz", "%FF", "%00", "%C3%28"] {
            #expect(PercentCoding.decode(bad) == nil, "\(bad)")
        }
        #expect(PercentCoding.decode("2026-11-20T18:00:00+01:00") == "2026-11-20T18:00:00+01:00")
    }

    @Test(arguments: [("\"7\"", 7), (" \"0\" ", 0)])
    func `a version is read from If-Match`(_ header: String, _ version: Int) throws {
        #expect(try EntityTag.required([.ifMatch: header]) == version)
    }

    @Test(arguments: [
        "", "*", "7", "\"", "\"\"", "W/\"7\"", "\"x\"", "\"-1\"", "\"7\", \"8\"", "\"99999999999999999999\"",
    ])
    func `what is no version is a version that never was`(_ header: String) {
        let problem = #expect(throws: Problem.self) { try EntityTag.required([.ifMatch: header]) }
        #expect(problem?.kind == .changedMeanwhile)
    }

    @Test func `the box in the plane holds every place of the box by degrees`() throws {
        let projector = try Projector()
        var chance = SeededChance(seed: 5)
        for _ in 0..<40 {
            let west = Double.random(in: 10.5...23, using: &chance)
            let south = Double.random(in: 55...68, using: &chance)
            let east = Double.random(in: west...24.1, using: &chance)
            let north = Double.random(in: south...69, using: &chance)
            let box = try PositionBox("\(west),\(south),\(east),\(north)").orFail()
            let bounds = try box.bounds(projector).orFail()
            for _ in 0..<40 {
                let position = try GeographicPosition(
                    longitude: Double.random(in: west...east, using: &chance),
                    latitude: Double.random(in: south...north, using: &chance)
                ).orFail()
                #expect(bounds.contains(try projector.place(of: position)))
            }
        }
    }

    @Test(arguments: [
        "", "1,2,3", "1,2,3,4,5", "a,b,c,d", "15,56,14,57", "14,57,15,56", "nan,0,1,1", "1e1,2,30,4",
        "-181,0,0,0",
    ])
    func `what is no box is refused`(_ text: String) {
        #expect(PositionBox(text) == nil)
    }

    @Test func `a route is found by its path, the more literal first`() {
        let route = { (method: HTTPRequest.Method, path: StaticString) in
            Route(method, path, .open, summary: Bilingual(swedish: "", english: ""), answers: []) { _ in
                Response(status: .ok)
            }
        }
        let table = RouteTable([route(.get, "/a/{id}"), route(.post, "/a/search"), route(.get, "/")])
        guard case .route(0, ["x"]) = table.find(.head, "/a/x") else { Issue.record("not found"); return }
        guard case .route(1, []) = table.find(.post, "/a/search") else { Issue.record("not found"); return }
        guard case .route(2, []) = table.find(.get, "/") else { Issue.record("not found"); return }
        guard case .otherMethods([.post]) = table.find(.get, "/a/search") else {
            Issue.record("not found"); return
        }
        for path in ["/a", "/a/", "/a/b/c", "", "//", "a/x"] {
            if case .route = table.find(.post, path) { Issue.record("found \(path)") }
        }
    }
}
