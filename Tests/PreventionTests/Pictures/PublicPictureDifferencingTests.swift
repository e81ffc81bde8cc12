import Reports
import TestSupport
import Testing

@testable import Prevention

/// An attacker who subtracts public pictures of days that follow each other, of a town where up to two reports come in each district and day.
@Suite struct PublicPictureDifferencingTests {
    private static let year = 365
    private static let days = 400

    private let home: MunicipalityCode
    private let first: CivilDate
    /// How many reports come on each day, by district.
    private let reports: [[Int]]

    init() throws {
        home = try MunicipalityCode("1060").orFail()
        first = try CivilDate("2026-01-01").orFail()
        var chance = SeededChance(seed: 7)
        var reports: [[Int]] = []
        for _ in 0..<3 {
            var days: [Int] = []
            for _ in 0..<Self.days { days.append(Int.random(in: 0...2, using: &chance)) }
            reports.append(days)
        }
        self.reports = reports
    }

    private func sum(_ district: Int, _ days: ClosedRange<Int>) -> Int {
        reports[district][days].reduce(0, +)
    }

    private func row(_ key: String, _ received: Int) -> StatisticsRow {
        var row = StatisticsRow(key: key)
        row.received = received
        return row
    }

    /// An operative picture of a week, which looks back over a year to tell who is not heard.
    private func picture(_ number: Int) throws -> SituationalPicture {
        let day = first.adding(days: number)
        let scope = try PictureScope(of: home, .operative, day: day, today: day.adding(days: 1))
        let week = (number - 6)...number
        var material = PictureMaterial(scope, try .fixture())
        material.sources = [
            row("resident", sum(0, week) + sum(1, week)), row("police", sum(2, week)),
        ]
        let lighting: Code<CategoryGroup> = try Code("lighting").orFail()
        material.cases = (0..<sum(0, week)).map { number in
            CaseThen(
                id: .numbered(number + 1), group: lighting, begun: scope.span.start, isOpened: true,
                takesReports: true, due: scope.day.adding(days: -1), joined: 1)
        }
        material.dialogues = try week.map { day in
            Dialogue(
                id: .numbered(day), municipality: home, day: first.adding(days: day),
                whereabouts: "Folkets hus", people: 30,
                themes: try DialogueThemes(written: "Belysning: \(1 + reports[0][day])").orFail(),
                notes: "", holder: "Trygghetsrådet", provenance: "Protokoll", made: .epoch)
        }
        material.watchAreas = [
            WatchArea(
                id: .numbered(1), municipality: home, name: "Linden", households: 20, since: first,
                until: nil, made: .epoch)
        ]
        material.heard = (0..<3).map { district in
            DistrictReports(
                code: "d\(district)", name: "Distrikt \(district)", inhabitants: 4_000,
                reports: sum(district, (number - Self.year + 1)...number))
        }
        let rising = sum(1, (number - 27)...number)
        let alarm = PictureRow(
            key: "lighting/d1", name: Bilingual("Belysning, Distrikt 1"),
            words: Bilingual("\(rising) rapporter på fyra veckor."),
            figures: [PictureFigure(.reports, rising)], source: PictureSource(.trends), isOpen: true)
        let sections = material.content.sections.map { section in
            section.heading == .alarms ? PictureSection(.alarms, [alarm]) : section
        }
        return SituationalPicture(
            PictureContent(scope, sections), id: .numbered(number), by: "anna", at: .testNow
        ) { _ in [] }
    }

    private typealias Told = (place: String, value: Double)

    /// Every number that is read of a row, by where it stands.
    private func numbers(
        _ heading: PictureHeading, _ name: Bilingual, _ words: Bilingual?, _ figures: [PictureFigure]
    ) -> [Told] {
        let place = "\(heading.rawValue)/\(name.swedish)"
        var told: [Told] = []
        for figure in figures {
            told.append((place: "\(place)/\(figure.quantity.rawValue)", value: figure.value))
        }
        let said = (words?.swedish ?? "").split { !$0.isNumber }
        for (position, text) in said.enumerated() {
            if let value = Double(text) { told.append((place: "\(place)/words \(position)", value: value)) }
        }
        return told
    }

    /// How many differences from one to four there are between one picture and the next.
    private func differences(_ pictures: [[Told]]) -> Int {
        var count = 0
        for (former, later) in zip(pictures, pictures.dropFirst()) {
            let before = Dictionary(former.map { ($0.place, $0.value) }) { first, _ in first }
            for told in later {
                guard let value = before[told.place] else { continue }
                if (0.5...4.5).contains((told.value - value).magnitude) { count += 1 }
            }
        }
        return count
    }

    @Test func `no number under five is found by subtracting one public picture from the next`() throws {
        var read: [[Told]] = []
        for day in Self.year..<Self.days {
            let told = PublicPicture(try picture(day), openPromises: [])
            #expect(told.sections.contains { $0.heading == .watchAreas })
            read.append(
                told.sections.flatMap { section in
                    section.rows.flatMap { numbers(section.heading, $0.name, $0.words, $0.figures) }
                })
        }
        #expect(differences(read) == 0)
    }

    @Test func `the attacker finds many where all numbers from five upwards are told`() throws {
        var read: [[Told]] = []
        for day in Self.year..<Self.days {
            var told: [Told] = []
            for section in try picture(day).content.sections {
                for row in section.rows where row.isOpen {
                    guard row.figures.allSatisfy({ !$0.quantity.isOfReports || $0.value >= 5 }) else {
                        continue
                    }
                    told += numbers(section.heading, row.name, row.words, row.figures)
                }
            }
            read.append(told)
        }
        #expect(differences(read) > 100)
    }
}
