import Demo
import Geometry
import Intake
import Projection
import Reports
import Testing

struct DemoReportsTests {
    private let until = Timestamp(clamping: 1_795_219_200_000)

    private func reports(_ count: Int, seed: UInt64 = 1, days: Int = 730) throws -> [DemoReport] {
        Array(try DemoReports(count: count, seed: seed, until: until, days: days))
    }

    @Test func `the same seed gives the same reports, another seed others`() throws {
        let some = try reports(300)
        #expect(try reports(300) == some)
        #expect(try reports(300, seed: 2) != some)
    }

    @Test(arguments: [-1, 0, 1, 2, 500])
    func `there are as many as asked for`(_ count: Int) throws {
        #expect(try reports(count).count == max(0, count))
    }

    @Test(arguments: [1, 30, 730])
    func `they come in order, within the days asked for`(_ days: Int) throws {
        let moments = try reports(1_000, days: days).map(\.receivedAt)
        #expect(moments == moments.sorted())
        #expect(try #require(moments.last) < until)
        #expect(try #require(moments.first) >= until.subtracting(.days(Int64(days))))
    }

    @Test(arguments: [Int.min, 0, Int.max])
    func `no number of days breaks it`(_ days: Int) throws {
        #expect(try reports(20, days: days).count == 20)
    }

    @Test func `what was seen was seen before it was reported, and not two years before`() throws {
        for report in try reports(2_000) {
            let observed = try Timestamp(rfc3339: #require(report.submission.observedAt))
            #expect(observed <= report.receivedAt)
            #expect(report.receivedAt.since(observed) < .days(30))
        }
    }

    @Test func `all lie inside the outline`() throws {
        let municipalities = try AreaShapes(BuiltInProfile.municipalities)
        for report in try reports(2_000) {
            switch report.submission.place {
            case .point(let pair, _):
                try #require(pair.count == 2)
                #expect(try municipalities.codes(atLongitude: pair[0], latitude: pair[1]) == ["1060"])
            case .grid(let northing, let easting, let epsg, _):
                #expect(epsg == 3006)
                let place = try #require(Place(northing: northing, easting: easting))
                #expect(municipalities.codes(holding: place) == ["1060"])
            case .words(let words): #expect(words.count >= 5)
            case .geometry: Issue.record("no position")
            }
        }
    }

    @Test func `texts are sentences without gaps left, of 10 to 4,000 characters`() throws {
        for text in try reports(3_000).map(\.submission.text) {
            #expect((10...4_000).contains(text.count))
            #expect(!text.contains { "{};".contains($0) }, "\(text)")
            #expect(!text.contains("  "), "\(text)")
            #expect(text.first?.isUppercase == true, "\(text)")
        }
    }

    @Test func `few texts are the same, but those of who insists`() throws {
        let reports = try reports(5_000)
        let others = reports.filter { $0.submission.reporter?.hasPrefix("envis") != true }
        #expect(Set(others.map(\.submission.text)).count > others.count * 9 / 10)

        let insisting = reports.filter { $0.submission.reporter?.hasPrefix("envis") == true }
        #expect(insisting.count > 30)
        let voices = Set(insisting.map { "\($0.submission.reporter ?? "") \($0.submission.category)" })
        #expect(Set(insisting.map(\.submission.text)).count <= voices.count)
    }

    @Test func `categories, sources and answers are the profile's`() throws {
        let profile = Set(BuiltInProfile.profile.contents.split(separator: "\n").map { String($0) })
        for submission in try reports(2_000).map(\.submission) {
            #expect(profile.contains("  - code: \(submission.category)"))
            #expect(Source(rawValue: submission.source ?? "") != nil)
            #expect(submission.recurs.allSatisfy { Recurrence(rawValue: $0) != nil })
            #expect(submission.answers.allSatisfy { profile.contains("      - code: \($0.question)") })
            let answersPolice = submission.answers.contains { $0.question == "police-report" }
            #expect(answersPolice == (submission.category == "burglary"))
        }
    }

    @Test func `four in five come from residents, and one in fifty has words for a place`() throws {
        let submissions = try reports(5_000).map(\.submission)
        let residents = submissions.filter { $0.source == "resident" }.count
        #expect((3_800...4_250).contains(residents))
        let wordsOnly = submissions.filter { if case .words = $0.place { true } else { false } }.count
        #expect((60...150).contains(wordsOnly))
    }

    @Test func `lamps are missed in winter and mopeds heard in summer`() throws {
        let reports = try reports(8_000)
        func count(_ category: String, in months: Set<Int>) -> Int {
            reports.filter {
                $0.submission.category == category && months.contains(SwedishTime($0.receivedAt).date.month)
            }.count
        }
        #expect(count("lighting", in: [11, 12, 1]) > 3 * count("lighting", in: [5, 6, 7]))
        #expect(count("mopeds", in: [5, 6, 7]) > 3 * count("mopeds", in: [11, 12, 1]))
    }

    @Test func `reports gather`() throws {
        let places = try reports(4_000).compactMap { report -> Place? in
            if case .grid(let northing, let easting, _, _) = report.submission.place {
                return Place(northing: northing, easting: easting)
            }
            return nil
        }
        // By squares of 100 m: evenly spread, hardly two would share one.
        let squares = Dictionary(grouping: places) {
            [$0.northingCentimetres / 10_000, $0.eastingCentimetres / 10_000]
        }
        #expect(squares.values.filter { $0.count > 1 }.reduce(0) { $0 + $1.count } > places.count / 2)
    }
}
