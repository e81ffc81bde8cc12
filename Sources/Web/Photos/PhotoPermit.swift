package import Reports

/// That somebody may add photos to something: made only by what proves it.
package struct PhotoPermit: Hashable, Sendable {
    package let subject: PhotoSubject
    /// Whose `Idempotency-Key` comes with the photos.
    let client: String
    /// Who of the staff adds them.
    let editor: Agent?
    /// Whether they are hidden from the first.
    let isHidden: Bool

    /// For the key that sent the report; nil for everybody else.
    package init?(sender caller: Caller, of filed: FiledReport) {
        guard let sender = caller.sender, filed.report.sender == sender else { return nil }
        (subject, client, editor, isHidden) = (.report(filed.report.id), caller.id, nil, false)
    }

    /// For whoever has the link with which the report is followed; nil when the secret is not the link's.
    package init?(secret: some StringProtocol, of links: FollowLinks, to filed: FiledReport) {
        guard links.isSecret(secret, of: filed.report.id) else { return nil }
        (subject, client) = (.report(filed.report.id), "follow:\(filed.report.id)")
        (editor, isHidden) = (nil, false)
    }

    /// For staff, of what was done about a case that they see; nil on a route that lets nobody edit cases.
    ///
    /// - Parameter isHidden: Whether they are kept from those who follow a report of the case.
    package init?(staff caller: Caller, on found: Case, areas: AreaMap, isHidden: Bool) {
        guard caller.action == .editCases, caller.sees(found, areas: areas) else { return nil }
        (subject, client) = (.work(found.id), caller.id)
        (editor, self.isHidden) = (caller.agent, isHidden)
    }
}
