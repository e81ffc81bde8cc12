import API
import Reports
import Web

/// What staff do with the photos of a case.
extension PageRoutes {
    /// Adds photos of what was done.
    var addWorkPhotos: Route {
        photoForm(
            "/arende/{id}/bilder", .to(.editCases),
            Bilingual(swedish: "Bilder av det som har gjorts", english: "Photos of what was done")
        ) { call, visit, sent in
            let id = try call.value { Case.ID($0) }
            let words = frame.words[visit.language]
            let permit = try await api.photoPermit(
                ofWorkOn: id, for: try call.caller(), isHidden: sent.fields["visas"] == nil)
            let faults = try await keep(sent, by: permit, call, words)
            guard faults.isEmpty, !sent.photos.isEmpty else {
                var asked = CasePage()
                asked.photoFault =
                    sent.photos.isEmpty
                    ? words["photo-fault-none"]
                    : PhotoSentences(words).sentence(for: faults, of: sent.photos.count)
                asked.doneAfter = sent.fields["entries"].flatMap { Int($0) }
                asked.showsPhotos = sent.fields["visas"] != nil
                return .page(try await casePage(id, asked, call, visit))
            }
            return .seeOther(done(on: id, sent.fields))
        }
    }

    /// Hides a photo or shows it again: as `PATCH …/photos/{number}`.
    var hidePhoto: Route {
        staffForm(
            "/arende/{id}/bild", .editCases,
            Bilingual(swedish: "Dölj eller visa en bild", english: "Hide or show a photo")
        ) { call, visit, form in
            let id = try call.value { Case.ID($0) }
            let report = form["rapport"] ?? ""
            guard let number = Int(form["nummer"] ?? "") else { throw Problem.notFound }
            let reason = (form["skal"] ?? "").trimmingSpaces
            var asked = CasePage()
            do {
                let warnings = try await api.hidePhoto(
                    form["dold"] == "1", number, ofReport: report.isEmpty ? nil : report, orWorkOn: id,
                    because: reason, for: try call.caller(), at: call.now)
                guard !warnings.isEmpty else { return .seeOther(done(on: id, form)) }
                asked.said = warnings.map { $0.text(in: visit.language) }
                asked.doneAfter = form["entries"].flatMap { Int($0) }
            } catch let problem as Problem where problem.kind == .faultyContent {
                asked.hiding = PhotoHiding(
                    report: report, number: number, reason: reason,
                    fault: problem.faults.map { $0.message.text(in: visit.language) }.joined(separator: " "))
            }
            return .page(try await casePage(id, asked, call, visit))
        }
    }

    /// The case's page, which tells what was done.
    private func done(on id: Case.ID, _ form: FormText) -> String {
        "/arende/\(id)" + (form["entries"].flatMap { Int($0) }.map { "?efter=\($0)" } ?? "")
    }
}
