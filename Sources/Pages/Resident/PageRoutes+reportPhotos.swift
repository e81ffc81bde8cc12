import API
import Hummingbird
import Reports
import Web

/// The photos of a report that is being written. They wait on the server, as pixels alone and under names that nobody can guess, until the
/// report is sent; the form carries the names.
extension PageRoutes {
    var reportPhotos: Route {
        photoForm(
            "/rapportera/bilder", .open, Bilingual(swedish: "Bilder till en rapport", english: "Photos")
        ) { call, visit, sent in
            let visit = visit.choosing(sent.fields["lang"].flatMap { Language(rawValue: $0) })
            var form = form(sent.fields, for: visit, at: call.now)
            if !sent.photos.isEmpty {
                if let refusal = photoRefusal(of: sent, form.words, call) {
                    let page = try await shown(
                        .photos, form, visit, faults: [fault(refusal.text, in: form)], token: refusal.token)
                    return .page(refusal.answer(page))
                }
                let faults = await keepDrafts(of: sent, in: &form)
                if !faults.isEmpty {
                    let text = PhotoSentences(form.words).sentence(for: faults, of: sent.photos.count)
                    return .page(
                        try await shown(
                            .photos, form, visit, faults: [fault(text, in: form)],
                            token: sent.fields[FormTokens.field]))
                }
            }
            if sent.fields["go"] == "photo-add" {
                return .page(try await shown(.photos, form, visit, token: sent.fields[FormTokens.field]))
            }
            return try await answer(sent.fields, .photos, form, call, visit)
        }
    }

    /// The form from its beginning, for whoever comes to the address of its photos without it; what was typed is on the device.
    var reportPhotosAlone: Route {
        Route(
            .get, "/rapportera/bilder", .open, query: [Visit.parameter],
            summary: Bilingual(swedish: "Bilder till en rapport", english: "Photos"),
            answers: [.init(.seeOther, "On to the form.")], isPage: true, isDescribed: false
        ) { call in response(.seeOther(Self.formPath), to: try Visit(call)) }
    }

    /// A photo of a report that is being written, for whoever has its name: who chose it.
    var draftPhoto: Route {
        Route(
            .get, "/rapportera/bilder/{name}", .open,
            summary: Bilingual(swedish: "En vald bild", english: "A photo that was chosen"),
            answers: [.init(.ok, "The photo.", "image/jpeg", .text)], isPage: true, isDescribed: false
        ) { call in
            guard let image = await api.photos.drafts.image(call.values[0]) else { throw Problem.notFound }
            return Response(.ok, "image/jpeg", image.jpeg)
        }
    }

    /// What the step shows.
    func showPhotos(_ form: ReportForm, on page: inout Page) async {
        let words = form.words
        var views: [PhotoView] = []
        for (position, name) in form.draft.photos.enumerated() {
            guard let image = await api.photos.drafts.image(name) else { continue }
            views.append(
                PhotoView(
                    address: "/rapportera/bilder/\(name)",
                    alternative: words("photo-number", ["number": "\(position + 1)"]), width: image.width,
                    height: image.height, remove: name))
        }
        page.content.merge(views.content) { $1 }
        page.content["isPhotos"] = true
        page.content["address"] = "/rapportera/bilder"
        page.content["photoCount"] = views.isEmpty ? nil : words.count(views.count, "photo-added")
        page.content["photoKept"] = words("photo-kept", ["hours": "\(api.photos.drafts.hours)"])
        let room = PhotoForm.most - views.count
        if room > 0 {
            page.content["photoField"] = FileField.photos(
                words, id: "foto", most: room, fault: page.faults.text(at: "foto"))
        }
    }

    /// The step without a photo that was taken away again.
    func withoutPhoto(_ name: String, _ form: ReportForm, _ visit: Visit, token: String?) async throws -> Page
    {
        var form = form
        if form.draft.photos.contains(name) { api.photos.drafts.remove(name) }
        form.draft.photos.removeAll { $0 == name }
        return try await shown(.photos, form, visit, token: token)
    }

    /// The step again when photos have gone while they waited; nil when all are there.
    func withoutLostPhotos(_ form: ReportForm, _ visit: Visit, token: String?) async throws -> Page? {
        let left = form.draft.photos.filter { api.photos.drafts.source(of: $0) != nil }
        guard left != form.draft.photos else { return nil }
        var form = form
        form.draft.photos = left
        let text = form.words("photo-lost", ["hours": "\(api.photos.drafts.hours)"])
        return try await shown(.photos, form, visit, faults: [fault(text, in: form)], token: token)
    }

    /// Adds the photos to a report that has come in.
    ///
    /// - Returns: whether all of them are with it; whatever is wrong does not undo the report.
    func addPhotos(_ names: [String], to receipt: APIService.ResidentReceipt, _ call: Call) async -> Bool {
        guard !names.isEmpty else { return true }
        let link = receipt.followPath.split(separator: "/").map(String.init)
        do {
            guard link.count == 3 else { throw Problem.internalFault }
            let permit = try await api.photoPermit(followedBy: link[1], secret: link[2])
            return try await api.photos.addDrafts(names, by: permit, at: call.now)
        } catch {
            _ = call.problem(of: error)
            return false
        }
    }

    /// Makes photos of what was chosen, each by itself.
    ///
    /// - Returns: what is wrong, by the positions.
    private func keepDrafts(of sent: PhotoForm, in form: inout ReportForm) async -> [Int: String] {
        let sentences = PhotoSentences(form.words)
        var faults: [Int: String] = [:]
        for (position, photo) in sent.photos.enumerated() {
            do {
                guard form.draft.photos.count < PhotoForm.most else { throw PhotoFormFault.tooMany }
                let name = freshKey()
                if try await api.photos.keepDraft(photo.get(), as: name, beside: form.draft.photos) {
                    form.draft.photos.append(name)
                }
            } catch let fault as PhotoPreparingFault {
                faults[position] = sentences.sentence(for: fault)
            } catch let fault as PhotoFormFault {
                faults[position] = sentences.sentence(for: fault)
            } catch {
                faults[position] = form.words["photo-fault-busy"]
            }
        }
        return faults
    }

    /// Why photos are not looked at.
    func photoRefusal(of sent: PhotoForm, _ words: Words, _ call: Call) -> FormRefusal? {
        let token = sent.fields[FormTokens.field]
        switch formTokens.verdict(on: sent.fields, at: call.now) {
        case .person: break
        case .stale: return FormRefusal(text: words["photo-stale"], status: .unprocessableContent, token: nil)
        case .program:
            return FormRefusal(text: words["report-too-quick"], status: .unprocessableContent, token: token)
        }
        for _ in sent.photos {
            if let wait = limits.photos.wait(for: call, at: call.now) {
                return .tooMany(words, "photo-too-many", wait: wait, at: call.now, token: token)
            }
        }
        return nil
    }

    /// At the field, or at the photos when there is room for no more and no field.
    private func fault(_ text: String, in form: ReportForm) -> FormFault {
        FormFault(field: form.draft.photos.count < PhotoForm.most ? "foto" : "bilder", text: text)
    }
}
