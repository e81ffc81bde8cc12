package import Projection

extension ReferenceSystem {
    /// The system that a definition in well-known text means: by the code of EPSG that it ends with, or else by its name, as `.prj` files have it.
    ///
    /// - Throws: ``FeatureLayerFault/referenceSystem(_:)`` with its name, and ``FeatureLayerFault/noReferenceSystem`` for none.
    package init(wellKnownText text: String) throws(FeatureLayerFault) {
        let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
        guard quoted.count >= 3 else { throw .noReferenceSystem }
        let name = String(quoted[1])
        if let code = Self.code(text) {
            guard let system = ReferenceSystem(rawValue: code) else {
                throw .referenceSystem("\(name) (EPSG:\(code))")
            }
            self = system
            return
        }
        let letters = Self.letters(name)
        let known = Self.allCases.first { Self.letters($0.name) == letters }
        guard let system = known ?? (["gcswgs1984", "wgs1984"].contains(letters) ? .wgs84 : nil) else {
            throw .referenceSystem(name)
        }
        self = system
    }

    /// The code at the end of `…,AUTHORITY["EPSG","3006"]]` or `…,ID["EPSG",3006]]`, which is that of the whole.
    private static func code(_ text: String) -> Int? {
        let end = text.filter { !$0.isWhitespace && $0 != "\"" }.uppercased()
        guard end.hasSuffix("]]") else { return nil }
        let inside = end.dropLast(2)
        let parts = inside.split(separator: ",").suffix(2)
        guard let authority = parts.first, authority.hasSuffix("[EPSG"), let code = parts.last else {
            return nil
        }
        return Int(code)
    }

    private static func letters(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
