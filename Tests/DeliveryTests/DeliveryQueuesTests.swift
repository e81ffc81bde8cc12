import Reports
import TestSupport
import Testing

@testable import Delivery

struct DeliveryQueuesTests {
    private func message(_ id: Int64, unit: String) throws -> OutboxMessage {
        try .fixture(id, unit: unit, to: .email(address: "\(unit)@example.se"))
    }

    @Test func `the oldest for each receiver goes, one at a time`() throws {
        let due = try [message(3, unit: "park"), message(1, unit: "gata"), message(2, unit: "gata")]
        var queues = DeliveryQueues()
        #expect(queues.take(from: due, at: .friday, room: 9).map(\.id) == [1, 3])
        #expect(queues.take(from: due, at: .friday, room: 9).isEmpty)
        queues.free(DeliveryQueues.Receiver(due[1]))
        #expect(queues.take(from: Array(due.dropFirst(2)), at: .friday, room: 9).map(\.id) == [2])
    }

    @Test func `a receiver at rest is passed over until its moment`() throws {
        let due = try [message(1, unit: "gata"), message(2, unit: "park")]
        var queues = DeliveryQueues()
        queues.hold(DeliveryQueues.Receiver(due[0]), until: .friday.adding(.seconds(5)))
        #expect(queues.take(from: due, at: .friday, room: 9).map(\.id) == [2])
        #expect(queues.take(from: due, at: .friday.adding(.seconds(5)), room: 9).map(\.id) == [1])
    }

    @Test func `no more go than there is room for`() throws {
        let due = try ["a", "b", "c", "d"].enumerated().map {
            try message(Int64($0.offset), unit: $0.element)
        }
        var queues = DeliveryQueues()
        #expect(queues.take(from: due, at: .friday, room: 3).count == 3)
        #expect(queues.onTheWay == 3)
        #expect(queues.take(from: due, at: .friday, room: 0).isEmpty)
    }
}

struct VerdictTests {
    @Test func `a failure is tried again and its receiver waits for it`() {
        var chance = SeededChance(seed: 1)
        let verdict = Verdict(.failed(.unreachable), earlierFailures: 0, at: .friday, using: &chance)
        guard case .again(.unreachable, let next, let rests) = verdict else { return #expect(Bool(false)) }
        #expect(next == rests)
        #expect((4_000...6_000).contains(next.since(.friday).milliseconds))
    }

    @Test func `a receiver does not wait longer than its patience`() {
        var chance = SeededChance(seed: 1)
        let verdict = Verdict(.failed(.unreachable), earlierFailures: 7, at: .friday, using: &chance)
        guard case .again(_, let next, let rests) = verdict else { return #expect(Bool(false)) }
        #expect(next.since(.friday) > .hours(19))
        #expect(rests.since(.friday) == DeliveryQueues.patience)
    }

    @Test func `the wait that a receiver asks for holds for its whole queue`() {
        var chance = SeededChance(seed: 1)
        let asked = Attempt.failed(.status(503), wait: .hours(2))
        let verdict = Verdict(asked, earlierFailures: 0, at: .friday, using: &chance)
        let later = Timestamp.friday.adding(.hours(2))
        #expect(verdict == .again(.status(503), next: later, receiverRests: later))
    }

    @Test func `a short wait asked for does not shorten the back-off`() {
        var chance = SeededChance(seed: 1)
        let asked = Attempt.failed(.status(503), wait: .seconds(0))
        let verdict = Verdict(asked, earlierFailures: 1, at: .friday, using: &chance)
        guard case .again(_, let next, _) = verdict else { return #expect(Bool(false)) }
        #expect(next.since(.friday) >= .seconds(24))
    }

    @Test func `the tenth failure is the last`() {
        var chance = SeededChance(seed: 1)
        let verdict = Verdict(.failed(.unreachable), earlierFailures: 9, at: .friday, using: &chance)
        #expect(verdict == .dead(.unreachable))
    }
}
