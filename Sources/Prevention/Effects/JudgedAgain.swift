package import Planning
package import Reports

/// What came of judging again, from a kept judgement's parameters and as of its time.
package struct JudgedAgain: Hashable, Sendable {
    /// What the reports that are there say now; nil where they say nothing.
    package let judgement: EffectJudgement?
    /// Whether it is the same as what was kept.
    package let isSame: Bool
    /// Reports that were counted and are there no more.
    package let erased: [Report.ID]
    /// How many reports are counted otherwise, or not at all, since they were corrected.
    package let corrected: Int

    /// - Parameters:
    ///   - again: nil for no answer.
    ///   - isThere: whether there still is such a report.
    package init(
        _ kept: KeptJudgement, _ again: EffectJudgement?, isThere: (Report.ID) async throws -> Bool
    ) async rethrows {
        judgement = again
        isSame = again != nil && again == kept.judgement
        let now = Set(
            (again?.seen ?? []).map {
                KeptJudgement.Counted(report: $0.id, area: $0.area, isAfter: $0.isAfter, week: $0.week)
            })
        let former = Set(kept.reports)
        var (erased, moved): ([Report.ID], Set<Report.ID>) = ([], [])
        for report in former.subtracting(now).map(\.report).sorted() {
            if try await isThere(report) { moved.insert(report) } else { erased.append(report) }
        }
        self.erased = erased
        corrected = moved.union(now.subtracting(former).map(\.report)).count
    }

    /// Whether it can be judged as it was, and if not, why.
    package var words: Bilingual {
        if isSame {
            return Bilingual(
                swedish: "Räknad igen på det som då hade kommit in blir den densamma.",
                english: "Judged again on what had come in by then it is the same.")
        }
        var reasons: [Bilingual] = []
        if !erased.isEmpty {
            reasons.append(
                Bilingual(
                    swedish: "\(erased.count) av rapporterna har gallrats",
                    english: "\(erased.count) of the reports were erased"))
        }
        if corrected > 0 {
            reasons.append(
                Bilingual(
                    swedish: "\(corrected) räknas annorlunda efter rättelser",
                    english: "\(corrected) are counted otherwise after corrections"))
        }
        guard !reasons.isEmpty else {
            return Bilingual(
                swedish: "Räknad igen blir den inte densamma: räknesättet är ett annat nu.",
                english: "Judged again it is not the same: the way of reckoning is another now.")
        }
        let why = reasons.joined(separator: ", ")
        return Bilingual(
            swedish: "Räknad igen blir den inte densamma: \(why.swedish). Det som sades då står kvar.",
            english: "Judged again it is not the same: \(why.english). What was said then stands.")
    }
}
