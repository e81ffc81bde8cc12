import Delivery

extension ServerSettings {
    /// How messages are sent.
    ///
    /// - Throws: ``CommandFault/settings(_:)``.
    var delivery: DeliverySettings {
        get throws {
            do {
                return try DeliverySettings(
                    secrets: webhookSecrets, insecureHosts: insecureHosts, internalHosts: internalHosts,
                    sendmail: sendmail, mailSender: mailSender)
            } catch {
                throw CommandFault.settings([error.sentence])
            }
        }
    }
}
