import API
import Exports
import Hummingbird
import JSON
import Prevention
import Reports
import Web

/// The fields of the small forms of a promise.
enum PromiseStepFields {
    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "day": "dag", "by": "vem", "until": "nytt-slut", "why": "varfor", "words": "ord", "number": "nummer",
        "commitment": "atagande", "party": "part", "whereabouts": "plats", "note": "anteckning",
        "measure": "atgard", "walk": "vandring", "reason": "skal", "withdrawn": "skal",
        "followUp": "nummer", "endWithdrawn": "skal",
    ]
}

extension PageRoutes {
    /// One promise: what is promised, how far it has come, its follow-ups, what was done, and its next steps.
    var promisePage: Route {
        staffPage(
            "/loften/{id}", .plan,
            query: [
                .init(
                    "gjort", .word(["nytt", "andrat", "steg", "raknat", "tillbaka"]), "What was just done.",
                    example: "nytt")
            ], Bilingual(swedish: "Ett medborgarlöfte", english: "A citizen promise")
        ) { call, visit in
            let whole = try await api.wholePromise(
                try call.value { PromiseID($0) }, for: try call.caller(), at: call.now)
            return try promise(whole, call, visit)
        }
    }

    /// Changes a promise, takes it a step on, or counts what was done.
    var promiseForm: Route {
        staffForm(
            "/loften/{id}", .keepPromises, limit: 256 * 1_024,
            Bilingual(swedish: "Ändra ett medborgarlöfte", english: "Change a citizen promise")
        ) { call, visit, form in
            let id = try call.value { PromiseID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? ""), let step = form["gor"] else {
                throw Problem.notFound
            }
            let whole = try await api.wholePromise(id, for: caller, at: call.now)
            var typed = step == "andra" ? PromiseForm(form) : nil
            do {
                var said = "steg"
                if let typed {
                    let body = typed.body(of: nil, changing: whole.promise, as: caller.promiseWriter)
                    _ = try await api.changePromise(id, body, version: version, for: caller, at: call.now)
                    said = "andrat"
                } else if step == "rakna" {
                    guard let event = PromiseEventID(form["id"] ?? "") else { throw Problem.notFound }
                    _ = try await api.countEvent(
                        Self.event(form), as: event, of: id, for: caller, at: call.now)
                    said = "raknat"
                } else if step == PromiseSteps.withdrawingEvent {
                    guard let event = PromiseEventID(form["atertag"] ?? "") else { throw Problem.notFound }
                    let reason = try Self.text(
                        form, EventWithdrawal.field(of: event), "reason", most: CitizenPromise.longestReason)
                    _ = try await api.withdrawEvent(event, of: id, because: reason, for: caller, at: call.now)
                } else {
                    _ = try await api.changePromise(
                        id, [try Self.edit(step, form)], version: version, for: caller, at: call.now)
                    if step == PromiseSteps.withdrawing { said = "tillbaka" }
                }
                return .seeOther("/loften/\(id)?gjort=\(said)")
            } catch let problem as Problem {
                let isEdit = typed != nil
                let withdrawn =
                    step == PromiseSteps.withdrawingEvent
                    ? form["atertag"].flatMap { PromiseEventID($0) } : nil
                var faults = try promiseFaults(
                    problem, typed, changing: whole.told, caller, visit.language
                )
                .map { fault in
                    guard !isEdit, fault.field != "main" else { return fault }
                    let field = withdrawn.map(EventWithdrawal.field(of:)) ?? "\(step)-\(fault.field)"
                    return FormFault(field: field, text: fault.text)
                }
                if step == "publicera", problem.faults.contains(where: { $0.code == "promise.personal-data" })
                {
                    // Its form has no fields: each text is called by its name.
                    faults = APIService.unpublishable(whole.promise, at: call.now).map {
                        FormFault(field: "main", text: $0.words.named($0.refusal).text(in: visit.language))
                    }
                }
                var event: PromiseEventID?
                if step == "rakna", let sent = PromiseEventID(form["id"] ?? "") {
                    let again = carriedOn(sent, problem, visit.language, at: call.now, faults)
                    event = again.id
                    faults = again.faults
                }
                let now = try await api.wholePromise(id, for: caller, at: call.now)
                if isEdit {
                    let again = shownAgain(
                        form, of: version, over: now.promise, for: caller.promiseWriter, faults,
                        frame.words[visit.language])
                    (typed, faults) = (PromiseForm(again.form), again.faults)
                }
                return .page(
                    try promise(now, call, visit, typed: typed, sent: form, event: event, faults: faults))
            }
        }
    }

