import Planning
import Reports
import Web

/// What an answer about hotspots rests on beside the reports: two questions that are alike have one answer.
///
/// Where no time is given, it is the day that is asked about: the answer is that of the first who asked on it.
struct AskedHotspots: Hashable, Sendable {
    let day: CivilDate
    let since: Timestamp?
    let until: Timestamp?
    let categories: Set<Code<Category>>
    /// `district/holje`
    let area: String?
    let reach: Int
    let minimum: Int
    let baseline: HotspotBaseline
    let looksForSurges: Bool
    let reader: Readership
}

/// What an answer about trends rests on beside the reports.
struct AskedTrends: Hashable, Sendable {
    let day: CivilDate
    let since: CivilDate?
    let categories: Set<Code<Category>>
    let layer: AreaLayer
    let listing: Trends.Listing
    let reader: Readership
}

extension AskedTrends {
    /// What is asked where nothing is said, of all that is not restricted in one municipality.
    init(ofWhole municipality: MunicipalityCode, on day: CivilDate) {
        self.init(
            day: day, since: nil, categories: [], layer: .district, listing: .rising,
            reader: Readership(ofWhole: municipality))
    }
}

/// Which reports somebody may read: for all who may read the same, an answer is the same.
struct Readership: Hashable, Sendable {
    private let municipalities: Set<MunicipalityCode>
    private let readsOriginals: Bool
    private let sight: Sight?

    init(of caller: Caller) {
        municipalities = caller.municipalities
        readsOriginals = caller.may(.readOriginals)
        sight = caller.sight
    }

    /// Whoever may read all of one municipality that is not restricted.
    init(ofWhole municipality: MunicipalityCode) {
        municipalities = [municipality]
        readsOriginals = false
        sight = nil
    }
}
