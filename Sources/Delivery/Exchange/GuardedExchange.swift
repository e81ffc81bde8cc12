import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Asks another server something and gives its answer, with the guards of ``WebhookSender``: https only, public addresses only, the
/// connection to the very address that was checked, no redirects, and a bound on time and length.
package struct GuardedExchange: Sendable {
    private let internalHosts: Set<String>
    private let insecureHosts: Set<String>
    private let limit: Duration
    private let mostBytes: Int

    /// - Parameters:
    ///   - internalHosts: Hosts that may be reached at internal addresses, but only by https; in lower case.
    ///   - insecureHosts: Hosts that may be reached by plain http and at internal addresses. Meant for tests on one machine.
    ///   - limit: The longest that one exchange may take.
    ///   - mostBytes: The longest answer that is read.
    package init(
        internalHosts: Set<String> = [], insecureHosts: Set<String> = [], limit: Duration = .seconds(10),
        mostBytes: Int = 256 * 1_024
    ) {
        self.internalHosts = internalHosts
        self.insecureHosts = insecureHosts
        self.limit = limit
        self.mostBytes = mostBytes
    }

    package struct Answer: Sendable {
        package let status: Int
        package let body: [UInt8]
    }

    /// Why there is no answer.
    package enum Fault: Error, Hashable, Sendable {
        /// The URL cannot be read, is not https, or has parts that it must not have.
        case url
        case hostUnknown
        case addressInternal
        case unreachable
        case timedOut
        case tooLong
    }

    /// Whether ``send(_:to:headers:body:)`` would call such a URL, as far as it can be told without looking up its host.
    package func takes(_ url: String) -> Bool {
        (try? WebhookTarget(url, plainHosts: insecureHosts)) != nil
    }

    /// - Parameter body: Nil for a GET; else what is posted.
    package func send(
        to url: String, headers: [(name: String, value: String)] = [], posting body: [UInt8]? = nil
    ) async throws(Fault) -> Answer {
        guard let target = try? WebhookTarget(url, plainHosts: insecureHosts) else { throw .url }
        var request = HTTPClientRequest(url: target.url)
        request.headers = HTTPHeaders(headers + [("user-agent", "lykta")])
        if let body {
            request.method = .POST
            request.body = .bytes(body)
        }
        let deadline = NIODeadline.now() + TimeAmount(limit)
        let address = try await address(of: target)
        return try await answer(to: request, of: target, at: address, by: deadline)
    }

    private func address(of target: WebhookTarget) async throws(Fault) -> HostAddress {
        let found = await within(limit) { try? await HostAddress.lookingUp(target.host, port: target.port) }
        guard let found else { throw .timedOut }
        guard let address = found else { throw .hostUnknown }
        guard address.isPublic || internalHosts.contains(target.host) || insecureHosts.contains(target.host)
        else { throw .addressInternal }
        return address
    }

    private func answer(
        to request: HTTPClientRequest, of target: WebhookTarget, at address: HostAddress,
        by deadline: NIODeadline
    ) async throws(Fault) -> Answer {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [target.host: address.text]
        configuration.httpVersion = .http1Only
        let client = HTTPClient(configuration: configuration)
        let outcome: Result<Answer, Fault>
        do {
            let answer = try await client.execute(request, deadline: deadline)
            var body: [UInt8] = []
            var isTooLong = false
            for try await part in answer.body {
                guard body.count + part.readableBytes <= mostBytes, NIODeadline.now() < deadline else {
                    isTooLong = true
                    break
                }
                body.append(contentsOf: part.readableBytesView)
            }
            outcome =
                isTooLong ? .failure(.tooLong) : .success(Answer(status: Int(answer.status.code), body: body))
        } catch let error as HTTPClientError where error == .deadlineExceeded || error == .connectTimeout {
            outcome = .failure(.timedOut)
        } catch {
            outcome = .failure(.unreachable)
        }
        try? await client.shutdown()
        return try outcome.get()
    }
}
