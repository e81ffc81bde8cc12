import Foundation
import Reports
import Synchronization

/// Photos of reports that are still being written, as files of the folder in which photos are received.
final class DraftPhotos: PhotoDrafts {
    private struct Draft {
        let source: PhotoDigest
        /// In bytes; 0 when there is nothing on the disk any longer.
        var size: Int
    }

    private let folder: String
    private let limits: PhotoLimits
    private let drafts: Mutex<[String: Draft]> = Mutex([:])

    init(folder: String, limits: PhotoLimits) {
        self.folder = folder
        self.limits = limits
    }

    var hours: Int { max(1, Int(limits.draftSeconds / 3_600)) }

    func keep(_ image: PhotoImage, source: PhotoDigest, as name: String) async throws {
        let isTaken = try drafts.withLock { drafts throws(PhotoPreparingFault) in
            guard drafts[name] == nil, Self.isName(name) else { return false }
            let size = drafts.values.reduce(0) { $0 + $1.size }
            guard drafts.count < limits.drafts, size + image.jpeg.count <= limits.draftBytes
            else { throw .overloaded(retryAfterSeconds: 600) }
            drafts[name] = Draft(source: source, size: image.jpeg.count)
            return true
        }
        guard isTaken else { throw PhotoPreparingFault.notWritable }
        let path = path(of: name)
        do {
            try await offPool {
                guard
                    FileManager.default.createFile(
                        atPath: path, contents: Data(image.jpeg), attributes: [.posixPermissions: 0o600])
                else { throw PhotoPreparingFault.notWritable }
            }
        } catch {
            remove(name)
            throw error
        }
        let lifetime = Duration.seconds(limits.draftSeconds)
        Task.detached { [weak self] in
            try? await Task.sleep(for: lifetime)
            self?.remove(name)
        }
    }

    func source(of name: String) -> PhotoDigest? { drafts.withLock { $0[name]?.source } }

    func image(_ name: String) async -> PhotoImage? {
        guard source(of: name) != nil else { return nil }
        let path = path(of: name)
        return try? await offPool {
            FileManager.default.contents(atPath: path).flatMap { PhotoImage(Array($0)) }
        }
    }

    func handOver(_ name: String) {
        guard drafts.withLock({ $0[name]?.size = 0 }) != nil else { return }
        try? FileManager.default.removeItem(atPath: path(of: name))
    }

    func remove(_ name: String) {
        guard drafts.withLock({ $0.removeValue(forKey: name) }) != nil else { return }
        try? FileManager.default.removeItem(atPath: path(of: name))
    }

    private func path(of name: String) -> String { "\(folder)/draft-\(name)" }

    /// Names are parts of paths.
    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
