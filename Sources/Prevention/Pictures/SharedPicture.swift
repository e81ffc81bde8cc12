package import Reports

/// A situational picture that several municipalities of one police area share: a cover over a picture of each, of the same kind, span and day.
///
/// Each part is a picture of its own municipality, frozen by itself, with its own words, and published by its own people. The cover has what is common: which
/// municipalities, and words that all of them read. It holds no figure, so that nobody learns from it of another's reports.
package struct SharedPicture: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it, or by Lykta.
    package let id: SharedPictureID
    package let kind: PictureKind
    package let span: PictureSpan
    package let day: CivilDate
    /// What the police area was called that holds them all when it was made; nil where none is mapped.
    package let policeArea: String?
    /// In the order of their municipalities, each of which has one.
    package let parts: [Part]
    package let made: Timestamp
    package let by: Agent
    /// In common, by heading; none is empty.
    package internal(set) var words: [PictureHeading: String]
    /// Grows with every change of the words in common.
    package internal(set) var version: Int
    package internal(set) var changed: Timestamp
    /// Why it was made by mistake; nil for one that stands. Its parts are withdrawn with it, and by nothing else: that is what it is known from.
    package internal(set) var withdrawn: String?

    package struct Part: Hashable, Sendable {
        package let municipality: MunicipalityCode
        package let picture: PictureID

        package init(municipality: MunicipalityCode, picture: PictureID) {
            self.municipality = municipality
            self.picture = picture
        }
    }

    /// Those that are shared: a yearly report is a single municipality's, to its council.
    package static let kinds: [PictureKind] = [.operative, .strategic]

    /// How many municipalities share one.
    package static let sizes = 2...20

    /// Nil for parts of fewer municipalities or more than ``sizes`` holds, where a municipality has two, and for a kind not of ``kinds``.
    package init?(
        id: SharedPictureID, kind: PictureKind, span: PictureSpan, day: CivilDate, policeArea: String? = nil,
        parts: [Part], words: [PictureHeading: String] = [:], by agent: Agent, made: Timestamp,
        version: Int = 1, changed: Timestamp? = nil, withdrawn: String? = nil
    ) {
        guard Self.kinds.contains(kind), Self.sizes.contains(parts.count),
            Set(parts.map(\.municipality)).count == parts.count
        else {
            return nil
        }
        self.id = id
        self.kind = kind
        self.span = span
        self.day = day
        self.policeArea = policeArea
        self.parts = parts.sorted { $0.municipality < $1.municipality }
        self.words = words.filter { !$0.value.isEmpty }
        self.by = agent
        self.made = made
        self.version = version
        self.changed = changed ?? made
        self.withdrawn = withdrawn
    }

    /// That a picture of a kind may be shared.
    package static func requireShareable(_ kind: PictureKind) throws(PictureFault) {
        guard kinds.contains(kind) else { throw .notShared }
    }

    package var municipalities: [MunicipalityCode] { parts.map(\.municipality) }

    /// What the part of a municipality is of.
    package func scope(of municipality: MunicipalityCode) -> PictureScope {
        PictureScope(municipality: municipality, kind: kind, span: span, day: day)
    }

    /// Whether it is of the same municipalities, kind, span and day.
    package func isOfTheSame(as other: SharedPicture) -> Bool {
        municipalities == other.municipalities && kind == other.kind && span == other.span && day == other.day
    }

    /// `Operativ gemensam lägesbild 2026-11-13 – 2026-11-19`
    package var title: Bilingual {
        Bilingual(
            swedish: "\(kind.name.swedish) gemensam lägesbild \(span.words.swedish)",
            english: "\(kind.name.english) shared picture \(span.words.english)")
    }

    /// The words in the order of their headings.
    package var texts: [String] { PictureHeading.allCases.compactMap { words[$0] } }

    /// The picture with other words in common under some headings, empty ones taken away, and what was changed; the same picture where nothing was.
    package func saying(_ texts: [PictureHeading: String], at moment: Timestamp) -> (
        picture: SharedPicture, told: [Bilingual]
    ) {
        var picture = self
        let headings = PictureHeading.allCases.filter { heading in
            texts[heading].map { $0 != words[heading] ?? "" } ?? false
        }
        guard !headings.isEmpty else { return (self, []) }
        for heading in headings {
            picture.words[heading] = texts[heading].flatMap { $0.isEmpty ? nil : $0 }
        }
        picture.version += 1
        picture.changed = moment
        return (picture, headings.map { Self.told($0) })
    }

    /// The picture withdrawn for a reason, and what is said of it.
    ///
    /// - Throws: ``PictureFault/isWithdrawn`` for one that was already.
    package func withdrawing(because reason: String, at moment: Timestamp) throws(PictureFault) -> (
        picture: SharedPicture, told: Bilingual
    ) {
        try requireStanding()
        var picture = self
        picture.withdrawn = reason
        picture.version += 1
        picture.changed = moment
        return (
            picture,
            Bilingual(
                swedish: "Togs tillbaka, med alla sina delar: \(reason)",
                english: "Withdrawn, with all its parts: \(reason)")
        )
    }

    /// That it was not withdrawn: what was changes no more.
    package func requireStanding() throws(PictureFault) {
        guard withdrawn == nil else { throw .isWithdrawn }
    }

    private static func told(_ heading: PictureHeading) -> Bilingual {
        Bilingual(
            swedish: "De gemensamma orden under ”\(heading.name.swedish)” är ändrade.",
            english: "The words in common under “\(heading.name.english)” were changed.")
    }
}

extension SharedPicture {
    /// A new one, of pictures that were made of the same kind, span and day.
    ///
    /// - Returns: Nil for pictures that were not, or that are too few or too many.
    package init?(
        _ pictures: [SituationalPicture], id: SharedPictureID, policeArea: String?,
        words: [PictureHeading: String] = [:], by agent: Agent, made: Timestamp
    ) {
        guard let scope = pictures.first?.scope,
            pictures.allSatisfy({
                $0.scope.kind == scope.kind && $0.scope.span == scope.span && $0.scope.day == scope.day
            })
        else { return nil }
        self.init(
            id: id, kind: scope.kind, span: scope.span, day: scope.day, policeArea: policeArea,
            parts: pictures.map { Part(municipality: $0.head.municipality, picture: $0.id) }, words: words,
            by: agent, made: made)
    }
}
