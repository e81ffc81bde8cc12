package import Prevention
package import Reports

extension SpatiaLiteStore: PictureStore {
    package func keepPicture(_ picture: SituationalPicture) async throws
        -> (picture: SituationalPicture, isRepeat: Bool)
    {
        try await writer.commit { db in
            if let (number, known) = try PictureRecord.picture(picture.id, in: [], db) {
                guard known.scope == picture.scope, known.head.corrects == picture.head.corrects,
                    try PictureRecord.words(of: number, asOf: 1, in: db) == picture.head.words
                else { throw PictureFault.idTaken }
                return (known, true)
            }
            let corrected = try picture.head.corrects.flatMap { id in
                try PictureRecord.picture(id, in: [picture.head.municipality], db)?.picture.head
            }
            try picture.head.requireCorrecting(corrected)
            let number = try PictureRecord.insert(picture, in: db)
            try PictureRecord.changes.note(
                .made,
                Bilingual(swedish: "Lägesbilden frystes.", english: "The picture was frozen."), of: number,
                by: picture.head.by, at: picture.head.made, in: db)
            return (picture, false)
        }
    }

    package func picture(_ id: PictureID, in municipalities: Set<MunicipalityCode>) async throws
        -> SituationalPicture?
    {
        try await read { try PictureRecord.picture(id, in: municipalities, $0)?.picture }
    }

    package func firstWords(of id: PictureID) async throws -> [PictureHeading: String]? {
        try await read { db in
            guard let (number, _) = try PictureRecord.picture(id, in: [], db) else { return nil }
            return try PictureRecord.words(of: number, asOf: 1, in: db)
        }
    }

    package func pictures(_ query: PictureQuery) async throws -> [PictureHead] {
        try await read { try PictureRecord.heads(query, in: $0) }
    }

    package func changePicture(
        _ id: PictureID, in municipalities: Set<MunicipalityCode>, _ edits: [PictureEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> SituationalPicture {
        try await writer.commit { db in
            guard let (number, before) = try PictureRecord.picture(id, in: municipalities, db) else {
                throw PictureFault.noSuchPicture
            }
            guard before.head.version == version else {
                throw PictureFault.stale(current: before.head.version)
            }
            try before.requireChangeable(by: edits)
            let (picture, words) = before.applying(edits, at: moment)
            guard !words.isEmpty else { return before }
            let isWithdrawn = picture.head.withdrawn != nil
            if isWithdrawn, try SharedPictureRecord.picture(holding: id, in: [], db) != nil {
                throw PictureFault.isPart
            }
            try PictureRecord.update(picture.head, from: before.head, number: number, in: db)
            for (index, sentence) in words.enumerated() {
                // Nothing is changed after a withdrawal, which is the last that is told.
                let kind: PictureChangeKind =
                    isWithdrawn && index == words.count - 1 ? .withdrawn : .changed
                try PictureRecord.changes.note(kind, sentence, of: number, by: agent, at: moment, in: db)
            }
            return picture
        }
    }

    package func adoptPicture(
        _ id: PictureID, in municipalities: Set<MunicipalityCode>, _ adoption: ReportAdoption, version: Int
    ) async throws -> SituationalPicture {
        try await writer.commit { db in
            guard let (number, before) = try PictureRecord.picture(id, in: municipalities, db) else {
                throw PictureFault.noSuchPicture
            }
            guard before.head.version == version else {
                throw PictureFault.stale(current: before.head.version)
            }
            let picture = try before.adopted(adoption)
            let home = PictureQuery(municipalities: [before.head.municipality], kind: .yearly)
            try before.head.requireNext(after: try PictureRecord.heads(home, in: db))
            guard try DutyRecord.done(adoption.duty, in: [], db) == nil else { throw PictureFault.idTaken }
            try DutyRecord.insert(adoption.dutyDone(of: picture.head), in: db)
            try YearlyReportRecord.adopt(adoption, number, in: db)
            try PictureRecord.update(picture.head, from: before.head, number: number, in: db)
            let words = Bilingual(
                swedish: "Årsrapporten antogs \(adoption.day) av \(adoption.body).",
                english: "The yearly report was adopted \(adoption.day) by \(adoption.body).")
            try PictureRecord.changes.note(
                .adopted, words, of: number, by: adoption.by, at: adoption.at, in: db)
            return picture
        }
    }

    package func pictureHistory(of id: PictureID) async throws -> [PictureChange] {
        try await read { try PictureRecord.changes.history(of: id, in: $0) }
    }

    package func casesThen(of scope: PictureScope) async throws -> [CaseThen] {
        try await read { try CasesThen.cases(of: scope, in: $0) }
    }
}
