import Intake
import JSON
import Reports
import TestSupport
import Testing

/// Whatever comes in, there is a value or an error, and nothing stops.
struct ArbitraryInputTests {
    private static let good = """
        {"category": "speeding", "text": "De kör 811218-9876 för fort, ring 070-1740605 🚗.", "place": {"type": "Point",
        "coordinates": [14.5306, 56.2767], "words": "vid Torget"}, "accuracyMetres": 12.5, "observedAt":
        "2026-11-20T18:00:00+01:00", "recurs": ["evening", "night"], "source": "resident", "contact": {"email":
        "anna@exempel.se", "phone": "070-1740605"}, "clientReference": "OEP-4711", "answers": {"vehicle": "moped"}}
        """

    @Test(arguments: 0..<8)
    func `random bytes are refused or read`(_ seed: UInt64) {
        var chance = SeededChance(seed: seed)
        for _ in 0..<300 {
            let count = Int.random(in: 0...64, using: &chance)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) }
            _ = try? JSONValue(parsing: bytes)
            let signs = Array("{}[]\",:0123456789eE+-.\\untrfalse \u{FF}".utf8)
            let likely = (0..<count).map { _ in signs.randomElement(using: &chance) ?? 0 }
            _ = try? JSONValue(parsing: likely)
        }
    }

    @Test(arguments: 0..<8)
    func `a good submission with bytes changed is refused or accepted`(_ seed: UInt64) throws {
        let fixture = try DeskFixture()
        _ = try fixture.check(json: Self.good)
        var chance = SeededChance(seed: seed)
        for _ in 0..<150 {
            var bytes = Array(Self.good.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                let place = Int.random(in: 0..<bytes.count, using: &chance)
                switch Int.random(in: 0..<3, using: &chance) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 32...126, using: &chance), at: place)
                }
            }
            guard let json = try? JSONValue(parsing: bytes) else { continue }
            do throws(IntakeRefusal) {
                _ = try fixture.desk.check(json, allowed: [], at: fixture.now, using: &chance)
            } catch {
                #expect(!error.problems.isEmpty)
            }
        }
    }

    @Test(arguments: 0..<8)
    func `random text is refused or accepted, and cleaning it twice is cleaning it once`(_ seed: UInt64)
        throws
    {
        let fixture = try DeskFixture()
        var chance = SeededChance(seed: seed)
        let likely = Array(
            "0123456789 -+.()@[]aåÅBC\u{301}\u{200D}\u{200B}\u{FE0F}👩💡\u{E0067}\r\n\t\u{0}\u{202E}\u{FF11}ق\u{200C}"
                .unicodeScalars)
        for round in 0..<100 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...80, using: &chance) {
                let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &chance))
                let scalar = round.isMultiple(of: 2) ? any : likely.randomElement(using: &chance)
                if let scalar { text.append(scalar) }
            }
            guard let checked = try? fixture.check(.good(text: String(text))) else { continue }
            let again = try fixture.check(.good(text: checked.original.text))
            #expect(Array(again.original.text.utf8) == Array(checked.original.text.utf8))
            #expect(!checked.report.text.description.utf8.contains(0))
        }
    }

    @Test(arguments: [
        "null", "[]", "1", "\"\"", "{}", #"{"place": []}"#, #"{"place": {"coordinates": null}}"#,
        #"{"category": 1, "text": [], "place": "x", "recurs": {}, "answers": [], "contact": 1, "source": false}"#,
    ])
    func `JSON of the wrong shape is refused with its pointers`(_ json: String) throws {
        let problems = try DeskFixture().problems(json: json)
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { $0.pointer.isEmpty || $0.pointer.hasPrefix("/") })
    }
}
