import Clustering
import Geometry
import Reports

/// A report under review: as it was, and as it is found to be.
struct Reviewed {
    let report: Joinable
    /// The case it was in; nil for a report that is new.
    let from: Case.ID?
    /// What the store says of it; nil when that is nothing, or no longer true.
    let before: Joined?
    var mark: DensityMark
    /// What lies around it, as far as it was looked at.
    var surroundings = Surroundings.unknown

    enum Surroundings {
        case unknown
        /// No other report is linked to it.
        case empty
        /// Others are, none of them the core of a cluster that sprawls.
        case populated
        /// A core of a cluster that sprawls is linked to it.
        case sprawling
    }

    init(_ report: Joinable, from: Case.ID?) {
        self.report = report
        self.from = from
        before = nil
        mark = .none
    }

    init(_ joined: Joined) {
        report = joined.report
        from = joined.case
        before = joined
        mark = joined.mark
    }

    /// Whether the store says what was found, its case aside.
    var isUnchanged: Bool { before?.mark == mark }
}

extension Joined {
    /// What joining found about it.
    var mark: DensityMark { DensityMark(isCore: isCore, sprawls: sprawls) }
}
