import Reports

/// Which case lives on as which.
///
/// Each case goes to the group that holds most of its reports; of several with as many, the one with the lowest report id.
/// Where several cases go to one group, the oldest lives on (by opening, then id) and takes the others over. A group that no
/// case goes to is a new case.
struct Succession {
    /// The case of each group; nil for a group that becomes a new case.
    private(set) var heirs: [Case.ID?]
    /// The cases taken over, with the group that took each, oldest first.
    private(set) var takenOver: [(from: Case.ID, group: Int)] = []
    /// The cases without reports, ordered by id.
    private(set) var emptied: [Case.ID] = []
    /// For each group, the case that most of its reports come from, the oldest of several with as many.
    private(set) var origins: [Case.ID?]

    /// - Parameters:
    ///   - cases: the cases of the reports before, with their openings, oldest first (by opening, then id).
    ///   - moves: for each report, the case it was in, and its group now. Groups are numbered by their lowest report.
    init(of cases: [Case.ID], into groupCount: Int, moves: [(from: Case.ID?, group: Int)]) {
        heirs = [Case.ID?](repeating: nil, count: groupCount)
        origins = heirs
        var counts: [Case.ID: [Int: Int]] = [:]
        for move in moves {
            if let from = move.from { counts[from, default: [:]][move.group, default: 0] += 1 }
        }
        var most = [Int](repeating: 0, count: groupCount)
        for old in cases {
            let shares = (counts[old] ?? [:]).sorted { $0.key < $1.key }
            for share in shares where share.value > most[share.key] {
                most[share.key] = share.value
                origins[share.key] = old
            }
            // Shares are in the order of the groups, so the first of the greatest is the one to prefer.
            guard let greatest = shares.map(\.value).max(),
                let home = shares.first(where: { $0.value == greatest })
            else {
                emptied.append(old)
                continue
            }
            if heirs[home.key] == nil { heirs[home.key] = old } else { takenOver.append((old, home.key)) }
        }
        emptied.sort()
    }
}
