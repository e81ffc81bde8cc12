package import Reports

/// What a route lets somebody do. The raw values are the words of docs/rights.md.
///
/// Which keys and which roles may do it is said here and nowhere else; where, by the municipalities of the key and by the
/// bindings of the roles.
package enum Action: String, CaseIterable, Sendable {
    case sendReports = "send reports"
    case readReports = "read reports"
    /// How the reports stand that the key itself sent.
    case readOwn = "read own reports"
    /// Restricted reports, and what came in before masking.
    case readOriginals = "read originals"
    case placeReports = "place reports"
    case readCases = "read cases"
    case editCases = "edit cases"
    /// Hotspots, trends and walks.
    case plan
    /// Safety walks: making and changing them, answering outdoors, findings.
    case keepWalks = "keep walks"
    /// Measures: making and changing them. Closing their cases is editing cases.
    case keepMeasures = "keep measures"
    /// What the situational picture rests on beside reports: surveys.
    case keepPicture = "keep the picture"
    /// Citizen promises: making and changing them, counting what is done, following up; each party its part.
    case keepPromises = "keep promises"
    /// Areas and categories: public facts, each municipality's own.
    case readProfile = "read the profile"
    case manageKeys = "manage keys"
    /// Giving a new key what the giver may not do.
    case giveAnyScope = "give any scope"
    case manageMessages = "manage messages"
    /// Accounts, their roles and sessions.
    case managePeople = "manage people"
    /// Areas and routing rules.
    case manageProfile = "manage the profile"
    case readMetrics = "read metrics"
    /// One's own session.
    case useSession = "use a session"

    /// The scopes of which a key needs one, in the order in which an answer names them; none for what no key may do.
    package var scopes: [APIKey.Scope] {
        switch self {
        case .sendReports: [.reportWrite]
        case .readReports, .readCases, .plan: [.reportRead]
        case .readOwn: [.reportOwn]
        case .readOriginals: [.originalRead]
        case .placeReports, .editCases, .keepWalks, .keepMeasures, .keepPicture, .keepPromises: [.caseWrite]
        case .readProfile: [.reportRead, .reportWrite]
        case .manageKeys, .manageMessages: [.admin]
        case .giveAnyScope: [.keysGrant]
        case .readMetrics: [.metricsRead]
        // Who may do what, and what a municipality decides, is for people who sign in.
        case .managePeople, .manageProfile, .useSession: []
        }
    }

    /// The roles of which a person needs one.
    package var roles: [Role] {
        switch self {
        case .sendReports, .placeReports, .editCases: [.triage]
        case .readReports, .readCases: [.triage, .planner, .reader, .police]
        case .readOriginals: [.triage, .police]
        case .plan, .keepWalks, .keepMeasures, .keepPromises: [.triage, .planner, .police]
        case .keepPicture: [.planner, .police]
        case .readProfile, .useSession: Role.allCases
        case .manageKeys, .manageMessages, .managePeople, .manageProfile: [.admin]
        // What counts the whole server is for machines, a person gives what the person may, and what a person sends is nobody's own.
        case .readOwn, .giveAnyScope, .readMetrics: []
        }
    }
}
