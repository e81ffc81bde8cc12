import Reports

/// How two cases stood before they became one, as JSON in `case_event.former`.
struct StoredFormerCases: Codable {
    private let kept: Standing
    private let ended: Standing
    private let id: String
    private let followers: [String]

    fileprivate struct Standing: Codable {
        let state: StoredFormerValue.State
        let assignee: String?
        let units: [StoredFormerValue.Given]
        let left: [StoredFormerValue.Left]
        /// `free`, `apart`, or the number that those which belong together share.
        let reports: [String: String]
    }

    init(_ cases: FormerCases) {
        kept = Standing(cases.kept)
        ended = Standing(cases.ended)
        id = cases.id.description
        followers = cases.followers.map(\.description)
    }

    /// Nil for what this version cannot read.
    var value: FormerCases? {
        guard let kept = kept.value, let ended = ended.value, let id = Case.ID(id) else { return nil }
        return FormerCases(
            kept: kept, ended: ended, id: id, followers: followers.compactMap { Case.ID($0) })
    }
}

extension StoredFormerCases.Standing {
    init(_ standing: FormerCases.Standing) {
        self.init(
            state: StoredFormerValue.State(standing.state), assignee: standing.assignee?.description,
            units: standing.units.map(StoredFormerValue.Given.init),
            left: standing.left.map(StoredFormerValue.Left.init),
            reports: StoredFormerValue.byName(standing.reports) { word in
                switch word {
                case .free: "free"
                case .apart: "apart"
                case .together(let number): "\(number)"
                }
            })
    }

    var value: FormerCases.Standing? {
        guard let state = state.value else { return nil }
        return FormerCases.Standing(
            state: state, assignee: assignee.flatMap { Assignee($0) }, units: units.compactMap(\.value),
            left: left.compactMap(\.value),
            reports: StoredFormerValue.byID(reports) { text in
                switch text {
                case "free": FormerCases.Word.free
                case "apart": .apart
                default: Int64(text).map(FormerCases.Word.together)
                }
            })
    }
}