    /// - Throws: 422 for what was not filled in, 404 for no step.
    private static func edit(_ step: String, _ form: FormText) throws(Problem) -> PromiseEdit {
        switch step {
        case "teckna":
            let signature = PromiseSignature(
                day: try day(form, "teckna-dag", "day"), by: try text(form, "teckna-vem", "by", most: 200))
            guard form["teckna-varfor"].map({ $0.contains { !$0.isWhitespace } }) ?? false else {
                return .sign(signature)
            }
            return .correctSigning(
                signature,
                why: try text(form, "teckna-varfor", "why", most: CitizenPromise.longestReason))
        case "forlang":
            return .prolong(
                until: try day(form, "forlang-nytt-slut", "until"),
                why: try text(form, "forlang-varfor", "why", most: CitizenPromise.longestReason))
        case "folj":
            return .hold(
                followUp: Int(form["folj-nummer"] ?? "") ?? 0, day: try day(form, "folj-dag", "day"),
                words: try text(form, "folj-ord", "words", most: PromiseFollowUp.longestWords))
        case "avsluta":
            return .end(
                day: try day(form, "avsluta-dag", "day"),
                words: try text(form, "avsluta-ord", "words", most: CitizenPromise.longestAccount))
        case PromiseSteps.withdrawing:
            return .withdraw(
                reason: try text(
                    form, "\(step)-skal", "withdrawn", most: CitizenPromise.longestReason))
        case PromiseSteps.takingBackEnd:
            return .takeBackEnd(
                why: try text(form, "\(step)-skal", "endWithdrawn", most: CitizenPromise.longestReason))
        case PromiseSteps.masking:
            return .mask(
                FrozenPromiseWords(followUp: Int(form["\(step)-nummer"] ?? "")),
                words: try text(form, "\(step)-ord", "words", most: PromiseFollowUp.longestWords),
                why: try text(form, "\(step)-skal", "reason", most: CitizenPromise.longestReason))
        case "publicera": return .setPublished(true)
        case "avpublicera": return .setPublished(false)
        default: throw .notFound
        }
    }

    private static func day(_ form: FormText, _ field: String, _ member: String) throws(Problem) -> CivilDate
    {
        guard let day = CivilDate(form[field] ?? "") else {
            throw fault(
                member, Bilingual(swedish: "Välj en dag.", english: "Choose a day."))
        }
        return day
    }

    private static func text(_ form: FormText, _ field: String, _ member: String, most: Int) throws(Problem)
        -> String
    {
        let text = form[field] ?? ""
        guard (1...most).contains(text.utf8.count), text.contains(where: { !$0.isWhitespace }) else {
            throw fault(
                member,
                Bilingual(
                    swedish: "Skriv något, högst \(most) byte (å, ä och ö är två).",
                    english: "Write something, at most \(most) bytes (å, ä and ö are two)."))
        }
        return text
    }

    private static func fault(_ member: String, _ words: Bilingual) -> Problem {
        .content([.init(.pointer("/\(member)"), "member.value", words)])
    }

