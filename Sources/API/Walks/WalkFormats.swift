/// What a list of kept walks may be asked for as. The raw values are the words of the API.
package enum WalkListFormat: String, CaseIterable, Sendable {
    case json, ics
}

/// What one walk may be asked for as.
package enum WholeWalkFormat: String, CaseIterable, Sendable {
    case json, csv, ics, gpx
}

/// What findings may be asked for as.
package enum FindingFormat: String, CaseIterable, Sendable {
    case json, csv, ics
}
