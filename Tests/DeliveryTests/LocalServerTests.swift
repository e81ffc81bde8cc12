import Hummingbird
import NIOCore
import NIOPosix
import Testing

/// The server that other tests call: it must not end the process with them.
struct LocalServerTests {
    @Test func `a server may end while connections to it are on their way`() async throws {
        for _ in 0..<5 {
            try await Receiver.run { _ in
                Response(status: .ok)
            } _: { base, _ in
                let port = try #require(base.split(separator: ":").last.flatMap { Int($0) })
                for _ in 0..<64 {
                    let connecting = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                        .connect(host: "127.0.0.1", port: port)
                    connecting.whenSuccess { $0.close(promise: nil) }
                }
            }
        }
    }
}
