import JSON
import Prevention
import Reports
import Web

/// What a body says of a picture that is to be made.
struct NewPicture: Sendable {
    let id: PictureID?
    let municipality: MunicipalityCode?
    let kind: PictureKind
    let from: CivilDate?
    let until: CivilDate?
    let day: CivilDate?
    let words: [PictureHeading: String]
    let corrects: PictureID?

    /// Whether it asks for what is kept already under its id.
    func isRepeat(of scope: PictureScope) -> Bool {
        municipality.map { $0 == scope.municipality } ?? true && kind == scope.kind
            && from.map { $0 == scope.span.from } ?? true && until.map { $0 == scope.span.until } ?? true
            && day.map { $0 == scope.day } ?? true
    }

    /// The same, and the same correction.
    func isRepeat(of head: PictureHead) -> Bool {
        isRepeat(of: head.scope) && corrects == head.corrects
    }

    /// Whether a picture was made with its words. One that corrects another has the words of that one too, wherever none were sent.
    func areFirstWords(_ first: [PictureHeading: String]) -> Bool {
        guard corrects != nil else { return first == words.filter { !$0.value.isEmpty } }
        return words.allSatisfy { heading, text in text == first[heading] ?? "" }
    }
}

extension BodyReader {
    /// The members of `POST /api/v1/pictures`; the kind is nil where it is faulty, which is noted.
    mutating func newPicture() -> NewPicture? {
        let id = value("id", sv: "Ett UUID.", en: "A UUID.") { PictureID($0) }
        let municipality = value("municipality", sv: "En kommunkod.", en: "A municipality code.") {
            MunicipalityCode($0)
        }
        let kind = json("kind", isRequired: true) == nil ? nil : word("kind", PictureKind.self)
        let from = day("from")
        let until = day("until")
        let last = day("day")
        let words = pictureWords()
        let corrects = value("corrects", sv: "En årsrapports UUID.", en: "The UUID of a yearly report.") {
            PictureID($0)
        }
        guard let kind else { return nil }
        return NewPicture(
            id: id, municipality: municipality, kind: kind, from: from, until: until, day: last,
            words: words, corrects: corrects)
    }

    /// The members of `PATCH /api/v1/pictures/{id}`.
    ///
    /// - Parameter isAdopted: Whether it is of a report that was adopted, whose words are masked, with a `reason`.
    mutating func pictureEdits(isAdopted: Bool, at now: Timestamp) -> [PictureEdit] {
        let words = pictureWords()
        let why = isAdopted ? line("reason", most: 500) : nil
        refusePersonalData(why, at: "reason", "picture.personal-data", now)
        var edits = PictureHeading.allCases.compactMap { heading in
            words[heading].map { text in
                why.map { PictureEdit.mask(heading, text, why: $0) } ?? .setWords(heading, text)
            }
        }
        if let isPublished = bool("published") { edits.append(.setPublished(isPublished)) }
        if let why = pictureWithdrawal(at: now) { edits.append(.withdraw(reason: why)) }
        return edits
    }

    /// Why a picture was made by mistake; nil where `withdrawn` is absent, or faulty.
    mutating func pictureWithdrawal(at now: Timestamp) -> String? {
        guard json("withdrawn") != nil,
            let why = line("withdrawn", isRequired: true, most: PictureHead.longestReason)
        else { return nil }
        refusePersonalData(why, at: "withdrawn", "picture.personal-data", now)
        return why
    }

    /// What stands under each heading that is named; empty for what is all blank.
    mutating func pictureWords() -> [PictureHeading: String] {
        guard let json = json("words") else { return [:] }
        var inner = BodyReader(json, at: pointer.appending("words"))
        var words: [PictureHeading: String] = [:]
        for heading in PictureHeading.allCases {
            guard let text = inner.plain(heading.rawValue, most: PictureHead.longestWords) else { continue }
            let isBlank = text.allSatisfy(\.isWhitespace)
            words[heading] = isBlank ? "" : text.replacing("\r\n", with: "\n")
        }
        do throws(Problem) { try inner.finish() } catch { add(error.faults) }
        return words
    }
}
