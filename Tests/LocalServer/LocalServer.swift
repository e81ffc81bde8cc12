package import Hummingbird
import Logging
import ServiceLifecycle

/// Runs a real server on this machine's loopback address while `body` runs, and ends it as one that serves is ended.
///
/// It stops to listen before anything is cancelled. A server that is cancelled while it listens drops the connections that it has
/// taken and not begun to serve, and NIO ends the process when it is left with one of them (swift-nio 2637).
///
/// - Parameter body: Is told the port.
/// - Throws: What `body` throws, or what kept the server from listening.
package func withLocalServer<Value: Sendable>(
    _ responder: some HTTPResponder<BasicRequestContext>,
    _ body: (_ port: Int) async throws -> Value
) async throws -> Value {
    let quiet = Logger(label: "local-server") { _ in SwiftLogNoOpLogHandler() }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let server = Application(
        responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: quiet)
    var configuration = ServiceGroupConfiguration(
        services: [.init(service: server)], gracefulShutdownSignals: [], logger: quiet)
    configuration.maximumGracefulShutdownDuration = .milliseconds(500)
    let group = ServiceGroup(configuration: configuration)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            defer { port.finish() }
            try await group.run()
        }
        guard let number = await ports.first(where: { _ in true }) else {
            try await tasks.waitForAll()
            throw CancellationError()
        }
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await body(number)) } catch { outcome = .failure(error) }
        await group.triggerGracefulShutdown()
        // What it still answered after the time that it had is cancelled, and that is no fault of the test.
        try? await tasks.waitForAll()
        return try outcome.get()
    }
}
