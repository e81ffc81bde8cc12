package import Reports

/// Keeps routing rules that are changed while the server runs.
package protocol RuleStore: Sendable {
    /// The profiles with the rules that cases are routed by just now.
    var jurisdictionsNow: [ProfileDocument] { get }

    /// Keeps a change of rules and routes by it from now on, reports that come in and cases that change; open cases stay as they are
    /// until they are routed anew.
    ///
    /// - Parameters:
    ///   - document: What `revision` and the municipality's profile.yaml say together.
    ///   - last: The number of the last revision that whoever changes them has seen; nil for none.
    /// - Returns: False, and nothing is kept, when there is a later one.
    func keepRules(_ revision: RuleRevision, as document: ProfileDocument, after last: Int64?) async throws
        -> Bool

    /// The changes of a municipality's rules, the latest first, at most `limit`.
    func ruleRevisions(of municipality: MunicipalityCode, limit: Int) async throws -> [RuleRevision]
}

/// A change of a municipality's routing rules.
package struct RuleRevision: Hashable, Sendable {
    /// Nil until it is kept. Grows over all municipalities.
    package let number: Int64?
    package let municipality: MunicipalityCode
    package let at: Timestamp
    package let by: Agent
    /// Why, 1–500 signs.
    package let reason: String
    /// What `routing.yaml` of the profile's folder said then. The revision counts for as long as it says the same.
    package let base: String
    /// The rules, as `routing.yaml` is written.
    package let content: String

    package init(
        number: Int64? = nil, municipality: MunicipalityCode, at: Timestamp, by: Agent, reason: String,
        base: String, content: String
    ) {
        self.number = number
        self.municipality = municipality
        self.at = at
        self.by = by
        self.reason = reason
        self.base = base
        self.content = content
    }
}
