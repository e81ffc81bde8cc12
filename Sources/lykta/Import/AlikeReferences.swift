/// What other systems call things, as the rows of one table come by: those that differ in capitals alone are two things to Lykta, and most
/// often one to whoever wrote them.
struct AlikeReferences {
    private var met: [[String]: (reference: String, row: Int)] = [:]
    private var told: Set<[String]> = []

    /// The row before that has the same reference in other letters; nil for none, and when that was told of this reference already.
    ///
    /// - Parameter scope: Within what references are compared: a municipality, one of its walks.
    mutating func row(before number: Int, like reference: String, in scope: [String]) -> Int? {
        let letters = scope + [reference.lowercased()]
        guard let earlier = met[letters] else {
            met[letters] = (reference, number)
            return nil
        }
        guard earlier.reference != reference, told.insert(scope + [reference]).inserted else { return nil }
        return earlier.row
    }

    /// The same reference in capitals, and without them, where that is something else.
    static func otherLetters(of reference: String) -> [String] {
        [reference.uppercased(), reference.lowercased()].filter { $0 != reference }
    }
}
