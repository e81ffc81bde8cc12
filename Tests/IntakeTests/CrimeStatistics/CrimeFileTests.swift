import Reports
import TestSupport
import Testing

@testable import Intake

@Suite struct CrimeFileTests {
    private func read(_ text: String, _ change: (inout CrimeFile.Reading) throws -> Void = { _ in }) throws
        -> CrimeFile
    {
        var reading = CrimeFile.Reading(
            keptBy: try MunicipalityCode("1060").orFail(), on: try CivilDate("2026-11-20").orFail())
        reading.publisher = SourceName("Brå")
        try change(&reading)
        return try CrimeFile(Array(text.utf8), reading)
    }

    @Test func `a period that has not begun is refused, and one that has begun is read`() throws {
        let file = try read(
            """
            period;offence;count
            2026;Rån;1
            2026-11;Rån;2
            2026-12;Rån;3
            2027-Q1;Rån;4
            """
        ) { $0.status = .preliminary }
        #expect(file.figures.map { (try? $0.read.get())?.count } == [1, 2, nil, nil])
        let december = try CrimePeriod("2026-12").orFail()
        #expect(throws: CrimeRowFault.periodToCome(december)) {
            try file.figures[2].read.get()
        }
    }

    @Test func `a final count of a period that is not over is refused, and a preliminary one is read`() throws
    {
        let file = try read("Brott;2025;2026;2026-10;2026-11 (prel.)\nRån;118;9;3;1")
        #expect(file.figures.map { (try? $0.read.get())?.count } == [118, nil, 3, 1])
        let year = try CrimePeriod("2026").orFail()
        #expect(throws: CrimeRowFault.periodNotOver(year)) { try file.figures[1].read.get() }
    }

    private func told(_ file: CrimeFile) throws -> [String] {
        try file.figures.map { figure in
            let count = try figure.read.get()
            return
                "\(count.key.offence) \(count.key.area) \(count.key.period) \(count.count) \(count.status.rawValue)"
        }
    }

    @Test func `a table with periods across is read whole, with what stands around it`() throws {
        let file = try read(
            """
            Anmälda brott, Olofström, efter brottstyp
            ;;;
            Brott;2022;2023;2024 (prel.)
            Brott mot person;;;
            Misshandel;1 204;98;..
            Hot;-;7;12
            Källa: Brå, 2025;;;

            """)
        #expect(
            try told(file) == [
                "Misshandel 1060 2022 1204 final", "Misshandel 1060 2023 98 final", "Hot 1060 2022 0 final",
                "Hot 1060 2023 7 final", "Hot 1060 2024 12 preliminary",
            ])
        #expect(file.unknown == 1)
    }

    @Test func `a table with a count in each row is read by its columns, whatever they are called`() throws {
        let file = try read(
            """
            Period;Brott;Kommun;Anmälda;Utgivare;Status;Anm
            2024-Q1;Skadegörelse;1081;12;Polisen;preliminary;x
            mars 2024;Skadegörelse;;3;;;
            2024;Skadegörelse;Blekinge län;..;;Slutlig;
            """
        ) {
            $0.columns = [.count: "Anmälda"]
            $0.ignored = ["Anm"]
        }
        #expect(
            try told(file) == [
                "Skadegörelse 1081 2024-Q1 12 preliminary", "Skadegörelse 1060 2024-03 3 final",
            ])
        #expect(
            try file.figures.map { try $0.read.get().key.publisher.text } == ["Polisen", "Brå"])
        #expect(file.unknown == 1)
    }

    @Test func `a figure that is none is refused with where it stands, and the others are read`() throws {
        let file = try read("Brott;2023;2024\nHot;7;många\nHot;7;8\n;1;2\nRån;1;2;3\n")
        let faults = file.figures.map { figure -> CrimeRowFault? in
            if case .failure(let fault) = figure.read { fault } else { nil }
        }
        #expect(
            faults == [
                nil, .value(.count, "många"), .twice, nil, .value(.offence, ""), .value(.offence, ""),
                .cellCount(4, columns: 3),
            ])
        #expect(file.figures[1].column == "2024" && file.figures[1].row == 1)
        #expect(faults.compactMap(\.self).allSatisfy { $0.sentence.swedish != $0.sentence.english })
        let silent = try read("Brott;2023\nHot;7\n") { $0.publisher = nil }
        #expect(throws: CrimeRowFault.value(.publisher, "")) { try silent.figures[0].read.get() }
    }

    @Test func `a file without a header is refused whole, and so is a column that nobody knows`() {
        #expect(throws: CrimeFileFault.noHeader) { try read("Brott;Antal\nHot;7\n") }
        #expect(throws: CrimeFileFault.noHeader) { try read("Brott;2023;per 100 000\nHot;7;8\n") }
        #expect(throws: CrimeFileFault.unknownColumns(["x"])) {
            try read("period;brott;antal;x\n2023;Hot;7;1\n")
        }
        #expect(throws: CrimeFileFault.repeatedColumn("count")) {
            try read("period;brott;antal;count\n2023;Hot;7;1\n")
        }
        #expect(throws: Never.self) {
            try read("Brott;2023;per 100 000\nHot;7;8\n") { $0.ignored = ["per 100 000"] }
        }
    }
}
