import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: WalkPhotoStore {
    package func addWalkPhoto(
        _ photo: NewWalkPhoto, to walk: WalkID, in municipalities: Set<MunicipalityCode>, by agent: Agent
    ) async throws -> (photo: WalkPhoto, isRepeat: Bool) {
        try await writer.commit { db in
            guard let (number, found) = try WalkRecord.walk(walk, in: municipalities, db) else {
                throw WalkEditFault.noSuchWalk
            }
            if let (home, known) = try WalkPhotoRecord.photo(photo.id, in: db) {
                guard home == number, known.stop == photo.stop, known.source == photo.source else {
                    throw WalkEditFault.idTaken
                }
                return (known, true)
            }
            if let home = try WalkPhotoRecord.walkOfErased(photo.id, in: db) {
                throw home == number ? WalkEditFault.photoErased : .idTaken
            }
            if let fault = found.fault(atStop: photo.stop, shownAt: photo.shownAt) { throw fault }
            guard
                try WalkPhotoRecord.count(at: photo.stop, of: number, in: db) < WalkPhoto.mostAtStop
            else { throw WalkEditFault.tooManyPhotos }
            try WalkPhotoRecord.insert(photo, of: number, in: db)
            try WalkRecord.events.note(
                .photoAdded,
                Bilingual(
                    swedish: "En bild kom in från stopp \(photo.stop).",
                    english: "A photo came in from stop \(photo.stop)."), of: number, by: agent,
                at: photo.received, in: db)
            guard let (_, kept) = try WalkPhotoRecord.photo(photo.id, in: db) else {
                throw StoreFault.unreadableRow(table: WalkPhotoRecord.table, number: number)
            }
            return (kept, false)
        }
    }

    package func walkPhotos(of walk: WalkID) async throws -> [WalkPhoto] {
        try await read { try WalkPhotoRecord.photos(of: walk, in: $0) }
    }

    package func walkPhotoImage(_ id: WalkPhotoID, of walk: WalkID) async throws -> PhotoImage? {
        try await read { try WalkPhotoRecord.image(id, of: walk, in: $0) }
    }

    package func eraseWalkPhoto(
        _ id: WalkPhotoID, of walk: WalkID, in municipalities: Set<MunicipalityCode>, by agent: Agent,
        at moment: Timestamp
    ) async throws {
        try await writer.commit { db in
            guard let (number, _) = try WalkRecord.walk(walk, in: municipalities, db) else {
                throw WalkEditFault.noSuchWalk
            }
            guard let (home, photo) = try WalkPhotoRecord.photo(id, in: db), home == number else {
                throw WalkEditFault.noSuchPhoto
            }
            try WalkPhotoRecord.erase(id, of: number, at: moment, in: db)
            try WalkRecord.events.note(
                .photoErased,
                Bilingual(
                    swedish: "En bild från stopp \(photo.stop) raderades.",
                    english: "A photo from stop \(photo.stop) was erased."), of: number, by: agent,
                at: moment, in: db)
        }
    }
}
