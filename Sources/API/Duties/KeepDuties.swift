package import Exports
import Intake
package import JSON
package import Prevention
package import Reports
package import Web

/// The law's clock, as every door asks for it. What a municipality has done is as if it were not for whoever has no right there.
extension APIService {
    /// How the duties of each municipality stand that the caller may see.
    package func duties(for caller: Caller, on day: CivilDate) async throws -> [DutyList] {
        let done = try await store.dutiesDone(in: caller.municipalities)
        return profiles(seenBy: caller).map { DutyList($0, done: done, on: day) }
    }

    /// What each of these municipalities has made by a day that may meet duties.
    package func dutyEvidence(for caller: Caller, on day: CivilDate) async throws
        -> [MunicipalityCode: DutyEvidence]
    {
        let pictures = try await store.pictures(
            PictureQuery(municipalities: caller.municipalities, kind: .strategic))
        let plans = try await store.plans(in: caller.municipalities)
        return profiles(seenBy: caller).reduce(into: [:]) { found, profile in
            let home = profile.municipality
            found[home] = DutyEvidence(
                picture: pictures.filter {
                    $0.municipality == home && $0.scope.day <= day && $0.withdrawn == nil
                }
                .map(\.scope.day).max(),
                plan: plans.filter { $0.municipality == home && $0.withdrawn == nil }.compactMap(\.decided)
                    .filter { $0 <= day }.max())
        }
    }

    /// Keeps that a duty was done, under an id that the caller made, so that what is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/duties/{id}` takes it.
    /// - Returns: The entry, whether it was there already, and what should be looked at in it.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever.
    package func keepDutyDone(_ body: JSONValue, as id: DutyDoneID, for caller: Caller, at now: Timestamp)
        async throws -> (done: DutyDone, isRepeat: Bool, warnings: [Bilingual])
    {
        var reader = BodyReader(body)
        let home = try namedProfile(&reader, for: caller).municipality
        var duty: Duty?
        if reader.json("duty", isRequired: true) != nil { duty = reader.word("duty", Duty.self) }
        var day: CivilDate?
        if reader.json("day", isRequired: true) != nil { day = reader.day("day") }
        let role = reader.line("role", isRequired: true, most: DutyDone.longestRole)
        reader.refusePerson(role, at: "role", "duty.role-person", now)
        let note = reader.plain("note", most: DutyDone.longestNote) ?? ""
        reader.refusePersonalData(note, at: "note", "duty.note-personal", now)
        var link: String?
        if reader.emptied("link") == false {
            link = reader.value(
                "link", sv: "En adress som börjar med https://, utan blanksteg.",
                en: "An address that begins with https://, without blanks."
            ) { DutyDone.isLink($0) ? $0 : nil }
        }
        try reader.finish()
        guard let duty, let day, let role else { throw Problem.internalFault }
        let made = DutyDone(
            id: id, municipality: home, duty: duty, day: day, role: role, note: note, link: link, made: now,
            by: caller.agent)
        let kept = try await Self.refusingDuty { try await store.addDutyDone(made) }
        let all = try await store.dutiesDone(in: [home])
        return (kept.done, kept.isRepeat, Self.warnings(of: kept.done, among: all, at: now))
    }

    /// What should not stand in the words of an entry, and which others look the same.
    package static func warnings(of done: DutyDone, among all: [DutyDone], at now: Timestamp) -> [Bilingual] {
        warnings(ofOpen: done.texts, at: now)
            + warnings(ofAlike: all.filter { $0.isAlike(done) }.map { "\($0.day) \($0.role)" })
    }

    /// Withdraws that a duty was done: it stays in the history, and counts no more.
    ///
    /// - Parameter body: As `POST /api/v1/duties/{id}/withdrawal` takes it.
    /// - Throws: ``Problem``.
    package func withdrawDutyDone(
        _ body: JSONValue, _ id: DutyDoneID, for caller: Caller, at now: Timestamp
    ) async throws -> DutyDone {
        var reader = BodyReader(body)
        let reason = reader.line("reason", isRequired: true, most: 500)
        reader.refusePersonalData(reason, at: "reason", "duty.reason-personal", now)
        try reader.finish()
        guard let reason else { throw Problem.internalFault }
        return try await Self.refusingDuty {
            try await store.withdrawDutyDone(
                id, in: caller.municipalities, .init(at: now, by: caller.agent, reason: reason))
        }
    }

    /// Why a text is no role: it seems to tell of a person, who is none of this.
    package static func roleFault(_ text: String, at now: Timestamp) -> Bilingual? {
        let screening = StaffTextScreening(text, on: SwedishTime(now).date)
        guard screening.tellsOfPerson else { return nil }
        return Bilingual(
            swedish:
                "Ange en roll eller ett organ, som Kommunstyrelsen: inget nummer, ingen adress och inget namn.",
            english: "Give a role or a body, such as the municipal board: no number, no address and no name.")
    }

    /// How a refusal of the store is told.
    private static func refusingDuty<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value
    {
        do {
            return try await work()
        } catch let fault as DutyFault {
            switch fault {
            case .noSuchEntry: throw Problem.notFound
            case .dayNotCome:
                throw Problem.content([.init(.pointer("/day"), "duty.day-not-come", fault.words)])
            case .dayTooEarly:
                throw Problem.content([.init(.pointer("/day"), "duty.day-too-early", fault.words)])
            case .beforeLaw:
                throw Problem.content([.init(.pointer("/day"), "duty.before-law", fault.words)])
            case .idTaken: throw Problem.conflict("duty.id-taken", fault.words)
            }
        }
    }
}
