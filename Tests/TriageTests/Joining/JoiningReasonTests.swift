import Geometry
import Reports
import Testing
import Triage

@Suite struct JoiningReasonTests {
    @Test func `the first report of a trouble begins a case, as no other lies near`() throws {
        var street = try Street()
        let plan = try street.report(1)
        #expect(plan.placements.map(\.target) == [.new(0)])
        #expect(plan.newCases.map(\.splitFrom) == [nil])
        let words = try #require(plan.newCases.first).reason.words
        #expect(
            words.swedish == "Ingen annan rapport som den kan höra ihop med finns inom 60 m och 180 dagar.")
        #expect(words.english == "There is no other report that it can belong with within 60 m and 180 days.")
    }

    @Test func `a report that joins says how far away, and how long before or after, the nearest was`() throws
    {
        var street = try Street()
        try street.report(1, north: 40)
        try street.report(2, day: 3)
        let words = try #require(street.report(3, east: 23).placements.first?.reason).words
        #expect(
            words.swedish
                == "Rapporten ligger 23 m från en annan rapport i ärendet, sedd med 3 dagars mellanrum.")
        #expect(words.english == "The report lies 23 m from another report in the case, seen 3 days apart.")
        #expect(
            try street.report(4, north: 1, east: 23).placements.first?.reason?.words.swedish
                == "Rapporten ligger 1 m från en annan rapport i ärendet.")
    }

    @Test func `a report longer ago than the memory begins a case of its own`() throws {
        var street = try Street()
        try street.report(1)
        try street.report(2, day: 180)
        try street.report(3, day: 361)
        #expect(street.cases == [[1, 2], [3]])
    }

    @Test func `fewer reports than the minimum say how many it takes`() throws {
        var street = try Street(minimum: 3)
        try street.report(1)
        let reason = try #require(street.report(2, east: 10).newCases.first).reason
        #expect(reason == .tooFew(minimum: 3))
        #expect(reason.words.swedish == "Det krävs 3 rapporter nära varandra för ett gemensamt ärende.")
        try street.report(3, east: 20)
        #expect(street.cases == [[1, 2, 3]])
    }

    @Test func `a report without a place stands alone until it has one`() throws {
        var street = try Street()
        try street.report(1)
        let unplaced = Joinable(key: 2, id: Street.id(2), place: nil, observed: .epoch)
        let plan = try street.carryOut(street.joiner.insert(unplaced, among: street.stored))
        #expect(plan.newCases.map(\.reason) == [.unplaced])
        try street.move(2, east: 10)
        #expect(street.cases == [[1, 2]])
    }

    @Test(arguments: [
        (JoiningReason.pinned, "En handläggare har bestämt att rapporterna hör ihop."),
        (.separated, "En handläggare har bestämt att rapporten inte hör ihop med någon annan."),
        (.unplaced, "Rapporten har ännu ingen plats på kartan."),
        (.noLongerLinked, "Rapporterna ligger inte längre tillräckligt nära varandra."),
        (.linked, "Rapporterna i ärendena ligger så nära varandra att de är ett och samma ärende."),
        (
            .near(.zero, apart: .days(-1)),
            "Rapporten ligger 0 m från en annan rapport i ärendet, sedd med 1 dags mellanrum."
        ),
    ])
    func `every reason is a sentence`(_ reason: JoiningReason, _ swedish: String) {
        #expect(reason.words.swedish == swedish)
        #expect(reason.words.english.hasSuffix("."))
    }
}
