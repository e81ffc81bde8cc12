import Reports
import Web

/// A form that makes something under a hidden id, sent from a page that was gone back to: what is sent once more with other words is
/// something else.
extension PageRoutes {
    /// What such a form tells; nil for a problem of another kind.
    func sentBefore(_ problem: Problem, _ language: Language) -> [FormFault]? {
        guard problem.faults.contains(where: { $0.code.hasSuffix(".id-taken") }) else { return nil }
        return [FormFault(field: "main", text: frame.words[language]["form-sent-before"])]
    }

    /// An id for a form to carry.
    func freshID<Kind>(at now: Timestamp) -> Identifier<Kind> {
        var chance = makeChance()
        return Identifier(at: now, using: &chance)
    }
}
