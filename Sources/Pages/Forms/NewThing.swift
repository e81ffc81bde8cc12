import Reports
import Web

/// Forms that make something under a hidden id.
extension PageRoutes {
    /// An id for a form to carry.
    func newID<Kind>(at now: Timestamp) -> Identifier<Kind> {
        var chance = makeChance()
        return Identifier(at: now, using: &chance)
    }

    /// What a form carries on after a refusal: its id and what has to be mended. A form that was sent from a page that was gone back to, with
    /// other words than before, gets another id, since it is something else; that is told instead.
    ///
    /// - Throws: what `faults` throws, for a problem that is about something else.
    func carriedOn<Kind>(
        _ id: Identifier<Kind>, _ problem: Problem, _ language: Language, at now: Timestamp,
        _ faults: @autoclosure () throws -> [FormFault]
    ) rethrows -> (id: Identifier<Kind>, faults: [FormFault]) {
        guard problem.faults.contains(where: { $0.code.hasSuffix(".id-taken") }) else {
            return (id, try faults())
        }
        return (
            newID(at: now), [FormFault(field: "main", text: frame.words[language]["form-sent-before"])]
        )
    }
}
