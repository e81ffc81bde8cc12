import HTTPTypes
import JSON
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// What is wrong in a form of a measure or a walk is told all at once, at the fields that it is about.
@Suite struct WholeRefusalTests {
    private let installation: TestInstallation
    private let id = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e21"

    init() async throws { installation = try await TestInstallation() }

    /// The link of a summary of faults to a field.
    private func link(_ field: String) -> String { ##"<a href="#\##(field)">"## }

    @Test func `a new measure is told all that it lacks at once`() async throws {
        try await installation.ask { ask in
            let planner = try await ask.person(["planner:1060"])
            let refused = try await ask.submit(
                "/atgarder/ny",
                [
                    ("id", id), ("slag", "lighting"), ("namn", ""), ("kostnad", "gratis"),
                    ("plats", "Ingenstans alls"), ("lage", "under-way"), ("borjade", "2999-01-01"),
                    ("ansvar", "municipality"),
                ], as: planner)
            #expect(refused.status == .unprocessableContent, "\(refused.text)")
            for field in ["namn", "kostnad", "plats", "borjade"] {
                #expect(refused.text.contains(link(field)), "\(field): \(refused.text)")
            }
            #expect(!refused.text.contains(link("genomford")), "\(refused.text)")
            #expect(refused.says("Dagen då åtgärden började, 2999-01-01, har inte kommit."))
        }
    }

    @Test func `the day on which a measure began is told at its field when it is changed too`() async throws {
        try await installation.ask { ask in
            let planner = try await ask.person(["planner:1060"])
            let made = try await ask.send(
                .put, "/api/v1/measures/\(id)", as: planner,
                body: #"{"kind":"lighting","title":"Ny belysning","state":"under-way","begun":"2026-11-01"}"#)
            #expect(made.status == .created, "\(made.text)")
            func change(_ place: String, _ begun: String) async throws -> Reply {
                try await ask.submit(
                    "/atgarder/\(id)",
                    [
                        ("version", "1"), ("slag", "lighting"), ("namn", "Ny belysning"), ("plats", place),
                        ("borjade", begun), ("ansvar", "municipality"),
                    ], as: planner)
            }
            let late = try await change("", "2999-01-01")
            #expect(
                late.status == .unprocessableContent && late.text.contains(link("borjade")), "\(late.text)")
            let both = try await change("Ingenstans alls", "2999-01-01")
            #expect(both.text.contains(link("borjade")) && both.text.contains(link("plats")), "\(both.text)")
            #expect(try await ask.get("/api/v1/measures/\(id)").string("begun") == "2026-11-01")
        }
    }

    @Test func `the days of a new measure are told beside what else is wrong, through the API`() async throws
    {
        try await installation.ask { ask in
            func codes(_ body: String) async throws -> [String] {
                try await ask.send(.put, "/api/v1/measures/\(id)", key: .clerk, body: body).codes()
            }
            let notCome = try await codes(
                #"{"kind":"lighting","title":"","state":"done","done":"2999-01-01"}"#)
            #expect(notCome == ["member.value", "measure.day-not-come"])
            // A day that cannot be read is told of once.
            let unread = try await codes(#"{"kind":"lighting","title":"A","state":"done","done":"igår"}"#)
            #expect(unread == ["member.value"])
            // A year that was mistyped.
            let mistyped = try await codes(
                #"{"kind":"lighting","title":"A","planned":"1800-01-01","state":"done","done":"1826-11-01"}"#)
            #expect(mistyped == ["measure.day-too-early", "measure.day-too-early"])
            let far = try await codes(#"{"kind":"lighting","title":"A","planned":"2206-11-01"}"#)
            #expect(far == ["measure.planned-too-far"])
        }
    }

    @Test(arguments: [
        ("2026-12-01", "25:99", "Ingen klocka visar 25:99", ["tid"]),
        ("2026-11-31", "16:00", "som 2026-11-26", ["dag"]),
        ("2026-11-31", "25:99", "Ingen klocka visar 25:99", ["dag", "tid"]),
        ("", "16:00", "Ange vandringens dag också", ["tid"]),
        ("2027-03-28", "02:30", "Klockan 02:30 finns inte den 2027-03-28", ["tid"]),
    ])
    func `a day and a time of a walk are told of each at its own field`(
        _ day: String, _ time: String, _ words: String, _ fields: [String]
    ) async throws {
        try await installation.ask { ask in
            let planner = try await ask.person(["planner:1060"])
            let refused = try await ask.submit(
                "/vandringar/ny",
                [
                    ("id", id), ("namn", "Holje"), ("dag", day), ("tid", time),
                    ("stopp-1", "14.5306,56.2767"),
                    ("stoppnamn-1", "Torget"), ("skal-1", "Mörkt."), ("skal-en-1", "Dark."),
                ], as: planner)
            #expect(refused.status == .unprocessableContent && refused.says(words), "\(refused.text)")
            for field in ["dag", "tid"] {
                #expect(refused.text.contains(link(field)) == fields.contains(field), "\(refused.text)")
            }
            #expect(refused.says("Ange vandringens dag också") == (day.isEmpty), "\(refused.text)")
        }
    }
}
