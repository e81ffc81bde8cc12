import ArgumentParser
import Foundation
import Photos
import Reports

struct PhotosCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photos",
        abstract: "Adds photos to a report, lists them, hides them and shows them again.",
        subcommands: [Add.self, List.self, Hide.self, Show.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds photos to a report, at most three in all: JPEG, PNG, WebP or HEIC.",
            discussion:
                "Only the pixels are kept, upright and at most 1,600 a side; the files stay as they are.")
        @OptionGroup var file: FileOption
        @Argument(help: "The report's id or reference.")
        var report: String
        @Argument(help: "The files.", completion: .file())
        var photos: [String]

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: true))
            do {
                try await add(to: installation)
            } catch {
                try await installation.store.close()
                throw error
            }
            try await installation.store.close()
        }

        private func add(to installation: Installation) async throws {
            let filed = try await installation.report(report)
            let decoder = PhotoDecoder()
            if let lack = decoder.lack {
                throw CommandFault.refused(["\(lack): install Debian's libvips-tools."])
            }
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "lykta-photos-\(ProcessInfo.processInfo.globallyUniqueString)")
            let reception = try PhotoReception(folder: folder.path, decoder: decoder)
            for path in photos {
                do {
                    let photo = try await Self.photo(at: path, through: reception)
                    switch try await installation.store.add(
                        photo, to: .report(filed.report.id), answer: { _ in [] })
                    {
                    case .added(let kept): Terminal.print(kept.line)
                    case .repeated(let kept): Terminal.print("\(kept.line)\tadded before")
                    // Photos come without a retry key here.
                    case .answeredBefore, .retryKeyReused: break
                    }
                } catch PhotoPreparingFault.refused(let refusal) {
                    throw CommandFault.refused(["\(path): \(refusal.message.english) [\(refusal.code)]"])
                } catch PhotoFault.tooMany(_) {
                    throw CommandFault.refused(["\(path): the report has three photos already."])
                }
            }
        }

        private static func photo(at path: String, through reception: PhotoReception) async throws -> NewPhoto
        {
            guard let handle = FileHandle(forReadingAtPath: path) else {
                throw CommandFault.unreadableFile(path)
            }
            let incoming = try reception.begin()
            var count = 0
            while let bytes = try handle.read(upToCount: 256 * 1_024), !bytes.isEmpty {
                count += bytes.count
                guard count <= PhotoLimits.mostBytes else {
                    throw CommandFault.refused(["\(path) has more than \(PhotoLimits.mostBytes) bytes."])
                }
                try await incoming.append(Array(bytes))
            }
            let source = try await incoming.inspect(as: nil)
            return NewPhoto(image: try await incoming.image(), source: source, received: System.now())
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the photos of a report.")
        @OptionGroup var file: FileOption
        @Argument(help: "The report's id or reference.")
        var report: String

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let filed = try await installation.report(report)
            for photo in try await installation.store.photos(of: .report(filed.report.id)) {
                Terminal.print(photo.line)
            }
        }
    }

    struct Hide: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hides a photo, because of a face or a plate; it can be shown again.")
        @OptionGroup var change: Change

        func run() async throws { try await change.carryOut(isHidden: true) }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a hidden photo again.")
        @OptionGroup var change: Change

        func run() async throws { try await change.carryOut(isHidden: false) }
    }

    struct Change: ParsableArguments {
        @OptionGroup var file: FileOption
        @Argument(help: "The report's id or reference.")
        var report: String
        @Argument(help: "The photo's number, 1 to 3.")
        var number: Int
        @Option(help: "Why; it stands in the history of the report's case.")
        var reason: String

        func carryOut(isHidden: Bool) async throws {
            guard (1...1_000).contains(reason.utf8.count), !reason.utf8.contains(0) else {
                throw CommandFault.badValue(reason, expected: "a reason of 1–1000 bytes")
            }
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: true))
            do {
                let filed = try await installation.report(report)
                let photo = try await installation.store.setHidden(
                    isHidden, photo: number, of: .report(filed.report.id), because: reason,
                    by: "lykta photos",
                    at: System.now())
                Terminal.print(photo.line)
            } catch {
                try await installation.store.close()
                if error as? PhotoFault == .noSuchPhoto { throw CommandFault.notFound("photo \(number)") }
                throw error
            }
            try await installation.store.close()
        }
    }
}

extension Photo {
    fileprivate var line: String {
        "\(number)\t\(width)×\(height)\t\(bytes) bytes\t\(SwedishTime(received))\t\(isHidden ? "hidden" : "shown")"
    }
}

extension Installation {
    /// The report that was typed, by its id or its reference.
    fileprivate func report(_ text: String) async throws -> FiledReport {
        let found: FiledReport?
        if let reference = Reference(text) {
            found = try await store.report(reference)
        } else {
            found = try await store.report(
                try parsed(text, "a report's id or reference") { Report.ID($0) }, in: [])
        }
        guard let found else { throw CommandFault.notFound("report \(text)") }
        return found
    }
}
