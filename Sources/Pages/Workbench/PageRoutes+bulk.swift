import API
import JSON
import Reports
import Web

extension PageRoutes {
    /// Changes several cases at once. From the queue it comes with the cases that were chosen and shows what can be done with them; with
    /// an action it is done, each by itself, and the page says what became of each.
    var chooseCases: Route {
        staffForm(
            "/ko/andra", .editCases, limit: 128 * 1_024,
            Bilingual(swedish: "Ändra flera ärenden", english: "Change several cases")
        ) { call, visit, form in
            let chosen = ChosenCase.all(in: form)
            guard let edit = CaseEditForm(form) else {
                return .page(try await choicePage(chosen, nil, nil, call, visit))
            }
            do {
                return .page(try await done(edit, with: chosen, call, visit))
            } catch let problem as Problem where problem.kind == .faultyContent {
                return .page(try await choicePage(chosen, edit, problem, call, visit))
            }
        }
    }

    private func choicePage(
        _ chosen: [ChosenCase], _ typed: CaseEditForm?, _ problem: Problem?, _ call: Call, _ visit: Visit
    ) async throws -> Page {
        let caller = try call.caller()
        let words = frame.words[visit.language]
        var page = Page(template: "bulk", title: words.count(chosen.count, "bulk-title"))
        page.styles.append("workbench.css")
        page.scripts.append("case.js")
        page.content["none"] = chosen.isEmpty
        page.content["address"] = "/ko/andra"
        page.content["chosen"] = chosen.map(\.description).joined(separator: " ")
        page.content["back"] = back(from: call)
        var municipalities: Set<MunicipalityCode> = []
        var rows: [BulkRow] = []
        for one in chosen {
            let (found, last) = try await api.caseWithLastReport(one.id, for: caller)
            municipalities.insert(found.municipality)
            rows.append(BulkRow(name: name(of: found, last, words), href: "/arende/\(one.id)"))
        }
        page.content["rows"] = rows
        guard let code = municipalities.first, let profile = served[code], !chosen.isEmpty else {
            return page
        }
        if let problem, let typed {
            page.status = problem.kind.status
            page.faults = problem.faults(in: visit.language) { typed.action.field(at: $0.pointer ?? "") }
        }
        // Units are each municipality's own.
        let actions = CaseAction.ofMany.filter { $0 != .units || municipalities.count == 1 }
        page.content["actions"] = CaseActionForms(
            words: words, profile: profile, read: nil, typed: typed, faults: page.faults.byField
        ).content(of: actions)
        return page
    }

    private func done(_ edit: CaseEditForm, with chosen: [ChosenCase], _ call: Call, _ visit: Visit)
        async throws -> Page
    {
        let caller = try call.caller()
        guard let person = caller.person else { throw Problem.notSignedIn }
        let words = frame.words[visit.language]
        let units = profiles(seenBy: caller).flatMap(\.units).map(\.code)
        let usual = try api.caseEdits(edit.body(by: person, units: units))
        var rows: [BulkRow] = []
        var undoable: [ChosenCase] = []
        for one in chosen {
            let edits = try one.entry.map { entry in
                try api.caseEdits(
                    .object([("undo", .number(Double(entry))), ("reason", .string(edit["reason"]))]))
            }
            let result = try await api.result(
                of: edits ?? usual, on: one.id, version: one.version, for: caller, at: call.now)
            switch result {
            case .success(let done):
                let (found, last) = try await api.caseWithLastReport(done.case.id, for: caller)
                let said = (done.remarks + done.warnings).map { $0.text(in: visit.language) }
                rows.append(
                    BulkRow(
                        name: name(of: found, last, words), href: "/arende/\(done.case.id)", isDone: true,
                        text: said.isEmpty ? words["bulk-done"] : said.joined(separator: " ")))
                let entry = done.history.last { $0.at == call.now && $0.isDecision && $0.kind != .answered }
                if let entry, one.entry == nil {
                    undoable.append(
                        ChosenCase(id: done.case.id, version: done.case.version, entry: entry.number))
                }
            case .failure(let problem):
                let read = try? await api.caseWithLastReport(one.id, for: caller)
                let text = (problem.faults.first?.message ?? problem.detail).text(in: visit.language)
                rows.append(
                    BulkRow(
                        name: read.map { name(of: $0.case, $0.last, words) } ?? one.id.description,
                        href: "/arende/\(one.id)", isDone: false, text: text))
            }
        }
        let count = rows.count(where: \.isDone)
        var page = Page(
            template: "bulk-done",
            title: words("bulk-result", ["done": "\(count)", "count": "\(rows.count)"]))
        page.styles.append("workbench.css")
        page.content["rows"] = rows
        page.content["back"] = back(from: call)
        page.content["undoable"] = undoable.isEmpty ? nil : undoable.map(\.description).joined(separator: " ")
        return page
    }

    private func name(of found: Case, _ last: Report?, _ words: Words) -> String {
        guard let last else { return found.id.description }
        return "\(last.reference) \(categoryName(last, words))"
    }

    /// The queue as it was.
    private func back(from call: Call) -> String {
        let query = (try? call.form())?["query"] ?? ""
        return LocalPath("/ko?\(query)")?.description ?? "/ko"
    }
}

/// A case that was chosen among several: `id:version`, and of one whose decision is to be undone `id:version:entry`.
struct ChosenCase: Hashable, Sendable, CustomStringConvertible {
    let id: Case.ID
    let version: Int
    var entry: Int?

    var description: String { "\(id):\(version)\(entry.map { ":\($0)" } ?? "")" }

    /// As many as the API takes at once.
    static let most = 200

    /// Those in `valda`, or those of `lista` whose box is ticked.
    static func all(in form: FormText) -> [ChosenCase] {
        let named = (form["valda"] ?? "").split(separator: " ").compactMap { ChosenCase(String($0)) }
        let ticked = (form["lista"] ?? "").split(separator: " ").compactMap { id in
            form["c-\(id)"].flatMap { ChosenCase("\(id):\($0)") }
        }
        return Array((named + ticked).prefix(most))
    }

    init(id: Case.ID, version: Int, entry: Int? = nil) {
        self.id = id
        self.version = version
        self.entry = entry
    }

    private init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let id = Case.ID(parts[0]), let version = Int(parts[1]),
            version >= 0
        else { return nil }
        self.init(id: id, version: version, entry: parts.count == 3 ? Int(parts[2]) : nil)
    }
}

/// One of several cases, with what became of it.
struct BulkRow: Hashable, Sendable {
    let name: String
    let href: String
    var isDone = false
    var text: String?
}
