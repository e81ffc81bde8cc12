import API
import HTTPTypes
import Hummingbird
import Reports
import Web

extension PageRoutes {
    /// How many cases a page of the queue shows.
    static let queuePage = 50

    /// The cases that wait for somebody, with a map beside them.
    var queue: Route {
        staffPage(
            "/ko", .readCases, query: Self.queueParameters, Bilingual(swedish: "Kö", english: "Queue")
        ) { call, visit in
            try await queuePage(QueueAddress(call.query), call, visit)
        }
    }

    /// Finds a report by the reference that somebody reads out, or cases by words.
    var search: Route {
        Route(
            .get, "/ko/sok", .to(.readCases),
            query: [.init("vad", .text, "A reference, or words.", example: "OLO-7K3M-9Q"), Visit.parameter],
            summary: Bilingual(swedish: "Sök i kön", english: "Search the queue"),
            answers: [.init(.seeOther, "On to the case, or to the queue.", headers: ["Location"])],
            isPage: true, isDescribed: false
        ) { call in
            let visit = try Visit(call)
            let text = (call.query["vad"] ?? "").trimmingSpaces
            guard !text.isEmpty else { return Response(status: .seeOther, headers: [.location: "/ko"]) }
            guard Reference(text) != nil || Report.ID(text) != nil else {
                let found = "/ko?\(FormText.written([("q", text), ("sort", "newest")]))"
                return Response(status: .seeOther, headers: [.location: found])
            }
            if let filed = try await api.filedReport(text, for: try call.caller()) {
                return Response(
                    status: .seeOther,
                    headers: [
                        .location:
                            "/arende/\(filed.case)?rapport=\(filed.report.id)#rapport-\(filed.report.id)"
                    ])
            }
            var page = try await queuePage(QueueAddress([]), call, visit)
            let words = frame.words[visit.language]
            page.faults = [
                FormFault(
                    field: "vad", text: words("queue-no-reference", ["reference": text]))
            ]
            page.labels["vad"] = words["queue-search"]
            page.content["searched"] = text
            page.status = .notFound
            return frame.response(page, to: visit)
        }
    }

    static let queueParameters: [Route.QueryParameter] = APIService.caseFilterNames.map {
        .init($0, .text, "As in `GET /api/v1/cases`; empty for none.", example: "")
    }

    private func queuePage(_ address: QueueAddress, _ call: Call, _ visit: Visit) async throws -> Page {
        let caller = try call.caller()
        let words = frame.words[visit.language]
        var faults: [FormFault] = []
        var found: FoundCases?
        do {
            found = try await api.cases(
                try address.text(with: address.cursor), limit: Self.queuePage, for: caller, at: call.now)
        } catch let problem as Problem where problem.kind == .badParameter {
            faults = problem.faults(in: visit.language) { $0.parameter ?? "q" }
        }
        var page = Page(template: "queue", title: words["queue-title"]).withMap
        page.scripts += ["shortcuts.js", "queue.js"]
        page.styles.append("workbench.css")
        page.isWide = true
        page.faults = faults
        if !faults.isEmpty { page.status = .badRequest }
        try await fill(&page, with: found, address, caller, words, at: call.now)
        page.content["map"] = map(words["queue-map"], for: visit)
        return page
    }

    private func fill(
        _ page: inout Page, with found: FoundCases?, _ address: QueueAddress, _ caller: Caller,
        _ words: Words, at now: Timestamp
    ) async throws {
        guard let person = caller.person else { throw Problem.notSignedIn }
        let today = SwedishTime(now).date
        let cases = found?.cases ?? []
        let positions = try api.positions(of: cases.map(\.case), for: caller)
        let rows = zip(cases, positions).map { listed, position in
            QueueRow(
                listed, at: position, district: api.district(of: listed.case, for: caller),
                category: category(of: listed, words), words, today: today)
        }
        let faults = page.faults.byField
        let filters = QueueFilters(words: words, address: address, faults: faults)
        let profiles = profiles(seenBy: caller)
        page.content["rows"] = rows
        page.content["tabs"] = try await tabs(address, person, caller, words, at: now)
        page.content["fields"] = filters.fields(
            profiles, districts: api.districts(at: now), person: person
        ).map(\.content)
        page.content["filterCount"] = address.count == 0 ? nil : words.count(address.count, "queue-filters")
        page.content["filtersOpen"] = !faults.isEmpty
        page.content["bbox"] = address["bbox"]
        page.content["withoutBox"] = address["bbox"].map { _ in address.setting("bbox", to: nil).link() }
        page.content["extent"] = extent(found, of: rows.count, isFirst: address.cursor == nil, words)
        page.content["next"] = found?.next.map { address.link($0) }
        page.content["first"] = address.cursor.map { _ in address.link() }
        page.content["query"] = address.query
        page.content["mayEdit"] = Caller(caller.identity, to: .editCases) != nil
        page.content["keys"] = Shortcut.ofQueue(words)
        let kept = try await filterStore.keptFilters(of: person.id).map {
            KeptFilterLink(name: $0.name, href: "/ko?\($0.query)")
        }
        page.content["kept"] = kept
        page.content["hasKept"] = !kept.isEmpty
        page.content["mayKeep"] = address.count > 0
    }

    /// The profiles of the municipalities that somebody sees.
    func profiles(seenBy caller: Caller) -> [Profile] {
        served.values.filter { caller.sees($0.municipality) }.sorted { $0.municipality < $1.municipality }
    }

    /// What a case is about: the category of the report that came last, else the first of its group.
    private func category(of listed: ListedCase, _ words: Words) -> String {
        let category = listed.latest.flatMap { served[listed.case.municipality]?.category($0.category) }
        return category?.name.text(in: words.language) ?? groupName(of: listed.case, words)
    }

    private func extent(_ found: FoundCases?, of count: Int, isFirst: Bool, _ words: Words) -> String? {
        guard let found, count > 0 else { return nil }
        guard let total = found.total else { return words.count(count, "queue-cases") }
        guard !total.isAtLeast else {
            // A number that is not exact is told by hundreds.
            let least = max(count, total.number / 100 * 100)
            return words("queue-extent-least", ["count": "\(count)", "total": "\(least)"])
        }
        return isFirst && total.number == count
            ? words.count(total.number, "queue-cases")
            : words("queue-extent", ["count": "\(count)", "total": "\(total.number)"])
    }
}

/// A filter that somebody has kept.
struct KeptFilterLink: Hashable, Sendable {
    let name: String
    let href: String
}
