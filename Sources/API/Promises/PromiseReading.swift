import JSON
package import Prevention
package import Reports
package import Web

/// What a body says of a promise, whether it is to be made or changed: nil for what it does not name.
package struct PromiseParts: Sendable {
    package var title: String?
    package var police: String?
    package var municipalities: [MunicipalityCode]?
    package var from: Emptied<CivilDate>?
    package var until: CivilDate?
    package var background: String?
    package var priorities: [String]?
    package var commitments: [DraftCommitment]?
    package var followUpsPerYear: Emptied<Int>?
    package var isPublished: Bool?
    package var withdrawn: String?
    /// Why the end was wrong and is taken back.
    package var endWithdrawn: String?
    /// An edit that masks words.
    package var mask: PromiseEdit?

    /// A value, or that there is to be none.
    package enum Emptied<Value: Sendable>: Sendable {
        case nothing
        case given(Value)

        package var value: Value? { if case .given(let value) = self { value } else { nil } }
    }

    /// A commitment whose id may be Lykta's to make.
    package struct DraftCommitment: Sendable {
        package let id: CommitmentID?
        package let party: PromiseParty
        package let text: String
        package let whereabouts: String
        package let time: String
        package let target: CommitmentTarget?
    }

    /// What is to be changed of a promise.
    package func edits(
        of promise: CitizenPromise, using chance: inout any RandomNumberGenerator, at now: Timestamp
    )
        -> [PromiseEdit]
    {
        var edits: [PromiseEdit] = []
        if let title { edits.append(.setTitle(title)) }
        if let police { edits.append(.setPolice(police)) }
        if let municipalities { edits.append(.setMunicipalities(municipalities)) }
        if from != nil || until != nil {
            let first = from.map(\.value) ?? promise.terms.period.from
            if let period = PromisePeriod(from: first, until: until ?? promise.terms.period.until) {
                edits.append(.setPeriod(period))
            }
        }
        if let background { edits.append(.setBackground(background)) }
        if let priorities { edits.append(.setPriorities(priorities)) }
        if let commitments {
            edits.append(
                .setCommitments(
                    Self.commitments(commitments, knowing: promise.terms.commitments, using: &chance, at: now)
                ))
        }
        if let followUpsPerYear { edits.append(.setFollowUps(perYear: followUpsPerYear.value)) }
        if let isPublished { edits.append(.setPublished(isPublished)) }
        if let mask { edits.append(mask) }
        if let endWithdrawn { edits.append(.takeBackEnd(why: endWithdrawn)) }
        if let withdrawn { edits.append(.withdraw(reason: withdrawn)) }
        return edits
    }

    /// A promise made of it; nil where something that it takes is missing.
    package func promise(
        _ id: PromiseID, of keeper: MunicipalityCode, using chance: inout any RandomNumberGenerator,
        at now: Timestamp
    ) -> CitizenPromise? {
        guard let title, let police, let until,
            let period = PromisePeriod(from: from?.value, until: until)
        else { return nil }
        return CitizenPromise(
            id: id, keeper: keeper, municipalities: municipalities ?? [],
            terms: PromiseTerms(
                title: title, police: police, period: period, background: background ?? "",
                priorities: priorities ?? [],
                commitments: Self.commitments(commitments ?? [], knowing: [], using: &chance, at: now),
                followUpsPerYear: followUpsPerYear?.value), made: now)
    }

    /// One without an id is the one that the same party has with the same text, or else a new one.
    private static func commitments(
        _ drafts: [DraftCommitment], knowing known: [Commitment],
        using chance: inout any RandomNumberGenerator,
        at now: Timestamp
    ) -> [Commitment] {
        var left = known
        return drafts.map { draft in
            let same = left.firstIndex { one in
                guard let id = draft.id else { return one.party == draft.party && one.text == draft.text }
                return one.id == id
            }
            let id = same.map { left.remove(at: $0).id } ?? draft.id ?? CommitmentID(at: now, using: &chance)
            return Commitment(
                id: id, party: draft.party, text: draft.text, whereabouts: draft.whereabouts,
                time: draft.time, target: draft.target)
        }
    }
}

