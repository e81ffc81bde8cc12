import API
import Projection
import Reports
import Web

/// A case in the queue, as the template `queue` shows it.
struct QueueRow: Hashable, Sendable {
    let id: String
    let version: Int
    let href: String
    /// What it is about, and in which district.
    let title: String
    let place: String?
    /// Of the report that came last.
    let reference: String?
    let text: String?
    let state: String
    /// Of the mark: `warn` for what nobody has begun with, `good` for what is ended.
    let stateKind: String
    /// `Förföll 2026-11-20`, `Senast 2026-12-04`.
    let due: String?
    let isOverdue: Bool
    let opened: String
    let reports: String
    let assignee: String?
    let units: String
    let isRestricted: Bool
    /// For the map; empty when it lies nowhere.
    let longitude: String
    let latitude: String

    init(
        _ listed: ListedCase, at position: GeographicPosition?, district: String?, category: String,
        _ words: Words, today: CivilDate
    ) {
        let found = listed.case
        let language = words.language
        id = found.id.description
        version = found.version
        href = "/arende/\(found.id)"
        title = category
        place = district
        reference = listed.latest?.reference.description
        text = listed.latest.map { $0.text.description.shortened(to: 180) }
        state = found.state.name.text(in: language)
        stateKind = found.state.kind.mark
        isOverdue = found.isOverdue(on: today)
        due = words.due(of: found, on: today)
        opened = words("queue-opened", ["day": SwedishTime(found.opened).date.description])
        reports = words.count(found.reportCount, "queue-reports")
        assignee = found.assignee?.description
        units = found.units.map { $0.unitName.text(in: language) }.joined(separator: ", ")
        isRestricted = found.restrictedCount > 0
        longitude = position.map { $0.longitude.degrees } ?? ""
        latitude = position.map { $0.latitude.degrees } ?? ""
    }
}

extension Words {
    /// `Förföll 2026-11-20`, `Senast 2026-12-04`; nil for a case without a last day.
    func due(of found: Case, on today: CivilDate) -> String? {
        found.due.map {
            self(found.isOverdue(on: today) ? "queue-was-due" : "queue-due", ["day": $0.description])
        }
    }
}

extension CaseState.Kind {
    /// The class of its mark.
    var mark: String {
        switch self {
        case .received, .reopened: "warn"
        case .underWay, .waiting: ""
        case .done: "good"
        case .cannot, .closed, .merged: "quiet"
        }
    }
}

extension Double {
    /// Degrees to a decimetre.
    var degrees: String {
        let scaled = Int((self * 1_000_000).rounded())
        let digits = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        return "\(scaled < 0 ? "-" : "")\(padded.dropLast(6)).\(padded.suffix(6))"
    }
}

extension String {
    /// At most so many signs, cut at a space where there is one.
    func shortened(to most: Int) -> String {
        guard unicodeScalars.count > most else { return self }
        let head = String(String.UnicodeScalarView(unicodeScalars.prefix(most)))
        return (head.lastIndex(of: " ").map { String(head[..<$0]) } ?? head) + " …"
    }
}
