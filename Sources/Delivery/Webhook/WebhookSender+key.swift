import Reports

extension WebhookSender {
    /// Sends what became of a report to the key that sent it, signed with the key's own secret; nil for a key that is not told any more.
    func send(_ message: OutboxMessage, _ payload: [UInt8], to webhook: KeyWebhook?, at now: Timestamp) async
        -> Attempt
    {
        guard let webhook, let secrets = SigningSecrets(webhook.secret) else { return .hopeless(.keyRevoked) }
        return await send(message.webhookID, payload, to: webhook.url, signedWith: secrets, at: now)
    }
}

extension OutboxMessage {
    /// What `webhook-id` says: the same for every try, and no other message's, whatever database it was kept in. A part of it is an id
    /// that holds chance, since a restored database counts from an older number. That of the case is told to units alone.
    var webhookID: String {
        if case .status(let notice, _) = payload {
            "\(notice.report)_\(id)"
        } else {
            "\(self.case?.description ?? "lykta")_\(id)"
        }
    }

    /// What a log calls the receiver of a message that goes to no unit.
    var otherReceiver: String {
        switch payload {
        case .status: "e-service"
        case .duties: "duties"
        case .notice, .answer, .worded: "reporter"
        }
    }
}