extension BodyReader {
    /// The members of `PUT /api/v1/promises/{id}` and of `PATCH`, which are the same but for the municipality, whether it is published, and why it or
    /// its end is withdrawn.
    ///
    /// - Parameters:
    ///   - isNew: Whether a title, the police and an end are required.
    ///   - former: The period that there is, beside which a new first or last day is to make sense.
    package mutating func promiseParts(
        isNew: Bool, of keeper: MunicipalityCode, insteadOf former: PromisePeriod? = nil
    ) -> PromiseParts {
        var parts = PromiseParts()
        parts.title = line("title", isRequired: isNew)
        parts.police = line("police", isRequired: isNew)
        if json("municipalities") != nil {
            parts.municipalities = values(
                "municipalities", most: CitizenPromise.mostMunicipalities,
                sv: Self.quotedCode.swedish, en: Self.quotedCode.english
            ) { MunicipalityCode($0) }
        }
        if let isEmpty = emptied("from") {
            parts.from = isEmpty ? .nothing : day("from").map { .given($0) }
        }
        parts.until = day("until", isRequired: isNew)
        let (first, last) = (parts.from.map(\.value) ?? former?.from, parts.until ?? former?.until)
        if let first, let last, first > last {
            wrongValue(
                at: pointer.appending("until"), sv: "Perioden slutar inte före sin början.",
                en: "The period does not end before it begins.")
        }
        parts.background = plain("background", most: PromiseTerms.longestBackground)
        if json("priorities") != nil {
            parts.priorities = values(
                "priorities", most: PromiseTerms.mostPriorities, sv: "En rad på 1–200 byte.",
                en: "A line of 1–200 bytes."
            ) { text in
                (1...200).contains(text.utf8.count) && !text.utf8.contains(0)
                    && !text.contains(where: \.isNewline)
                    && text.contains { !$0.isWhitespace } ? text : nil
            }
        }
        if let list = json("commitments") { parts.commitments = commitments(list, of: keeper) }
        if let isEmpty = emptied("followUpsPerYear") {
            parts.followUpsPerYear =
                isEmpty
                ? .nothing : wholeNumber("followUpsPerYear", in: PromiseTerms.followUps).map { .given($0) }
        }
        if !isNew { parts.isPublished = bool("published") }
        if !isNew, let json = json("mask") { parts.mask = mask(json) }
        if !isNew, json("withdrawn") != nil {
            parts.withdrawn = line("withdrawn", isRequired: true, most: CitizenPromise.longestReason)
        }
        if !isNew, json("endWithdrawn") != nil {
            parts.endWithdrawn = line("endWithdrawn", isRequired: true, most: CitizenPromise.longestReason)
        }
        return parts
    }

    /// Of a follow-up by its number, or of the final account.
    private mutating func mask(_ json: JSONValue) -> PromiseEdit? {
        nested(json, at: pointer.appending("mask")) { inner in
            let number = inner.wholeNumber("followUp", in: 1...10_000)
            let words = inner.line("words", isRequired: true, most: PromiseFollowUp.longestWords)
            let why = inner.line("reason", isRequired: true, most: CitizenPromise.longestReason)
            guard let words, let why else { return nil }
            return PromiseEdit.mask(FrozenPromiseWords(followUp: number), words: words, why: why)
        }
    }

    private mutating func commitments(_ json: JSONValue, of keeper: MunicipalityCode)
        -> [PromiseParts.DraftCommitment]
    {
        let here = pointer.appending("commitments")
        guard let list = json.array, list.count <= PromiseTerms.mostCommitments else {
            wrongType(
                at: here, sv: "en lista med högst \(PromiseTerms.mostCommitments) åtaganden",
                en: "a list of at most \(PromiseTerms.mostCommitments) commitments")
            return []
        }
        return list.enumerated().compactMap { index, element in
            nested(element, at: here.appending(index)) { $0.commitment(of: keeper) }
        }
    }

    private mutating func commitment(of keeper: MunicipalityCode) -> PromiseParts.DraftCommitment? {
        let id = value("id", sv: "Ett UUID.", en: "A UUID.") { CommitmentID($0) }
        let party = self.party("party", of: keeper, isRequired: true)
        let text = line("text", isRequired: true, most: Commitment.longestText)
        let whereabouts = plain("whereabouts", most: 200)
        let time = plain("time", most: 200)
        var target: CommitmentTarget?
        if let member = json("target") { target = self.target(member) }
        guard let party, let text else { return nil }
        return PromiseParts.DraftCommitment(
            id: id, party: party, text: text, whereabouts: whereabouts ?? "", time: time ?? "", target: target
        )
    }

    /// `police`, `together`, a kommunkod, or `municipality` for the one that keeps the promise.
    package mutating func party(_ key: String, of keeper: MunicipalityCode, isRequired: Bool = false)
        -> PromiseParty?
    {
        value(
            key, isRequired: isRequired,
            sv: "police, municipality, together eller en kommunkod inom citattecken, som \"1060\".",
            en: "police, municipality, together or a municipality code in quotes, such as \"1060\"."
        ) { text -> PromiseParty? in
            text == "municipality" ? .municipality(keeper) : PromiseParty(text)
        }
    }

    private mutating func target(_ json: JSONValue) -> CommitmentTarget? {
        if json.isNull { return nil }
        return nested(json, at: pointer.appending("target")) { inner in
            let kind = inner.word("kind", isRequired: true, CommitmentTarget.Kind.self)
            let number = inner.wholeNumber("number", isRequired: true, in: CommitmentTarget.numbers)
            let unit = inner.line("unit", isRequired: true)
            guard let kind, let number, let unit else { return nil }
            return CommitmentTarget(kind, number, unit: unit)
        }
    }
}
