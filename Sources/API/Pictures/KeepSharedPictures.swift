package import JSON
package import Prevention
package import Reports
package import Web

/// Pictures that several municipalities share, as every door asks for them. Whoever has a right in one of them reads what is common and the part of that
/// municipality; whoever has it in all reads all, and the sums. For others it is as if it were not.
extension APIService {
    /// A shared picture as somebody may be told of it.
    package struct WholeSharedPicture: Sendable {
        package let shared: SharedPicture
        /// Of the municipalities that the caller sees, in their order.
        package let parts: [SituationalPicture]
        /// None unless the caller sees every part.
        package let totals: [PictureSection]
        package let history: [PictureChange]
        /// What seems personal in the words in common.
        package let warnings: [Bilingual]

        package init(
            shared: SharedPicture, parts: [SituationalPicture], history: [PictureChange],
            warnings: [Bilingual]
        ) {
            self.shared = shared
            self.parts = parts
            self.history = history
            self.warnings = warnings
            totals = shared.totals(of: parts)
        }
    }

    package func sharedPictures(for caller: Caller) async throws -> [SharedPicture] {
        try await store.sharedPictures(in: caller.municipalities)
    }

    /// The one that a picture is a part of; nil for one that stands by itself, and for one that the caller does not see.
    package func sharedPicture(holding part: PictureID, for caller: Caller) async throws -> SharedPicture? {
        try await store.sharedPicture(holding: part, in: caller.municipalities)
    }

    /// - Throws: ``Problem/notFound``.
    package func wholeSharedPicture(_ id: SharedPictureID, for caller: Caller, at now: Timestamp) async throws
        -> WholeSharedPicture
    {
        try await whole(try await sharedPicture(id, for: caller), for: caller, at: now)
    }

    /// Makes a picture of each of several municipalities of one police area, of a day that is over, and freezes them together.
    ///
    /// - Parameter body: As `POST /api/v1/shared-pictures` takes it.
    /// - Returns: The shared picture, and whether it was kept already under the id that was given.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, and for who sees a part alone of one of them.
    /// - Cost: that of making the picture of each.
    package func keepSharedPicture(_ body: JSONValue, for caller: Caller, at now: Timestamp) async throws -> (
        picture: WholeSharedPicture, isRepeat: Bool
    ) {
        let seen = profiles(seenBy: caller)
        var reader = BodyReader(body)
        let new = reader.newSharedPicture(among: seen.map(\.municipality))
        try reader.finish()
        guard let new else { throw Problem.internalFault }
        if let id = new.id, let known = try await store.sharedPicture(id, in: caller.municipalities),
            new.isRepeat(of: known)
        {
            guard try await store.firstWordsInCommon(of: id) == new.words.filter({ !$0.value.isEmpty }) else {
                throw Problem.conflict("picture.id-taken", PictureFault.idTaken.words)
            }
            return (try await whole(known, for: caller, at: now), true)
        }
        try Self.require(.sharedPicture, of: new.municipalities, by: caller)
        let policeArea = try policeArea(of: new.municipalities, on: SwedishTime(now).date)
        let kept = try await Self.refusingPicture {
            try SharedPicture.requireShareable(new.kind)
            var pictures: [SituationalPicture] = []
            var chance = makeChance()
            for profile in seen where new.municipalities.contains(profile.municipality) {
                let scope = try PictureScope(
                    of: profile.municipality, new.kind, from: new.from, until: new.until, day: new.day,
                    today: SwedishTime(now).date)
                pictures.append(
                    SituationalPicture(
                        try await pictureContent(of: scope, profile), id: PictureID(at: now, using: &chance),
                        by: caller.agent, at: now, hash: PictureMaking.digest))
            }
            let id = new.id ?? SharedPictureID(at: now, using: &chance)
            guard
                let shared = SharedPicture(
                    pictures, id: id, policeArea: policeArea, words: new.words, by: caller.agent, made: now)
            else { throw Problem.internalFault }
            return try await store.keepSharedPicture(shared, pictures)
        }
        return (try await whole(kept.shared, for: caller, at: now), kept.isRepeat)
    }

