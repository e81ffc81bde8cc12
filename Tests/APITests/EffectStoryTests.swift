import HTTPTypes
import JSON
import Prevention
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// From darkness at a sports hall to what the new lighting led to, through the API alone.
@Suite struct EffectStoryTests {
    private static let weeks = 52
    private let installation: TestInstallation
    private let hotspot = "/api/v1/kept-hotspots/\(KeptHotspotID.numbered(1))"
    private let walk = "/api/v1/walks/\(WalkID.numbered(2))"
    private let finding = FindingID.numbered(3)
    private let measure = "/api/v1/measures/\(MeasureID.numbered(4))"

    init() async throws { installation = try await TestInstallation() }

    @Test func `a planted fall is told, with its interval, and every number leads back to its reports`()
        async throws
    {
        try await installation.ask { ask in
            let before = try await year(ask, "before", perWeek: 2, left: 1)
            let told = try await measureIsDone(ask, because: before)
            let after = try await year(ask, "after", perWeek: 2, left: 0.4)
            let asked = try await ask.get("\(measure)/effect", key: .clerk)
            let answer = try asked.json()
            let proposal = try (answer["proposals"]?.array?.first).orFail()
            #expect(proposal["why"]?.string?.contains("rapporter i månaden") == true, "\(asked.text)")
            let kept = try await ask.send(
                .post, "\(measure)/judgements", key: .clerk,
                body: #"{"id":"\#(JudgementID.numbered(5))"}"#)
            #expect(kept.status == .created, "\(kept.text)")
            let judgement = try kept.json()
            #expect(judgement["verdict"]?.string == "fell", "\(judgement["words"]?.string ?? "")")
            let difference = try judgement["difference"].orFail()
            let (low, high) = (try number(difference, "low"), try number(difference, "high"))
            #expect(low < high && high < 0 && (low...high).contains(-63))
            let counts = try judgement["counts"].orFail()
            #expect(
                try number(counts, "treated", "before") == 104 && number(counts, "treated", "after") == 41)
            // What lay next to it lies there still, and nothing more.
            #expect(try number(counts, "displacement", "treated", "before") == 26)
            #expect(try number(counts, "displacement", "treated", "after") == 26)
            #expect(judgement["words"]?.string?.contains("inte vad som händer") == true)
            #expect(judgement["again"]?["same"]?.bool == true)

            let reports = judgement["reports"]?.array ?? []
            func ids(_ area: String, after: Bool) -> Set<String> {
                Set(
                    reports.filter { $0["area"]?.string == area && $0["after"]?.bool == after }
                        .compactMap { $0["report"]?.string })
            }
            #expect(
                ids("treated", after: false) == Set(before.hall)
                    && ids("treated", after: true) == Set(after.hall))
            #expect(ids("control", after: true) == Set(after.square))
            let home = try (reports.first?["case"]?.string).orFail()
            #expect(try await ask.get("/api/v1/cases/\(home)", key: .clerk).status == .ok)
            // The chain back: the measure, its finding, its walk's stop, the hotspot that it was chosen from, and its reports.
            let whole = try await ask.get(measure, key: .clerk).json()
            #expect(judgement["measure"]?.string == whole["id"]?.string)
            #expect(whole["causes"]?["findings"]?.array?.compactMap(\.string) == [finding.description])
            let stop = try await ask.get(walk, key: .clerk).json()["stops"]?.array?.first
            #expect(stop?["hotspot"]?.string.map { hotspot.hasSuffix($0) } == true)
            let frozen = try await ask.get(hotspot, key: .clerk).json()
            let members = (frozen["members"]?.array ?? []).compactMap { $0["report"]?.string }
            #expect(!members.isEmpty && Set(members).isSubset(of: before.hall))
            #expect(frozen["reasons"]?.array?.isEmpty == false)
            #expect(try await installation.store.answers(to: Report.ID(told).orFail()).count == 1)
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `where nothing changed it cannot be told, and what would be enough is said`() async throws {
        try await installation.ask { ask in
            let before = try await year(ask, "before", perWeek: 1, left: 1)
            _ = try await measureIsDone(ask, because: before)
            _ = try await year(ask, "after", perWeek: 1, left: 1)
            let judgement = try await ask.get("\(measure)/effect", key: .clerk).json()["judgement"].orFail()
            #expect(judgement["verdict"]?.string == "tooFewToSay")
            #expect(try number(judgement, "enough", "reports") > 0)
            #expect(try number(judgement, "enough", "months") > 0)
            #expect(judgement["words"]?.string?.contains("rapporter till att vänta") == true)
        }
    }

    @Test func `a judgement stays, comes out the same, and says what was corrected since`() async throws {
        try await installation.ask { ask in
            let before = try await year(ask, "before", perWeek: 1, left: 1)
            _ = try await measureIsDone(ask, because: before)
            let after = try await year(ask, "after", perWeek: 1, left: 0.4)
            let body = #"{"id":"\#(JudgementID.numbered(5))","ring":0,"weeks":26}"#
            let path = "\(measure)/judgements"
            let kept = try await ask.send(.post, path, key: .clerk, body: body)
            #expect(kept.status == .created, "\(kept.text)")
            let address = try kept.headers[.location].orFail()
            // More is reported of days that were counted: that is not of its time.
            installation.advance(.days(1))
            let late = try ask.submission(reporter: "late").replacing(
                #""text""#, with: #""observedAt":"\#(try observed(after.hall[0]))","text""#)
            #expect(try await ask.send(.post, "/api/v1/reports", body: late).status == .created)
            let again = try await ask.send(.post, path, key: .clerk, body: body)
            #expect(again.status == .ok && again.text == kept.text)
            let outside = try await ask.send(
                .post, path, key: .clerk, body: #"{"control":"18,59,150","ring":0}"#)
            #expect(try outside.codes() == ["effect.control-outside"], "\(outside.text)")
            for other in [#""ring":150,"weeks":26"#, #""ring":0,"weeks":20"#, #""ring":0,"reach":200"#] {
                let refused = try await ask.send(
                    .post, path, key: .clerk, body: #"{"id":"\#(JudgementID.numbered(5))",\#(other)}"#)
                #expect(refused.status == .conflict, "\(refused.text)")
            }
            let counts = "\(try kept.json()["counts"].orFail())"
            let listed = try await ask.get(path, key: .clerk).json()["judgements"]?.array ?? []
            #expect(listed.count == 1)
            #expect("\(try (listed.first?["counts"]).orFail())" == counts)
            // A report is moved to where it was seen: what was said then stands.
            let moved = "/api/v1/reports/\(after.hall[1])"
            let etag = try await ask.get(moved, key: .clerk).headers[.eTag].orFail()
            let away = try await ask.send(
                .patch, moved, key: .clerk,
                body:
                    #"{"place":{"type":"Point","coordinates":[\#(try position(east: 5_000))]},"reason":"Se kartan."}"#,
                headers: ["If-Match": etag])
            #expect(away.status == .ok, "\(away.text)")
            let corrected = try await ask.get(address, key: .clerk).json()
            #expect(corrected["again"]?["same"]?.bool == false)
            #expect(
                try number(corrected, "again", "corrected") == 1 && number(corrected, "again", "erased") == 0)
            #expect("\(try corrected["counts"].orFail())" == counts)
            #expect(try await ask.get(address, key: .neighbour).status == .notFound)
        }
    }

    /// Without the clock running on, since a session lasts twelve hours.
    @Test func `who sees a part of the reports is told what that says, and keeps nothing`() async throws {
        let began = try CivilDate("2026-08-01").orFail()
        for number in 0..<40 {
            let day = began.adding(days: number / 2 * 7 - 70)
            let seen = SwedishTime.moment(of: day, minuteOfDay: 600)
            let report = try Report.fixture(
                number + 1, at: .olofstrom(east: number.isMultiple(of: 2) ? 0 : 2_500), observed: seen,
                received: seen, reporter: Int64(number))
            _ = try await installation.store.accept(report.new()) { _ in [] }
        }
        let made = Measure(
            id: .numbered(4), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning", place: .point(try .olofstrom()),
            days: MeasureDays(begun: began, done: began), state: .done, made: .testNow)
        _ = try await installation.store.addMeasure(made, by: "anna")
        try await installation.ask { ask in
            let path = "\(measure)/effect?control=\(try position(east: 2_500)),150&weeks=9"
            let person = try await ask.person(["triage:1060:district/holje"])
            let seen = try await ask.send(.get, path, as: person)
            #expect(seen.status == .ok, "\(seen.text)")
            let part = try (seen.json()["judgement"]?["counts"]).orFail()
            #expect(try number(part, "treated", "before") == 9 && number(part, "control", "before") == 0)
            let alone = "Du ser bara en del av kommunens rapporter."
            for words in try [seen.string("part"), seen.string("judgement", "words")] {
                #expect(words.hasPrefix(alone), "\(words)")
            }
            let all = try await ask.get(path, key: .clerk)
            #expect(try all.json()["part"] == nil && !all.text.contains(alone))
            // One who sees nothing of where the measure was, and one for whom nothing is alike enough, are told so too.
            let far = try await ask.person(["triage:1060:district/jamshog"], email: "far@example.se")
            let elsewhere = try await ask.send(.get, path, as: far)
            #expect(try elsewhere.string("judgement", "words").hasPrefix(alone), "\(elsewhere.text)")
            #expect(try elsewhere.string("judgement", "words").contains("inga rapporter, varken före"))
            let unlike = try await ask.send(.get, "\(measure)/effect?weeks=9", as: person)
            #expect(try unlike.string("part").hasPrefix(alone), "\(unlike.text)")
            let shown = try await ask.page(
                "/atgarder/\(MeasureID.numbered(4))/effekt?veckor=9", as: person)
            #expect(shown.says(alone) && shown.says("Inget område liknar"), "\(shown.text)")
            let whole = try (try await ask.get(path, key: .clerk).json()["judgement"]?["counts"]).orFail()
            #expect(try number(whole, "treated", "before") == 9 && number(whole, "control", "before") == 9)
            // The same in words: nobody is told of others where there are none.
            let counted = "/atgarder/\(MeasureID.numbered(4))/effekt/rapporter?tid=fore&veckor=9"
            for (area, words) in [
                ("treated", "9 rapporter räknades."), ("control", "Inga rapporter räknades här."),
            ] {
                let page = try await ask.page(
                    "\(counted)&omrade=\(area)&jamforcirkel=\(try position(east: 2_500)),150", as: person)
                #expect(page.says(words) && !page.says("De andra får du inte se"), "\(page.text)")
            }
            let kept = try await ask.send(.post, "\(measure)/judgements", as: person, body: "{}")
            #expect(try kept.status == .conflict && kept.codes() == ["effect.part-alone"])
            for (control, code) in [
                ("\(try position()),150", "effect.control-overlaps"),
                ("\(try position(north: 290)),150", "effect.control-overlaps"),
                ("\(try position(north: 400)),150", "effect.control-in-ring"),
            ] {
                let refused = try await ask.get(
                    "\(measure)/effect?control=\(control)&weeks=9", key: .clerk)
                #expect(try refused.status == .conflict && refused.codes() == [code], "\(refused.text)")
            }
            let ringless = "\(measure)/effect?control=\(try position(north: 400)),150&weeks=9&ring=0"
            #expect(try await ask.get(ringless, key: .clerk).status == .ok)
        }
    }

    @Test func `no area is proposed where something else was done, and one that is chosen is warned of`()
        async throws
    {
        let began = try CivilDate("2026-08-01").orFail()
        for number in 0..<60 {
            let seen = SwedishTime.moment(of: began.adding(days: number / 3 * 7 - 70), minuteOfDay: 600)
            let report = try Report.fixture(
                number + 1, at: .olofstrom(east: Double(number % 3) * 2_500), observed: seen, received: seen,
                reporter: Int64(number))
            _ = try await installation.store.accept(report.new()) { _ in [] }
        }
        @Sendable func keep(_ number: Int, _ title: String, east: Double, done: CivilDate) async throws {
            let made = Measure(
                id: .numbered(number), municipality: try MunicipalityCode("1060").orFail(),
                kind: try Code("lighting").orFail(), title: title, place: .point(try .olofstrom(east: east)),
                days: MeasureDays(begun: done, done: done), state: .done, made: .testNow)
            _ = try await installation.store.addMeasure(made, by: "anna")
        }
        try await keep(4, "Ny belysning", east: 0, done: began)
        try await installation.ask { ask in
            func isProposed(east: Double) async throws -> Bool {
                let answer = try await ask.get("\(measure)/effect?weeks=9", key: .clerk).json()
                let longitude = try Double(position(east: east).split(separator: ",")[0]).orFail()
                return try (answer["proposals"]?.array).orFail().contains { proposal in
                    let place = proposal["place"]?["place"]?["coordinates"]?.array
                    return place?.first?.number.map { abs($0 - longitude) < 0.003 } ?? false
                }
            }
            #expect(try await isProposed(east: 2_500))
            #expect(try await isProposed(east: 5_000))
            let other = try CivilDate("2026-08-20").orFail()
            try await keep(6, "Lampor på torget", east: 2_500, done: other)
            // Long before the weeks that are compared: it is the same before and after.
            try await keep(7, "Gallring", east: 5_000, done: began.adding(days: -200))
            #expect(try await isProposed(east: 2_500) == false)
            #expect(try await isProposed(east: 5_000))

            let control = "\(try position(east: 2_500)),150"
            let chosen = try await ask.get("\(measure)/effect?weeks=9&control=\(control)", key: .clerk).json()
            let told = try (chosen["otherMeasures"]?.array).orFail()
            #expect(told.map { $0["title"]?.string } == ["Lampor på torget"])
            #expect(told.first?["measure"]?.string == MeasureID.numbered(6).description)
            let why = chosen["judgement"]?["control"]?["why"]?.string ?? ""
            #expect(why.contains("”Lampor på torget” (genomförd 2026-08-20)") && why.contains("kan bli fel"))

            let typed = try await ask.get(
                "/api/v1/effect?began=\(began)&weeks=9&treated=\(position()),150&control=\(control)",
                key: .clerk
            ).json()
            let others = try (typed["otherMeasures"]?.array).orFail()
            #expect(others.map { $0["title"]?.string } == ["Lampor på torget"])
            #expect(typed["words"]?["sv"]?.string?.contains("”Lampor på torget” (genomförd") == true)

            // What is kept says it without a title, which may be written anew.
            let id = #""id":"\#(JudgementID.numbered(5))""#
            let kept = try await ask.send(
                .post, "\(measure)/judgements", key: .clerk,
                body: #"{\#(id),"weeks":9,"control":"\#(control)"}"#)
            #expect(kept.status == .created, "\(kept.text)")
            let reason = try kept.json()["control"]?["why"]?.string ?? ""
            #expect(reason.contains("en åtgärd (genomförd 2026-08-20)") && !reason.contains("torget"))
            let proposed = try await ask.send(
                .post, "\(measure)/judgements", key: .clerk, body: #"{\#(id),"weeks":9}"#)
            #expect(proposed.status == .conflict, "\(proposed.text)")

            // With something done in all that is alike, nothing is proposed, and it is said why.
            try await keep(8, "Kameror", east: 5_000, done: other)
            let none = try await ask.send(
                .post, "\(measure)/judgements", key: .clerk, body: #"{"weeks":9}"#)
            #expect(try none.codes() == ["effect.no-control"], "\(none.text)")
            #expect(none.text.contains("Kameror") && none.text.contains("torget"))
        }
    }

    @Test func `the measures of a year are judged together, and those that nobody judged count`() async throws
    {
        try await installation.ask { ask in
            let before = try await year(ask, "before", perWeek: 2, left: 1)
            _ = try await measureIsDone(ask, because: before)
            _ = try await year(ask, "after", perWeek: 2, left: 0.4)
            _ = try await ask.send(.post, "\(measure)/judgements", key: .clerk, body: "{}")
            let done = try await ask.get(measure, key: .clerk).json()["done"]?.string ?? ""
            let path = "/api/v1/effects?year=\(done.prefix(4))"
            func row() async throws -> JSONValue {
                try (try await ask.get(path, key: .clerk).json()["measures"]?.array?.first).orFail()
            }
            let alone = try await row()
            #expect(alone["tableVerdict"]?.string == "fell" && alone["why"]?.isNull == true)
            // Judged in another way, it is tried twice; two hundred others were done too.
            _ = try await ask.send(.post, "\(measure)/judgements", key: .clerk, body: #"{"ring":0}"#)
            for number in 0..<200 {
                _ = try await installation.store.addMeasure(
                    Measure(
                        id: .numbered(100 + number), municipality: MunicipalityCode("1060").orFail(),
                        kind: Code("patrol").orFail(), title: "Patrull",
                        place: .point(.olofstrom(north: 3_000)),
                        days: MeasureDays(done: CivilDate(done).orFail()), state: .done, made: .testNow),
                    by: "anna")
            }
            let many = try await row()
            #expect(try number(many, "ways") == 2)
            #expect(try number(many, "adjusted") > 50 * number(alone, "adjusted"))
            #expect(try await ask.get(path, key: .clerk).json()["unjudged"]?.array?.count == 200)
            #expect(try await ask.get(path, key: .neighbour).json()["measures"]?.array?.isEmpty == true)
            // Done on another day than was judged: the verdict is not of the measure as it is now.
            let earlier = try CivilDate(done).orFail().adding(days: -3)
            let etag = try await ask.get(measure, key: .clerk).headers[.eTag].orFail()
            let changed = try await ask.send(
                .patch, measure, key: .clerk, body: #"{"begun":"\#(earlier)","done":"\#(earlier)"}"#,
                headers: ["If-Match": etag])
            #expect(changed.status == .ok, "\(changed.text)")
            let anew = try await ask.get(path, key: .clerk).json()
            #expect(anew["measures"]?.array?.isEmpty == true)
            #expect(anew["unjudged"]?.array?.count == 201)
        }
    }

    @Test func `what cannot be judged says why`() async throws {
        try await installation.ask { ask in
            let new = #"{"municipality":"1060","kind":"lighting","title":"Ny belysning","cost":5000"#
            _ = try await ask.send(.put, measure, key: .clerk, body: new + "}")
            #expect(try await ask.get("\(measure)/effect", key: .clerk).codes() == ["effect.not-done"])
            let placeless = "/api/v1/measures/\(MeasureID.numbered(8))"
            let done = #","state":"done","done":"2026-11-01""#
            _ = try await ask.send(.put, placeless, key: .clerk, body: new + done + "}")
            #expect(try await ask.get("\(placeless)/effect", key: .clerk).codes() == ["effect.no-place"])
            let placed = "/api/v1/measures/\(MeasureID.numbered(9))"
            let place = #","place":{"type":"Point","coordinates":[\#(try position())]}"#
            _ = try await ask.send(.put, placed, key: .clerk, body: new + done + place + "}")
            #expect(try await ask.get("\(placed)/effect", key: .clerk).codes() == ["effect.no-reports"])
            _ = try await ask.report()
            installation.advance(TimeSpan(milliseconds: 1))
            #expect(try await ask.get("\(placed)/effect", key: .clerk).codes() == ["effect.nothing-before"])
            let wrong = try await ask.get("\(placed)/effect?control=xx&reach=0", key: .clerk)
            #expect(
                try wrong.status == .badRequest && wrong.codes() == ["parameter.value", "parameter.value"])
        }
    }

    // MARK: The story

    /// The reports of a year, by place: at the hall, and at a square like it two kilometres away; every second week one just beside
    /// the hall too.
    private struct Year {
        var hall: [String] = []
        var square: [String] = []
    }

    /// - Parameters:
    ///   - perWeek: how many reports come from each place.
    ///   - left: how many of them come from the hall.
    private func year(_ ask: Asking, _ name: String, perWeek: Int, left: Double) async throws -> Year {
        var year = Year()
        for week in 0..<Self.weeks {
            func report(_ place: String, _ number: Int, north: Double = 0, east: Double = 0) async throws
                -> String
            {
                try await ask.report(
                    north: north + Double(number) * 3, east: east, text: "Det är mörkt här på kvällarna.",
                    reporter: "\(name)-\(week)-\(place)-\(number)")
            }
            // Forty in a hundred, evenly: whole reports when their sum passes one.
            let hall =
                Int((Double(perWeek * (week + 1)) * left + 1e-6).rounded(.down))
                - Int((Double(perWeek * week) * left + 1e-6).rounded(.down))
            for number in 0..<hall { year.hall.append(try await report("hall", number)) }
            for number in 0..<perWeek {
                year.square.append(try await report("square", number, east: 2_500))
            }
            if week.isMultiple(of: 2) { _ = try await report("beside", 0, north: 220) }
            installation.advance(.days(7))
        }
        return year
    }

    /// From the hotspot to the measure that is done, and the answer to those who reported; gives a report that was answered.
    private func measureIsDone(_ ask: Asking, because before: Year) async throws -> String {
        let place = #"{"type":"Point","coordinates":[\#(try position())]}"#
        let kept = try await ask.send(.put, hotspot, key: .clerk, body: #"{"place":\#(place)}"#)
        #expect(kept.status == .created, "\(kept.text)")
        let id = hotspot.split(separator: "/").last.map(String.init) ?? ""
        let walked = try await ask.send(
            .put, walk, key: .clerk,
            body:
                #"{"title":"Holje i november","stops":[{"name":"Idrottshallen","place":\#(place),"hotspot":"\#(id)"}]}"#
        )
        #expect(walked.status == .created, "\(walked.text)")
        let found = try await ask.send(
            .post, "\(walk)/findings", key: .clerk,
            body:
                #"{"id":"\#(finding)","stop":1,"point":"lighting","what":"Lamporna är släckta bakom hallen.","action":"Ny belysning"}"#
        )
        #expect(found.status == .created, "\(found.text)")
        let told = try before.hall.last.orFail()
        let home = try await installation.store.report(Report.ID(told).orFail(), in: []).orFail().case
        let made = try await ask.send(
            .put, measure, key: .clerk,
            body:
                #"{"municipality":"1060","kind":"lighting","title":"Ny belysning","cost":125000,"state":"under-way","place":\#(place),"causes":{"findings":["\#(finding)"],"hotspots":["\#(id)"],"cases":["\#(home)"]}}"#
        )
        #expect(made.status == .created, "\(made.text)")
        for (method, path, body) in [
            (HTTPRequest.Method.patch, measure, #"{"state":"done"}"#),
            (.post, "\(measure)/close-cases", #"{"answer":"Nu är det ljust bakom hallen. Tack!"}"#),
        ] {
            let etag = try await ask.get(measure, key: .clerk).headers[.eTag].orFail()
            let reply = try await ask.send(
                method, path, key: .clerk, body: body, headers: ["If-Match": etag])
            #expect(reply.status == .ok, "\(reply.text)")
        }
        installation.advance(.days(1))
        return told
    }

    private func position(north: Double = 0, east: Double = 0) throws -> String {
        let position = try installation.service.projector.position(of: .olofstrom(north: north, east: east))
        return "\(position.longitude),\(position.latitude)"
    }

    private func observed(_ report: String) throws -> String {
        try Report.ID(report).map { Timestamp(milliseconds: Int64($0.high >> 16)) }.orFail().orFail().rfc3339
    }

    private func number(_ json: JSONValue, _ path: String...) throws -> Double {
        try path.reduce(json) { try $0[$1].orFail() }.number.orFail()
    }
}
