/// That something has become of a report, for the e-service that sent it: all that a message about it needs, whatever has become
/// of the profile since.
package struct StatusNotice: Hashable, Sendable {
    package let event: Event
    package let report: Report.ID
    package let reference: Reference
    /// What the sender calls the report.
    package let clientReference: String?
    package let municipality: MunicipalityCode
    /// The case that the report lies in.
    package let `case`: Case.ID
    /// Whether the sender may read cases, and so is told which one it is.
    package let namesCase: Bool
    package let state: CaseState.Kind
    /// How it stands, in the words that residents read.
    package let told: ToldState
    /// What the reporter was answered, for ``Event/answered``.
    package let answer: String?
    package let at: Timestamp

    package init(
        event: Event, report: Report.ID, reference: Reference, clientReference: String?,
        municipality: MunicipalityCode, case: Case.ID, namesCase: Bool, state: CaseState.Kind,
        told: ToldState, answer: String?, at: Timestamp
    ) {
        self.event = event
        self.report = report
        self.reference = reference
        self.clientReference = clientReference
        self.municipality = municipality
        self.case = `case`
        self.namesCase = namesCase
        self.state = state
        self.told = told
        self.answer = answer
        self.at = at
    }

    /// The raw values end the `type` of a webhook.
    package enum Event: String, CaseIterable, Sendable {
        case stateChanged = "state-changed"
        case answered
        /// Its case was merged into another.
        case merged
    }
}
