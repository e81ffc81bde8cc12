/// What happened to a cluster when one point came or went. A cluster lives as long as its cores do.
package enum ClusterChange: Hashable, Sendable {
    /// It arose of points none of which was core before.
    case created(ClusterIdentity)
    /// The first became part of the second, which is older.
    case merged(ClusterIdentity, into: ClusterIdentity)
    /// The second came apart; the first, which is new, is a piece of it with no more cores than what kept the identity.
    case split(ClusterIdentity, from: ClusterIdentity)
    /// None of its cores is core any longer.
    case dissolved(ClusterIdentity)
    /// It stood before and stands now, and has a point that it had not, nor had any cluster merged into it.
    case grown(ClusterIdentity)
    /// It stood before and stands now, and a point it had is neither in it nor in any piece that split from it.
    case shrunk(ClusterIdentity)
}
