import Geometry
import JSON
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Pages hold each feature that is asked for once, whatever is asked.
@Suite struct FeaturePagingTests {
    @Test func `pages of any length hold what one page holds, in the same order`() async throws {
        let installation = try await TestInstallation()
        var chance = SeededChance(seed: 63)
        for number in 1...120 {
            try await installation.keep(
                number, north: Double.random(in: 0...2_000, using: &chance),
                east: Double.random(in: 0...2_000, using: &chance), isRestricted: number % 7 == 0)
        }
        let boxes = ["14.53,56.276,14.55,56.29", "14.5,56.2,14.6,56.4", "14.54,56.28,14.545,56.29"]
        let filters = [
            "category = 'lighting'", "restricted = FALSE", "reference LIKE '%A%'", "text LIKE 'nothing%'",
            "S_DWITHIN(geometry, POINT(14.545 56.285), 700)",
            "NOT S_INTERSECTS(geometry, BBOX(14.53,56.27,14.55,56.28))",
        ]
        var questions: [[(String, String)]] = [[]]
        for _ in 0..<20 {
            var question: [(String, String)] = []
            if Bool.random(using: &chance) {
                question.append(("bbox", boxes[Int.random(in: boxes.indices, using: &chance)]))
            }
            if Int.random(in: 0..<3, using: &chance) > 0 {
                question.append(("filter", filters[Int.random(in: filters.indices, using: &chance)]))
            }
            if Int.random(in: 0..<3, using: &chance) == 0 { question.append(("sortby", "-observedAt")) }
            question.append(("limit", "\(Int.random(in: 1...60, using: &chance))"))
            questions.append(question)
        }
        let asked = questions
        try await installation.ask { ask in
            for question in asked {
                for key in [TestInstallation.KeyPurpose.all, .read] {
                    let whole = try await ask.items(
                        "reports", question.filter { $0.0 != "limit" } + [("limit", "1000")], key: key)
                    let paged = try await ask.everyID("reports", question, key: key)
                    #expect(try paged.ids == whole.ids(), "\(question)")
                    #expect(Set(paged.ids).count == paged.ids.count)
                    #expect(
                        try whole.json()["numberMatched"]?.number ?? Double(paged.ids.count)
                            == Double(paged.ids.count))
                }
            }
            for question: [(String, String)] in [
                [], [("category", "lighting")],
                [("filter", "status IN ('open') AND observedAt > DATE('2020-01-01')")],
            ] {
                let first = try await ask.items("reports", question + [("limit", "7")]).json()
                #expect(first["numberMatched"]?.number == 120, "\(question)")
            }
            #expect(
                try await ask.items("reports", [("limit", "7")], key: .read).json()["numberMatched"]?.number
                    == 103)
        }
    }

    @Test func `a page that was asked for again goes on where it did, while others come in`() async throws {
        let installation = try await TestInstallation()
        for number in 1...9 { try await installation.keep(number, north: Double(number) * 100) }
        try await installation.ask { ask in
            let first = try await ask.items("reports", [("limit", "4"), ("filter", "text IS NOT NULL")])
            let next = try #require(try first.nextFeatures())
            let second = try await ask.get(next).ids()
            try await installation.keep(10, north: 50)
            #expect(try await ask.get(next).ids() == second)
            #expect(Set(try first.ids()).isDisjoint(with: second))
        }
    }

    /// A page of reports, where an answer looks at ten of them.
    private func page(_ parameters: [(String, String)], of installation: TestInstallation) async throws
        -> FeaturePage
    {
        let query = parameters.map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
        let known = FeatureParameter.all(of: .reports).map(\.name)
        var reader = QueryReader(try QueryText(query, known: known))
        let projector = installation.service.projector
        let asked = try reader.features(of: .reports, projector)
        let bounds = LookingBounds(lookedAt: 10, readWhole: 10, firstChunk: 5, largestChunk: 5, sorted: 39)
        return try await ReportFeaturePages(
            asked: asked, filter: .all, scope: .box(try Bounds.everywhere.orFail()),
            store: installation.store,
            projector: projector, bounds: bounds
        ).page()
    }

    @Test func `an answer that has looked at as much as it may is short, even empty, and leads on`()
        async throws
    {
        let installation = try await TestInstallation()
        for number in 1...40 { try await installation.keep(number, north: Double(number) * 10) }
        let wanted = try await installation.store.report(.numbered(33), in: []).orFail().report
        let place = try installation.service.projector.position(of: .olofstrom(north: 330))
        for filter in [
            "reference = '\(wanted.reference)'",
            "S_DISJOINT(geometry, BBOX(10,54,11,55)) AND S_DWITHIN(geometry, POINT(\(place.longitude) \(place.latitude)), 4) OR FALSE",
        ] {
            var (found, empty, pages) = ([String](), 0, 0)
            var cursor: String?
            repeat {
                let parameters =
                    [("filter", filter), ("limit", "3")] + (cursor.map { [("cursor", $0)] } ?? [])
                let page = try await page(parameters, of: installation)
                found += page.features.map(\.id)
                if page.features.isEmpty { empty += 1 }
                pages += 1
                cursor = page.next
            } while cursor != nil && pages < 50
            #expect(found == [wanted.id.description], "\(filter)")
            #expect(empty >= 2 && pages >= 4, "\(filter): \(pages)")
        }
        let refusal = await #expect(throws: Problem.self) {
            _ = try await page([("sortby", "observedAt")], of: installation)
        }
        #expect(refusal?.faults.map(\.code) == ["sort.too-many"])
    }
}
