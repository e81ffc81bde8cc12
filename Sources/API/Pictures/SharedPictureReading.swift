import JSON
import Prevention
import Reports
import Web

/// What a body says of a shared picture that is to be made.
struct NewSharedPicture: Sendable {
    let id: SharedPictureID?
    /// In the order given, each once.
    let municipalities: [MunicipalityCode]
    let kind: PictureKind
    let from: CivilDate?
    let until: CivilDate?
    let day: CivilDate?
    let words: [PictureHeading: String]

    /// Whether it asks for what is kept already under its id.
    func isRepeat(of shared: SharedPicture) -> Bool {
        municipalities.sorted() == shared.municipalities && kind == shared.kind
            && from.map { $0 == shared.span.from } ?? true && until.map { $0 == shared.span.until } ?? true
            && day.map { $0 == shared.day } ?? true
    }
}

extension BodyReader {
    /// The members of `POST /api/v1/shared-pictures`; nil where something of them is faulty, which is noted.
    ///
    /// - Parameter known: The municipalities that the caller sees.
    mutating func newSharedPicture(among known: [MunicipalityCode]) -> NewSharedPicture? {
        let id = value("id", sv: "Ett UUID.", en: "A UUID.") { SharedPictureID($0) }
        let codes = known.map(\.description).joined(separator: ", ")
        let named = values(
            "municipalities", most: SharedPicture.sizes.upperBound, sv: "Någon av kommunerna \(codes).",
            en: "One of the municipalities \(codes)."
        ) { text in known.first { $0.description == text } }
        let municipalities = named.reduce(into: [MunicipalityCode]()) { list, code in
            if !list.contains(code) { list.append(code) }
        }
        if !SharedPicture.sizes.contains(municipalities.count) {
            wrongValue(
                at: pointer.appending("municipalities"),
                sv: "Minst två kommuner, av \(codes). En kommuns bild görs för sig.",
                en: "At least two municipalities, of \(codes). The picture of one is made by itself.")
        }
        let kind = json("kind", isRequired: true) == nil ? nil : word("kind", PictureKind.self)
        let from = day("from")
        let until = day("until")
        let last = day("day")
        let words = pictureWords()
        guard let kind else { return nil }
        return NewSharedPicture(
            id: id, municipalities: municipalities, kind: kind, from: from, until: until, day: last,
            words: words)
    }
}
