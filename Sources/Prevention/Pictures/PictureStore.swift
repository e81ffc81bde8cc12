package import Geometry
package import Reports

/// Keeps situational pictures as they were frozen, every change of their words, and tells how cases stood on a day.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol PictureStore: Sendable {
    /// Keeps a picture once: one that is sent again for the same with the words that it was made with is the picture that is kept already, as it is now.
    ///
    /// - Throws: ``PictureFault``: ``PictureFault/idTaken`` for the id of another, in whatever municipality, and for other words; and where it is
    ///   to correct what it cannot.
    func keepPicture(_ picture: SituationalPicture) async throws
        -> (picture: SituationalPicture, isRepeat: Bool)

    func picture(_ id: PictureID, in municipalities: Set<MunicipalityCode>) async throws
        -> SituationalPicture?

    /// The words that a picture was made with, by heading; nil where there is none such.
    func firstWords(of id: PictureID) async throws -> [PictureHeading: String]?

    /// The one of the latest day first, and of one day the one made last.
    func pictures(_ query: PictureQuery) async throws -> [PictureHead]

    /// Carries out edits, all or none; `version` must be the picture's current one.
    ///
    /// - Throws: ``PictureFault``.
    func changePicture(
        _ id: PictureID, in municipalities: Set<MunicipalityCode>, _ edits: [PictureEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> SituationalPicture

    /// Adopts a yearly report, and keeps in the same step that the municipality has reported to its council; `version` must be the report's
    /// current one.
    ///
    /// - Throws: ``PictureFault``.
    func adoptPicture(
        _ id: PictureID, in municipalities: Set<MunicipalityCode>, _ adoption: ReportAdoption, version: Int
    ) async throws -> SituationalPicture

    /// Everything that happened to it, the first first.
    func pictureHistory(of id: PictureID) async throws -> [PictureChange]

    /// The cases of a municipality that lived at the end of a span or of a later day, as they were then, by their ids: those that something
    /// had happened to since its beginning, and those that took reports.
    func casesThen(of scope: PictureScope) async throws -> [CaseThen]
}

/// Which pictures are wanted.
package struct PictureQuery: Hashable, Sendable {
    /// All when empty.
    package var municipalities: Set<MunicipalityCode> = []
    /// Any when nil.
    package var kind: PictureKind?
    /// Whether only those that everybody may read.
    package var isPublished = false
    package var limit = PictureQuery.most

    /// How many pictures one answer holds at most.
    package static let most = 500

    package init(
        municipalities: Set<MunicipalityCode> = [], kind: PictureKind? = nil, isPublished: Bool = false
    ) {
        self.municipalities = municipalities
        self.kind = kind
        self.isPublished = isPublished
    }
}

/// Something that happened to a picture.
package typealias PictureChange = HistoryEvent<PictureChangeKind>

/// The raw values are kept.
package enum PictureChangeKind: String, CaseIterable, Sendable {
    case made, changed, adopted, withdrawn
}

/// A case as it was when a day ended, as far as its history tells.
///
/// Whether it lived, what came to it and when are told by its entries until then, which never change. Its state and last day are told by what the first
/// decision after it says that stood before. Where a decision was kept before Lykta kept what it changed, and where the rules alone have given
/// it another unit since, they are those of now. Restricted reports count for nothing in it.
package struct CaseThen: Hashable, Sendable, Identifiable {
    package let id: Case.ID
    package let group: Code<CategoryGroup>
    /// When its first entry was written.
    package let begun: Timestamp
    /// Whether it began with a report, and not as a part of another case.
    package let isOpened: Bool
    /// The closed case whose trouble has come back in it.
    package let returnOf: Case.ID?
    package let takesReports: Bool
    package let due: CivilDate?
    /// How many reports came to it in the span.
    package let joined: Int
    /// Where its first report lies; nil for one that is restricted, or lies nowhere.
    package let place: Place?

    package init(
        id: Case.ID, group: Code<CategoryGroup>, begun: Timestamp, isOpened: Bool, returnOf: Case.ID? = nil,
        takesReports: Bool, due: CivilDate? = nil, joined: Int, place: Place? = nil
    ) {
        self.id = id
        self.group = group
        self.begun = begun
        self.isOpened = isOpened
        self.returnOf = returnOf
        self.takesReports = takesReports
        self.due = due
        self.joined = joined
        self.place = place
    }
}
