import Prevention
import Reports
import TestSupport
import Testing

@Suite struct WalkAnswerTests {
    private static func answer(
        _ number: Int, walker: Int = 1, stop: Int = 1, point: String? = "lighting", score: Int? = 3,
        note: String = "",
        minute: Int64 = 0
    ) throws -> WalkAnswer {
        try WalkAnswer(
            id: .numbered(number), stop: stop, point: point.map { try Code($0).orFail() }, score: score,
            note: note,
            walker: .numbered(walker), answered: .testNow.adding(.minutes(minute))
        ).orFail()
    }

    @Test func `two walkers who answer the same point have both answered, and their difference is told`()
        throws
    {
        let lighting = try Code<ChecklistPoint>("lighting").orFail()
        let summed = WalkAnswers(
            [try Self.answer(1, walker: 1, score: 2), try Self.answer(2, walker: 2, score: 5, minute: 1)],
            checklist: .builtIn)
        let point = try summed.summary(of: lighting, at: 1).orFail()
        #expect(point.marks.map(\.score) == [2, 5] && point.marks.map(\.number) == [1, 2])
        #expect(point.differs && point.mean == 3.5 && point.least == 2 && point.most == 5)
    }

    @Test func `the last answer of a walker counts, in whatever order they arrive`() throws {
        let lighting = try Code<ChecklistPoint>("lighting").orFail()
        let answers = [
            try Self.answer(1, score: 2), try Self.answer(2, score: 4, minute: 5),
            try Self.answer(3, walker: 2, score: 4, minute: 2),
        ]
        let summed = WalkAnswers(answers, checklist: .builtIn)
        #expect(summed == WalkAnswers(answers.reversed(), checklist: .builtIn))
        let point = try summed.summary(of: lighting, at: 1).orFail()
        #expect(point.marks.map(\.score) == [4, 4] && !point.differs)
    }

    @Test func `answers of a day to come count until the next one, and keep their order`() throws {
        let lighting = try Code<ChecklistPoint>("lighting").orFail()
        let year: Int64 = 365 * 24 * 60
        let wrong = [
            try Self.answer(3, score: 2, minute: year + 1), try Self.answer(2, score: 1, minute: year),
            try Self.answer(1, score: 5, minute: -1), try Self.answer(4, point: "upkeep", minute: 1),
        ]
        let settled = wrong.settled(at: .testNow)
        let latest = Timestamp.testNow.adding(WalkAnswer.clockTolerance)
        #expect(settled.map(\.id) == wrong.map(\.id) && settled.map(\.score) == wrong.map(\.score))
        #expect(settled[2] == wrong[2] && settled[3] == wrong[3])
        #expect(settled[1].answered == latest && settled[0].answered > latest)
        #expect(settled[0].answered < latest.adding(.seconds(1)))
        func score(_ answers: [WalkAnswer]) throws -> Int? {
            try WalkAnswers(answers, checklist: .builtIn).summary(of: lighting, at: 1).orFail().marks.first?
                .score
        }
        #expect(try score(settled) == 2)
        #expect(try score(settled + [try Self.answer(5, score: 4, minute: 2)]) == 4)
    }

    @Test func `answers of before the walk's day count as of its beginning, in the order of their device`()
        throws
    {
        let walk = try SafetyWalk.fixture()
        let day = SwedishTime.moment(of: try walk.days.walk.orFail(), minuteOfDay: 0)
        let year: Int64 = 365 * 24 * 60
        let now = Timestamp.testNow.adding(.minutes(60))
        let sent = [
            try Self.answer(1, score: 2, minute: 1 - 20 * year), try Self.answer(2, score: 1, minute: 2),
            try Self.answer(3, score: 5, minute: -20 * year), try Self.answer(4, minute: -20 * year),
        ]
        let held = sent.held(toDayOf: walk, at: now)
        #expect(held.map(\.id) == sent.map(\.id) && held.map(\.score) == sent.map(\.score))
        #expect(held[1] == sent[1])
        #expect(held[2].answered >= day && held[2].answered < held[3].answered)
        #expect(held[3].answered < held[0].answered)
        #expect(held[0].answered < day.adding(.minutes(2)))
        // One that was answered later comes later in a request of its own too.
        let next = try [Self.answer(5, minute: 1 - 20 * year)].held(toDayOf: walk, at: now)
        #expect(try next.first.orFail().answered > held[3].answered)
        // A day that has not come holds nothing back.
        let early = Timestamp.testNow.adding(.days(-9))
        let ahead = [try Self.answer(6, minute: -9 * 24 * 60)]
        #expect(ahead.held(toDayOf: walk, at: early) == ahead)
    }

