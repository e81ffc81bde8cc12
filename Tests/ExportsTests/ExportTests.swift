import Projection
import Testing

@testable import Exports

@Suite struct ExportTests {
    @Test(arguments: [0, 1, 2, 500])
    func `streamed chunks are the same bytes as the whole`(_ count: Int) async throws {
        let reports = [ExportedReport](repeating: ExportedReport(try filed()), count: count)
        let export = ReportsGeoJSON(try Projector(), detail: .full)
        var streamed: [UInt8] = []
        var chunks = 0
        for try await chunk in export.chunks(of: Stream(elements: reports)) {
            streamed += chunk
            chunks += 1
            #expect(chunk.count < 20_000)
        }
        #expect(try streamed == export.bytes(of: reports))
        #expect(chunks <= streamed.count / 16_384 + 1)
    }

    @Test func `a failing source fails the stream and ends no file`() async throws {
        let export = ReportsGeoJSON(try Projector(), detail: .full)
        let source = AsyncThrowingStream<ExportedReport, any Error> { $0.finish(throwing: Broken()) }
        await #expect(throws: Broken.self) {
            for try await _ in export.chunks(of: source) {}
        }
    }

    @Test func `nothing makes a whole, empty file`() throws {
        let projector = try Projector()
        #expect(
            text(try ReportsGeoJSON(projector, detail: .full).bytes(of: []))
                == #"{"type":"FeatureCollection","features":[]}"#)
        #expect(
            text(try HotspotsGPX(projector, made: evening).bytes(of: [])).hasSuffix("</metadata>\n</gpx>\n"))
        #expect(
            text(try CasesCSV(projector, detail: .full, seesRestricted: { _ in true }).bytes(of: []))
                .hasSuffix(
                    "Senaste rapportens text;Läge;Handläggare\r\n"))
    }

    private struct Broken: Error {}

    private struct Stream: AsyncSequence, AsyncIteratorProtocol {
        let elements: [ExportedReport]
        var position = 0

        func makeAsyncIterator() -> Stream { self }

        mutating func next() async -> ExportedReport? {
            guard position < elements.count else { return nil }
            defer { position += 1 }
            return elements[position]
        }
    }
}
