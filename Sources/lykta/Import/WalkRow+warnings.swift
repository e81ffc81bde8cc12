import API
import Intake
import Reports

extension WalkRow {
    /// What a row may say of a walk and a stop in words of its own.
    private static let members = ["title", "meetingPlace", "leader", "stop"]

    /// What may be wrong in what a row tells of its walk and its stop, as whoever adds a walk is warned of.
    ///
    /// - Parameter said: What rows before have told of the walk, which is not warned of anew; what this one tells is added.
    func warnings(besides said: inout Set<[String]>, at now: Timestamp) -> [Bilingual] {
        Self.members.flatMap { member -> [Bilingual] in
            guard let text = cells[member], said.insert([member, text]).inserted else { return [] }
            let found = APIService.warnings(of: [text], at: now)
            return (member == "leader" ? found + RoleScreening(text).warnings : found).map {
                member + ": " + $0
            }
        }
    }
}
