import Prevention
import Reports
import TestSupport
import Testing

/// What every store promises about citizen promises: every version of what was promised is kept, and each event is counted once.
package struct PromiseContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a promise comes back whole, with every version of what was promised`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let draft = try CitizenPromise.kept(1)
        _ = try await store.addPromise(draft, as: .everybody, by: Agent(anna))
        var commitments = draft.terms.commitments
        commitments[0] = Commitment(
            id: commitments[0].id, party: .police, text: "Sex insatser vid torget.",
            target: CommitmentTarget(.exactly, 6, unit: "insatser"))
        let signed = try await store.changePromise(
            draft.id, in: [draft.keeper],
            [.setCommitments(commitments), .sign(.kept), .setPublished(true)], version: 1, as: .everybody,
            by: Agent(anna), at: .testNow)
        _ = try await store.addEvent(
            .kept(1, of: commitments[0].id), to: draft.id, in: [], as: .everybody)
        let held = try await store.changePromise(
            draft.id, in: [],
            [
                .hold(followUp: 1, day: try .of("2026-11-14"), words: "Ett av sex."),
                .prolong(until: try .of("2027-03-31"), why: "Vintern."),
                .end(day: try .of("2026-11-20"), words: "Ett blev gjort."),
            ], version: 2, as: .everybody, by: Agent(anna), at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(try await store.promise(draft.id, in: []) == held)
        #expect(held.followUps.first?.held?.figures.map(\.counted) == [1, 0, 0, 0])
        #expect(held.account?.figures.first?.pace == .late && held.version == 3 && signed.version == 2)
        let versions = try await store.termsOverTime(of: draft.id)
        #expect(versions.map(\.version) == [1, 2, 3])
        #expect(versions[0].terms == draft.terms && versions[2].terms == held.terms)
        let history = try await store.promiseHistory(of: draft.id)
        #expect(history.map(\.number) == Array(1...8))
        #expect(history.allSatisfy { $0.by == Agent(anna) || $0.kind == .counted })
        #expect(try store.inspect { _ in } == [])
    }

    package func `a prolongation is corrected and taken back, and more than promised is kept`()
        async throws
    {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        let joint = promise.terms.commitments[3].id
        func change(_ edits: [PromiseEdit], _ version: Int) async throws -> CitizenPromise {
            try await store.changePromise(
                promise.id, in: [], edits, version: version, as: .everybody, by: "anna", at: .testNow)
        }
        _ = try await change([.sign(.kept)], 1)
        for number in 1...2 {
            _ = try await store.addEvent(
                .kept(number, of: joint, by: .together), to: promise.id, in: [], as: .everybody)
        }
        _ = try await change([.prolong(until: try .of("2035-12-31"), why: "Vintern.")], 2)
        let corrected = try await change([.prolong(until: try .of("2027-03-31"), why: "Felskrivet.")], 3)
        #expect(try await store.promise(promise.id, in: []) == corrected)
        #expect(corrected.prolongations.map(\.why) == ["Felskrivet."] && corrected.signedVersion == 2)
        let back = try await change([.prolong(until: try .of("2026-12-31"), why: "Blev inte av.")], 4)
        #expect(try await store.promise(promise.id, in: []) == back)
        #expect(back.prolongations == [] && back.state == .signed)
        let ended = try await change([.end(day: try .of("2026-11-20"), words: "Klart.")], 5)
        #expect(ended.account?.figures.last?.pace == .more)
        #expect(try await store.promise(promise.id, in: []) == ended)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a signed end is corrected and taken back, and why is kept`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        let signed = try await store.changePromise(
            promise.id, in: [], [.sign(.kept)], version: 1, as: .everybody, by: "anna", at: .testNow)
        _ = try await store.changePromise(
            promise.id, in: [], [.prolong(until: try .of("2026-11-30"), why: "Felskrivet.")], version: 2,
            as: .everybody, by: "anna", at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(try await store.promise(promise.id, in: [])?.signedUntil == signed.terms.period.until)
        let back = try await store.changePromise(
            promise.id, in: [], [.prolong(until: try .of("2026-12-31"), why: "Det var rätt.")], version: 3,
            as: .everybody, by: "anna", at: .testNow)
        #expect(try await store.promise(promise.id, in: []) == back)
        #expect(back.state == .signed && back.prolongations == [] && back.followUps == signed.followUps)
        #expect(back.corrections.map(\.why) == ["Felskrivet.", "Det var rätt."])
        #expect(back.corrections.allSatisfy { $0.what == .until })
        #expect(try store.inspect { _ in } == [])
    }

    package func `an end that was wrong is taken back, and the next account has its own figures`()
        async throws
    {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        func change(_ edits: [PromiseEdit], _ version: Int) async throws -> CitizenPromise {
            try await store.changePromise(
                promise.id, in: [], edits, version: version, as: .everybody, by: "anna", at: .testNow)
        }
        let signed = try await change([.sign(.kept)], 1)
        let ended = try await change([.end(day: try .of("2026-11-16"), words: "Klart.")], 2)
        #expect(ended.account?.figures.map(\.counted) == [0, 0, 0, 0])
        let back = try await change([.takeBackEnd(why: "Fel löfte.")], 3)
        #expect(try await store.promise(promise.id, in: []) == back)
        #expect(back.state == .signed && back.account == nil && back.followUps == signed.followUps)
        #expect(back.corrections.map(\.former.description) == ["2026-11-16"])
        let first = promise.terms.commitments[0].id
        _ = try await store.addEvent(
            .kept(1, of: first, on: "2026-11-18"), to: promise.id, in: [], as: .everybody)
        let early = AfterEnd(
            .counted, after: try .of("2026-11-16"), last: try .of("2026-11-18"), isAccount: true)
        await #expect(throws: PromiseFault.after(early)) {
            _ = try await change([.end(day: try .of("2026-11-16"), words: "Klart.")], 4)
        }
        let again = try await change([.end(day: try .of("2026-11-20"), words: "Klart nu.")], 4)
        #expect(try await store.promise(promise.id, in: []) == again)
        #expect(again.account?.figures.map(\.counted) == [1, 0, 0, 0])
        let history = try await store.promiseHistory(of: promise.id)
        #expect(history.contains { $0.words.swedish == "Avslutet 2026-11-16 är taget tillbaka. Fel löfte." })
        #expect(try store.inspect { _ in } == [])
    }

    package func `a promise that is sent again is kept once, and another under its id not at all`()
        async throws
    {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        let changed = try await store.changePromise(
            promise.id, in: [], [.setTitle("Nytt namn")], version: 1, as: .everybody, by: "bo", at: .testNow)
        let again = try await store.addPromise(promise, as: .everybody, by: "anna")
        #expect(again.isRepeat && again.promise == changed)
        await #expect(throws: PromiseFault.idTaken) {
            _ = try await store.addPromise(changed, as: .everybody, by: "anna")
        }
        await #expect(throws: PromiseFault.idTaken) {
            _ = try await store.addPromise(.kept(1, keeper: "0880"), as: .everybody, by: "eva")
        }
        await #expect(throws: PromiseFault.stale(current: 2)) {
            _ = try await store.changePromise(
                promise.id, in: [], [.setTitle("x")], version: 1, as: .everybody, by: "bo", at: .testNow)
        }
    }

    package func `a promise is seen by its parties and by nobody else, and each writes its own part`()
        async throws
    {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1, with: ["1081"])
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        let (home, party, stranger) = (
            try MunicipalityCode("1060").orFail(), try MunicipalityCode("1081").orFail(),
            try MunicipalityCode("0880").orFail()
        )
        #expect(try await store.promises(PromiseQuery(municipalities: [party])) == [promise])
        #expect(try await store.promises(PromiseQuery(municipalities: [stranger])) == [])
        #expect(try await store.promise(promise.id, in: [stranger]) == nil)
        await #expect(throws: PromiseFault.noSuchPromise) {
            _ = try await store.changePromise(
                promise.id, in: [stranger], [.setTitle("x")], version: 1, as: PromiseWriter(for: [stranger]),
                by: "x", at: .testNow)
        }
        let theirs = Commitment(id: .numbered(77), party: .municipality(party), text: "Ronnebys del.")
        let added: [PromiseEdit] = [.setCommitments(promise.terms.commitments + [theirs])]
        await #expect(throws: PromiseFault.foreignPart(.municipality(party))) {
            _ = try await store.changePromise(
                promise.id, in: [home], added, version: 1, as: PromiseWriter(for: [home]), by: "x",
                at: .testNow)
        }
        await #expect(throws: PromiseFault.foreignPart(.municipality(home))) {
            _ = try await store.changePromise(
                promise.id, in: [party], [.setTitle("x")], version: 1, as: PromiseWriter(for: [party]),
                by: "x",
                at: .testNow)
        }
        let changed = try await store.changePromise(
            promise.id, in: [party], added, version: 1, as: PromiseWriter(for: [party]), by: "x", at: .testNow
        )
        #expect(changed.terms.commitments.last == theirs)
        #expect(try store.inspect { _ in } == [])
    }

    package func `an event is counted once, and stays when it is withdrawn`() async throws {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        let first = promise.terms.commitments[0].id
        let event = try PromiseEvent.kept(1, of: first)
        await #expect(throws: PromiseFault.notSigned) {
            _ = try await store.addEvent(event, to: promise.id, in: [], as: .everybody)
        }
        _ = try await store.changePromise(
            promise.id, in: [], [.sign(.kept)], version: 1, as: .everybody, by: "anna", at: .testNow)
        #expect(try await store.addEvent(event, to: promise.id, in: [], as: .everybody).isRepeat == false)
        #expect(try await store.addEvent(event, to: promise.id, in: [], as: .everybody).isRepeat)
        await #expect(throws: PromiseFault.idTaken) {
            _ = try await store.addEvent(
                try .kept(1, of: first, note: "Annat"), to: promise.id, in: [], as: .everybody)
        }
        _ = try await store.addEvent(
            try .kept(2, of: first, on: "2026-11-12"), to: promise.id, in: [], as: .everybody)
        #expect(try await store.events(of: promise.id).map(\.id) == [.numbered(2), .numbered(1)])
        let withdrawn = try await store.withdrawEvent(
            event.id, of: promise.id, in: [], because: "Räknad två gånger.", as: .everybody, by: "bo",
            at: .testNow)
        #expect(withdrawn.withdrawn?.reason == "Räknad två gånger.")
        #expect(try await store.events(of: promise.id).count(where: \.counts) == 1)
        await #expect(throws: PromiseFault.withdrawnAlready) {
            _ = try await store.withdrawEvent(
                event.id, of: promise.id, in: [], because: "Igen.", as: .everybody, by: "bo", at: .testNow)
        }
        #expect(try await store.addEvent(event, to: promise.id, in: [], as: .everybody).event == withdrawn)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a measure and a walk stand behind events, and a commitment is a cause of measures`()
        async throws
    {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        _ = try await store.changePromise(
            promise.id, in: [], [.sign(.kept)], version: 1, as: .everybody, by: "anna", at: .testNow)
        let commitment = promise.terms.commitments[1].id
        let measure = try Measure.kept(1, causes: MeasureCauses(commitments: [commitment]))
        _ = try await store.addMeasure(measure, by: "anna")
        #expect(try await store.measure(measure.id, in: []) == measure)
        #expect(try await store.measures(MeasureQuery(cause: .commitment(commitment))) == [measure])
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        for (number, target) in [(1, PromiseLink.Target.measure(measure.id)), (2, .walk(walk.id))] {
            let event = try PromiseEvent.kept(
                number, of: commitment, by: .municipality(promise.keeper),
                link: PromiseLink(target, in: promise.keeper))
            _ = try await store.addEvent(event, to: promise.id, in: [], as: .everybody)
            #expect(try await store.events(of: promise.id).first { $0.id == event.id } == event)
        }
        let missing = PromiseLink(.measure(.numbered(77)), in: promise.keeper)
        await #expect(throws: PromiseFault.noSuchLink) {
            _ = try await store.addEvent(
                try .kept(3, of: commitment, by: .municipality(promise.keeper), link: missing),
                to: promise.id, in: [],
                as: .everybody)
        }
        await #expect(throws: MeasureEditFault.noSuchCommitment(.numbered(77))) {
            _ = try await store.addMeasure(
                try .kept(2, causes: MeasureCauses(commitments: [.numbered(77)])), by: "anna")
        }
        await #expect(throws: MeasureEditFault.self) {
            _ = try await store.addMeasure(
                try .kept(2, municipality: "0880", causes: MeasureCauses(commitments: [commitment])),
                by: "eva")
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a promise that was a mistake is withdrawn, and everybody reads it no more`() async throws {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        _ = try await store.changePromise(
            promise.id, in: [], [.sign(.kept), .setPublished(true)], version: 1, as: .everybody, by: "anna",
            at: .testNow)
        let event = try PromiseEvent.kept(1, of: promise.terms.commitments[0].id)
        _ = try await store.addEvent(event, to: promise.id, in: [], as: .everybody)
        func withdraw() async throws -> CitizenPromise {
            try await store.changePromise(
                promise.id, in: [], [.setTitle("Fel"), .withdraw(reason: "Lades upp två gånger.")],
                version: 2, as: .everybody, by: "bo", at: .testNow)
        }
        await #expect(throws: PromiseFault.isCounted) { _ = try await withdraw() }
        _ = try await store.withdrawEvent(
            event.id, of: promise.id, in: [], because: "Fel löfte.", as: .everybody, by: "bo", at: .testNow)
        let gone = try await withdraw()
        #expect(gone.withdrawn == "Lades upp två gånger." && !gone.isPublished && gone.state == .signed)
        #expect(try await store.promise(promise.id, in: []) == gone)
        #expect(try await store.promises(PromiseQuery(isPublic: true)) == [])
        #expect(try await store.promises(PromiseQuery()) == [gone])
        let last = try await store.promiseHistory(of: promise.id).suffix(2)
        #expect(last.map(\.kind) == [.changed, .withdrawn] && last.last?.by == "bo")
        await #expect(throws: PromiseFault.isWithdrawn) {
            _ = try await store.addEvent(
                try .kept(2, of: event.commitment), to: promise.id, in: [], as: .everybody)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `frozen words are masked with a reason, and the figures stay`() async throws {
        let store = try await backend.makeStore()
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "anna")
        func change(_ edits: [PromiseEdit], _ version: Int) async throws -> CitizenPromise {
            try await store.changePromise(
                promise.id, in: [], edits, version: version, as: .everybody, by: "anna", at: .testNow)
        }
        let used = try await change(
            [
                .sign(.kept), .hold(followUp: 1, day: try .of("2026-11-14"), words: "Kalle var med."),
                .end(day: try .of("2026-11-20"), words: "Tack till Kalle."),
            ], 1)
        let masked = try await change(
            [
                .mask(.followUp(1), words: "En var med.", why: "Ett namn."),
                .mask(.account, words: "Tack.", why: "Ett namn till."),
            ], 2)
        #expect(try await store.promise(promise.id, in: []) == masked)
        let held = masked.followUps[0].held
        #expect(held?.words == "En var med." && held?.masked == "Ett namn.")
        #expect(held?.figures == used.followUps[0].held?.figures && held?.figures.isEmpty == false)
        #expect(masked.account?.masked == "Ett namn till." && masked.account?.words == "Tack.")
        #expect(masked.account?.figures == used.account?.figures && !masked.texts.contains("Kalle var med."))
        await #expect(throws: PromiseFault.nothingFrozen) {
            _ = try await change([.mask(.followUp(2), words: "x", why: "y")], 3)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `promises come by their end, and only those that are asked for`() async throws {
        let store = try await backend.makeStore()
        let (short, long) = (try CitizenPromise.kept(1), try CitizenPromise.kept(2, until: "2027-12-31"))
        for promise in [short, long] { _ = try await store.addPromise(promise, as: .everybody, by: "anna") }
        #expect(try await store.promises(PromiseQuery()) == [long, short])
        #expect(try await store.promises(PromiseQuery(isPublic: true)) == [])
        let signed = try await store.changePromise(
            short.id, in: [], [.sign(.kept), .setPublished(true)], version: 1, as: .everybody, by: "anna",
            at: .testNow)
        #expect(try await store.promises(PromiseQuery(isPublic: true)) == [signed])
        #expect(try await store.promises(PromiseQuery(states: [.draft])) == [long])
        #expect(try await store.promises(PromiseQuery(limit: 1)) == [long])
        var committed = PromiseQuery()
        committed.commitments = [try long.terms.commitments.first.orFail().id]
        #expect(try await store.promises(committed) == [long])
        committed.commitments = [.numbered(4_711)]
        #expect(try await store.promises(committed) == [])
    }
}
