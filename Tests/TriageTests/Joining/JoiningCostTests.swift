import Geometry
import Reports
import Testing
import Triage

@Suite struct JoiningCostTests {
    @Test func `a report that joins a case asks about its neighbours and the outline, and reads no case`()
        throws
    {
        var street = try Street()
        for number in 0..<5 { try street.report(Int64(number), east: Double(number) * 20) }
        let stored = AskedReports(of: street.stored)
        _ = try street.joiner.insert(Street.joinable(9, east: 50), among: stored)
        #expect(stored.asked == ["near", "outline"])
    }

    @Test func `a report far from all others asks about its neighbours alone`() throws {
        var street = try Street()
        try street.report(1)
        let stored = AskedReports(of: street.stored)
        _ = try street.joiner.insert(Street.joinable(9, east: 500), among: stored)
        #expect(stored.asked == ["near"])
    }

    @Test func `in a case that is divided, a report within the square of its neighbours reads no case`()
        throws
    {
        var street = try Street()
        for number in 0..<20 { try street.report(Int64(number), east: Double(number) * 50) }
        let stored = AskedReports(of: street.stored)
        // Squares end 211 m and 494 m east.
        _ = try street.joiner.insert(Street.joinable(99, east: 350), among: stored)
        #expect(stored.asked == ["near", "outline"])
    }

    @Test func `in a case that is divided, a report at the edge of a square does not explore the rest`()
        throws
    {
        var street = try Street()
        for number in 0..<40 { try street.report(Int64(number), east: Double(number) * 50) }
        let stored = AskedReports(of: street.stored)
        _ = try street.joiner.insert(Street.joinable(99, east: 205), among: stored)
        #expect(stored.asked.count { $0 == "near" } <= 3)
        #expect(stored.asked.count { $0 == "members" } == 2)
    }
}

/// Reports that write down what they were asked.
final class AskedReports: JoinableReports {
    private let stored: MemoryReports
    private(set) var asked: [String] = []

    init(of stored: MemoryReports) { self.stored = stored }

    func reports(near place: Place, within reach: Radius, observedFrom: Timestamp, observedUntil: Timestamp)
        -> [Joined]
    {
        asked.append("near")
        return stored.reports(
            near: place, within: reach, observedFrom: observedFrom, observedUntil: observedUntil)
    }

    func members(of case: Case.ID) -> [Joined] {
        asked.append("members")
        return stored.members(of: `case`)
    }

    func outline(of case: Case.ID) throws -> CaseOutline {
        asked.append("outline")
        return try stored.outline(of: `case`)
    }
}
