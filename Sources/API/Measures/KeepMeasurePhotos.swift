package import JSON
package import Prevention
package import Reports
package import Web

/// Photos of measures, as every door asks for them. Whoever sees a measure sees its photos; everybody sees those that are published of what is
/// done and published, where no words beside them seem to be personal.
extension APIService {
    /// Keeps a photo that has come whole.
    ///
    /// - Parameters:
    ///   - source: The digest of what came.
    ///   - alternative: 1–``MeasurePhoto/longestAlternative`` bytes.
    /// - Throws: ``Problem``; `PhotoPreparingFault`.
    package func keepMeasurePhoto(
        _ incoming: any IncomingPhoto, source: PhotoDigest, as id: MeasurePhotoID, alternative: String,
        isPublished: Bool, to measure: MeasureID, for caller: Caller, at now: Timestamp
    ) async throws -> (photo: MeasurePhoto, isRepeat: Bool) {
        guard try await store.measure(measure, in: caller.municipalities) != nil else {
            throw Problem.notFound
        }
        // Before the work of decoding; the store decides once more.
        let known = try await store.measurePhotos(of: measure)
        if let same = known.first(where: { $0.source == source }) { return (same, true) }
        guard known.count < MeasurePhoto.most else {
            throw Problem.conflict("measure.too-many-photos", MeasureEditFault.tooManyPhotos.words)
        }
        let new = NewMeasurePhoto(
            id: id, alternative: alternative, isPublished: isPublished, image: try await incoming.image(),
            source: source, received: now)
        return try await Self.refusingMeasure {
            try await store.addMeasurePhoto(
                new, to: measure, in: caller.municipalities, by: caller.agent)
        }
    }

    /// - Parameter body: As `PATCH /api/v1/measures/{id}/photos/{photo}` takes it.
    /// - Throws: ``Problem``.
    package func changeMeasurePhoto(
        _ id: MeasurePhotoID, of measure: MeasureID, _ body: JSONValue, for caller: Caller, at now: Timestamp
    ) async throws -> MeasurePhoto {
        var reader = BodyReader(body)
        let edit = MeasurePhotoEdit(
            alternative: reader.line("alt", most: MeasurePhoto.longestAlternative),
            isPublished: reader.bool("published"))
        if edit.alternative == nil, edit.isPublished == nil, reader.faults.isEmpty {
            reader.fault(
                at: reader.pointer, "edit.empty", sv: "Ange alt, published eller båda.",
                en: "Give alt, published or both.")
        }
        try reader.finish()
        return try await Self.refusingMeasure {
            try await store.changeMeasurePhoto(
                id, of: measure, in: caller.municipalities, edit, by: caller.agent, at: now)
        }
    }

    /// - Throws: 404 for a photo that the measure has not, and for a measure that the caller has no right to.
    package func eraseMeasurePhoto(
        _ id: MeasurePhotoID, of measure: MeasureID, for caller: Caller, at now: Timestamp
    ) async throws {
        try await Self.refusingMeasure {
            try await store.eraseMeasurePhoto(
                id, of: measure, in: caller.municipalities, by: caller.agent, at: now)
        }
    }

    /// What may not be published of a photo's words.
    package static func warnings(of photo: MeasurePhoto, at now: Timestamp) -> [Bilingual] {
        warnings(ofOpen: [photo.alternative], at: now)
    }

    /// The photos whose words may be published.
    package static func published(_ photos: [MeasurePhoto], at now: Timestamp) -> [MeasurePhoto] {
        photos.filter { $0.isPublished && warnings(of: $0, at: now).isEmpty }
    }

    /// A picture that everybody may see.
    ///
    /// - Throws: ``Problem/notFound``.
    func publishedPicture(_ id: MeasurePhotoID, at now: Timestamp) async throws -> PhotoImage {
        let home = Set(served.keys)
        guard !home.isEmpty, let found = try await store.publishedMeasurePhoto(id, in: home),
            Self.warnings(of: found.measure, at: now).isEmpty,
            !Self.published([found.photo], at: now).isEmpty
        else { throw Problem.notFound }
        return found.image
    }
}
