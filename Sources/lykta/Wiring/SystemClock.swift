import Foundation
import Reports

/// The one place that asks the system for the time and for chance; everything else is handed them.
enum System {
    @Sendable static func now() -> Timestamp {
        Timestamp(clamping: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    @Sendable static func caseID(at moment: Timestamp) -> Case.ID {
        var chance = SystemRandomNumberGenerator()
        return Case.ID(at: moment, using: &chance)
    }

    static func randomBytes(_ count: Int) -> [UInt8] {
        var chance = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    }
}
