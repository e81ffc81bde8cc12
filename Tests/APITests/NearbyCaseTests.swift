import Projection
import Reports
import TestSupport
import Testing

@testable import API

/// What whoever is about to report is told of open cases close by, without saying who he is.
@Suite struct NearbyCaseTests {
    private let installation: TestInstallation

    init() async throws { installation = try await TestInstallation() }

    private func shown(_ ask: Asking) async throws -> String {
        let position = try installation.service.projector.position(of: .olofstrom())
        let place = "\(position.longitude),\(position.latitude)"
        return try await ask.get("/rapportera?kategori=lighting&plats=\(place)", key: nil).text
    }

    @Test func `neither how many reported it nor on which day is told, and the month is of the last report`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.report(text: "Mörkt här.")
            let id = try await ask.get("/api/v1/cases").ids().first.orFail()
            installation.advance(.days(1))
            let one = try await shown(ask)
            #expect(one.contains("Rapporterat förut, senast i november 2026."))
            #expect(!one.contains("2026-11-20") && !one.contains("20 november"))
            // An id tells the moment at which it was made.
            #expect(one.contains("voice:") && !one.contains(id.prefix(13)))
            installation.advance(.days(12))
            _ = try await ask.report(text: "Fortfarande mörkt här.")
            #expect(try await ask.get("/api/v1/cases").ids().count == 1)
            installation.advance(.days(1))
            let two = try await shown(ask)
            #expect(two.contains("Rapporterat förut, senast i december 2026."))
            #expect(!two.contains("gånger") && !two.contains("2026-11-20") && !two.contains("2026-12-03"))
        }
    }
}
