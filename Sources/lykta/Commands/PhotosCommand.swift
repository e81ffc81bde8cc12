import ArgumentParser
import Foundation
import Photos
import Reports
import SpatialStore

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
        @OptionGroup var json: JSONOption
        @Argument(help: "The report's id or reference.")
        var report: String
        @Argument(help: "The files.", completion: .file())
        var photos: [String]

        func run() async throws {
            try await Installation.changing(file.path, queuesMessages: true) { try await add(to: $0) }
        }

        private func add(to installation: Installation) async throws {
            let subject = PhotoSubject.report(try await installation.report(report).report.id)
            let decoder = PhotoDecoder()
            if let missing = decoder.missingProgram {
                throw CommandFault.refused([PhotoSentences.install(missing)])
            }
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "lykta-photos-\(ProcessInfo.processInfo.globallyUniqueString)")
            let reception = try PhotoReception(folder: folder.path, decoder: decoder)
            var list = PhotoList(of: subject, asJSON: json.isWanted, saysHow: true)
            // Those before one that is refused are kept, and told.
            defer { list.finish() }
            for path in photos {
                do {
                    let photo = try await Self.photo(at: path, through: reception)
                    switch try await installation.store.add(photo, to: subject, answer: { _ in [] }) {
                    case .added(let kept): list.add(kept, isRepeat: false)
                    case .repeated(let kept): list.add(kept, isRepeat: true)
                    // Photos come without a retry key here.
                    case .answeredBefore, .retryKeyReused: break
                    }
                } catch PhotoPreparingFault.refused(let refusal) {
                    throw CommandFault.refused([PhotoSentences.refused(path, refusal)])
                } catch PhotoFault.tooMany(_) {
                    throw CommandFault.refused(["\(path): " + PhotoSentences.threeAlready])
                }
            }
        }

        private static func photo(at path: String, through reception: PhotoReception) async throws -> NewPhoto
        {
            guard let handle = FileHandle(forReadingAtPath: path) else {
                throw CommandFault.unreadableFile(path, FileTrouble.reading(path))
            }
            let incoming = try reception.begin()
            var count = 0
            while let bytes = try handle.read(upToCount: 256 * 1_024), !bytes.isEmpty {
                count += bytes.count
                guard count <= PhotoLimits.mostBytes else {
                    throw CommandFault.refused([PhotoSentences.tooLarge(path, most: PhotoLimits.mostBytes)])
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
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let subject = PhotoSubject.report(try await installation.report(report).report.id)
            let photos = try await installation.store.photos(of: subject)
            var list = PhotoList(of: subject, asJSON: json.isWanted)
            for photo in photos { list.add(photo) }
            list.finish()
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
        @OptionGroup var json: JSONOption
        @Argument(help: "The report's id or reference.")
        var report: String
        @Argument(help: "The photo's number, 1 to 3.")
        var number: Int
        @Option(help: "Why; it stands in the history of the report's case.")
        var reason: String

        func carryOut(isHidden: Bool) async throws {
            guard (1...1_000).contains(reason.utf8.count), !reason.utf8.contains(0) else {
                throw CommandFault.badValue(reason, expected: Expected.reasonOfBytes)
            }
            do {
                try await Installation.changing(file.path, queuesMessages: true) { installation in
                    let subject = PhotoSubject.report(try await installation.report(report).report.id)
                    let photo = try await installation.store.setHidden(
                        isHidden, photo: number, of: subject, because: reason, by: "lykta photos",
                        at: System.now())
                    var list = PhotoList(of: subject, asJSON: json.isWanted)
                    list.add(photo)
                    list.finish()
                }
            } catch PhotoFault.noSuchPhoto {
                throw CommandFault.notFound(PhotoSentences.photo(number))
            }
        }
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
                try parsed(text, Expected.reportName) { Report.ID($0) }, in: [])
        }
        guard let found else { throw CommandFault.notFound(CaseSentences.report(text)) }
        return found
    }
}
