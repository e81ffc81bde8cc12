import Clustering
import Geometry
import Reports
import Statistics

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

    /// How far apart two linked reports may lie.
    var reach: Radius { parameters.reach }

    /// The hotspots that some of the reports, ascending, would make if there were no others; the members ascending.
    ///
    /// - Complexity: that of ``DBSCAN``.
    func hotspots(among members: [Int]) -> [[Int]] {
        clusters(of: members).members
            .map { cluster in cluster.map { members[$0] } }
            .filter { cluster in
                cluster.count >= parameters.minimumReports && hasEnoughReporters(cluster)
            }
    }

    /// Whether enough reporters made these reports.
    func hasEnoughReporters(_ members: some Sequence<Int>) -> Bool {
        var found: Set<Voices.Voice> = []
        for member in members {
            if let voice = voices[member] { found.insert(voice) }
            if found.count >= parameters.minimumReporters { return true }
        }
        return false
    }

    /// Whether the members of a hotspot would make none without the reports of their loudest reporter, or of one of several
    /// as loud.
    ///
    /// Reports of other hotspots are not looked at, so one that needs those between it and another to be dense counts
    /// as resting on one voice.
    func restsOnOneVoice(_ members: [Int]) -> Bool {
        voices.restsOnOneVoice(members, kernel: kernel(of: members)) { !hotspots(among: $0).isEmpty }
    }

    /// As few of the members of a hotspot as are one by themselves: a core, and as many neighbours as it takes. All of them where
    /// its neighbours have too few reporters.
    private func kernel(of members: [Int]) -> [Int] {
        guard let core = clusters(of: members).isCore.firstIndex(of: true).map({ members[$0] }) else {
            return members
        }
        var (kernel, others) = ([core], [Int]())
        var found = Set([voices[core]])
        for member in members
        where member != core && reports[member].place.isWithin(parameters.reach, of: reports[core].place) {
            if found.count < parameters.minimumReporters, found.insert(voices[member]).inserted {
                kernel.append(member)
            } else {
                others.append(member)
            }
        }
        kernel += others.prefix(max(0, parameters.minimumReports - kernel.count))
        return hasEnoughReporters(kernel) ? kernel : members
    }

    private func clusters(of members: [Int]) -> Clusters {
        DBSCAN(neighbourhood: Neighbourhood(reach: parameters.reach), minimum: parameters.minimumReports)
            .clusters(of: PointColumns(members.lazy.map { reports[$0].place }))
    }
}
