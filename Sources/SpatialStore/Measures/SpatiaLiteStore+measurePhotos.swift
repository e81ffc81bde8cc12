import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: MeasurePhotoStore {
    package func addMeasurePhoto(
        _ photo: NewMeasurePhoto, to measure: MeasureID, in municipalities: Set<MunicipalityCode>,
        by agent: Agent
    ) async throws -> (photo: MeasurePhoto, isRepeat: Bool) {
        try await writer.commit { db in
            let number = try measureNumber(measure, in: municipalities, db)
            if let known = try MeasurePhotoRecord.known(photo.id, in: db) {
                guard known.measure == number, known.photo.source == photo.source else {
                    throw MeasureEditFault.idTaken
                }
            }
            if let known = try MeasurePhotoRecord.known(photo.source, of: number, in: db) {
                guard !known.isErased else { throw MeasureEditFault.photoErased }
                return (known.photo, true)
            }
            guard try MeasurePhotoRecord.count(of: number, in: db) < MeasurePhoto.most else {
                throw MeasureEditFault.tooManyPhotos
            }
            try MeasurePhotoRecord.insert(photo, of: number, in: db)
            try MeasureRecord.events.note(
                .photoAdded,
                Bilingual(swedish: "En bild lades till.", english: "A photo was added."), of: number,
                by: agent, at: photo.received, in: db)
            guard let kept = try MeasurePhotoRecord.known(photo.id, in: db) else {
                throw StoreFault.unreadableRow(table: MeasurePhotoRecord.table, number: number)
            }
            return (kept.photo, false)
        }
    }

    package func measurePhotos(of measure: MeasureID) async throws -> [MeasurePhoto] {
        try await read { try MeasurePhotoRecord.photos(of: measure, in: $0) }
    }

    package func measurePhotoImage(_ id: MeasurePhotoID, of measure: MeasureID) async throws -> PhotoImage? {
        try await read { try MeasurePhotoRecord.image(id, of: measure, in: $0) }
    }

    package func publishedMeasurePhoto(_ id: MeasurePhotoID, in municipalities: Set<MunicipalityCode>)
        async throws -> (measure: Measure, photo: MeasurePhoto, image: PhotoImage)?
    {
        try await read { db in
            guard let known = try MeasurePhotoRecord.known(id, in: db), known.photo.isPublished,
                let measure = try MeasurePhotoRecord.measure(of: known, in: municipalities, db),
                measure.isPublished, measure.state == .done,
                let image = try MeasurePhotoRecord.image(id, of: measure.id, in: db)
            else { return nil }
            return (measure, known.photo, image)
        }
    }

    package func changeMeasurePhoto(
        _ id: MeasurePhotoID, of measure: MeasureID, in municipalities: Set<MunicipalityCode>,
        _ edit: MeasurePhotoEdit, by agent: Agent, at moment: Timestamp
    ) async throws -> MeasurePhoto {
        try await writer.commit { db in
            let (number, known) = try knownPhoto(id, of: measure, in: municipalities, db)
            let before = known.photo
            let photo = MeasurePhoto(
                id: id, alternative: edit.alternative ?? before.alternative,
                isPublished: edit.isPublished ?? before.isPublished, width: before.width,
                height: before.height, bytes: before.bytes, received: before.received, source: before.source)
            guard photo != before else { return before }
            try MeasurePhotoRecord.update(photo, number: known.number, in: db)
            let words =
                photo.isPublished == before.isPublished
                ? Bilingual(
                    swedish: "Bildtexten till en bild ändrades.",
                    english: "The words of a photo were changed.")
                : photo.isPublished
                    ? Bilingual(
                        swedish: "En bild får visas för alla.", english: "Everybody may see a photo.")
                    : Bilingual(
                        swedish: "En bild visas inte längre för alla.",
                        english: "A photo is no longer shown to everybody.")
            try MeasureRecord.events.note(
                .photoChanged, words, of: number, by: agent, at: moment, in: db)
            return photo
        }
    }

    package func eraseMeasurePhoto(
        _ id: MeasurePhotoID, of measure: MeasureID, in municipalities: Set<MunicipalityCode>,
        by agent: Agent, at moment: Timestamp
    ) async throws {
        try await writer.commit { db in
            let (number, known) = try knownPhoto(id, of: measure, in: municipalities, db)
            try MeasurePhotoRecord.erase(number: known.number, at: moment, in: db)
            try MeasureRecord.events.note(
                .photoErased, Bilingual(swedish: "En bild raderades.", english: "A photo was erased."),
                of: number, by: agent, at: moment, in: db)
        }
    }

    private func measureNumber(
        _ id: MeasureID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> Int64 {
        guard let (number, _) = try MeasureRecord.measure(id, in: municipalities, db) else {
            throw MeasureEditFault.noSuchMeasure
        }
        return number
    }

    /// A photo of a measure that is not erased, with the number of the measure's row.
    private func knownPhoto(
        _ id: MeasurePhotoID, of measure: MeasureID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> (measure: Int64, known: MeasurePhotoRecord.Known) {
        let number = try measureNumber(measure, in: municipalities, db)
        guard let known = try MeasurePhotoRecord.known(id, in: db), known.measure == number, !known.isErased
        else { throw MeasureEditFault.noSuchPhoto }
        return (number, known)
    }
}
