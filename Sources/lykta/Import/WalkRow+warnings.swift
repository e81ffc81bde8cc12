import API
import Intake
import Reports

extension WalkRow {
    /// What a row may say of a walk and a stop in words of its own.
    private static let members = ["title", "meetingPlace", "leader", "stop"]

    /// What may be wrong in what a row tells of its walk and its stop, as whoever adds a walk is warned of.
    ///
    /// - Parameters:
    ///   - said: What rows before have told of the walk, which is not warned of anew; what this one tells is added.
    ///   - fate: What becomes of the words.
    func warnings(besides said: inout Set<[String]>, at now: Timestamp, which fate: ScreenedText)
        -> [Bilingual]
    {
        Self.members.flatMap { member -> [Bilingual] in
            guard let text = cells[member], said.insert([member, text]).inserted else { return [] }
            let isPublished = member == "title" || member == "stop"
            let found =
                isPublished
                ? APIService.warnings(ofOpen: [text], at: now, which: fate)
                : APIService.warnings(of: [text], at: now, which: fate)
            return (member == "leader" ? found + RoleScreening(text).warnings(of: fate) : found).map {
                member + ": " + $0
            }
        }
    }
}
