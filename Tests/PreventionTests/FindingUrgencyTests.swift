import Prevention
import Reports
import TestSupport
import Testing

@Suite struct FindingUrgencyTests {
    private static func finding(
        _ number: Int, _ gravity: Finding.Gravity = .middling, due: Int? = nil,
        _ status: Finding.Status = .open
    ) throws -> Finding {
        Finding(
            id: .numbered(number), walk: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            stop: 1, what: "Mörkt.", place: try .olofstrom(), gravity: gravity,
            due: due.map { CivilDate.walkDay.adding(days: $0) }, status: status, made: .testNow)
    }

    @Test func `what is overdue comes first, then what is grave, then what is due soon`() throws {
        let wanted = try [
            Self.finding(5, .grave, due: -1), Self.finding(4, .slight, due: -9),
            Self.finding(3, .grave, due: 0), Self.finding(6, .grave), Self.finding(1, due: 2),
            Self.finding(2, due: 3), Self.finding(7), Self.finding(8, .slight, due: -20, .done),
        ]
        for shuffled in [Array(wanted.reversed()), wanted.sorted { $0.id < $1.id }] {
            #expect(shuffled.mostUrgentFirst(on: .walkDay).map(\.id) == wanted.map(\.id))
        }
    }

    @Test func `a finding is overdue from the day after its last, while somebody has something to do`() throws
    {
        #expect(try !Self.finding(1, due: 0).isOverdue(on: .walkDay))
        #expect(try Self.finding(1, due: -1, .underWay).isOverdue(on: .walkDay))
        #expect(try !Self.finding(1, due: -1, .declined).isOverdue(on: .walkDay))
        #expect(try !Self.finding(1).isOverdue(on: .walkDay))
    }
}
