import Prevention
import Reports
import TestSupport
import Testing

/// A walk that is done again: what is promised of the two together.
extension WalkContract {
    package func `a walk and the one that repeats it stop at the same places`() async throws {
        let store = try await backend.makeStore()
        let first = try SafetyWalk.kept(1)
        let again = try SafetyWalk.kept(2, repeats: first.id)
        for walk in [first, again] { try await store.addWalk(walk, by: "anna") }
        let fewer = Array(first.stops.prefix(1))
        for (walk, fault) in [
            (first, WalkEditFault.stopsRepeated), (again, WalkEditFault.repeatsWithStops),
        ] {
            await #expect(throws: fault) {
                try await store.changeWalk(
                    walk.id, in: [], [.setStops(fewer)], version: 1, by: "bo", at: .testNow)
            }
            let same = try await store.changeWalk(
                walk.id, in: [], [.setStops(walk.stops)], version: 1, by: "bo", at: .testNow)
            #expect(same == walk)
        }
        try await store.keep(.kept(1))
        await #expect(throws: WalkEditFault.repeatsWithStops) {
            try await store.addWalk(
                try SafetyWalk.kept(3, repeats: first.id, hotspot: .numbered(1)), by: "anna")
        }
        #expect(try await store.walk(first.id, in: [])?.stops == first.stops)
        #expect(try await store.walks(WalkQuery()).count == 2)
    }

    package func `a walk is not walked before the one that it repeats, unless one of them is called off`()
        async throws
    {
        let store = try await backend.makeStore()
        let day = CivilDate(daysSinceEpoch: 20_777)
        let (eve, next) = (day.adding(days: -1), day.adding(days: 1))
        let first = try SafetyWalk.kept(1, day: day)
        try await store.addWalk(first, by: "anna")
        await #expect(throws: WalkEditFault.beforeRepeated(eve, earlier: day)) {
            try await store.addWalk(try SafetyWalk.kept(2, day: eve, repeats: first.id), by: "anna")
        }
        let again = try SafetyWalk.kept(2, day: day, repeats: first.id)
        try await store.addWalk(again, by: "anna")
        func move(_ walk: SafetyWalk, to day: CivilDate, _ state: WalkState? = nil, version: Int)
            async throws -> SafetyWalk
        {
            var edits: [WalkEdit] = [.setStart(nil), .setDays(try WalkDays(walk: day).orFail())]
            if let state { edits.append(.setState(state)) }
            return try await store.changeWalk(
                walk.id, in: [], edits, version: version, by: "bo", at: .testNow)
        }
        await #expect(throws: WalkEditFault.beforeRepeated(eve, earlier: day)) {
            try await move(again, to: eve, version: 1)
        }
        await #expect(throws: WalkEditFault.afterRepeat(next, later: day)) {
            try await move(first, to: next, version: 1)
        }
        #expect(try await move(again, to: next, version: 1).days.walk == next)
        #expect(try await move(first, to: next, version: 1).days.walk == next)
        #expect(try await move(again, to: eve, .calledOff, version: 2).state == .calledOff)
        await #expect(throws: WalkEditFault.beforeRepeated(eve, earlier: next)) {
            try await store.changeWalk(
                again.id, in: [], [.setState(.planned)], version: 3, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }
}
