/// Where every export of a service tells the same, for members of which a mapping says nothing.
struct UsualPaths {
    /// Of each member; the first of its paths at which something stands.
    let paths: [String: [String]]
    /// Members that no record lacks, with where they ought to stand.
    let required: [String: [String]]

    static let none = UsualPaths(paths: [:], required: [:])
}
