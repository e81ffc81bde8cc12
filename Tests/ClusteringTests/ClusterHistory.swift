import Clustering
import Geometry
import IncrementalClustering

/// What an ``IncrementalDBSCAN`` should hold, kept point by point and found by definition: the naive oracle of its
/// clusters and of the changes it tells.
struct ClusterHistory {
    let neighbourhood: Neighbourhood
    let minimum: Int
    private(set) var points: [Int32: (place: Place, moment: Int64)] = [:]

    /// Where each point is and whether it is core.
    typealias State = [Int32: (cluster: ClusterIdentity?, isCore: Bool)]

    init(neighbourhood: Neighbourhood, minimum: Int, points: [(place: Place, moment: Int64)] = []) {
        self.neighbourhood = neighbourhood
        self.minimum = minimum
        self.points = Dictionary(uniqueKeysWithValues: points.enumerated().map { (Int32($0), $1) })
    }

    var keys: [Int32] { points.keys.sorted() }

    mutating func put(_ key: Int32, _ point: (place: Place, moment: Int64)?) { points[key] = point }

    /// Whether the clusters are those of the definition and those of the batch.
    func agrees(with clustering: IncrementalDBSCAN) -> Bool {
        let live = keys.compactMap { points[$0] }
        let naive = NaiveDBSCAN(points: live, neighbourhood: neighbourhood, minimum: minimum).clusters()
        let found = clustering.clusters
        return found.labels == naive.labels && found.isCore == naive.isCore && agreesWithBatch(clustering)
    }

    /// Whether the clusters are those of the batch, and identities as many.
    func agreesWithBatch(_ clustering: IncrementalDBSCAN) -> Bool {
        let live = keys.compactMap { points[$0] }
        let batch = DBSCAN(neighbourhood: neighbourhood, minimum: minimum).clusters(of: PointColumns(live))
        var identities: [Int32: ClusterIdentity?] = [:]
        for (key, label) in zip(keys, batch.labels) {
            let identity = clustering.cluster(of: key)
            guard identities[label, default: identity] == identity else { return false }
            identities[label] = .some(identity)
        }
        return clustering.clusters == batch && clustering.keys == keys && clustering.count == keys.count
            && identities[Clusters.noise, default: nil] == nil
            && Set(identities.values).count == identities.count
    }

    static func state(of clustering: IncrementalDBSCAN) -> State {
        let isCore = clustering.clusters.isCore
        return Dictionary(
            uniqueKeysWithValues: zip(clustering.keys, isCore).map { ($0, (clustering.cluster(of: $0), $1)) })
    }

    /// The changes that one insertion or removal made, by the words of ``ClusterChange``; nil when identities did not
    /// pass on as they promise to.
    static func changes(from before: State, to after: State) -> [ClusterChange]? {
        let (former, latter) = (members(of: before), members(of: after))
        var kin: [ClusterIdentity: ClusterIdentity] = [:]
        var begun: [ClusterChange] = []
        var passed: [ClusterChange] = []
        for cluster in Set(former.keys).union(latter.keys).sorted() {
            let was = former[cluster, default: []].filter { before[$0]?.isCore == true }
            let now = latter[cluster, default: []].filter { after[$0]?.isCore == true }
            switch (former[cluster] != nil, latter[cluster] != nil) {
            case (true, true):
                guard was.isSubset(of: now) || now.isSubset(of: was) else { return nil }
            case (false, _):
                let origins = Set(now.compactMap { before[$0]?.isCore == true ? before[$0]?.cluster : nil })
                guard let origin = origins.first else { begun.append(.created(cluster)); continue }
                let rest = latter[origin, default: []].count { after[$0]?.isCore == true }
                guard origins.count == 1, origin < cluster, now.count <= rest else { return nil }
                kin[cluster] = origin
                passed.append(.split(cluster, from: origin))
            case (true, false):
                let heirs = Set(was.compactMap { after[$0]?.isCore == true ? after[$0]?.cluster : nil })
                guard let heir = heirs.first else { begun.append(.dissolved(cluster)); continue }
                guard heirs.count == 1, heir < cluster, former[heir] != nil else { return nil }
                kin[cluster] = heir
                passed.append(.merged(cluster, into: heir))
            }
        }
        let standing = Set(former.keys).intersection(latter.keys).sorted()
        func withKin(_ cluster: ClusterIdentity, in members: [ClusterIdentity: Set<Int32>]) -> Set<Int32> {
            kin.filter { $0.value == cluster }.keys
                .reduce(members[cluster, default: []]) { $0.union(members[$1, default: []]) }
        }
        let grown = standing.filter { !latter[$0, default: []].isSubset(of: withKin($0, in: former)) }
        let shrunk = standing.filter { !former[$0, default: []].isSubset(of: withKin($0, in: latter)) }
        return begun + passed + grown.map { .grown($0) } + shrunk.map { .shrunk($0) }
    }

    private static func members(of state: State) -> [ClusterIdentity: Set<Int32>] {
        var members: [ClusterIdentity: Set<Int32>] = [:]
        for (key, point) in state {
            if let cluster = point.cluster { members[cluster, default: []].insert(key) }
        }
        return members
    }
}
