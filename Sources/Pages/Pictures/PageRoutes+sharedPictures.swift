import API
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of pictures that several municipalities share.
    var sharedPicturePages: [Route] {
        [
            sharedPictureList, newSharedPicturePage, newSharedPictureForm, sharedPicturePage,
            sharedPictureForm,
        ]
    }

    private var sharedPictureList: Route {
        staffPage(
            "/gemensamma-lagesbilder", .plan,
            Bilingual(swedish: "Gemensamma lägesbilder", english: "Shared pictures")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let found = try await api.sharedPictures(for: caller)
            var page = Page(template: "shared-pictures", title: words["shared-title"])
            page.styles = ["planning.css"]
            page.isWide = true
            page.content["pictures"] = found.map { SharedPictureRow($0, municipalityNames, words) }
            page.content["isEmpty"] = found.isEmpty
            page.content["mayKeep"] = mayShare(caller)
            return page
        }
    }

    private var newSharedPicturePage: Route {
        staffPage(
            "/gemensamma-lagesbilder/ny", .keepPicture,
            Bilingual(swedish: "Ny gemensam lägesbild", english: "New shared picture")
        ) { call, visit in
            let form = SharedPictureForm(api.profiles(seenBy: try call.caller()).map(\.municipality))
            return try newSharedPicture(form, newID(at: call.now), call, visit)
        }
    }

    private var newSharedPictureForm: Route {
        staffForm(
            "/gemensamma-lagesbilder/ny", .keepPicture,
            Bilingual(swedish: "Gör en gemensam lägesbild", english: "Make a shared picture")
        ) { call, visit, form in
            guard let id = SharedPictureID(form["id"] ?? "") else { throw Problem.notFound }
            let typed = SharedPictureForm(form)
            do {
                let kept = try await api.keepSharedPicture(
                    typed.body(as: id), for: try call.caller(), at: call.now)
                return .seeOther("/gemensamma-lagesbilder/\(kept.picture.shared.id)?gjort=ny")
            } catch {
                var refusal = try PictureRefusal(error, visit.language)
                // Sent once more as it stands, it is another picture.
                let next = refusal.isIDTaken ? newID(at: call.now) : id
                if refusal.isIDTaken { refusal.carryOn(frame.words[visit.language]) }
                return .page(try newSharedPicture(typed, next, call, visit, refusal: refusal))
            }
        }
    }

    /// What is common, and the parts of the municipalities that the reader sees. It prints as a sheet.
    private var sharedPicturePage: Route {
        staffPage(
            "/gemensamma-lagesbilder/{id}", .plan,
            query: [.init("gjort", .word(["ny", "ord", "tillbaka"]), "What was just done.", example: "ny")],
            Bilingual(swedish: "En gemensam lägesbild", english: "A shared picture")
        ) { call, visit in
            let whole = try await api.wholeSharedPicture(
                try call.value { SharedPictureID($0) }, for: try call.caller(), at: call.now)
            return try sharedPicture(whole, call, visit)
        }
    }

    private var sharedPictureForm: Route {
        staffForm(
            "/gemensamma-lagesbilder/{id}", .keepPicture, limit: 512 * 1_024,
            Bilingual(
                swedish: "Ändra de gemensamma orden, eller ta tillbaka bilden",
                english: "Change the words in common, or withdraw the picture")
        ) { call, visit, form in
            let id = try call.value { SharedPictureID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? "") else { throw Problem.notFound }
            let whole = try await api.wholeSharedPicture(id, for: caller, at: call.now)
            if form["gor"] == Self.withdrawingShared {
                return try await withdrawShared(whole, version, form, call, visit)
            }
            let typed = PictureWordsForm(form)
            do {
                _ = try await api.changeSharedPicture(
                    id, typed.body, version: version, for: caller, at: call.now)
                return .seeOther("/gemensamma-lagesbilder/\(id)?gjort=ord")
            } catch {
                var refusal = try PictureRefusal(error, visit.language)
                // Where it cannot be read again, what was typed is shown over what was read before.
                let now = (try? await api.wholeSharedPicture(id, for: caller, at: call.now)) ?? whole
                let kept = PictureWordsForm(now.shared.words).keptFields(of: now.shared.kind, visit.language)
                let again = refusal.showAgain(
                    form, of: version, over: kept, now.shared.version, frame.words[visit.language])
                return .page(
                    try sharedPicture(now, call, visit, typed: PictureWordsForm(again), refusal: refusal))
            }
        }
    }

    /// What the button says by which a shared picture is withdrawn, and the field for why.
    private static let withdrawingShared = "ta-tillbaka"
    private static let sharedWithdrawalReason = "tillbaka-skal"

    private func withdrawShared(
        _ whole: APIService.WholeSharedPicture, _ version: Int, _ form: FormText, _ call: Call, _ visit: Visit
    ) async throws -> FormOutcome {
        let reason = (form[Self.sharedWithdrawalReason] ?? "").trimmingSpaces
        do {
            _ = try await api.changeSharedPicture(
                whole.shared.id, .object([(key: "withdrawn", value: .string(reason))]), version: version,
                for: try call.caller(), at: call.now)
            return .seeOther("/gemensamma-lagesbilder/\(whole.shared.id)?gjort=tillbaka")
        } catch {
            let refusal = try PictureRefusal(
                error, visit.language, ["withdrawn": Self.sharedWithdrawalReason])
            return .page(try sharedPicture(whole, call, visit, withdrawing: reason, refusal: refusal))
        }
    }

    /// Whether somebody sees several municipalities, so that there is something to share.
    func mayShare(_ caller: Caller) -> Bool {
        guard let keeper = Caller(caller.identity, to: .keepPicture) else { return false }
        return api.profiles(seenBy: keeper).count > 1
    }

    private var municipalityNames: [MunicipalityCode: String] { served.mapValues(\.name) }

    private func newSharedPicture(
        _ form: SharedPictureForm, _ id: SharedPictureID, _ call: Call, _ visit: Visit,
        refusal: PictureRefusal? = nil
    ) throws -> Page {
        let faults = refusal?.faults ?? []
        let words = frame.words[visit.language]
        let profiles = api.profiles(seenBy: try call.caller())
        var page = Page(template: "shared-picture-new", title: words["shared-new"])
        page.styles = ["planning.css"]
        page.refuse(refusal)
        page.content["id"] = id.description
        page.content["whose"] = form.municipalitiesField(profiles, faults, words)
        page.content["form"] = form.picture.shown([], faults, words, kinds: SharedPicture.kinds)
        return page
    }

    private func sharedPicture(
        _ whole: APIService.WholeSharedPicture, _ call: Call, _ visit: Visit,
        typed: PictureWordsForm? = nil, withdrawing: String? = nil, refusal: PictureRefusal? = nil
    ) throws -> Page {
        let (words, language) = (frame.words[visit.language], visit.language)
        let shared = whole.shared
        let names = municipalityNames
        var page = Page(template: "shared-picture", title: shared.title.text(in: language))
        page.styles = ["planning.css", "pictures.css"]
        page.scripts = ["print.js"]
        page.refuse(refusal)
        let faults = refusal?.faults ?? []
        let done = [
            "ny": "pictures-done-new", "ord": "pictures-done-words",
            "tillbaka": "shared-done-withdrawn",
        ]
        page.content["said"] = call.query["gjort"].flatMap { done[$0] }.map { words[$0] }
        // What was refused says what was not saved; that what stands is saved would contradict it.
        page.content["warnings"] =
            faults.isEmpty ? whole.warnings.map { $0.text(in: language) } : []
        page.content["withdrawal"] = ShownWithdrawal(shared.withdrawn, saidIn: whole.history, as: .withdrawn)
        page.content["address"] = "/gemensamma-lagesbilder/\(shared.id)"
        page.content["asOf"] = words(
            "pictures-as-of", ["day": shared.day.description, "by": shared.by.name])
        page.content["whose"] =
            shared.municipalities.map { names[$0] ?? $0.description }.joined(separator: ", ")
        page.content["policeArea"] = shared.policeArea
        page.content["isPart"] = whole.parts.count < shared.parts.count
        page.content["parts"] = whole.parts.map { picture in
            let municipality = picture.head.municipality
            return SharedPartLink(
                address: "/lagesbilder/\(picture.id)", name: names[municipality] ?? municipality.description)
        }
        page.content["version"] = shared.version
        page.content["sections"] = PictureHeading.allCases.compactMap {
            SharedSectionView($0, of: whole, names: names, words)
        }
        let caller = try call.caller()
        if api.mayWithdraw(shared, caller) {
            page.content["withdrawing"] = TextField(
                id: Self.sharedWithdrawalReason, label: words["pictures-withdraw-why"],
                value: withdrawing ?? "", fault: faults.text(at: Self.sharedWithdrawalReason))
            page.content["withdrawingIsOpen"] = withdrawing != nil
        }
        let mayWrite = api.mayWrite(shared, caller)
        page.content["mayKeep"] = mayWrite
        if mayWrite {
            page.content["areas"] = (typed ?? PictureWordsForm(shared.words)).fields(
                of: shared.kind, faults, language)
            page.content["formIsOpen"] = typed != nil
            page.content[KeptFields.field] =
                PictureWordsForm(shared.words).keptFields(of: shared.kind, language).opened
        }
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, language) }
        return page
    }
}
