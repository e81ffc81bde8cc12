import Geometry
import Intake
import JSON
import Projection
import Reports
import TestSupport
import Testing

/// A desk that serves two made-up squares: Olofström (1060), beside Karlshamn (1082), which is not served, and Stenungsund
/// (1415) far away.
struct DeskFixture {
    let desk: IntakeDesk
    let projector: Projector
    let now = Timestamp(clamping: 1_795_197_600_000)  // 2026-11-20T18:00:00Z

    static let olofström = (longitude: 14.5306, latitude: 56.2767, northing: 6_236_975.3, easting: 470_934.2)

    init(profiles: [Profile]? = nil, areas: [MappedArea]? = nil) throws {
        projector = try Projector()
        desk = IntakeDesk(
            profiles: try profiles ?? [
                Self.profile("1060", "Olofström"), Self.profile("1415", "Stenungsund"),
            ],
            areas: AreaMap(
                try areas ?? [
                    Self.square("1060", "Olofström", northing: 6_236_000, easting: 470_000),
                    Self.square("1082", "Karlshamn", northing: 6_236_000, easting: 490_000),
                    Self.square("1415", "Stenungsund", northing: 6_440_000, easting: 312_000),
                ]),
            projector: projector,
            secret: try #require(IntakeSecret(bytes: Array(0..<32))))
    }

    func check(_ submission: Submission, allowed: [String] = ["1060"]) throws -> CheckedSubmission {
        var chance = SeededChance(seed: 1)
        return try desk.check(
            submission, allowed: Set(allowed.compactMap { MunicipalityCode($0) }), at: now, using: &chance)
    }

    func check(json: String, from sender: String = "", allowed: [String] = ["1060"]) throws
        -> CheckedSubmission
    {
        var chance = SeededChance(seed: 1)
        return try desk.check(
            try JSONValue(parsing: json.utf8), from: sender,
            allowed: Set(allowed.compactMap { MunicipalityCode($0) }),
            at: now, using: &chance)
    }

    /// The problems of a submission; none when it is accepted.
    func problems(_ submission: Submission, allowed: [String] = ["1060"]) throws -> [IntakeProblem] {
        do { _ = try check(submission, allowed: allowed) } catch let refusal as IntakeRefusal {
            return refusal.problems
        }
        return []
    }

    func problems(json: String, allowed: [String] = ["1060"]) throws -> [IntakeProblem] {
        do { _ = try check(json: json, allowed: allowed) } catch let refusal as IntakeRefusal {
            return refusal.problems
        }
        return []
    }

    /// A square of 20 km around a centre.
    static func square(_ code: String, _ name: String, northing: Double, easting: Double) throws -> MappedArea
    {
        let corners = try [(-1.0, -1.0), (-1, 1), (1, 1), (1, -1), (-1, -1)].map { north, east in
            try #require(Place(northing: northing + north * 10_000, easting: easting + east * 10_000))
        }
        return MappedArea(
            layer: .municipality, code: code, name: name,
            area: try Area(polygons: [Polygon(outline: Ring(closed: corners))]))
    }

    static func profile(_ code: String, _ name: String) throws -> Profile {
        let reach = try #require(Radius(metres: 60))
        let extent = try #require(Radius(metres: 400))
        let rule = try #require(JoiningRule(reach: reach, memory: .days(180), minimum: 1, extent: extent))
        func category(_ code: String, _ questions: [Question] = []) throws -> Category {
            Category(
                code: try #require(Code(code)), name: Bilingual(swedish: code, english: code),
                group: try #require(Code(code)), joining: rule, questions: questions)
        }
        func question(_ code: String, isRequired: Bool, _ choices: [String] = []) throws -> Question {
            Question(
                code: try #require(Code(code)), text: Bilingual(swedish: "Fråga?", english: "Question?"),
                isRequired: isRequired,
                choices: try choices.map {
                    Question.Choice(code: try #require(Code($0)), text: Bilingual(swedish: $0, english: $0))
                })
        }
        return Profile(
            municipality: try #require(MunicipalityCode(code)), name: name,
            referencePrefix: try #require(ReferencePrefix("OLO")),
            categories: [
                try category("lighting", [question("since", isRequired: false)]), try category("drugs"),
                try category(
                    "speeding",
                    [
                        question("vehicle", isRequired: true, ["car", "moped"]),
                        question("when", isRequired: false),
                    ]),
            ], units: [], oldestObservation: .days(30))
    }
}

extension Submission {
    /// A submission in which nothing is wrong.
    static func good(
        category: String = "lighting", text: String = "Lamporna bakom idrottshallen är trasiga.",
        place: RawPlace = .point([14.5306, 56.2767])
    ) -> Submission {
        Submission(category: category, text: text, place: place)
    }

    func with<Value>(_ member: WritableKeyPath<Submission, Value>, _ value: Value) -> Submission {
        var copy = self
        copy[keyPath: member] = value
        return copy
    }
}
