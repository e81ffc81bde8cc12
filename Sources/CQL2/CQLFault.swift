package import Reports

/// What keeps a filter from being read or from meaning anything, in words for whoever wrote it.
package struct CQLFault: Error, Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// It is no CQL2.
        case syntax
        /// It is CQL2 that is not answered here.
        case unsupported
        /// It names something that there is not.
        case unknown
        /// What is compared cannot be.
        case type
        /// It is too large.
        case tooLarge = "too-large"
    }

    package let kind: Kind
    package let words: Bilingual

    package init(_ kind: Kind, sv: String, en: String) {
        self.kind = kind
        words = Bilingual(swedish: sv, english: en)
    }

    static let tooDeep = CQLFault(
        .tooLarge, sv: "Filtret är nästlat djupare än \(CQLExpression.mostDepth) nivåer.",
        en: "The filter is nested deeper than \(CQLExpression.mostDepth) levels.")

    static let tooLong = CQLFault(
        .tooLarge,
        sv:
            "Filtret har fler än \(CQLExpression.mostOperators) operatorer i rad. Använd IN, eller dela upp det.",
        en:
            "The filter has more than \(CQLExpression.mostOperators) operators in a row. Use IN, or divide it."
    )

    /// - Parameter position: How many signs stand before it.
    static func unexpected(_ found: String, at position: Int, sv wanted: String, en: String) -> CQLFault {
        let sign = found.isEmpty ? nil : String(found.prefix(40))
        return CQLFault(
            .syntax,
            sv: sign.map { "Vid tecken \(position + 1) står \($0); där ska det stå \(wanted)." }
                ?? "Filtret tar slut; där ska det stå \(wanted).",
            en: sign.map { "At sign \(position + 1) there is \($0); it should be \(en)." }
                ?? "The filter ends; there should be \(en).")
    }

    static func notATime(_ text: String) -> CQLFault {
        CQLFault(
            .syntax,
            sv: "”\(text.prefix(60))” är ingen tid. Skriv 2026-11-20T18:00:00Z, eller 2026-11-20 för en dag.",
            en: "“\(text.prefix(60))” is no time. Write 2026-11-20T18:00:00Z, or 2026-11-20 for a day.")
    }

    /// - Parameter answered: What there is instead.
    static func unsupported(_ name: String, answered: String? = nil) -> CQLFault {
        CQLFault(
            .unsupported,
            sv:
                "\(name.prefix(60)) besvaras inte här.\(answered.map { " Det som besvaras är: \($0)." } ?? "")",
            en: "\(name.prefix(60)) is not supported here.\(answered.map { " Supported are: \($0)." } ?? "")")
    }

    static func unknown(property name: String, among known: [String]) -> CQLFault {
        let nearest = Bilingual.didYouMean(name, among: known)
        let list = known.joined(separator: ", ")
        return CQLFault(
            .unknown,
            sv: "Det finns ingen egenskap ”\(name.prefix(60))”.\(nearest.swedish) Här finns: \(list).",
            en: "There is no property “\(name.prefix(60))”.\(nearest.english) There are: \(list).")
    }

    static func wrongType(_ what: String, sv wanted: String, en: String) -> CQLFault {
        CQLFault(.type, sv: "\(what) ska vara \(wanted).", en: "\(what) must be \(en).")
    }
}
