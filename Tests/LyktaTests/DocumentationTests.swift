import API
import ArgumentParser
import Foundation
import Planning
import Testing
import Web

@testable import lykta

@Suite struct DocumentationTests {
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func bytes(_ path: String) throws -> Data {
        try Data(contentsOf: root.appending(path: path))
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func `the docs name every setting and no other`() throws {
        let documented = try Self.text("docs/configuration.md").split(separator: "\n")
            .filter { $0.hasPrefix("| `LYKTA_") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        #expect(
            documented.sorted() == (ServerSettings.keys + [ServerSettings.secretPrefix + "NAME"]).sorted())
    }

    @Test func `the README names every command`() throws {
        let readme = try Self.text("README.md")
        for command in Lykta.configuration.subcommands {
            let name = command.configuration.commandName ?? String(describing: command).lowercased()
            #expect(readme.contains("`\(name)`"), "\(name)")
        }
    }

    @Test(arguments: ["docs/reporting.md", "docs/desk.md", "docs/walks.md"])
    func
        `the guides have pictures, every one is there, small and with words in its place, and the README names the guide`(
            _ guide: String
        ) throws
    {
        #expect(try Self.text("README.md").contains("(\(guide))"))
        let pictures = try Self.text(guide).matches(of: /!\[([^\]]*)\]\(([^)]*)\)/)
        #expect((3...5).contains(pictures.count))
        for picture in pictures {
            #expect(picture.1.count > 10, "\(picture.2)")
            let bytes = try Self.bytes("docs/\(picture.2)")
            #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count <= 120_000, "\(picture.2)")
        }
    }

    @Test func `every picture is in a guide`() throws {
        let folder = Self.root.appending(path: "docs/pictures")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let guides = try ["reporting", "desk", "walks"].map { try Self.text("docs/\($0).md") }.joined()
        #expect(names.allSatisfy { guides.contains("(pictures/\($0))") }, "\(names)")
    }

    @Test func `docs cli md names every command and no other`() throws {
        let rows = try Self.text("docs/cli.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
        let named = rows.flatMap { row in
            row.split(separator: "|").first.map { cell in
                cell.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map {
                    String($0.element)
                }
            } ?? []
        }
        #expect(named.sorted() == EveryCommand.names.sorted())
    }

    @Test func `an unknown or impossible setting is told`() async throws {
        await #expect(throws: CommandFault.self) {
            try await ServerSettings(environment: ["LYKTA_HTTP_PROT": "1"], file: nil, portOption: nil)
        }
        await #expect(throws: CommandFault.self) {
            try await ServerSettings(environment: ["LYKTA_HTTP_PORT": "70000"], file: nil, portOption: nil)
        }
        await #expect(throws: CommandFault.self) {
            try await ServerSettings(
                environment: ["LYKTA_WALK_METRES": "5000", "LYKTA_WALK_MOST_METRES": "4000"], file: nil,
                portOption: nil)
        }
        let settings = try await ServerSettings(
            environment: ["LYKTA_HTTP_PORT": "81", "LYKTA_HTTP_HOSTS": "a.se, B.se", "HOME": "/"], file: nil,
            portOption: nil)
        #expect(settings.port == 81 && settings.limits.hosts == ["a.se", "b.se"])
        #expect(settings.publicURL == "http://127.0.0.1:81")
        #expect(settings.contact == nil && settings.walkBounds == WalkBounds())
        let others = try await ServerSettings(
            environment: [
                "LYKTA_WALK_METRES": "2000", "LYKTA_WALK_MOST_MINUTES": "60",
                "LYKTA_CONTACT_EMAIL": "lykta@example.se",
            ], file: nil, portOption: nil)
        #expect(others.walkBounds == WalkBounds(usualMetres: 2_000, usualMinutes: 60, mostMinutes: 60))
        #expect(others.contact?.email == "lykta@example.se")
    }
}
