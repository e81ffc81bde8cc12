extension CQLTextParser {
    private static let kinds = Dictionary(
        uniqueKeysWithValues: CQLGeometry.Kind.allCases.map { ($0.rawValue.uppercased(), $0) })

    /// A geometry in well-known text, or a `BBOX`; nil where none begins, and then nothing is taken.
    mutating func geometry() throws(CQLFault) -> CQLGeometry? {
        guard let kind = Self.kinds[word] else { return nil }
        let before = self
        advance()
        if word == "Z" { advance() }
        guard word == "(" else {
            self = before
            return nil
        }
        switch kind {
        case .box: return try box()
        case .collection:
            try members()
            return CQLGeometry(.collection, [])
        case .point: return CQLGeometry(kind, [[try pairs()]])
        case .line, .multiPoint: return CQLGeometry(kind, [[try pairs()]])
        case .polygon, .multiLine: return CQLGeometry(kind, [try rings()])
        case .multiPolygon:
            var polygons: [[[CQLGeometry.Pair]]] = []
            try expect("(")
            repeat { polygons.append(try rings()) } while try takesComma()
            try expect(")")
            return CQLGeometry(kind, polygons)
        }
    }

    private mutating func box() throws(CQLFault) -> CQLGeometry {
        try expect("(")
        var numbers: [Double] = []
        repeat { numbers.append(try number()) } while try takesComma()
        try expect(")")
        guard let geometry = CQLGeometry(box: numbers) else {
            throw unexpected(sv: "fyra tal i BBOX", en: "four numbers in BBOX")
        }
        return geometry
    }

    private mutating func members() throws(CQLFault) {
        try expect("(")
        repeat {
            // What a collection holds is not asked for, and none may hold another.
            guard word != "GEOMETRYCOLLECTION", try geometry() != nil else {
                throw unexpected(sv: "en geometri", en: "a geometry")
            }
        } while try takesComma()
        try expect(")")
    }

    private mutating func rings() throws(CQLFault) -> [[CQLGeometry.Pair]] {
        var rings: [[CQLGeometry.Pair]] = []
        try expect("(")
        repeat { rings.append(try pairs()) } while try takesComma()
        try expect(")")
        return rings
    }

    /// `(1 2, 3 4)`, and `((1 2), (3 4))` as several points are written.
    private mutating func pairs() throws(CQLFault) -> [CQLGeometry.Pair] {
        var pairs: [CQLGeometry.Pair] = []
        try expect("(")
        repeat {
            let isShutIn = word == "("
            if isShutIn { advance() }
            pairs.append(try pair())
            if isShutIn { try expect(")") }
        } while try takesComma()
        try expect(")")
        return pairs
    }

    private mutating func pair() throws(CQLFault) -> CQLGeometry.Pair {
        let (first, second) = (try number(), try number())
        if word != ",", word != ")" { _ = try number() }
        return CQLGeometry.Pair(first, second)
    }

    private mutating func number() throws(CQLFault) -> Double {
        let isNegative = word == "-"
        if isNegative { advance() }
        guard case .number(let number) = token else { throw unexpected(sv: "ett tal", en: "a number") }
        advance()
        return isNegative ? -number : number
    }

    private mutating func takesComma() throws(CQLFault) -> Bool {
        guard word == "," else { return false }
        advance()
        return true
    }
}

extension CQLGeometry {
    /// The lowest numbers, then the highest; of six, those of heights are left out. Nil for another count.
    init?(box numbers: [Double]) {
        switch numbers.count {
        case 4: self.init(.box, [[[Pair(numbers[0], numbers[1]), Pair(numbers[2], numbers[3])]]])
        case 6: self.init(.box, [[[Pair(numbers[0], numbers[1]), Pair(numbers[3], numbers[4])]]])
        default: return nil
        }
    }
}
