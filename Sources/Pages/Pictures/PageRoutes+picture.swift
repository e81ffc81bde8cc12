import API
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// One picture: what was frozen, with the analyst's words. It prints as a sheet.
    var picturePage: Route {
        staffPage(
            "/lagesbilder/{id}", .plan,
            query: [
                .init(
                    "gjort", .word(["ny", "ord", "publik", "antagen", "tillbaka"]), "What was just done.",
                    example: "ny")
            ], Bilingual(swedish: "En lägesbild", english: "A situational picture")
        ) { call, visit in
            let caller = try call.caller()
            let whole = try await api.wholePicture(
                try call.value { PictureID($0) }, for: caller, at: call.now)
            let shared = try await api.sharedPicture(holding: whole.head.id, for: caller)
            var page = try picture(whole, call, visit)
            page.content["sharedAddress"] = shared.map { "/gemensamma-lagesbilder/\($0.id)" }
            return page
        }
    }

    /// Changes the words of a picture, or whether everybody may read it.
    var pictureForm: Route {
        staffForm(
            "/lagesbilder/{id}", .keepPicture, limit: 512 * 1_024,
            Bilingual(
                swedish: "Ändra en lägesbilds ord, eller anta en årsrapport",
                english: "Change the words of a picture, or adopt a yearly report")
        ) { call, visit, form in
            let id = try call.value { PictureID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? ""), let step = form["gor"] else {
                throw Problem.notFound
            }
            let whole = try await api.wholePicture(id, for: caller, at: call.now)
            if step == "anta" { return try await adopt(whole, version, AdoptionForm(form), call, visit) }
            if step == Self.withdrawing { return try await withdraw(whole, version, form, call, visit) }
            let typed = step == "ord" ? PictureWordsForm(form) : nil
            let isPublished = JSONValue.object([(key: "published", value: .bool(step == "publicera"))])
            do {
                _ = try await api.changePicture(
                    id, typed?.body ?? isPublished, version: version, for: caller, at: call.now)
                return .seeOther("/lagesbilder/\(id)?gjort=\(typed == nil ? "publik" : "ord")")
            } catch {
                var refusal = try PictureRefusal(error, visit.language)
                guard typed != nil else {
                    return .page(try picture(whole, call, visit, refusal: refusal))
                }
                // Where it cannot be read again, what was typed is shown over what was read before.
                let now = (try? await api.wholePicture(id, for: caller, at: call.now)) ?? whole
                let kept = PictureWordsForm(now.head).keptFields(of: now.head.scope.kind, visit.language)
                let again = refusal.showAgain(
                    form, of: version, over: kept, now.head.version, frame.words[visit.language])
                return .page(
                    try picture(now, call, visit, typed: PictureWordsForm(again), refusal: refusal))
            }
        }
    }

    /// What the button says by which a picture is withdrawn, and the field for why.
    private static let withdrawing = "ta-tillbaka"
    private static let withdrawalReason = "tillbaka-skal"

    private func withdraw(
        _ whole: APIService.WholePicture, _ version: Int, _ form: FormText, _ call: Call, _ visit: Visit
    ) async throws -> FormOutcome {
        let reason = (form[Self.withdrawalReason] ?? "").trimmingSpaces
        do {
            _ = try await api.changePicture(
                whole.head.id, .object([(key: "withdrawn", value: .string(reason))]), version: version,
                for: try call.caller(), at: call.now)
            return .seeOther("/lagesbilder/\(whole.head.id)?gjort=tillbaka")
        } catch {
            let refusal = try PictureRefusal(
                error, visit.language, ["withdrawn": Self.withdrawalReason])
            return .page(try picture(whole, call, visit, withdrawing: reason, refusal: refusal))
        }
    }

    private func adopt(
        _ whole: APIService.WholePicture, _ version: Int, _ form: AdoptionForm, _ call: Call, _ visit: Visit
    ) async throws -> FormOutcome {
        do {
            _ = try await api.adoptPicture(
                whole.head.id, form.body, version: version, for: try call.caller(), at: call.now)
            return .seeOther("/lagesbilder/\(whole.head.id)?gjort=antagen")
        } catch {
            let refusal = try PictureRefusal(error, visit.language, AdoptionForm.fields)
            return .page(try picture(whole, call, visit, adopting: form, refusal: refusal))
        }
    }

    /// A picture made again: what has come since, and what was corrected.
    var pictureLater: Route {
        staffPage(
            "/lagesbilder/{id}/senare", .plan,
            Bilingual(
                swedish: "Vad som har kommit till och rättats",
                english: "What has come since and was corrected")
        ) { call, visit in
            let words = frame.words[visit.language]
            let found = try await api.look(at: try call.value { PictureID($0) }, for: try call.caller())
            let head = found.picture.head
            var page = Page(template: "picture-later", title: words["pictures-later"])
            page.styles = ["planning.css", "pictures.css"]
            page.isWide = true
            page.content["address"] = "/lagesbilder/\(head.id)"
            page.content["name"] = head.title.text(in: visit.language)
            page.content["verdict"] = found.look.words.text(in: visit.language)
            page.content["isSame"] = found.look.isSame
            page.content["changes"] = found.look.corrections.sections.map { PictureChangesView($0, words) }
            page.content["late"] = found.look.late.map { row in
                "\(row.name.text(in: visit.language)). \(words.figures(row.figures))"
            }
            page.content["hasLate"] = !found.look.late.isEmpty
            return page
        }
    }

    /// Two pictures side by side: what the second says otherwise.
    var picturesCompared: Route {
        staffPage(
            "/lagesbilder/jamfor", .plan,
            query: [
                .init(
                    "bild", .text, "The first, by its id.", example: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50"),
                .init("med", .text, "The second.", example: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e51"),
            ], Bilingual(swedish: "Jämför lägesbilder", english: "Compare pictures")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let all = try await api.pictures(PictureQuery(), for: caller)
            let (first, second) = (call.query["bild"] ?? "", call.query["med"] ?? "")
            var page = Page(template: "pictures-compared", title: words["pictures-compare"])
            page.styles = ["planning.css", "pictures.css"]
            page.isWide = true
            let options = all.map { head in
                (
                    value: head.id.description,
                    label: "\(head.title.text(in: visit.language)) (\(SwedishTime(head.made).description))"
                )
            }
            page.content["first"] = SelectField(
                id: "bild", label: words["pictures-first"], options: options,
                chosen: first.isEmpty ? all.dropFirst().first?.id.description : first)
            page.content["second"] = SelectField(
                id: "med", label: words["pictures-second"], options: options,
                chosen: second.isEmpty ? all.first?.id.description : second)
            page.content["isEmpty"] = all.count < 2
            guard !first.isEmpty, !second.isEmpty else { return page }
            guard let one = PictureID(first), let other = PictureID(second) else { throw Problem.notFound }
            let found = try await api.comparison(of: one, with: other, for: caller)
            page.content["isCompared"] = true
            page.content["isSame"] = found.comparison.isSame
            page.content["changes"] = found.comparison.sections.map { PictureChangesView($0, words) }
            return page
        }
    }

    private func picture(
        _ whole: APIService.WholePicture, _ call: Call, _ visit: Visit, typed: PictureWordsForm? = nil,
        adopting: AdoptionForm? = nil, withdrawing: String? = nil, refusal: PictureRefusal? = nil
    ) throws -> Page {
        let (words, language) = (frame.words[visit.language], visit.language)
        let head = whole.head
        let caller = try call.caller()
        var page = Page(template: "picture", title: head.title.text(in: language))
        page.styles = ["planning.css", "pictures.css"]
        page.scripts = ["print.js"]
        page.refuse(refusal)
        let faults = refusal?.faults ?? []
        let done = [
            "ny": "pictures-done-new", "ord": "pictures-done-words", "publik": "pictures-done-public",
            "antagen": "pictures-done-adopted", "tillbaka": "pictures-done-withdrawn",
        ]
        page.content["said"] = call.query["gjort"].flatMap { done[$0] }.map { words[$0] }
        // What was refused says what was not saved; that what stands is saved would contradict it.
        page.content["warnings"] =
            faults.isEmpty ? whole.warnings.map { $0.text(in: language) } : []
        page.content["alike"] = faults.isEmpty ? whole.alike.map { $0.text(in: language) } : []
        page.content["withdrawal"] = ShownWithdrawal(head.withdrawn, saidIn: whole.history, as: .withdrawn)
        // One that was withdrawn is only read.
        let mayKeep = caller.may(.keepPicture) && head.withdrawn == nil
        // Who sees a part of the municipality alone is shown no form that would be refused once it is filled in.
        let seesWhole = api.keepsWholePictures(of: head.municipality, caller)
        page.content["address"] = "/lagesbilder/\(head.id)"
        page.content["asOf"] = words(
            "pictures-as-of", ["day": head.scope.day.description, "by": head.by.name])
        page.content["digest"] = head.digestText
        showReport(whole, adopting, faults, mayKeep: mayKeep && seesWhole, on: &page, words)
        page.content["isPublished"] = head.isPublished
        page.content["publicAddress"] = "/lagesbild/\(head.id)"
        page.content["version"] = head.version
        page.content["sections"] = PictureHeading.allCases.compactMap { heading -> PictureSectionView? in
            let section = whole.picture.content.section(heading)
            guard section != nil || head.words[heading] != nil else { return nil }
            return PictureSectionView(
                heading, head.words[heading],
                (section?.rows ?? []).map { PictureRowView($0, under: heading, of: head, words) }, language)
        }
        page.content["mayKeep"] = mayKeep
        if mayKeep {
            if head.adoption == nil, seesWhole {
                page.content["withdrawing"] = TextField(
                    id: Self.withdrawalReason, label: words["pictures-withdraw-why"],
                    value: withdrawing ?? "", fault: faults.text(at: Self.withdrawalReason))
                page.content["withdrawingIsOpen"] = withdrawing != nil
            }
            page.content["mayWrite"] = head.adoption == nil
            page.content["mayMask"] = head.adoption != nil && seesWhole
            page.content[KeptFields.field] =
                PictureWordsForm(head).keptFields(of: head.scope.kind, language).opened
            page.content["maskReason"] = TextField(
                id: "skal", label: words["pictures-mask-reason"], value: typed?.reason ?? "",
                fault: faults.text(at: "skal"))
            page.content["mayPublish"] = head.scope.kind != .yearly || head.adoption != nil
            page.content["areas"] = (typed ?? PictureWordsForm(head)).fields(
                of: head.scope.kind, faults, language)
            page.content["formIsOpen"] =
                typed != nil || faults.contains { $0.field.hasPrefix("ord-") }
        }
        page.content["maskedDigest"] = head.maskedDigest
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, language) }
        return page
    }
}
