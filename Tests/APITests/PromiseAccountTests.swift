import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// How a promise ends through the API, and how a wrong end is taken back.
@Suite struct PromiseAccountAPITests {
    private let installation: TestInstallation
    private let path = "/api/v1/promises/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"
    private let page = "/lofte/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"

    init() async throws { installation = try await TestInstallation() }

    private func change(
        _ ask: Asking, _ method: HTTPRequest.Method, _ step: String, _ body: String
    ) async throws -> Reply {
        let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path + step, key: .clerk, body: body, headers: ["If-Match": etag])
    }

    private func sign(_ ask: Asking, from year: Int, on day: String) async throws {
        let body =
            #"{"municipality":"1060","title":"Löftet","police":"Polisen","from":"\#(year)-01-01","until":"\#(year)-12-31","commitments":[{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","party":"police","text":"Insatser.","target":{"kind":"at-least","number":2,"unit":"insatser"}}]}"#
        let made = try await ask.send(.put, path, key: .clerk, body: body)
        #expect(made.status == .created, "\(made.text)")
        let signed = try await change(ask, .post, "/sign", #"{"day":"\#(day)","by":"ordföranden"}"#)
        #expect(signed.status == .ok, "\(signed.text)")
    }

    private func end(_ ask: Asking, on day: String) async throws -> Reply {
        try await change(ask, .post, "/end", #"{"day":"\#(day)","words":"Allt gjort."}"#)
    }

    private let mistake = #"{"endWithdrawn":"Fel löfte avslutades."}"#

    @Test
    func `the end stands on the public page, is not before what was counted, and is taken back in public`()
        async throws
    {
        try await installation.ask { ask in
            try await sign(ask, from: 2026, on: "2026-01-10")
            _ = try await change(ask, .patch, "", #"{"published":true}"#)
            let event = PromiseEventID.numbered(1)
            let counted = try await ask.send(
                .put, "\(path)/events/\(event)", key: .clerk,
                body: #"{"commitment":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","day":"2026-06-10"}"#)
            #expect(counted.status == .created, "\(counted.text)")
            let early = try await end(ask, on: "2026-01-10")
            #expect(try early.codes() == ["promise.counted-after"], "\(early.text)")
            let fault = try early.json()["errors"]?.array?.first
            #expect(fault?["pointer"]?.string == "/day" && early.text.contains("2026-06-10"), "\(early.text)")
            let ended = try await end(ask, on: "2026-06-10")
            #expect(ended.status == .ok, "\(ended.text)")
            let shown = try await ask.get(page, key: nil).text
            #expect(
                shown.contains(#"Löftet avslutades <time class="day" datetime="2026-06-10">10 juni 2026"#),
                "\(shown)")
            let personal = try await change(ask, .patch, "", #"{"endWithdrawn":"Ring 070-174 06 05."}"#)
            #expect(try personal.codes() == ["promise.personal-data"], "\(personal.text)")
            let back = try await change(ask, .patch, "", mistake)
            #expect(back.status == .ok, "\(back.text)")
            #expect(try back.json()["state"]?.string == "signed" && back.json()["account"]?.isNull == true)
            let told = try await ask.get("\(page)/data.json", key: nil).json()["amendments"]?.array?.last
            #expect(told?["what"]?.string == "Avslutet är taget tillbaka. Fel löfte avslutades.")
            #expect(told?["former"]?.string == "2026-06-10")
            let after = try await ask.get(page, key: nil).text
            #expect(after.contains("Avslutet är taget tillbaka.") && !after.contains("Löftet avslutades"))
            #expect(try await change(ask, .patch, "", mistake).codes() == ["promise.not-ended"])
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a wrong day of signing is refused where it cannot be, and corrected in public with a reason`()
        async throws
    {
        try await installation.ask { ask in
            try await sign(ask, from: 2026, on: "2025-01-10")
            let early = #"{"day":"1999-01-01","by":"ordföranden","why":"Felskrivet."}"#
            let refused = try await change(ask, .post, "/sign", early)
            #expect(try refused.codes() == ["promise.signed-too-early"], "\(refused.text)")
            let bare = try await change(ask, .post, "/sign", #"{"day":"2026-01-10","by":"ordföranden"}"#)
            #expect(try bare.codes() == ["promise.signed-already"], "\(bare.text)")
            let named = #"{"day":"2026-01-10","by":"ordföranden","why":"Ring 070-174 06 05."}"#
            let personal = try await change(ask, .post, "/sign", named)
            #expect(try personal.json()["errors"]?.array?.first?["pointer"]?.string == "/why")
            _ = try await change(ask, .patch, "", #"{"published":true}"#)
            let planner = try await ask.person(["planner:1060"])
            let version = try await ask.get(path, key: .clerk).json()["version"]?.number.map { Int($0) } ?? 0
            let form = try await ask.submit(
                page.replacing("/lofte", with: "/loften"),
                [
                    ("gor", "teckna"), ("version", "\(version)"), ("teckna-dag", "2026-01-10"),
                    ("teckna-vem", "ordföranden"), ("teckna-varfor", "Fel år."),
                ], as: planner)
            #expect(form.status == .seeOther, "\(form.text)")
            let told = try await ask.get("\(page)/data.json", key: nil).json()
            #expect(told["signed"]?["day"]?.string == "2026-01-10")
            let amendment = told["amendments"]?.array?.last
            #expect(amendment?["what"]?.string == "Dagen då det undertecknades är rättad. Fel år.")
            #expect(amendment?["former"]?.string == "2025-01-10")
            let shown = try await ask.get(page, key: nil).text
            #expect(shown.contains("Dagen då det undertecknades är rättad. Fel år."), "\(shown)")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `an end whose account stands in an adopted yearly report is not taken back`() async throws {
        try await installation.ask { ask in
            try await sign(ask, from: 2025, on: "2025-01-10")
            #expect(try await end(ask, on: "2025-12-20").status == .ok)
            let report = "/api/v1/pictures/\(PictureID.numbered(1))"
            let made = try await ask.send(
                .post, "/api/v1/pictures", key: .clerk,
                body: #"{"id":"\#(PictureID.numbered(1))","kind":"yearly"}"#)
            #expect(made.status == .created && made.text.contains("Allt gjort."), "\(made.text)")
            // It stands in a draft, which is made again.
            #expect(try await change(ask, .patch, "", mistake).status == .ok)
            #expect(try await end(ask, on: "2025-12-20").status == .ok)
            let tag = try await ask.get(report, key: .all).headers[.eTag].orFail()
            let adopted = try await ask.send(
                .post, "\(report)/adoption", key: .clerk,
                body: #"{"day":"2026-11-20","body":"Kommunfullmäktige"}"#, headers: ["If-Match": tag])
            #expect(adopted.status == .ok, "\(adopted.text)")
            let refused = try await change(ask, .patch, "", mistake)
            #expect(try refused.codes() == ["promise.reported"], "\(refused.text)")
            #expect(refused.text.contains("2026-11-20"), "\(refused.text)")
            let planner = try await ask.person(["planner:1060"])
            let version = try await ask.get(path, key: .clerk).json()["version"]?.number.map { Int($0) } ?? 0
            let form = try await ask.submit(
                page.replacing("/lofte", with: "/loften"),
                [
                    ("gor", "ta-tillbaka-avslut"), ("version", "\(version)"),
                    ("ta-tillbaka-avslut-skal", "Fel löfte."),
                ], as: planner)
            #expect(form.text.contains("Slutredovisningen står i en årsrapport"), "\(form.text)")
        }
    }

    @Test
    func `what was not kept when it ended is told so alike, in its account, on pages, in JSON and in Atom`()
        async throws
    {
        try await installation.ask { ask in
            let body =
                #"{"municipality":"1060","title":"Löftet","police":"Polisen","from":"2026-01-01","until":"2027-12-31","commitments":[{"party":"police","text":"Insatser.","target":{"kind":"at-least","number":4,"unit":"insatser"}}]}"#
            let made = try await ask.send(.put, path, key: .clerk, body: body)
            #expect(made.status == .created, "\(made.text)")
            _ = try await change(ask, .post, "/sign", #"{"day":"2026-01-10","by":"ordföranden"}"#)
            _ = try await change(ask, .patch, "", #"{"published":true}"#)
            let list = String(page.prefix(6))
            #expect(try await ask.get(list, key: nil).text.contains("1 efter."))
            let ended = try await end(ask, on: "2026-02-01")
            #expect(ended.status == .ok, "\(ended.text)")
            let whole = try ended.json()
            #expect(whole["account"]?["figures"]?.array?.first?["pace"]?.string == "late")
            let words = "0 av minst 4 insatser: inte uppfyllt i tid."
            for way in [page, "\(page)/data.json", "\(page)/atom.xml", "/lofte/atom.xml"] {
                let told = try await ask.get(way, key: nil).text
                #expect(told.contains(words), "\(way): \(told)")
                #expect(!told.contains("En jämn takt") && !told.contains("Inte börjat"), "\(way): \(told)")
            }
            #expect(try await ask.get(page, key: nil).text.contains("<li>1. Inte uppfyllt i tid (0)</li>"))
            let listed = try await ask.get(list, key: nil).text
            #expect(listed.contains("1 inte uppfyllt.") && !listed.contains("1 efter"), "\(listed)")
        }
    }
}
