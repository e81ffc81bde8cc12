package import Prevention
package import Reports
package import Web

/// What counts all reports of a municipality, or binds the whole of it and cannot be undone. Nobody does it who sees a part of the municipality alone: a
/// unit's or an area's cases. This is the one place that says so, whichever door is asked.
///
/// What can be undone or said anew (drafts, points of meetings, what is counted for a promise, words of a picture) is not among them, nor what
/// was entered by mistake beside them: a dialogue, a watch area, that a duty was done.
enum WholeStep: Sendable {
    case judgement, picture, sharedPicture, report, meeting, plan, promise

    fileprivate var code: String {
        switch self {
        case .judgement: "effect.part-alone"
        case .picture, .sharedPicture, .report: "picture.part-alone"
        case .meeting: "meeting.part-alone"
        case .plan: "plan.part-alone"
        case .promise: "promise.part-alone"
        }
    }

    fileprivate var words: Bilingual {
        let part =
            self == .sharedPicture
            ? Bilingual(
                swedish: "Du ser bara en del av någon av kommunernas rapporter. ",
                english: "You see a part of the reports of one of the municipalities. ")
            : Bilingual(
                swedish: "Du ser bara en del av kommunens rapporter. ",
                english: "You see a part of the municipality's reports. ")
        return part + what
    }

    private var what: Bilingual {
        switch self {
        case .judgement:
            Bilingual(
                swedish: "En bedömning sparas av någon som ser dem alla.",
                english: "A judgement is kept by somebody who sees them all.")
        case .picture:
            Bilingual(
                swedish: "En lägesbild görs och tas tillbaka av någon som ser dem alla.",
                english: "A picture is made and withdrawn by somebody who sees them all.")
        case .sharedPicture:
            Bilingual(
                swedish: "En gemensam lägesbild görs av någon som ser dem alla.",
                english: "A shared picture is made by somebody who sees them all.")
        case .report:
            Bilingual(
                swedish: "En årsrapport antas och maskeras av någon som ser dem alla.",
                english: "A yearly report is adopted and masked by somebody who sees them all.")
        case .meeting:
            Bilingual(
                swedish: "Ett möte öppnas och tas tillbaka av någon som ser dem alla.",
                english: "A meeting is opened and withdrawn by somebody who sees them all.")
        case .plan:
            Bilingual(
                swedish: "En åtgärdsplan beslutas, följs upp och tas tillbaka av någon som ser dem alla.",
                english: "An action plan is decided, followed up and withdrawn by somebody who sees them all."
            )
        case .promise:
            Bilingual(
                swedish:
                    "Ett medborgarlöfte undertecknas, rättas, följs upp och avslutas av någon som ser dem alla.",
                english:
                    "A citizen promise is signed, corrected, followed up and ended by somebody who sees them all."
            )
        }
    }
}

extension APIService {
    /// - Throws: 409 for who sees a part alone of one of the municipalities.
    static func require(_ step: WholeStep, of municipalities: [MunicipalityCode], by caller: Caller)
        throws(Problem)
    {
        guard municipalities.allSatisfy({ caller.seesWhole(of: $0) }) else {
            throw .conflict(step.code, step.words)
        }
    }

    /// That edits of a plan leave alone what binds the municipality, unless the caller sees the whole of it.
    static func requireWhole(_ edits: [PlanEdit], of plan: ActionPlan, by caller: Caller) throws(Problem) {
        let binds = edits.contains { edit in
            switch edit {
            case .setDecided(let day): day != plan.decided
            case .followUp, .withdrawFollowUp, .withdraw: true
            case .setTitle, .setPeriod, .setDecidedBy, .setAreas, .setNumber: false
            }
        }
        if binds { try require(.plan, of: [plan.municipality], by: caller) }
    }

    /// The same of a promise, which binds from its signing on: a part of it alone is the matter of the party whose it is, all else of its keeper.
    static func requireWhole(_ edits: [PromiseEdit], of promise: CitizenPromise, by caller: Caller)
        throws(Problem)
    {
        let binds = edits.contains { edit in
            switch edit {
            case .sign, .withdraw: true
            default: promise.state != .draft
            }
        }
        guard binds else { return }
        let isOfPart = edits.allSatisfy { edit in
            if case .setCommitments = edit { true } else { false }
        }
        let concerned = Self.concerned(by: promise, ofPart: isOfPart, caller)
        guard concerned.contains(where: { caller.seesWhole(of: $0) }) else {
            return try require(.promise, of: concerned, by: caller)
        }
    }

    /// Why somebody is not shown the forms by which a promise is changed once it binds: the words that sending one would get; nil for who may send
    /// them, and for who has no right that would.
    ///
    /// - Parameter isOfPart: Of the form of commitments alone, which are the matter of the party whose they are.
    package func hindrance(of promise: CitizenPromise, ofPart isOfPart: Bool = false, to caller: Caller)
        -> Bilingual?
    {
        guard let keeper = Caller(caller.identity, to: .keepPromises) else { return nil }
        let concerned = Self.concerned(by: promise, ofPart: isOfPart, keeper)
        guard !concerned.isEmpty, !concerned.contains(where: { keeper.seesWhole(of: $0) }) else { return nil }
        return WholeStep.promise.words
    }

    /// Whether somebody may make, withdraw, adopt and mask pictures of a municipality, so that the forms for it are of use.
    package func keepsWholePictures(of municipality: MunicipalityCode, _ caller: Caller) -> Bool {
        Caller(caller.identity, to: .keepPicture)?.seesWhole(of: municipality) ?? false
    }

    /// The municipalities of which a caller must see the whole of one to bind them by a promise.
    private static func concerned(by promise: CitizenPromise, ofPart isOfPart: Bool, _ caller: Caller)
        -> [MunicipalityCode]
    {
        let own = promise.municipalities.filter { caller.sees($0) }
        return !isOfPart && own.contains(promise.keeper) ? [promise.keeper] : own
    }
}

extension Caller {
    /// Whether it sees every report of a municipality that is not restricted.
    func seesWhole(of municipality: MunicipalityCode) -> Bool {
        guard let sight else { return sees(municipality) }
        return sight.seesWhole(municipality, isRestricted: false)
    }
}
