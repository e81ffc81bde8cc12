import JSON
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
}
