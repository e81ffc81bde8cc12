package import Reports

/// Keeps situational pictures that several municipalities share.
///
/// An empty set of municipalities means all. A shared picture is there for whoever has a right in any of its municipalities, and is as if it were not for
/// others; its parts are asked of ``PictureStore``, each by the right in its own.
package protocol SharedPictureStore: Sendable {
    /// Keeps a shared picture and the picture of each municipality, all or none. One that is sent again for the same with the words that it was made
    /// with is the one that is kept already.
    ///
    /// - Parameter pictures: Those that its parts name.
    /// - Throws: ``PictureFault/idTaken`` for the id of another, in whatever municipality, and for other words.
    func keepSharedPicture(_ shared: SharedPicture, _ pictures: [SituationalPicture]) async throws
        -> (shared: SharedPicture, isRepeat: Bool)

    func sharedPicture(_ id: SharedPictureID, in municipalities: Set<MunicipalityCode>) async throws
        -> SharedPicture?

    /// The words in common that one was made with, by heading; nil where there is none such.
    func firstWordsInCommon(of id: SharedPictureID) async throws -> [PictureHeading: String]?

    /// The one that a picture is a part of; nil for one that stands by itself.
    func sharedPicture(holding part: PictureID, in municipalities: Set<MunicipalityCode>) async throws
        -> SharedPicture?

    /// The one of the latest day first, and of one day the one made last; at most ``PictureQuery/most``.
    func sharedPictures(in municipalities: Set<MunicipalityCode>) async throws -> [SharedPicture]

    /// Changes the words in common; `version` must be the current one. An empty text takes words away.
    ///
    /// - Throws: ``PictureFault``.
    func changeSharedPicture(
        _ id: SharedPictureID, in municipalities: Set<MunicipalityCode>, _ words: [PictureHeading: String],
        version: Int, by agent: Agent, at moment: Timestamp
    ) async throws -> SharedPicture

    /// Withdraws one that was made by mistake, and every part of it, for the same reason, all or nothing; `version` must be the current one. Parts are
    /// published no longer.
    ///
    /// - Throws: ``PictureFault``: ``PictureFault/isWithdrawn`` for one that was already.
    func withdrawSharedPicture(
        _ id: SharedPictureID, in municipalities: Set<MunicipalityCode>, because reason: String,
        version: Int, by agent: Agent, at moment: Timestamp
    ) async throws -> SharedPicture

    /// Everything that happened to it, the first first.
    func sharedPictureHistory(of id: SharedPictureID) async throws -> [PictureChange]
}
