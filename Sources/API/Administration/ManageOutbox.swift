import Hummingbird
package import JSON
package import Reports
package import Web

extension APIService {
    var listOutbox: Route {
        Route(
            .get, "/api/v1/outbox", .to(.manageMessages),
            query: [
                .init(
                    "state", .words(OutboxMessage.State.self), "`dead` when absent: what was given up on.",
                    example: "dead"),
                .limit,
            ],
            summary: Bilingual(swedish: "Utgående meddelanden", english: "Outgoing messages"),
            notes: """
                Oldest first; what they say and to which address is not shown. `lastFault` says why the last try failed: a code, and the \
                reason in Swedish and in English. `dropped`: given up, and somebody has said that it need not be sent. `digestAt`: when it goes, or went, in one e-mail with others. One without `case` reminds of what the law asks for. One that is damaged and \
                cannot be read has only `id`, `state` and `lastFault`, and is shown to keys for all municipalities.
                """,
            answers: [
                .init(
                    .ok, "The messages.", "application/json", .named("Messages"), example: Examples.messages)
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let state = reader.word("state", OutboxMessage.State.self)
            let limit = reader.limit()
            try reader.finish()
            let wanted = state ?? .dead
            let found = try await messages(in: wanted, limit: limit, for: try call.caller())
            return .json(
                JSONWriter.object {
                    $0.array("messages") { array in
                        for message in found.messages { array.object { message.write(to: &$0) } }
                        for message in found.unreadable {
                            array.object { message.write(to: &$0, in: wanted) }
                        }
                    }
                })
        }
    }

    var retryMessage: Route {
        Route(
            .post, "/api/v1/outbox/{id}/retry", .to(.manageMessages),
            summary: Bilingual(swedish: "Skicka om ett meddelande", english: "Send a message again"),
            notes:
                "Puts a dead or dropped message back in the queue, to be tried as often as a new one. No body.",
            answers: [.init(.noContent, "In the queue.")], problems: [.notWritable, .notReady]
        ) { call in
            let id = try call.value { Int64($0) }
            try await retryMessage(id, by: try call.caller(), at: call.now)
            return Response(status: .noContent)
        }
    }

    /// The messages about cases that the caller may see.
    package func messages(in state: OutboxMessage.State, limit: Int, for caller: Caller) async throws
        -> ListedMessages
    {
        let all = try await store.messages(in: state, limit: limit)
        guard !caller.municipalities.isEmpty else { return all }
        var seen: [OutboxMessage] = []
        for message in all.messages where try await isSeen(message, by: caller) {
            seen.append(message)
        }
        // Of which municipality a damaged one is cannot be told.
        return ListedMessages(messages: seen, unreadable: [])
    }

    /// Puts a message that was given up, or dropped, back in the queue.
    ///
    /// - Throws: ``Problem/notFound``.
    package func retryMessage(_ id: Int64, by caller: Caller, at now: Timestamp) async throws {
        guard let message = try await store.message(id),
            let municipality = try await seen(message, by: caller),
            try await store.retry(id, at: now)
        else { throw Problem.notFound }
        await note(.messageRetried, "\(id)", "", in: [municipality], by: caller, at: now)
    }

    /// Notes that a message that was given up need not be sent. ``retryMessage(_:by:at:)`` takes it back.
    ///
    /// - Parameter reason: Why, in words.
    /// - Throws: ``Problem/notFound``; 422 without a reason.
    package func dropMessage(_ id: Int64, reason: String, by caller: Caller, at now: Timestamp) async throws {
        let reason = try Self.typedReason(reason)
        guard let message = try await store.message(id),
            let municipality = try await seen(message, by: caller),
            try await store.drop(id, reason: reason, by: caller.agent, at: now)
        else { throw Problem.notFound }
        await note(.messageDropped, "\(id)", reason, in: [municipality], by: caller, at: now)
    }

    private func isSeen(_ message: OutboxMessage, by caller: Caller) async throws -> Bool {
        try await seen(message, by: caller) != nil
    }

    /// The municipality whose case, or whose duties, a message is about, where the caller may see it.
    private func seen(_ message: OutboxMessage, by caller: Caller) async throws -> MunicipalityCode? {
        if case .duties(let notice) = message.payload {
            let home = notice.municipality
            return caller.municipalities.isEmpty || caller.municipalities.contains(home) ? home : nil
        }
        guard let about = message.case else { return nil }
        return try await store.case(about, in: caller.municipalities)?.municipality
    }
}

extension OutboxMessage {
    /// Neither what it says nor to which address.
    package func write(to object: inout JSONObject) {
        object.member("id", id)
        object.memberIfPresent("unit", unit)
        switch payload {
        case .answer(let notice): object.member("report", notice.report)
        case .status(let notice, _): object.member("report", notice.report)
        case .notice, .worded, .duties: break
        }
        object.memberIfPresent("case", self.case)
        switch channel {
        case .webhook: object.member("channel", "webhook")
        case .email: object.member("channel", "email")
        }
        object.member("createdAt", created)
        object.memberIfPresent("digestAt", digestAt)
        object.member("attempts", attempts)
        object.member("state", state.rawValue)
        object.member("lastFault", lastFault)
    }
}

extension ListedMessages.Unreadable {
    package func write(to object: inout JSONObject, in state: OutboxMessage.State) {
        object.member("id", id)
        object.member("state", state.rawValue)
        object.member("lastFault", lastFault)
    }
}

extension Examples {
    static let messages = #"""
        {"messages":[{"id":17,"unit":"gata-park","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","channel":"webhook","createdAt":"2026-11-20T17:05:12Z","attempts":10,"state":"dead","lastFault":"webhook.status: Mottagaren svarade 503. / The receiver answered 503."}]}
        """#
}
