import API
import Reports
import Web

/// The photos of a report that is followed: those of the resident, and those of staff of what was done.
extension PageRoutes {
    /// What the page shows of them.
    ///
    /// - Parameter fault: What is wrong with photos that were sent.
    func photoContent(
        of followed: APIService.FollowedPhotos, _ words: Words, _ language: Language, fault: String?
    ) -> [String: any Sendable] {
        let own = followed.own.map { one in
            PhotoView(
                one, alternative: words("photo-own", ["number": "\(one.photo.number)"]),
                caption: words("photo-came", ["day": day(one.photo, language)]))
        }
        let work = followed.work.enumerated().map { position, one in
            PhotoView(
                one, alternative: words("photo-work", ["number": "\(position + 1)"]),
                caption: words("photo-added-on", ["day": day(one.photo, language)]))
        }
        var content: [String: any Sendable] = [
            "own": own.content, "work": work.content, "hasWork": !work.isEmpty,
        ]
        content["hasOwn"] = !own.isEmpty
        if !followed.isFull, api.photos.isAvailable {
            let room = max(1, PhotoForm.most - own.count)
            content["photoField"] = FileField.photos(words, id: "foto", most: room, fault: fault)
        }
        return content
    }

    private func day(_ photo: Photo, _ language: Language) -> String {
        SwedishTime(photo.received).date.words(isYearTold: true).text(in: language)
    }

    /// Photos that whoever follows a report adds to it.
    var addPhotosToReport: Route {
        photoForm(
            "/follow/{reference}/{secret}/bilder", .open,
            Bilingual(swedish: "Lägg till bilder", english: "Add photos")
        ) { call, visit, sent in
            let followed = try await api.followedReport(call.values[0], secret: call.values[1])
            let words = frame.words[visit.language]
            let token = sent.fields[FormTokens.field]
            if let refusal = photoRefusal(of: sent, words, call) {
                let page = try await followPage(
                    followed, visit, call, photoFault: refusal.text, token: refusal.token)
                return .page(refusal.answer(page))
            }
            let permit = try await api.photoPermit(followedBy: call.values[0], secret: call.values[1])
            let faults = try await keep(sent, by: permit, call, words)
            guard faults.isEmpty, !sent.photos.isEmpty else {
                let fault =
                    sent.photos.isEmpty
                    ? words["photo-fault-none"]
                    : PhotoSentences(words).sentence(for: faults, of: sent.photos.count)
                return .page(try await followPage(followed, visit, call, photoFault: fault, token: token))
            }
            return .seeOther("\(followLinks.path(of: followed.report.id, followed.report.reference))?tack=1")
        }
    }
}
