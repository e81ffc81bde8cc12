import Clustering
import Reports

/// Which reports make hotspots: those of density clusters with enough reports and reporters. A report is known by its
/// index.
struct DenseReports {
    let reports: [FoundReport]
    let voices: Voices
    private let parameters: HotspotParameters

    init(_ reports: [FoundReport], _ parameters: HotspotParameters) {
        self.reports = reports
        self.parameters = parameters
        voices = Voices(of: reports)
    }

    /// The hotspots that some of the reports, ascending, would make if there were no others; the members ascending.
    ///
    /// - Complexity: that of ``DBSCAN``.
    func hotspots(among members: [Int]) -> [[Int]] {
        DBSCAN(neighbourhood: Neighbourhood(reach: parameters.reach), minimum: parameters.minimumReports)
            .clusters(of: PointColumns(members.lazy.map { reports[$0].place }))
            .members
            .map { cluster in cluster.map { members[$0] } }
            .filter { cluster in
                cluster.count >= parameters.minimumReports && isHeard(in: cluster)
            }
    }

    /// Whether enough reporters made these reports.
    func isHeard(in members: some Sequence<Int>) -> Bool {
        var heard: Set<Voices.Voice> = []
        for member in members {
            if let voice = voices[member] { heard.insert(voice) }
            if heard.count >= parameters.minimumReporters { return true }
        }
        return false
    }

    /// Whether the members of a hotspot would make none without the reports of their loudest reporter, or of one of several
    /// as loud.
    ///
    /// Reports of other hotspots are not looked at, so one that needs those between it and another to be dense counts
    /// as resting on one voice.
    func restsOnOneVoice(_ members: [Int]) -> Bool {
        voices.restsOnOneVoice(members) { !hotspots(among: $0).isEmpty }
    }
}
