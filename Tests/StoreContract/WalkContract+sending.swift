import Geometry
import Prevention
import Reports
import TestSupport
import Testing

extension WalkContract {
    package func `what was given at a stop is not kept as of another that has got its number`() async throws {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let (hall, square) = (walk.stops[0].place, walk.stops[1].place)
        let swapped = [
            SafetyWalk.Stop(number: 1, name: "Torget", place: square),
            SafetyWalk.Stop(number: 2, name: "Idrottshallen", place: hall),
        ]
        _ = try await store.changeWalk(
            walk.id, in: [], [.setStops(swapped)], version: 1, by: "bo", at: .testNow)
        func send(_ number: Int, stop: Int, shownAt shown: Place?) async throws -> [KeptWalkAnswer] {
            let answer = try WalkAnswer.mark(number, stop: stop)
            return try await store.keepWalkAnswers(
                given: [GivenWalkAnswer(answer, shownAt: shown)], of: walk.id, in: [], by: "anna",
                at: .testNow)
        }
        let fault = WalkEditFault.otherStop(1, name: "Torget")
        #expect(try await send(1, stop: 1, shownAt: hall) == [.otherStop(1, name: "Torget")])
        let finding = try Finding.kept(1, of: walk)
        await #expect(throws: fault) {
            _ = try await store.addFinding(finding, shownAt: hall, by: "anna")
        }
        let photo = try NewWalkPhoto.kept(1)
        func shown(at place: Place) -> NewWalkPhoto {
            NewWalkPhoto(
                id: photo.id, stop: photo.stop, walker: photo.walker, image: photo.image,
                source: photo.source, received: photo.received, shownAt: place)
        }
        await #expect(throws: fault) {
            _ = try await store.addWalkPhoto(shown(at: hall), to: walk.id, in: [], by: "anna")
        }
        #expect(try await store.walkHistory(of: walk.id).map(\.kind) == [.made, .changed])
        // The same answer, at the stop where it was given; a device tells places to the decimetre or so.
        let nearly = try hall.moved(northMetres: 0.4, eastMetres: -0.4).orFail()
        #expect(try await send(1, stop: 2, shownAt: nearly) == [.kept])
        #expect(try await send(2, stop: 9, shownAt: hall) == [.unknownPlace])
        #expect(try await !store.addFinding(finding, shownAt: square, by: "anna").isRepeat)
        #expect(try await !store.addWalkPhoto(shown(at: square), to: walk.id, in: [], by: "anna").isRepeat)
        #expect(try store.inspect { _ in } == [])
    }

    package func `the history says when answers were sent by somebody else than who gave them`() async throws
    {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let own = GivenWalkAnswer(try .mark(1))
        let left = [GivenWalkAnswer(try .mark(2, walker: 2, score: 5), isForAnother: true)]
        for _ in 0..<2 {
            _ = try await store.keepWalkAnswers(
                given: [own] + left, of: walk.id, in: [], by: "tina", at: .testNow)
        }
        let events = try await store.walkHistory(of: walk.id).filter { $0.kind == .answered }
        #expect(events.allSatisfy { $0.by == "tina" })
        #expect(
            events.map(\.words.swedish) == [
                "1 svar kom in.", "1 svar kom in, skickade av någon annan än den som svarade.",
            ])
        #expect(try await store.walkAnswers(of: walk.id).map(\.walker) == [.numbered(1), .numbered(2)])
    }
}
