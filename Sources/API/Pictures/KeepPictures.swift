package import JSON
package import Prevention
package import Reports
import Triage
package import Web

/// Situational pictures, as every door asks for them. A picture is of a municipality, and is as if it were not for whoever has no right there. It counts all
/// reports that are not restricted, whoever made it; a case that it names is told of to nobody who may not see that case.
extension APIService {
    /// A picture as somebody may be told of it, with everything that happened to it.
    package struct WholePicture: Sendable {
        package let picture: SituationalPicture
        package let history: [PictureChange]
        /// What may not be published of its words.
        package let warnings: [Bilingual]
        /// Later versions of a yearly report, that say that they correct it and were adopted.
        package let corrections: [PictureHead]
        /// Such that nobody has adopted.
        package let correctionDrafts: [PictureHead]
        /// That another looks the same.
        package let alike: [Bilingual]

        package var head: PictureHead { picture.head }

        package init(
            picture: SituationalPicture, history: [PictureChange], warnings: [Bilingual],
            versions: [PictureHead] = [], alike: [Bilingual] = []
        ) {
            self.alike = alike
            self.picture = picture
            self.history = history
            self.warnings = warnings
            corrections = versions.filter { $0.adoption != nil }
            correctionDrafts = versions.filter { $0.adoption == nil }
        }
    }

    package func pictures(_ query: PictureQuery, for caller: Caller) async throws -> [PictureHead] {
        var query = query
        query.municipalities = caller.municipalities
        return try await store.pictures(query)
    }

    /// - Throws: ``Problem/notFound``.
    package func wholePicture(_ id: PictureID, for caller: Caller, at now: Timestamp) async throws
        -> WholePicture
    {
        try await whole(try await picture(id, for: caller), for: caller, at: now)
    }

    /// Makes a picture of a day that is over, and freezes it.
    ///
    /// - Parameter body: As `POST /api/v1/pictures` takes it.
    /// - Returns: The picture, and whether it was kept already under the id that was given.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever, and for who sees a part of the municipality alone.
    /// - Cost: some seconds for many reports.
    package func keepPicture(_ body: JSONValue, for caller: Caller, at now: Timestamp) async throws -> (
        picture: WholePicture, isRepeat: Bool
    ) {
        var reader = BodyReader(body)
        let new = reader.newPicture()
        let seen = profiles(seenBy: caller)
        let given = new?.municipality
        let profile =
            given.map { code in seen.first { $0.municipality == code } }
            ?? (seen.count == 1 ? seen[0] : nil)
        if new != nil, profile == nil {
            let codes = seen.map(\.municipality.description).joined(separator: ", ")
            reader.wrongValue(
                at: JSONPointer.root.appending("municipality"), sv: "Någon av kommunerna \(codes).",
                en: "One of the municipalities \(codes).")
        }
        try reader.finish()
        guard let new, let profile else { throw Problem.internalFault }
        if let id = new.id, let known = try await store.picture(id, in: caller.municipalities),
            known.head.municipality == profile.municipality, new.isRepeat(of: known.head)
        {
            guard new.areFirstWords(try await store.firstWords(of: id) ?? [:]) else {
                throw Problem.conflict("picture.id-taken", PictureFault.idTaken.words)
            }
            return (try await whole(known, for: caller, at: now), true)
        }
        try Self.require(.picture, of: [profile.municipality], by: caller)
        let kept = try await Self.refusingPicture {
            let scope = try PictureScope(
                of: profile.municipality, new.kind, from: new.from, until: new.until, day: new.day,
                today: SwedishTime(now).date)
            var chance = makeChance()
            let picture = SituationalPicture(
                try await pictureContent(of: scope, profile),
                id: new.id ?? PictureID(at: now, using: &chance),
                words: try await words(of: new, for: caller), corrects: new.corrects, by: caller.agent,
                at: now, hash: PictureMaking.digest)
            return try await store.keepPicture(picture)
        }
        return (try await whole(kept.picture, for: caller, at: now), kept.isRepeat)
    }

