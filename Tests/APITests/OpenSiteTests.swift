import HTTPTypes
import JSON
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// The public site: nothing that was not chosen, and no figure that subtraction could take apart.
@Suite struct OpenSiteTests {
    private static let pages: [OpenSite.Part: [String]] = [
        .promises: ["loften"], .done: ["gjort"], .map: ["karta"], .statistics: ["statistik"],
        .openData: ["data", "data/rapporter.csv", "data/rapporter.json", "katalog.jsonld"],
    ]

    private func site(_ parts: [OpenSite.Part], more: String = "") async throws -> TestInstallation {
        let words = parts.map(\.rawValue).joined(separator: ", ")
        return try await TestInstallation(profile: "open: { parts: [\(words)]\(more) }")
    }

    /// As many reports at a place, each of somebody else.
    private func report(
        _ count: Int, _ ask: Asking, north: Double = 0, category: String = "lighting",
        text: String = "Lamporna är trasiga här.", from first: Int = 0
    ) async throws {
        for number in first..<first + count {
            _ = try await ask.report(
                north: north, category: category, text: text, reporter: "r\(category)\(number)")
        }
    }

    private func table(_ ask: Asking) async throws -> [[String]] {
        let reply = try await ask.get("/oppet/data/rapporter.csv?kommun=1060", key: nil)
        #expect(reply.status == .ok, "\(reply.text)")
        #expect(reply.headers[.cacheControl] == "public, max-age=3600")
        return reply.text.split(separator: "\r\n").dropFirst().map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func `nothing is there before a municipality has chosen it`() async throws {
        try await TestInstallation().ask { ask in
            for path in Self.pages.values.joined().map({ "/oppet/\($0)" }) + ["/oppet"] {
                for query in ["", "?kommun=1060", "?kommun=1081", "?kommun=0180"] {
                    let reply = try await ask.get(path + query, key: nil)
                    #expect(reply.status == .notFound, "\(path)\(query)")
                }
            }
            #expect(try await ask.get("/", key: nil).text.contains(#"href="/oppet""#) == false)
        }
    }

    @Test(arguments: OpenSite.Part.allCases)
    func `a part alone is shown and linked, and no other is`(_ part: OpenSite.Part) async throws {
        try await site([part]).ask { ask in
            #expect(try await ask.get("/", key: nil).text.contains(#"href="/oppet""#))
            let home = try await ask.get("/oppet", key: nil)
            #expect(home.status == .ok && home.text.contains("/rapportera"))
            for (other, paths) in Self.pages {
                for path in paths {
                    let found = try await ask.get("/oppet/\(path)?kommun=1060", key: nil)
                    #expect(found.status == (other == part ? .ok : .notFound), "\(path)")
                }
                let address = "/oppet/\(paths[0])?kommun=1060"
                #expect(home.text.contains("href=\"\(address)\"") == (other == part), "\(address)")
            }
            for query in ["?kommun=1081", "?kommun=0180", "?kommun=x"] {
                #expect(try await ask.get("/oppet\(query)", key: nil).status == .notFound)
            }
        }
    }

    @Test func `where several have a site, each page lets one choose among those that tell its part`()
        async throws
    {
        let installation = try await TestInstallation(
            profile: "open: { parts: [statistics, done] }",
            beside: [
                TestInstallation.Neighbour(
                    code: "1083", prefix: "SOL", name: "Sölvesborg", west: 30_000, east: 50_000,
                    profile: "open: { parts: [statistics, map] }")
            ])
        try await installation.ask { ask in
            for (page, codes) in [
                ("statistik", ["1060", "1083"]), ("gjort", ["1060"]), ("karta", ["1083"]),
            ] {
                let shown = try await ask.get("/oppet/\(page)", key: nil)
                #expect(shown.status == .ok, "\(page): \(shown.text)")
                for code in ["1060", "1083"] {
                    let link = "href=\"/oppet/\(page)?kommun=\(code)\""
                    #expect(shown.text.contains(link) == codes.contains(code), "\(page) \(code)")
                }
                for code in codes {
                    #expect(try await ask.get("/oppet/\(page)?kommun=\(code)", key: nil).status == .ok)
                }
            }
            for path in ["loften", "data", "loften?kommun=1060", "karta?kommun=1060"] {
                #expect(try await ask.get("/oppet/\(path)", key: nil).status == .notFound, "\(path)")
            }
        }
    }

    @Test func `a period is published when it is over and two weeks have passed, and never changes after`()
        async throws
    {
        let installation = try await site([.openData])
        try await installation.ask { ask in
            try await report(24, ask)
            try await report(24, ask, north: 1_000, category: "drugs")
            let extra = try await ask.report(north: 10, reporter: "somebody")
            #expect(try await table(ask).isEmpty)
            installation.advance(.days(54))
            #expect(try await table(ask).isEmpty)
            installation.advance(.days(3))
            let published = try await table(ask)
            #expect(published.map { $0[1] } == ["2026", "2026"])
            #expect(Set(published.map { $0[2] }) == ["lighting", "drugs"])
            #expect(published.allSatisfy { ["20", "25"].contains($0.last) }, "\(published)")
            // What is corrected, withheld or comes in later shows in no figure.
            let etag = try await ask.get("/api/v1/reports/\(extra)").headers[.eTag].orFail()
            let corrected = try await ask.send(
                .patch, "/api/v1/reports/\(extra)", body: #"{"restricted":true,"reason":"Pekar ut någon."}"#,
                headers: ["If-Match": etag])
            #expect(corrected.status == .ok, "\(corrected.text)")
            try await report(20, ask, north: 2_000)
            #expect(try await table(ask) == published)
        }
    }

    @Test func `restricted reports are never counted, nor small numbers told`() async throws {
        let installation = try await site([.openData, .map, .statistics])
        try await installation.ask { ask in
            let accusation = "Min granne Kalle Karlsson på Storgatan 3 säljer knark i trapphuset."
            try await report(30, ask, category: "drugs", text: accusation)
            try await report(4, ask, north: 3_000, category: "speeding")
            // One insistent voice is one, however often it speaks.
            for number in 0..<20 {
                _ = try await ask.report(
                    north: 5_000, category: "visibility", text: "Busken \(number) skymmer sikten.",
                    reporter: "insistent")
            }
            installation.advance(.days(60))
            #expect(try await table(ask).isEmpty)
            for page in ["karta", "statistik"] {
                let shown = try await ask.get("/oppet/\(page)?kommun=1060", key: nil)
                #expect(shown.status == .ok && !shown.text.contains("<td class=\"number\">"), "\(page)")
            }
        }
    }

    @Test func `every figure that is shown is a sum of those that are published`() async throws {
        let installation = try await site([.openData, .map, .statistics])
        try await installation.ask { ask in
            try await report(30, ask)
            try await report(14, ask, north: -3_000, from: 100)
            try await report(30, ask, category: "drugs")
            installation.advance(.days(60))
            let json = try await ask.get("/oppet/data/rapporter.json?kommun=1060", key: nil).json()
            let figures = try (json["periods"]?.array?.first?["figures"]?.array).orFail()
            let counts = figures.map { Int($0["count"]?.number ?? 0) }
            #expect(counts.count == 3 && counts.allSatisfy { $0 % 5 == 0 && $0 >= 10 })
            let unknown = try await ask.get("/oppet/karta?kommun=1060&kategori=nosuch", key: nil)
            #expect(unknown.status == .badRequest, "\(unknown.text)")
            let map = try await ask.get("/oppet/karta?kommun=1060&kategori=lighting", key: nil).text
            for (figure, count) in zip(figures, counts) {
                let cell = try Regex(#"class="number"[^>]*>\#(count)</td>"#)
                let isShown = map.firstMatch(of: cell) != nil
                #expect(isShown || figure["category"]?.string == "drugs", "\(count)")
            }
            #expect(map.contains("<svg class=\"drawing\"") && map.contains("N 6236000, E 470000, 1 km"))
            let tables = try await ask.get("/oppet/statistik?kommun=1060", key: nil).text
            let lighting = zip(figures, counts).filter { $0.0["category"]?.string == "lighting" }
                .reduce(0) { $0 + $1.1 }
            #expect(tables.firstMatch(of: try Regex(#"class="number"[^>]*>\#(lighting)</td>"#)) != nil)
        }
    }

    @Test func `the catalogue names the files that there are`() async throws {
        try await site([.openData, .done], more: ", contact: oppet@example.se").ask { ask in
            let reply = try await ask.get("/oppet/katalog.jsonld?kommun=1060", key: nil)
            #expect(reply.headers[.contentType] == "application/ld+json")
            let graph = try (try reply.json()["@graph"]?.array).orFail()
            func all(_ type: String) -> [JSONValue] { graph.filter { $0["@type"]?.string == type } }
            let sets = all("dcat:Dataset").compactMap { $0["@id"]?.string }
            #expect(sets.count == 2 && all("dcat:Catalog").count == 1)
            let ids = Set(graph.compactMap { $0["@id"]?.string })
            #expect(ids.count == graph.count)
            let linked = all("dcat:Dataset").flatMap {
                ($0["dcat:distribution"]?.array ?? []).compactMap { $0["@id"]?.string }
            }
            #expect(linked.count == 4 && ids.isSuperset(of: linked + sets))
            for file in all("dcat:Distribution") {
                let address = try (file["dcat:downloadURL"]?["@id"]?.string).orFail()
                #expect(address.hasPrefix("https://lykta.example.se/"))
                let path = String(address.dropFirst("https://lykta.example.se".count))
                let found = try await ask.get(path, key: nil)
                #expect(found.status == .ok, "\(path)")
                let type = try (file["dcterms:format"]?.string).orFail()
                #expect(found.headers[.contentType]?.hasPrefix(type) == true, "\(path)")
            }
            #expect(reply.text.contains("mailto:oppet@example.se"))
        }
    }
}
