import Exports
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix
import Projection
import Reports
import Testing
import TestSupport

@testable import API
@testable import Web

/// What a streamed file does on the wire when something goes wrong on the way.
@Suite struct StreamedExportTests {
    private static let lastChunk = "\r\n0\r\n\r\n"

    @Test func `a whole file ends with the last chunk, and the connection goes on`() async throws {
        let work = ExportWork()
        let application = try await Self.application(Numbers(count: 95), work)
        let text = try await application.test(.live) { client in
            try await Wire.text(
                client.port.orFail(),
                [Wire.get, Wire.get.replacing("GET", with: "HEAD"), Wire.lastGet])
        }
        for number in 1..<95 {
            #expect(text.components(separatedBy: "\n\(number)\n").count == 3, "\(number)")
        }
        #expect(text.components(separatedBy: "HTTP/1.1 200").count == 4)
        #expect(text.components(separatedBy: Self.lastChunk).count == 3)
        #expect(text.hasSuffix("end 95\n\(Self.lastChunk)"))
        #expect(await work.isEmptySoon)
    }

    @Test func `a fault on a later page cuts the file, is written down once and frees the place`()
        async throws
    {
        let (work, lines) = (ExportWork(), Kept<[String]>([]))
        let logger = Logger(label: "test") { _ in Recorder(lines: lines) }
        let application = try await Self.application(
            Numbers(count: 10_000, failing: 3_000), work, logger: logger)
        let text = try await application.test(.live) { try await Wire.text($0, Wire.get) }
        #expect(text.hasPrefix("HTTP/1.1 200"))
        #expect(text.contains("\n2900\n"))
        #expect(!text.contains("\n3010\n") && !text.contains("end"))
        #expect(!text.hasSuffix("0\r\n\r\n"))
        #expect(await work.isEmptySoon)
        let written = lines.change { $0 }.filter { !$0.hasPrefix("info") }
        #expect(written.count == 1)
        #expect(written.first?.hasPrefix("error Request failed ") == true)
        #expect(written.first?.contains("GET /numbers") == true)
    }

    @Test func `a fault on the first page is an answer`() async throws {
        let work = ExportWork()
        let application = try await Self.application(Numbers(count: 10_000, failing: 0), work)
        let text = try await application.test(.live) { try await Wire.text($0, Wire.lastGet) }
        #expect(text.hasPrefix("HTTP/1.1 500"))
        #expect(text.contains("urn:lykta:problem:internal-fault"))
        #expect(await work.isEmptySoon)
    }

    @Test func `ordered to stop, the server cuts what goes on`() async throws {
        var limits = WebLimits()
        limits.stopSeconds = 1
        let (work, lines) = (ExportWork(), Kept<[String]>([]))
        let logger = Logger(label: "test") { _ in Recorder(lines: lines) }
        let application = try await Self.application(Numbers(count: .max), work, limits, logger: logger)
        let started = ContinuousClock.now
        let reading = try await application.test(.live) { client in
            let begun = Kept(false)
            let port = try client.port.orFail()
            let reading = Task { try await Wire.text(port, [Wire.get], begun) }
            while !begun.change({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
            return reading
        }
        // The list has no end: uncut, it would go on until the client gives up.
        #expect(.now - started < .seconds(30))
        let text = try await reading.value
        #expect(text.contains("\n1000\n"))
        #expect(!text.hasSuffix("0\r\n\r\n"))
        #expect(await work.isEmptySoon)
        #expect(lines.change { $0 }.filter { !$0.hasPrefix("info") } == [])
    }

    @Test(arguments: [true, false])
    func `a client that leaves, or reads nothing, gives its place back`(_ leaves: Bool) async throws {
        var limits = WebLimits()
        limits.requestSeconds = leaves ? 30 : 1
        let (work, lines) = (ExportWork(), Kept<[String]>([]))
        let logger = Logger(label: "test") { _ in Recorder(lines: lines) }
        let application = try await Self.application(Numbers(count: .max), work, limits, logger: logger)
        try await application.test(.live) { client in
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.autoRead, value: false)
                .connect(host: "127.0.0.1", port: try client.port.orFail()).get()
            try await channel.writeAndFlush(ByteBuffer(string: Wire.get))
            while work.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
            if leaves { try await channel.close() }
            #expect(await work.isEmptySoon)
            if !leaves { try? await channel.close() }
        }
        #expect(lines.change { $0 }.filter { !$0.hasPrefix("info") } == [])
    }

    @Test func `a client that reads slowly is not cut while it gets on`() async throws {
        var limits = WebLimits()
        limits.requestSeconds = 3
        let application = try await Self.application(
            Numbers(count: 2_500, pause: .milliseconds(160)), ExportWork(), limits)
        let started = ContinuousClock.now
        let text = try await application.test(.live) { try await Wire.text($0, Wire.lastGet) }
        #expect(.now - started > .seconds(3))
        #expect(text.hasSuffix(Self.lastChunk))
    }

    @Test func `exports that go on at the same time take turns`() async throws {
        let (work, asked, begun) = (ExportWork(), Kept<[String]>([]), Kept<Set<String>>([]))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in ["one", "two"] {
                let body = try await ExportResponse(
                    Lines(), of: Turns(name: name, asked: asked, begun: begun), named: "tal"
                ).all(work).body
                group.addTask { try await body.write(Quick()) }
            }
            try await group.waitForAll()
        }
        let names = asked.change { $0 }
        let turns = zip(names, names.dropFirst()).filter { $0 != $1 }.count
        #expect(names.count == 202 && turns > 50)
    }

