import HTTPTypes
import Reports
import Testing

@testable import API
@testable import Web

/// Addresses of pages that ask for what is not there.
@Suite struct AddressFaultTests {
    @Test func `a walk that is no walk is not done again as an empty form`() async throws {
        try await TestInstallation().ask { ask in
            let planner = try await ask.person(["planner:1060"])
            for text in ["x", "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9eff"] {
                let asked = try await ask.page("/vandringar/ny?upprepar=\(text)", as: planner)
                #expect(asked.status == .notFound, "\(text)")
            }
        }
    }

    @Test func `a year that is none is told of, and every year that a measure may have can be asked for`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let planner = try await ask.person(["planner:1060"])
            for text in ["x", "1899", "2201", "20x6"] {
                let asked = try await ask.page("/atgarder/effekter?ar=\(text)", as: planner)
                #expect(asked.status == .unprocessableContent, "\(text)")
                #expect(asked.says("Skriv ett år, från 1900 till 2200."), "\(asked.text)")
                #expect(
                    asked.text.contains(##"<a href="#ar">"##) && asked.text.contains(#"value="\#(text)""#))
            }
            for (query, year) in [("", "2026"), ("?ar=1900", "1900"), ("?ar=2016", "2016")] {
                let shown = try await ask.page("/atgarder/effekter\(query)", as: planner)
                #expect(shown.status == .ok && shown.says("Åtgärder \(year) tillsammans"), "\(query)")
                #expect(shown.text.contains(#"value="\#(year)""#), "\(shown.text)")
            }
        }
    }

    @Test func `a list of a year long ago says which year it is of`() async throws {
        try await TestInstallation().ask { ask in
            let planner = try await ask.person(["planner:1060"])
            let old = try await ask.page("/atgarder?ar=1900", as: planner)
            #expect(old.text.contains(#"<option value="1900" selected>"#), "\(old.text)")
            let done = try await ask.get("/gjort?ar=1950", key: nil)
            #expect(done.text.contains(#"<option value="1950" selected>"#), "\(done.text)")
        }
    }
}
