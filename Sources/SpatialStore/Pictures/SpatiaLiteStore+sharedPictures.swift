import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: SharedPictureStore {
    package func keepSharedPicture(_ shared: SharedPicture, _ pictures: [SituationalPicture]) async throws
        -> (shared: SharedPicture, isRepeat: Bool)
    {
        try await writer.commit { db in
            if let (number, known) = try SharedPictureRecord.picture(shared.id, in: [], db) {
                guard known.isOfTheSame(as: shared),
                    try SharedPictureRecord.words(of: number, asOf: 1, in: db) == shared.words
                else { throw PictureFault.idTaken }
                return (known, true)
            }
            for picture in pictures {
                guard try PictureRecord.picture(picture.id, in: [], db) == nil else {
                    throw PictureFault.idTaken
                }
                let number = try PictureRecord.insert(picture, in: db)
                try PictureRecord.changes.note(
                    .made,
                    Bilingual(
                        swedish: "Lägesbilden frystes, som en del av en gemensam.",
                        english: "The picture was frozen, as a part of a shared one."),
                    of: number, by: picture.head.by, at: picture.head.made, in: db)
            }
            let number = try SharedPictureRecord.insert(shared, in: db)
            try SharedPictureRecord.changes.note(
                .made,
                Bilingual(
                    swedish: "Den gemensamma lägesbilden frystes.", english: "The shared picture was frozen."),
                of: number, by: shared.by, at: shared.made, in: db)
            return (shared, false)
        }
    }

    package func sharedPicture(_ id: SharedPictureID, in municipalities: Set<MunicipalityCode>) async throws
        -> SharedPicture?
    {
        try await read { try SharedPictureRecord.picture(id, in: municipalities, $0)?.picture }
    }

    package func sharedPicture(holding part: PictureID, in municipalities: Set<MunicipalityCode>) async throws
        -> SharedPicture?
    {
        try await read { try SharedPictureRecord.picture(holding: part, in: municipalities, $0) }
    }

    package func firstWordsInCommon(of id: SharedPictureID) async throws -> [PictureHeading: String]? {
        try await read { db in
            guard let (number, _) = try SharedPictureRecord.picture(id, in: [], db) else { return nil }
            return try SharedPictureRecord.words(of: number, asOf: 1, in: db)
        }
    }

    package func sharedPictures(in municipalities: Set<MunicipalityCode>) async throws -> [SharedPicture] {
        try await read { try SharedPictureRecord.pictures(in: municipalities, $0) }
    }

    package func changeSharedPicture(
        _ id: SharedPictureID, in municipalities: Set<MunicipalityCode>, _ words: [PictureHeading: String],
        version: Int, by agent: Agent, at moment: Timestamp
    ) async throws -> SharedPicture {
        try await writer.commit { db in
            guard let (number, before) = try SharedPictureRecord.picture(id, in: municipalities, db) else {
                throw PictureFault.noSuchPicture
            }
            guard before.version == version else { throw PictureFault.stale(current: before.version) }
            try before.requireStanding()
            let (shared, told) = before.saying(words, at: moment)
            guard !told.isEmpty else { return before }
            try SharedPictureRecord.update(shared, from: before, number: number, in: db)
            for sentence in told {
                try SharedPictureRecord.changes.note(
                    .changed, sentence, of: number, by: agent, at: moment, in: db)
            }
            return shared
        }
    }

    package func withdrawSharedPicture(
        _ id: SharedPictureID, in municipalities: Set<MunicipalityCode>, because reason: String,
        version: Int, by agent: Agent, at moment: Timestamp
    ) async throws -> SharedPicture {
        try await writer.commit { db in
            guard let (number, before) = try SharedPictureRecord.picture(id, in: municipalities, db) else {
                throw PictureFault.noSuchPicture
            }
            guard before.version == version else { throw PictureFault.stale(current: before.version) }
            let (shared, told) = try before.withdrawing(because: reason, at: moment)
            for part in shared.parts {
                guard let (row, own) = try PictureRecord.picture(part.picture, in: [], db) else {
                    throw PictureFault.noSuchPicture
                }
                let (gone, said) = own.applying([.withdraw(reason: reason)], at: moment)
                try PictureRecord.update(gone.head, from: own.head, number: row, in: db)
                for sentence in said {
                    try PictureRecord.changes.note(
                        .withdrawn, sentence, of: row, by: agent, at: moment, in: db)
                }
            }
            try SharedPictureRecord.update(shared, from: before, number: number, in: db)
            try SharedPictureRecord.changes.note(.withdrawn, told, of: number, by: agent, at: moment, in: db)
            return shared
        }
    }

    package func sharedPictureHistory(of id: SharedPictureID) async throws -> [PictureChange] {
        try await read { try SharedPictureRecord.changes.history(of: id, in: $0) }
    }
}
