import API
import Intake
import Projection
import Reports
import Web

/// The last step of the form for residents: a report, or a voice for an open case.
extension PageRoutes {
    /// Sends what was said, when nothing of it is wrong, and goes on to the receipt.
    func send(
        _ sent: FormText, _ form: ReportForm, _ faults: [ReportStep: [FormFault]], _ call: Call,
        _ visit: Visit
    ) async throws -> FormOutcome {
        if let step = ReportStep.allCases.first(where: { faults[$0] != nil }) {
            return .page(
                try await shown(step, form, visit, faults: faults[step] ?? [], token: sent[FormTokens.field]))
        }
        if let refused = try await refused(sent, form, .check, call, visit) { return refused }
        if let page = try await withoutLostPhotos(form, visit, token: sent[FormTokens.field]) {
            return .page(page)
        }
        let submission = try form.draft.submission(category: form.category)
        let receipt = try await api.send(
            submission, key: form.draft["nyckel"], from: call.network, at: call.now)
        // The report has come in, whatever becomes of its photos.
        let hasPhotos = await addPhotos(form.draft.photos, to: receipt, call)
        return .seeOther(Self.receiptPath(receipt, hasPhotos: hasPhotos))
    }

    /// Adds a voice to an open case close by instead, by what the page called it.
    func voice(
        _ mark: String, _ sent: FormText, _ form: ReportForm, _ call: Call, _ visit: Visit
    ) async throws -> FormOutcome {
        guard let position = form.draft.position, let category = form.category else { throw Problem.notFound }
        if let refused = try await refused(sent, form, .nearby, call, visit) { return refused }
        do {
            let receipt = try await api.addVoice(
                to: mark, near: position, about: category.code, key: form.draft["nyckel"], from: call.network,
                at: call.now)
            return .seeOther(Self.receiptPath(receipt))
        } catch let problem as Problem where problem.kind == .notFound {
            // Closed in between: what the resident came to report is reported in words.
            return .page(try await shown(.when, form, visit, token: sent[FormTokens.field]))
        }
    }

    /// The page again for whoever seems to be a program, has had it open for too long, or sends too much; nothing is lost by it.
    private func refused(
        _ sent: FormText, _ form: ReportForm, _ step: ReportStep, _ call: Call, _ visit: Visit
    ) async throws -> FormOutcome? {
        guard let refusal = refusal(of: sent, form.words, call) else { return nil }
        let page = try await shown(
            step, form, visit, faults: [FormFault(field: "skicka", text: refusal.text)], token: refusal.token)
        return .page(refusal.answer(page))
    }

    private static func receiptPath(_ receipt: APIService.ResidentReceipt, hasPhotos: Bool = true) -> String {
        var query = receipt.advice.map { "rad=\($0.code.rawValue)" }.prefix(1)
        if receipt.isRepeat { query = ["igen=1"] }
        if !hasPhotos { query.append("utan=1") }
        return receipt.followPath.replacing("/follow/", with: "/rapportera/kvitto/", maxReplacements: 1)
            + (query.isEmpty ? "" : "?\(query.joined(separator: "&"))")
    }
}
