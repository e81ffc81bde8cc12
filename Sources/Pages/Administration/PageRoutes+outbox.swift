import API
import Reports
import Web

/// The messages that go out: those that wait, those that were given up, and what is done about these.
extension PageRoutes {
    var outboxRoutes: [Route] { [listMessages, retryMessage, dropMessage] }

    /// In the words of the address; the first is shown when none is asked for.
    private enum Shown: String, CaseIterable {
        case dead = "doda"
        case waiting = "vantar"
        case dropped = "strukna"
        case delivered = "skickade"

        var state: OutboxMessage.State {
            switch self {
            case .dead: .dead
            case .waiting: .waiting
            case .dropped: .dropped
            case .delivered: .delivered
            }
        }

        /// The key of what they are called.
        var word: String {
            switch self {
            case .dead: "outbox-dead"
            case .waiting: "outbox-waiting"
            case .dropped: "outbox-dropped"
            case .delivered: "outbox-delivered"
            }
        }
    }

    private var listMessages: Route {
        staffPage(
            "/admin/utskick", .manageMessages,
            query: [
                .init("visa", .word(Shown.allCases.map(\.rawValue)), "Which messages.", example: "vantar"),
                Self.done,
            ], Bilingual(swedish: "Utskick", english: "Messages")
        ) { call, visit in
            let shown = call.query["visa"].flatMap(Shown.init) ?? .dead
            return try await messagesPage(shown, call, visit)
        }
    }

    private var retryMessage: Route {
        staffForm(
            "/admin/utskick/{id}/omsandning", .manageMessages,
            Bilingual(swedish: "Skicka om", english: "Send again")
        ) { call, _, _ in
            try await api.retryMessage(
                try call.value { Int64($0) }, by: try call.caller(), at: call.now)
            return .seeOther("/admin/utskick?gjort=omsand")
        }
    }

    private var dropMessage: Route {
        staffForm(
            "/admin/utskick/{id}/strykning", .manageMessages,
            Bilingual(swedish: "Stryk ett meddelande", english: "Drop a message")
        ) { call, visit, form in
            let id = try call.value { Int64($0) }
            let reason = form["reason-\(id)"] ?? ""
            do {
                try await api.dropMessage(id, reason: reason, by: try call.caller(), at: call.now)
                return .seeOther("/admin/utskick?gjort=struken")
            } catch let problem as Problem {
                let faults = try Self.faults(
                    of: problem, at: ["reason": "reason-\(id)"], in: visit.language)
                return .page(
                    try await messagesPage(.dead, call, visit, typed: (id, reason), faults: faults))
            }
        }
    }

    private func messagesPage(
        _ shown: Shown, _ call: Call, _ visit: Visit, typed: (id: Int64, reason: String)? = nil,
        faults: [FormFault] = []
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let found = try await api.messages(in: shown.state, limit: 200, for: try call.caller())
        var page = administration("admin-outbox", words["admin-messages"], visit)
        page.refuse(faults)
        page.content["kinds"] = Shown.allCases.map {
            AdministrationRoom.Link(
                address: "/admin/utskick?visa=\($0.rawValue)", name: words[$0.word], isHere: $0 == shown)
        }
        page.content["messages"] = found.messages.map { message in
            MessageRow(
                message, unit: message.unit.map { name(of: $0, in: visit.language) }, words, visit.language,
                reason: TextField(
                    id: "reason-\(message.id)", label: words["outbox-reason"],
                    value: typed?.id == message.id ? typed?.reason ?? "" : "",
                    fault: faults.first { $0.field == "reason-\(message.id)" }?.text),
                isOpen: typed?.id == message.id)
        }
        page.content["unreadable"] = found.unreadable.map { "\($0.id)" }
        page.content["hasUnreadable"] = !found.unreadable.isEmpty
        page.content["isEmpty"] = found.messages.isEmpty && found.unreadable.isEmpty
        page.content["isLong"] = found.messages.count + found.unreadable.count >= 200
        page.content["isOff"] = !api.sendsMessages
        return page
    }

    /// What a unit is called, in whichever municipality; its code where none has it any more.
    func name(of unit: Code<Unit>, in language: Language) -> String {
        served.values.lazy.compactMap { $0.unit(unit)?.name.text(in: language) }.first ?? unit.description
    }
}

/// A message in the list. Neither what it says nor to which address is shown.
private struct MessageRow: Sendable {
    let id: String
    let receiver: String
    let channel: String
    let created: ShownTime
    let digestAt: ShownTime?
    let `case`: String
    let tries: String
    let fault: String?
    let code: String?
    let dropping: Dropping?
    let mayRetry: Bool
    let mayDrop: Bool
    let reason: TextField
    let isOpen: Bool

    struct Dropping: Sendable {
        let by: String
        let at: ShownTime
        let reason: String
    }

    init(
        _ message: OutboxMessage, unit: String?, _ words: Words, _ language: Language, reason: TextField,
        isOpen: Bool
    ) {
        id = "\(message.id)"
        switch message.payload {
        case .notice, .worded: receiver = unit ?? ""
        case .answer: receiver = words["outbox-reporter"]
        case .status: receiver = words["outbox-e-service"]
        case .duties: receiver = words["outbox-duties"]
        }
        switch message.channel {
        case .webhook: channel = words["outbox-webhook"]
        case .email: channel = words["sign-in-email"]
        }
        created = ShownTime(message.created)
        digestAt = message.digestAt.map(ShownTime.init)
        `case` = message.case?.description ?? ""
        tries = words.count(message.attempts, "outbox-tries")
        let told = message.lastFault.map(ToldFault.init)
        fault = told?.text(in: language)
        code = told?.code
        dropping = message.dropping.map {
            Dropping(by: $0.by, at: ShownTime($0.at), reason: $0.reason)
        }
        mayRetry = message.state == .dead || message.state == .dropped
        mayDrop = message.state == .dead
        self.reason = reason
        self.isOpen = isOpen
    }
}

/// What went wrong with a message, as it is kept: `code: svenska / English`.
struct ToldFault: Hashable, Sendable {
    let code: String
    private let swedish: String
    private let english: String

    init(_ kept: String) {
        let halves = kept.split(separator: ": ", maxSplits: 1).map(String.init)
        let text = halves.count == 2 ? halves[1] : kept
        let cut = text.firstRange(of: " / ")
        code = halves.count == 2 ? halves[0] : ""
        swedish = cut.map { String(text[..<$0.lowerBound]) } ?? text
        english = cut.map { String(text[$0.upperBound...]) } ?? text
    }

    func text(in language: Language) -> String { language == .swedish ? swedish : english }
}