    /// As the API takes what was done. The address of a measure or a walk holds its id.
    private static func event(_ form: FormText) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("commitment", .string(form["rakna-atagande"] ?? "")), ("day", .string(form["rakna-dag"] ?? "")),
            ("whereabouts", .string(form["rakna-plats"] ?? "")),
            ("note", .string(form["rakna-anteckning"] ?? "")),
        ]
        if let party = form["rakna-part"], !party.isEmpty { members.append(("party", .string(party))) }
        for (field, member) in [("atgard", "measure"), ("vandring", "walk")] {
            let id = LinkAddress(form["rakna-\(field)"] ?? "").id
            if !id.isEmpty { members.append((member, .string(id))) }
        }
        return .object(members)
    }

    private func promise(
        _ whole: APIService.WholePromise, _ call: Call, _ visit: Visit, typed: PromiseForm? = nil,
        sent: FormText? = nil, event: PromiseEventID? = nil, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        let language = visit.language
        let caller = try call.caller()
        let promise = whole.promise
        var page = Page(template: "promise", title: whole.told.terms.title)
        page.styles = ["planning.css"]
        page.show(whole.told, language, words)
        page.refuse(faults)
        page.content["warnings"] =
            faults.isEmpty ? whole.warnings.map { $0.text(in: language) } : []
        page.content["countedWarnings"] =
            faults.isEmpty ? whole.countedWarnings.map { $0.text(in: language) } : []
        page.content["alike"] = faults.isEmpty ? whole.alike.map { $0.text(in: language) } : []
        let done = [
            "nytt": "promises-done-new", "andrat": "promises-done-changed", "steg": "promises-done-step",
            "raknat": "promises-done-counted", "tillbaka": "promises-done-withdrawn",
        ]
        page.content["said"] = call.query["gjort"].flatMap { done[$0] }.map { words[$0] }
        let writer = caller.promiseWriter
        let mayWrite = caller.may(.keepPromises) && promise.state != .ended && promise.withdrawn == nil
        let mayKeep = mayWrite && writer.mayKeep(promise)
        // Who sees a part of the municipality alone is shown no form that would be refused once it is filled in.
        let hindrance = api.hindrance(of: promise, to: caller)
        let mayBind = caller.may(.keepPromises) && writer.mayKeep(promise) && hindrance == nil
        let mayChange =
            mayWrite
            && (promise.state == .draft || api.hindrance(of: promise, ofPart: true, to: caller) == nil)
        page.content["mayWrite"] = mayChange
        page.content["mayKeep"] = mayKeep
        if mayKeep { page.content["hindrance"] = hindrance?.text(in: language) }
        page.content["isDraft"] = mayWrite && mayBind && promise.state == .draft
        page.content["isInForce"] = mayWrite && mayBind && promise.isInForce
        page.content["mayPublish"] = mayBind && promise.state != .draft && promise.withdrawn == nil
        let mayMask =
            mayBind && promise.withdrawn == nil && (promise.isFollowedUp || promise.account != nil)
        page.content["mayMask"] = mayMask
        page.content["mayTakeBackEnd"] = mayBind && promise.state == .ended && promise.withdrawn == nil
        page.content["withdrawal"] = ShownWithdrawal(
            whole.promise.withdrawn, saidIn: whole.history, as: .withdrawn)
        page.content["mayWithdraw"] = mayWrite && mayBind && !promise.isFollowedUp
        if mayChange {
            let form = typed ?? PromiseForm(promise, for: writer)
            page.content["form"] = shown(form, of: promise, for: writer, faults, words)
            page.content[KeptFields.field] = keptFields(promise, for: writer, words).opened
            page.content["formIsOpen"] = typed != nil
        }
        let withdrawn = sent?["gor"] == PromiseSteps.withdrawingEvent ? sent?["atertag"] : nil
        page.content["promiseEvents"] = whole.told.events.map { event in
            var shown = ShownPromiseEvent(event, of: whole.told, language, words)
            guard mayWrite, event.counts, writer.mayCount(event.party, in: promise) else { return shown }
            let isSent = withdrawn == event.id.description
            shown.withdrawal = EventWithdrawal(
                event.id, sent: isSent ? sent?[EventWithdrawal.field(of: event.id)] ?? "" : nil, faults,
                words)
            return shown
        }
        if mayWrite || mayMask {
            let steps = PromiseSteps(
                whole.told, writer, sent: typed == nil ? sent : nil, faults,
                parties: { self.parties($0, language) },
                words)
            page.content["steps"] = steps
            page.content["mayCount"] = promise.isInForce && !steps.commitment.options.isEmpty
            page.content["canFollowUp"] = !steps.followUp.options.isEmpty
            page.content["eventID"] = (event ?? newID(at: call.now)).description
        }
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, language) }
        return page
    }
}
