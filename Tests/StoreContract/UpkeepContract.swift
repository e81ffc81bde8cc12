import Foundation
import Geometry
import Reports
import Synchronization
import TestSupport
import Testing

/// What every store promises to whoever runs it, and about the messages that wait in it.
package struct UpkeepContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a store that was closed and opened again holds what it held`() async throws {
        let location = try backend.makeLocation()
        let store = try await location.open()
        let receipt = try await store.keep(.fixture(1, at: .olofstrom(), reporter: 7))
        let waiting = try await store.keep(.fixture(2))
        let found = try await store.case(receipt.case, in: []).orFail()
        let history = try await store.history(of: receipt.case)
        try await store.close()
        await #expect(throws: ReportStoreError.closed) { try await store.keep(.fixture(3)) }

        let reopened = try await location.open()
        #expect(try await reopened.case(receipt.case, in: []) == found)
        #expect(try await reopened.history(of: receipt.case) == history)
        #expect(try await reopened.nearest(9, to: .olofstrom(), matching: .all).map(\.id) == [.numbered(1)])
        let unplaced = try await reopened.unplacedReports(matching: .all, page: .everything).elements
        #expect(unplaced.map(\.case) == [waiting.case])
        #expect(try await reopened.keep(.fixture(4, at: .olofstrom(north: 10))).case == receipt.case)
    }

    package func `a store can be written until it is closed`() async throws {
        let store = try await backend.makeStore()
        try await store.settled()
        #expect(!store.isReadOnly)
        #expect(await store.isWritable())
        #expect(await store.queueDepth() == 0)
        try await store.close()
        #expect(await !store.isWritable())
    }

    package func `a sound store keeps every promise, and tells each as it asks`() async throws {
        let store = try await backend.makeStore()
        for number in 0..<40 {
            let place = try number % 10 == 0 ? nil : Place.olofstrom(north: Double(number * 20))
            try await store.keep(.fixture(number, at: place, isRestricted: number % 7 == 0))
        }
        let asked = Mutex<[Bilingual]>([])
        #expect(try store.inspect { words in asked.withLock { $0.append(words) } } == [])
        #expect(asked.withLock { $0 } == store.promises && !store.promises.isEmpty)
    }

    package func `a store opens from a backup that was taken while reports came in`() async throws {
        let store = try await backend.makeStore()
        for number in 0..<30 { try await store.keep(.fixture(number, at: .olofstrom())) }
        let path = FileManager.default.temporaryDirectory.appending(path: "lykta-\(UUID().uuidString).backup")
            .path
        try store.backup(to: path, overwriting: false)
        let before = try Data(contentsOf: URL(filePath: path))
        let writing = Task {
            for number in 100..<130 { try await store.keep(.fixture(number, at: .olofstrom())) }
        }
        #expect(throws: (any Error).self) { try store.backup(to: path, overwriting: false) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        try store.backup(to: path, overwriting: true)
        try await writing.value
        let restored = try await backend.location(ofBackup: path).open()
        let count = try await restored.nearest(100, to: .olofstrom(), matching: .all).count
        #expect((30...60).contains(count))
        #expect(try restored.inspect { _ in } == [])
        #expect(try await store.nearest(100, to: .olofstrom(), matching: .all).count == 60)
    }

    package func `a message is due, put off, given up, tried anew and delivered`() async throws {
        let store = try await backend.makeStore()
        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        let message = try await store.due(at: .testNow, limit: 10).messages.first.orFail()
        #expect(message.case == receipt.case && message.attempts == 0 && message.state == .waiting)
        #expect(message.channel == .webhook(url: "https://example.se/hook", secret: "GATA"))
        #expect(try await store.due(at: .testNow.subtracting(.seconds(1)), limit: 10).messages.isEmpty)

        try await store.failed([message.id], fault: "500", nextAttempt: .testNow.adding(.hours(1)))
        #expect(try await store.due(at: .testNow, limit: 10).messages.isEmpty)
        #expect(
            try await store.due(at: .testNow.adding(.hours(1)), limit: 10).messages.map(\.lastFault) == [
                "500"
            ])
        #expect(try await !store.retry(message.id, at: .testNow))
        try await store.failed([message.id], fault: "410", nextAttempt: nil)
        let dead = try await store.messages(in: .dead, limit: 10).messages
        #expect(dead.map(\.id) == [message.id] && dead.map(\.attempts) == [2])

        #expect(try await store.retry(message.id, at: .testNow))
        #expect(try await store.due(at: .testNow, limit: 10).messages.map(\.attempts) == [0])
        try await store.delivered([message.id], at: .testNow)
        #expect(try await store.due(at: .testNow.adding(.days(9)), limit: 10).messages.isEmpty)
        #expect(try await store.messages(in: .delivered, limit: 10).messages.map(\.id) == [message.id])
    }

    package func `messages of a digest are due together, when it is time, and are written down together`()
        async throws
    {
        let store = try await backend.makeStore([
            .fixture(
                channels: """
                    [ { email: gata@example.se, digest: "07:00", digest-days: every-day }, { email: chef@example.se } ]
                    """)
        ])
        for number in 1...3 {
            try await store.keep(.fixture(number, at: .olofstrom(north: Double(number) * 900)))
        }
        let alone = try await store.due(at: .testNow, limit: 10).messages
        #expect(alone.map(\.channel) == Array(repeating: .email(address: "chef@example.se"), count: 3))
        #expect(alone.allSatisfy { $0.digestAt == nil })

        // The next morning by the Swedish clock.
        let morning = try Timestamp(rfc3339: "2026-11-21T07:00:00+01:00")
        let gathered = try await store.due(at: morning, limit: 10).messages.filter { $0.digestAt != nil }
        #expect(gathered.map(\.digestAt) == [morning, morning, morning])
        let (first, ids) = (try gathered.first.orFail(), gathered.map(\.id))
        func together(_ message: OutboxMessage, at moment: Timestamp, limit: Int = 10) async throws -> [Int64]
        {
            try await store.digest(with: message, at: moment, limit: limit).messages.map(\.id)
        }
        #expect(try await together(first, at: morning) == ids)
        #expect(try await together(first, at: morning, limit: 2) == Array(ids.prefix(2)))
        #expect(try await together(first, at: morning.subtracting(.seconds(1))).isEmpty)

        // What was tried before goes together, and what comes up for the first time too.
        let later = morning.adding(.minutes(1))
        try await store.failed(Array(ids.prefix(2)), fault: "75", nextAttempt: later)
        #expect(try await together(gathered[2], at: later) == [ids[2]])
        let again = try await store.message(ids[1]).orFail()
        #expect(again.attempts == 1 && again.lastFault == "75" && again.digestAt == morning)
        #expect(try await together(again, at: later) == Array(ids.prefix(2)))
        try await store.delivered(ids, at: later)
        #expect(try await store.due(at: later, limit: 10).messages.map(\.id) == alone.map(\.id))
        #expect(try await store.messages(in: .delivered, limit: 10).messages.map(\.id) == ids)
        #expect(try await store.message(4_711) == nil)
    }
}
