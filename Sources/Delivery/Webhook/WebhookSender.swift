import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Reports

/// Sends messages as signed POSTs (Standard Webhooks).
///
/// Only https, only to public addresses, and the connection goes to the very address that was checked, so that a name
/// that changes its address in between reaches nothing (DNS rebinding). Redirects are not followed and the answer's
/// body is not used. Exceptions are named in ``DeliverySettings``.
struct WebhookSender: Sendable {
    typealias LookUp = @Sendable (_ host: String, _ port: Int) async throws(DeliveryFault) -> HostAddress

    private let settings: DeliverySettings
    private let lookUp: LookUp

    init(settings: DeliverySettings, lookUp: @escaping LookUp = HostAddress.lookingUp) {
        self.settings = settings
        self.lookUp = lookUp
    }

    /// - Parameters:
    ///   - payload: The JSON that is signed and sent.
    ///   - secret: The name of the signing secret in the settings.
    func send(
        _ message: OutboxMessage, _ payload: [UInt8], to url: String, secret: String, at now: Timestamp
    ) async -> Attempt {
        guard let secrets = settings.secrets[secret] else { return .hopeless(.secretMissing(name: secret)) }
        return await send(message.webhookID, payload, to: url, signedWith: secrets, at: now)
    }

    /// - Parameter id: What `webhook-id` says.
    func send(
        _ id: String, _ payload: [UInt8], to url: String, signedWith secrets: SigningSecrets,
        at now: Timestamp
    ) async -> Attempt {
        let target: WebhookTarget
        do {
            target = try WebhookTarget(url, plainHosts: settings.insecureHosts)
        } catch {
            return .hopeless(.url(error))
        }
        let request = Self.request(id, payload, to: target, signedWith: secrets, at: now)
        return await post(request, to: target, at: now)
    }

    private func post(_ request: HTTPClientRequest, to target: WebhookTarget, at now: Timestamp) async
        -> Attempt
    {
        let deadline = NIODeadline.now() + TimeAmount(settings.webhookLimit)
        let found = await within(settings.webhookLimit) { () async -> Result<HostAddress, DeliveryFault> in
            do throws(DeliveryFault) {
                return .success(try await lookUp(target.host, target.port))
            } catch {
                return .failure(error)
            }
        }
        switch found {
        case nil: return .failed(.timedOut)
        case .failure(let fault): return .failed(fault)
        case .success(let address):
            guard address.isPublic || mayBeInternal(target.host) else { return .hopeless(.addressInternal) }
            let client = HTTPClient(configuration: Self.configuration(pinning: target.host, to: address))
            let attempt = await Self.answer(to: request, through: client, by: deadline, at: now)
            try? await client.shutdown()
            return attempt
        }
    }

    private func mayBeInternal(_ host: String) -> Bool {
        settings.internalHosts.contains(host) || settings.insecureHosts.contains(host)
    }

    private static func answer(
        to request: HTTPClientRequest, through client: HTTPClient, by deadline: NIODeadline, at now: Timestamp
    ) async -> Attempt {
        do {
            let answer = try await client.execute(request, deadline: deadline)
            await drain(answer)
            return attempt(answeredWith: answer, at: now)
        } catch let error as HTTPClientError where lateness.contains(error) {
            return .failed(.timedOut)
        } catch {
            return .failed(.unreachable)
        }
    }

    private static let lateness: [HTTPClientError] = [
        .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded,
    ]

    private static func request(
        _ id: String, _ payload: [UInt8], to target: WebhookTarget, signedWith secrets: SigningSecrets,
        at now: Timestamp
    ) -> HTTPClientRequest {
        let seconds = now.milliseconds / 1_000
        var request = HTTPClientRequest(url: target.url)
        request.method = .POST
        request.headers = [
            "content-type": "application/json", "user-agent": "lykta", "webhook-id": id,
            "webhook-timestamp": "\(seconds)",
            "webhook-signature": secrets.signature(id: id, seconds: seconds, payload: payload),
        ]
        request.body = .bytes(payload)
        return request
    }

    private static func configuration(pinning host: String, to address: HostAddress)
        -> HTTPClient.Configuration
    {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [host: address.text]
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    private static func attempt(answeredWith answer: HTTPClientResponse, at now: Timestamp) -> Attempt {
        let wait = answer.headers.first(name: "retry-after").flatMap { RetryAfter.wait($0, at: now) }
        let code = Int(answer.status.code)
        return switch code {
        case 200..<300: .delivered
        case 300..<400: .failed(.redirect(code), wait: wait)
        case 410: .hopeless(.gone)
        default: .failed(.status(code), wait: wait)
        }
    }

    /// Reads at most 64 kB for at most two seconds, so that a receiver that still writes sees no error.
    private static func drain(_ answer: HTTPClientResponse) async {
        _ = await within(.seconds(2)) {
            var left = 65_536
            do {
                for try await part in answer.body {
                    left -= part.readableBytes
                    guard left > 0 else { return }
                }
            } catch {
                return  // The status has been seen; the rest does not matter.
            }
        }
    }
}
