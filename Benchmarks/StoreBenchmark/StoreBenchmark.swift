import Foundation
import Geometry
import Intake
import Reports
import SpatialStore
import Triage

/// Measures the store through its protocol, on uniform reports in a square of 30 × 30 km.
///
///     StoreBenchmark fill FILE COUNT POSITIONS.csv   makes the database, and the same rows for a peer
///     StoreBenchmark work FILE OPEN REPORTS          closes its cases but for so many, and adds one of so many reports
///     StoreBenchmark ask FILE SECONDS TASKS          radius, polygon and nearest, as a server answers them: questions a
///                                                    second, hits, percentiles
///     StoreBenchmark places FILE ADDRESSES HOUSES    a new database with so many addresses, so many on a street: what is typed,
///                                                    misspelt, told in words and near
///     StoreBenchmark ask-file FILE SECONDS TASKS     the same from the file's own index, as the command line does
@main
struct StoreBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        switch arguments.dropFirst().first {
        case "fill" where arguments.count == 5:
            try await Filling(path: arguments[2], count: Int(arguments[3]) ?? 0, positions: arguments[4])
                .run()
        case "work" where arguments.count == 5:
            try await DeskWork(
                path: arguments[2], open: Int(arguments[3]) ?? 0, crowd: Int(arguments[4]) ?? 0
            )
            .run()
        case "ask" where arguments.count == 5, "ask-file" where arguments.count == 5:
            try await Asking(
                path: arguments[2], seconds: Double(arguments[3]) ?? 10, tasks: Int(arguments[4]) ?? 2,
                inMemory: arguments[1] == "ask"
            ).run()
        case "places" where arguments.count == 5:
            try await PlaceAsking(
                path: arguments[2], addresses: Int(arguments[3]) ?? 0, houses: max(1, Int(arguments[4]) ?? 25)
            ).run()
        default:
            print(
                "usage: StoreBenchmark fill FILE COUNT POSITIONS.csv | work FILE OPEN REPORTS | ask|ask-file FILE SECONDS TASKS | places FILE ADDRESSES HOUSES"
            )
            exit(2)
        }
    }
}

/// The square and the profile that both halves share.
enum Installation {
    static let south = 6_220_000.0
    static let west = 460_000.0
    static let side = 30_000.0

    static func place(using chance: inout some RandomNumberGenerator) -> Place? {
        Place(
            northing: south + Double.random(in: 0..<side, using: &chance),
            easting: west + Double.random(in: 0..<side, using: &chance))
    }

    static func settings() throws -> StoreSettings {
        StoreSettings(
            jurisdictions: [try ProfileDocument(profileYAML: profile, routingYAML: routing)],
            queuesMessages: false,
            makeCaseID: { moment in
                var chance = SystemRandomNumberGenerator()
                return Case.ID(at: moment, using: &chance)
            }, sealing: OriginalKeys([[UInt8](repeating: 5, count: 32)]))
    }

    private static let profile = """
        municipality: "1060"
        name: Olofström
        reference-prefix: OLO
        oldest-observation-days: 730
        categories:
        \([("lighting", 60), ("drugs", 75), ("speeding", 150), ("visibility", 75)].map { code, reach in
            "  - code: \(code)\n    name: { sv: \(code), en: \(code) }\n    joining: { reach-metres: \(reach), "
                + "memory-days: 180, minimum: 1, extent-metres: 400 }"
        }.joined(separator: "\n"))
        units:
          - { code: gata-park, name: { sv: Gata och park, en: Streets and parks }, kind: department }
        """

    private static let routing = """
        fallback: { units: [gata-park], deadline-working-days: 5, reason: { sv: Kommunens., en: The municipality's. } }
        rules:
          - id: lighting
            when: { category: [lighting] }
            units: [gata-park]
            deadline-working-days: 10
            reason: { sv: Kommunens belysning., en: The municipality's lighting. }
        """
}