    @Test func `more exports than may go on at a time are told to come again`() async throws {
        let work = ExportWork(most: 2)
        var places = [try work.place(), try work.place()]
        let refusal = #expect(throws: Problem.self) { try work.place() }
        #expect(refusal?.kind == .overloaded)
        #expect(refusal?.headers[.retryAfter] == "5")
        places.removeLast()
        #expect(work.count == 1)
        places.append(try work.place())
        #expect(work.count == 2)
        places.removeAll()
        #expect(work.count == 0)
    }

    /// A server with one route, `/numbers`.
    private static func application(
        _ numbers: Numbers, _ work: ExportWork, _ limits: WebLimits = WebLimits(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) async throws -> Application<Responder> {
        let route = Route(
            .get, "/numbers", .open, summary: Bilingual(swedish: "Tal", english: "Numbers"), answers: []
        ) { _ in try await ExportResponse(Lines(), of: numbers, named: "tal").all(work) }
        return WebServer(
            routes: [route], keys: KeyRing(try await TestInstallation().store), limits: limits,
            metrics: PrometheusMetrics(), clock: { .testNow }
        ).application(host: "127.0.0.1", port: 0, logger: logger)
    }
}

/// The numbers from 0, in pages of 100.
private struct Numbers: PagedList {
    let count: Int
    /// A page that begins with it, or lies beyond, fails.
    var failing = Int.max
    var pause = Duration.zero

    let exportPage = 100

    func page(of limit: Int, after cursor: Int?) async throws -> (elements: [Int], next: Int?) {
        let start = cursor.map { $0 + 1 } ?? 0
        guard start < failing else { throw Broken() }
        // A first page is as long as the others, however long it may be.
        let end = min(count, start + min(limit, exportPage))
        try await Task.sleep(for: pause)
        return (Array(start..<end), end < count ? end - 1 : nil)
    }

    static func word(for cursor: Int) -> String { "\(cursor)" }

    private struct Broken: Error {}
}

/// A hundred pages that nobody waits for, and one before them; notes who asked for each.
private struct Turns: PagedList {
    let name: String
    let asked: Kept<[String]>
    let begun: Kept<Set<String>>

    let exportPage = 1

    /// What follows the first page waits for the other export to have come as far.
    func page(of limit: Int, after cursor: Int?) async throws -> (elements: [Int], next: Int?) {
        if cursor != nil { begun.change { _ = $0.insert(name) } }
        while cursor != nil, begun.change({ $0.count }) < 2 { await Task.yield() }
        asked.change { $0.append(name) }
        let number = cursor.map { $0 + 1 } ?? 0
        return ([number], number < 100 ? number : nil)
    }

    static func word(for cursor: Int) -> String { "\(cursor)" }
}

/// A client that never makes anyone wait.
private struct Quick: ResponseBodyWriter {
    func write(_ buffer: ByteBuffer) async throws {}
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A number a line, with a hundred signs around it.
private struct Lines: Export {
    let mediaType = "text/plain"
    let fileExtension = "txt"

    func header() -> [UInt8] { [] }
    func item(_ number: Int, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        Array("\(number)\n\(String(repeating: "-", count: 100))\n".utf8)
    }
    func footer(after count: Int) -> [UInt8] { Array("end \(count)\n".utf8) }
}

/// A client that shows all that comes.
private enum Wire {
    static let get = "GET /numbers HTTP/1.1\r\nHost: a\r\n\r\n"
    static let lastGet = "GET /numbers HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    /// What comes until the server closes.
    static func text(_ client: any TestClientProtocol, _ request: String) async throws -> String {
        try await text(try client.port.orFail(), [request])
    }

    /// - Parameters:
    ///   - requests: sent with a pause between them.
    ///   - begun: becomes true when something has come.
    static func text(
        _ port: Int, _ requests: [String], _ begun: Kept<Bool> = Kept(false)
    ) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            for request in requests {
                try await outbound.write(ByteBuffer(string: request))
                if requests.count > 1 { try await Task.sleep(for: .milliseconds(300)) }
            }
            var all = ByteBuffer()
            do {
                for try await var part in inbound {
                    // What an endless answer repeats is not kept.
                    if all.readableBytes < 4 << 20 { all.writeBuffer(&part) }
                    begun.change { $0 = true }
                }
            } catch is IOError {}
            return String(buffer: all)
        }
    }
}

extension ExportWork {
    /// Whether no export goes on, now or within some seconds.
    fileprivate var isEmptySoon: Bool {
        get async {
            for _ in 0..<800 {
                if count == 0 { return true }
                try? await Task.sleep(for: .milliseconds(10))
            }
            return false
        }
    }
}
