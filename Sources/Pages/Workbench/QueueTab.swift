import API
import Reports
import Web

/// A question that a coordinator asks every day, with how many cases answer it.
struct QueueTab: Hashable, Sendable {
    let name: String
    let href: String
    /// Nil where cases would be counted that one may not see.
    let count: String?
    let isHere: Bool
    /// Whether the number is bad news.
    let isWarning: Bool
}

extension PageRoutes {
    /// New, overdue, one's own and all open cases, in this order.
    func tabs(
        _ address: QueueAddress, _ person: Person, _ caller: Caller, _ words: Words, at now: Timestamp
    ) async throws -> [QueueTab] {
        let open = ("status", "open,in-progress")
        let asked: [(String, [(name: String, value: String)], Bool)] = [
            (words["queue-tab-new"], QueueAddress.new, false),
            (words["queue-tab-overdue"], [("overdue", "true"), ("sort", "due")], true),
            (words["queue-tab-mine"], [open, ("assignee", person.name), ("sort", "due")], false),
            (words["queue-tab-open"], [open, ("sort", "newest")], false),
        ]
        let here = Set(address.asked.map { "\($0.name)=\($0.value)" })
        let counts = try await api.countCases(
            try asked.map { try QueueAddress($0.1).text() }, for: caller, at: now)
        return zip(asked, counts).enumerated().map { position, tab in
            let ((name, filters, isWarning), count) = tab
            return QueueTab(
                name: name, href: position == 0 ? "/ko" : QueueAddress(filters).link(),
                count: count.map { "\($0)" },
                isHere: here == Set(filters.map { "\($0.name)=\($0.value)" }),
                isWarning: isWarning && (count ?? 0) > 0)
        }
    }
}