    /// Those that were sent, and under other headings those of the report that is corrected.
    private func words(of new: NewPicture, for caller: Caller) async throws -> [PictureHeading: String] {
        guard let corrects = new.corrects else { return new.words }
        let former = try await store.picture(corrects, in: caller.municipalities)?.head.words ?? [:]
        return former.merging(new.words) { _, sent in sent }
    }

    /// - Parameter body: As `PATCH /api/v1/pictures/{id}` takes it.
    /// - Throws: ``Problem``: 412 when somebody else has changed it meanwhile, 422 where what everybody may read would seem to hold personal data, 409 for who masks
    ///   an adopted report or withdraws a picture and sees a part of the municipality alone.
    package func changePicture(
        _ id: PictureID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePicture {
        let before = try await picture(id, for: caller)
        var reader = BodyReader(body)
        let edits = reader.pictureEdits(isAdopted: before.head.adoption != nil, at: now)
        reader.requireEdits(edits)
        try reader.finish()
        if before.head.adoption != nil, edits.contains(where: \.isMask) {
            try Self.require(.report, of: [before.head.municipality], by: caller)
        }
        if edits.contains(where: \.isWithdrawal) {
            try Self.require(.picture, of: [before.head.municipality], by: caller)
        }
        let changed = try await Self.refusingPicture {
            if before.head.version == version {
                try before.requireChangeable(by: edits)
                try Self.requirePublishable(
                    before.applying(edits, at: now).picture, insteadOf: before.head, at: now)
            }
            return try await store.changePicture(
                id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
        return try await whole(changed, for: caller, at: now)
    }

    /// A picture made again of what is known today, for the same day: what has come since, and what was corrected.
    ///
    /// - Throws: ``Problem/notFound``; ``Problem/tookTooLong(_:)``.
    /// - Cost: that of making one.
    package func look(at id: PictureID, for caller: Caller) async throws -> (
        picture: SituationalPicture, look: PictureLook
    ) {
        let frozen = try await picture(id, for: caller)
        guard let profile = served[frozen.head.municipality]?.profile else { throw Problem.notFound }
        return try await Self.refusingPicture {
            let again = try await pictureMadeAgain(of: frozen, profile)
            let late = try await making(profile).late(after: frozen.scope)
            let unseen = try await unseen(
                among: frozen.content.cases.union(again.cases), ofPicturesBy: caller)
            let look = PictureLook(
                frozen, again: again, late: late, seeing: { $0.isSeen(without: unseen) })
            return (picture: frozen.keeping { $0.isSeen(without: unseen) }, look: look)
        }
    }

    /// What a row of a picture counts, one by one, as far as the caller may see it, and how much that is with what the caller may not see.
    ///
    /// - Throws: ``Problem/notFound``, for a row too that counts nothing which can be told so.
    package func basis(
        of key: String, under heading: PictureHeading, in id: PictureID, for caller: Caller
    ) async throws -> (head: PictureHead, row: PictureRow, seen: PictureBasis, count: Int) {
        let frozen = try await picture(id, for: caller)
        guard let profile = served[frozen.head.municipality]?.profile,
            let row = frozen.content.section(heading)?.rows.first(where: { $0.key == key })
        else { throw Problem.notFound }
        let making = making(profile)
        let found = try await Self.refusingPicture {
            try await making.basis(of: key, under: heading, in: frozen.scope)
        }
        guard let found else { throw Problem.notFound }
        var seen = found
        switch found.kind {
        case .measures, .dialogues, .watchAreas: break
        case .cases:
            let unseen = try await unseen(
                among: Set(found.things.compactMap { Case.ID($0.id) }), ofPicturesBy: caller)
            seen = found.keeping { thing in Case.ID(thing.id).map { !unseen.contains($0) } ?? false }
        case .reports:
            guard let reader = Caller(caller.identity, to: .readReports),
                reader.sees(frozen.head.municipality)
            else {
                seen = found.keeping { _ in false }
                break
            }
            guard let sight = reader.sight else { break }
            let theirs = try await Self.refusingPicture {
                try await making.basis(of: key, under: heading, in: frozen.scope, within: sight)
            }
            seen = theirs ?? found.keeping { _ in false }
        }
        return (frozen.head, row, seen, found.count)
    }

    /// What the second says otherwise than the first.
    ///
    /// - Throws: ``Problem/notFound``.
    package func comparison(of first: PictureID, with second: PictureID, for caller: Caller) async throws -> (
        earlier: PictureHead, later: PictureHead, comparison: PictureComparison
    ) {
        let one = try await told(try await picture(first, for: caller), to: caller)
        let other = try await told(try await picture(second, for: caller), to: caller)
        return (one.head, other.head, PictureComparison(one.content, other.content))
    }

    func pictureContent(of scope: PictureScope, _ profile: Profile) async throws -> PictureContent {
        let making = making(profile)
        let gathered = try await making.gather(scope)
        let material = try await longWork.run { isWanted in
            try gathered.reckoned { _ in isWanted() }
        }
        return try await making.content(of: material)
    }

    /// - Throws: ``Problem/tookTooLong(_:)`` with what to do, since the span of what is frozen cannot be made shorter.
    private func pictureMadeAgain(of frozen: SituationalPicture, _ profile: Profile) async throws
        -> PictureContent
    {
        do {
            return try await pictureContent(of: frozen.scope, profile)
        } catch let problem as Problem where problem.kind == .tookTooLong {
            throw Problem.tookTooLong(
                Bilingual(
                    swedish:
                        "Den frysta bilden står kvar som den är. Försök igen när färre använder tjänsten, eller be den som sköter den att köra lykta pictures show \(frozen.id) --again, som får ta den tid det tar.",
                    english:
                        "The frozen picture stands as it is. Try again when fewer use the service, or ask whoever runs it to run lykta pictures show \(frozen.id) --again, which may take its time."
                ))
        }
    }

    private func making(_ profile: Profile) -> PictureMaking {
        PictureMaking(store, areas(), projector, of: profile)
    }

    func picture(_ id: PictureID, for caller: Caller) async throws -> SituationalPicture {
        guard let found = try await store.picture(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return found
    }

    func whole(_ picture: SituationalPicture, for caller: Caller, at now: Timestamp) async throws
        -> WholePicture
    {
        let kin = try await store.pictures(
            PictureQuery(municipalities: [picture.head.municipality], kind: picture.scope.kind))
        return WholePicture(
            picture: try await told(picture, to: caller),
            history: try await store.pictureHistory(of: picture.id),
            warnings: Self.warnings(ofOpen: picture.head.texts, at: now),
            versions: kin.filter { $0.corrects == picture.id && $0.withdrawn == nil },
            alike: Self.warnings(ofAlike: picture.head, among: kin))
    }

    /// What a caller may see of a picture of a municipality that he or she sees.
    func told(_ picture: SituationalPicture, to caller: Caller) async throws -> SituationalPicture {
        let unseen = try await unseen(among: picture.content.cases, ofPicturesBy: caller)
        return picture.keeping { $0.isSeen(without: unseen) }
    }

    private func unseen(among cases: Set<Case.ID>, ofPicturesBy caller: Caller) async throws -> Set<Case.ID> {
        guard let reader = Caller(caller.identity, to: .readCases) else { return cases }
        return try await unseen(among: cases, by: reader)
    }
}

extension PictureRow {
    fileprivate func isSeen(without unseen: Set<Case.ID>) -> Bool {
        guard source?.kind == .case else { return true }
        return source?.id.flatMap { Case.ID($0) }.map { !unseen.contains($0) } ?? false
    }
}
