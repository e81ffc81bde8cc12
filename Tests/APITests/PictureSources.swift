import Accounts
import Geometry
import HTTPTypes
import JSON
import Projection
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// A picture, as the API gives it, whose figures are followed to where they come from.
struct PictureSources {
    private let picture: JSONValue
    private let ask: Asking

    init(_ picture: JSONValue, _ ask: Asking) { (self.picture, self.ask) = (picture, ask) }

    /// That every row with figures says where they come from, and that it is there; figures of reports are counted again.
    func follow() async throws {
        let until = try CivilDate(try picture.told("until")).orFail().adding(days: 1)
        let span = "receivedSince=\(try picture.told("from"))&receivedUntil=\(until)"
        var followed: Set<String> = []
        for row in (picture["sections"]?.array ?? []).flatMap({ $0["rows"]?.array ?? [] }) {
            let key = try row.told("key")
            let source = try row["source"].orFail()
            guard !(row["figures"]?.array ?? []).isEmpty else { continue }
            let kind = try source.told("kind")
            let id = source["id"]?.string
            if key.hasPrefix("source/") || key.hasPrefix("category/") {
                let word = key.replacing("/", with: "=")
                let counted = try await count("\(word)&\(span)")
                #expect(try row.figure("reports") == Double(counted), "\(key)")
            }
            if kind == "hotspots", key != "total" {
                // An operative picture looks a year back here, by the hour.
                let isStrategic = try picture.told("kind") == "strategic"
                let from = try CivilDate(try picture.told("from")).orFail()
                let since = isStrategic ? from : until.adding(days: -367)
                let near = try await count("\(try around(key))&since=\(since)&until=\(until)")
                let told = Int(try row.figure("reports"))
                #expect(isStrategic ? told == near : told > 0 && told <= near, "\(key)")
                continue
            }
            let path: String? =
                switch kind {
                case "cases": "/api/v1/cases?\(span)\(id.map { "&category=\($0)" } ?? "")"
                case "overdue": "/api/v1/cases?overdue=true"
                case "trends": "/api/v1/trends"
                case "hotspots": "/api/v1/kept-hotspots"
                case "measures": "/api/v1/measures"
                case "case": id.map { "/api/v1/cases/\($0)" }
                case "measure": id.map { "/api/v1/measures/\($0)" }
                case "judgement": id.map { "/api/v1/judgements/\($0)" }
                default: nil
                }
            followed.insert(try path.orFail())
        }
        #expect(followed.count > 4)
        for path in followed.sorted() {
            #expect(try await ask.get(path, key: .clerk).status == .ok, "\(path)")
        }
    }

    /// The same by the links of the page, which are given: the lists of what figures count, and single cases, measures and judgements.
    func linksOfPage() async throws -> Set<String> {
        let planner = try await ask.person(["planner:1060"])
        let page = try await ask.page("/lagesbilder/\(try picture.told("id"))", as: planner)
        #expect(page.status == .ok, "\(page.text)")
        let single = #/href="(\/(?:ko|arende|atgarder|bedomningar)[\/?][^"]*)"/#
        let counted = #/href="(\/lagesbilder\/[^"]*\/underlag[^"]*)"/#
        let found =
            page.text.matches(of: single).map { String($0.1) }
            + page.text.matches(of: counted).map { String($0.1) }
        let links = Set(found.map { $0.replacing("&amp;", with: "&") })
        for link in links.sorted() {
            let reply = try await ask.page(link, as: planner)
            #expect(reply.status == .ok, "\(link)")
        }
        return links
    }

    private func count(_ query: String) async throws -> Int {
        var next: String? = "/api/v1/reports?\(query)&limit=1000"
        var count = 0
        while let path = next {
            let reply = try await ask.get(path, key: .clerk)
            #expect(reply.status == .ok, "\(reply.text)")
            count += try reply.ids().count
            next = try reply.next()
        }
        return count
    }

    /// Within 60 m of the centre of a hotspot that is named by its whole metres.
    private func around(_ key: String) throws -> String {
        let metres = key.split(separator: "/").compactMap { Double($0) }
        let place = try Place(northing: metres.first.orFail(), easting: metres.last.orFail()).orFail()
        return try "near=\(position(place))&radius=60"
    }

    private func position(_ place: Place) throws -> String {
        let position = try ask.installation.service.projector.position(of: place)
        return "\(position.longitude),\(position.latitude)"
    }
}

extension JSONValue {
    /// A row of a picture by its heading and key.
    func row(_ heading: String, _ key: String) -> JSONValue? {
        let sections = self["sections"]?.array ?? []
        let rows = sections.first { $0["heading"]?.string == heading }?["rows"]?.array ?? []
        return rows.first { $0["key"]?.string == key }
    }

    /// A figure of a row by its quantity.
    func figure(_ quantity: String) throws -> Double {
        let figures = self["figures"]?.array ?? []
        return try (figures.first { $0["quantity"]?.string == quantity }?["value"]?.number).orFail()
    }

    func told(_ name: String) throws -> String { try (self[name]?.string).orFail() }
}