    @Test func `an answer that is sent again is the same, whenever it says that it was answered`() throws {
        let answer = try Self.answer(1, score: 2, note: "Mörkt.")
        #expect(try Self.answer(1, score: 2, note: "Mörkt.", minute: 9).isRepeat(of: answer))
        for other in [
            try Self.answer(1, score: 3, note: "Mörkt."), try Self.answer(1, score: 2),
            try Self.answer(1, walker: 2, score: 2, note: "Mörkt."),
            try Self.answer(1, stop: 2, score: 2, note: "Mörkt."),
            try Self.answer(2, score: 2, note: "Mörkt."),
        ] {
            #expect(!other.isRepeat(of: answer))
        }
    }

    @Test func `the mean of a stop is that of its marks, however many each point has`() throws {
        let summed = WalkAnswers(
            [
                try Self.answer(1, walker: 1, score: 5), try Self.answer(2, walker: 2, score: 5),
                try Self.answer(3, walker: 3, score: 5), try Self.answer(4, point: "upkeep", score: 1),
                try Self.answer(5, stop: 2, score: 2),
            ], checklist: .builtIn)
        #expect(summed.mean(at: 1) == 4 && summed.mean(at: 2) == 2)
    }

    @Test func `a note alone is no mark, and a stop without marks has no mean`() throws {
        let summed = WalkAnswers(
            [try Self.answer(1, point: nil, score: nil, note: "Mörkt.")], checklist: .builtIn)
        #expect(summed.points.isEmpty && summed.notes.map(\.note) == ["Mörkt."] && summed.mean(at: 1) == nil)
    }

    @Test(
        arguments: [
            (nil, nil, ""), ("lighting", nil, "  "), (nil, 3, ""), ("lighting", 0, ""), ("lighting", 6, ""),
            ("lighting", 3, String(repeating: "x", count: 2_001)),
        ] as [(String?, Int?, String)])
    func `what says nothing or too much is no answer`(_ point: String?, _ score: Int?, _ note: String) throws
    {
        let answer = WalkAnswer(
            id: .numbered(1), stop: 1, point: point.flatMap { Code($0) }, score: score, note: note,
            walker: .numbered(1), answered: .testNow)
        #expect(answer == nil)
    }

    @Test func `a walk done again stands beside the first, with what was done and what was not`() throws {
        let walk = try SafetyWalk.fixture()
        let before = WalkAnswers([try Self.answer(1, score: 1)], checklist: .builtIn)
        let after = WalkAnswers([try Self.answer(2, score: 4)], checklist: .builtIn)
        func finding(_ number: Int, _ status: Finding.Status) throws -> Finding {
            Finding(
                id: .numbered(number), walk: walk.id, municipality: walk.municipality, stop: 1,
                what: "\(status)",
                place: try .olofstrom(), status: status, made: .testNow)
        }
        let compared = WalkComparison(
            of: walk, after, [try finding(9, .open)], with: before,
            [try finding(1, .done), try finding(2, .open), try finding(3, .declined)])
        let first = try compared.stops.first.orFail()
        #expect(first.points.map(\.change) == [3] && first.points.map(\.before) == [1])
        #expect(first.done.map(\.what) == ["done"] && first.notDone.map(\.what) == ["open", "declined"])
        #expect(first.found.count == 1 && compared.stops[1].points.isEmpty)
    }

    @Test func `the built-in checklist asks of what the national guide asks`() {
        #expect(
            Checklist.builtIn.points.map(\.code.description) == [
                "lighting", "openness", "sight-lines", "overgrowth", "upkeep", "walk-path", "orientation",
                "people",
                "transport", "traffic", "feeling",
            ])
        #expect(Checklist.builtIn.points.allSatisfy { !$0.name.english.isEmpty && !$0.look.swedish.isEmpty })
        #expect(Checklist([]) == nil && Checklist(Checklist.builtIn.points + Checklist.builtIn.points) == nil)
    }
}