    /// - Parameter body: As `PATCH /api/v1/shared-pictures/{id}` takes it.
    /// - Throws: ``Problem``: 409 for who does not see every part, unless it is withdrawn by who made it, and for one that was withdrawn; 412 when
    ///   somebody else has changed it meanwhile.
    package func changeSharedPicture(
        _ id: SharedPictureID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholeSharedPicture {
        let before = try await sharedPicture(id, for: caller)
        var reader = BodyReader(body)
        let words = reader.pictureWords()
        if let reason = reader.pictureWithdrawal(at: now) {
            if !words.isEmpty {
                reader.wrongValue(
                    at: reader.pointer.appending("words"), sv: "Inga nya ord när bilden tas tillbaka.",
                    en: "No other words when the picture is withdrawn.")
            }
            try reader.finish()
            guard Self.mayWithdraw(before, caller) else {
                throw Problem.conflict("picture.shared-withdrawal", Self.withdrawerSeesAll)
            }
            let gone = try await Self.refusingPicture {
                try await store.withdrawSharedPicture(
                    id, in: caller.municipalities, because: reason, version: version, by: caller.agent,
                    at: now)
            }
            return try await whole(gone, for: caller, at: now)
        }
        reader.requireEdits(Array(words.keys))
        try reader.finish()
        guard before.municipalities.allSatisfy({ caller.seesWhole(of: $0) }) else {
            throw Problem.conflict("picture.words-in-common", Self.writerSeesAll)
        }
        let changed = try await Self.refusingPicture {
            try await store.changeSharedPicture(
                id, in: caller.municipalities, words, version: version, by: caller.agent, at: now)
        }
        return try await whole(changed, for: caller, at: now)
    }

    /// Whether somebody may change the words in common: who reads every part, of one that stands.
    package func mayWrite(_ shared: SharedPicture, _ caller: Caller) -> Bool {
        guard shared.withdrawn == nil, let writer = Caller(caller.identity, to: .keepPicture) else {
            return false
        }
        return shared.municipalities.allSatisfy { writer.seesWhole(of: $0) }
    }

    /// Whether somebody may withdraw one that stands.
    package func mayWithdraw(_ shared: SharedPicture, _ caller: Caller) -> Bool {
        guard shared.withdrawn == nil, let keeper = Caller(caller.identity, to: .keepPicture) else {
            return false
        }
        return Self.mayWithdraw(shared, keeper)
    }

    /// Who could make it today: who sees all of every municipality; and the person who made it, while that sees all of one of them, so that a mistake can be
    /// taken back by who made it where somebody's right has changed since.
    private static func mayWithdraw(_ shared: SharedPicture, _ keeper: Caller) -> Bool {
        if shared.municipalities.allSatisfy({ keeper.seesWhole(of: $0) }) { return true }
        guard let maker = shared.by.person, maker == keeper.agent.person else { return false }
        return shared.municipalities.contains { keeper.seesWhole(of: $0) }
    }

    /// - Throws: a ``Problem`` where the areas say that no police area holds them all.
    private func policeArea(of municipalities: [MunicipalityCode], on day: CivilDate) throws(Problem)
        -> String?
    {
        switch areas().policeArea(of: municipalities, on: day) {
        case .one(let area): return area.name
        case .unknown: return nil
        case .different:
            throw .content([
                .init(.pointer("/municipalities"), "picture.not-one-police-area", Self.notOnePoliceArea)
            ])
        }
    }

    private func sharedPicture(_ id: SharedPictureID, for caller: Caller) async throws -> SharedPicture {
        guard let found = try await store.sharedPicture(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return found
    }

    private func whole(_ shared: SharedPicture, for caller: Caller, at now: Timestamp) async throws
        -> WholeSharedPicture
    {
        var parts: [SituationalPicture] = []
        for part in shared.parts where caller.sees(part.municipality) {
            guard let picture = try await store.picture(part.picture, in: caller.municipalities) else {
                continue
            }
            parts.append(try await told(picture, to: caller))
        }
        return WholeSharedPicture(
            shared: shared, parts: parts, history: try await store.sharedPictureHistory(of: shared.id),
            warnings: Self.warnings(of: shared.texts, at: now))
    }

    private static let writerSeesAll = Bilingual(
        swedish:
            "De gemensamma orden skrivs av någon som ser alla kommunernas delar. Skriv i din egen kommuns del.",
        english:
            "The words in common are written by somebody who sees the parts of all municipalities. Write in your own municipality's part."
    )
    private static let withdrawerSeesAll = Bilingual(
        swedish:
            "En gemensam lägesbild tas tillbaka av den som gjorde den, eller av någon som ser alla kommunernas rapporter. Säg till någon av dem.",
        english:
            "A shared picture is withdrawn by who made it, or by somebody who sees the reports of all its municipalities. Tell one of them."
    )
    private static let notOnePoliceArea = Bilingual(
        swedish: "Kommunerna ligger inte i samma polisområde. Gör en bild för varje polisområde.",
        english: "The municipalities are not in one police area. Make a picture for each police area.")
}
