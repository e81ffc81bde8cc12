import HTTPTypes
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// Readiness follows what whoever reports is answered.
@Suite struct ReadinessTests {
    @Test
    func `while reports are answered 503 the server is not ready, for as long as they are told to wait`()
        async throws
    {
        var limits = WebLimits()
        limits.requestsAtOnce = 0
        let installation = try await TestInstallation(limits: limits)
        try await installation.ask { ask in
            #expect(try await ask.get("/readyz", key: nil).status == .ok)
            let refused = try await ask.send(.post, "/api/v1/reports", body: try ask.submission())
            #expect(refused.status == .serviceUnavailable && refused.headers[.retryAfter] == "1")
            let readiness = try await ask.get("/readyz", key: nil)
            #expect(readiness.status == .serviceUnavailable)
            #expect(readiness.text.contains("reports are refused"))
            installation.advance(.seconds(1))
            #expect(try await ask.get("/readyz", key: nil).status == .ok)
        }
    }

    @Test func `a question that is turned away says nothing of reports`() async throws {
        var limits = WebLimits()
        limits.requestsAtOnce = 0
        try await TestInstallation(limits: limits).ask { ask async throws in
            #expect(try await ask.get("/api/v1/reports").status == .serviceUnavailable)
            #expect(try await ask.get("/readyz", key: nil).status == .ok)
        }
    }

    @Test func `a report that is kept ends the refusals, and one that is faulty does not`() {
        let refusals = ReportRefusals()
        #expect(!refusals.areGoingOn(at: .testNow))
        refusals.note(.serviceUnavailable, [.retryAfter: "30"], at: .testNow)
        refusals.note(.serviceUnavailable, [.retryAfter: "1"], at: .testNow)
        refusals.note(.unprocessableContent, [:], at: .testNow)
        #expect(refusals.areGoingOn(at: .testNow.adding(.seconds(29))))
        #expect(!refusals.areGoingOn(at: .testNow.adding(.seconds(30))))
        refusals.note(.created, [:], at: .testNow)
        #expect(!refusals.areGoingOn(at: .testNow))
    }
}
