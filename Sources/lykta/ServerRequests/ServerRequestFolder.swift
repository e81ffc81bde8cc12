import Foundation
import Glibc
import Reports

/// The folder beside a database, `FILE.keys`, through which commands ask the server that holds it for what only it can do:
/// to change keys and people, to route cases anew, and to send dead messages again.
///
/// One process writes a database, so a command cannot. It leaves `ID.request`; the server takes it by renaming it, and
/// leaves `ID.answer`. Only the server's own user, and root, can write in the folder: whoever can, can write the database
/// beside it too.
struct ServerRequestFolder {
    private let url: URL

    init(beside database: String) {
        url = URL(filePath: URL(filePath: database).resolvingSymlinksInPath().path + ".keys")
    }

    /// Makes the folder, or makes sure that nobody else can write in it.
    ///
    /// - Throws: ``CommandFault/refused(_:)``.
    func prepare() throws {
        _ = unsafe mkdir(url.path, 0o700)
        guard let (owner, mode) = status(), owner == geteuid(),
            mode & 0o077 == 0 || isNarrowed()
        else {
            throw CommandFault.refused([ServerRequestWords.noFolder(url.path)])
        }
    }

    private func isNarrowed() -> Bool { unsafe chmod(url.path, 0o700) == 0 }

    /// The requests that wait, those first that a server took and never answered.
    func waiting() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.filter { $0.hasSuffix(".taken") }.sorted()
            + names.filter { $0.hasSuffix(".request") }.sorted()
    }

    /// Takes one of ``waiting()``; nil when it has been withdrawn.
    func take(_ name: String) -> (id: String, bytes: [UInt8])? {
        let id = String(name.prefix { $0 != "." })
        let taken = path(id, "taken")
        if name.hasSuffix(".request"), unsafe rename(url.appending(path: name).path, taken) != 0 {
            return nil
        }
        guard let data = FileManager.default.contents(atPath: taken) else { return (id, []) }
        return (id, Array(data.prefix(64 * 1_024)))
    }

    func answer(_ id: String, _ outcome: ServerRequestOutcome) throws {
        try write(Array(outcome.rawValue.utf8), as: id, "answer")
        unsafe unlink(path(id, "taken"))
    }

    /// Leaves a request and waits for its answer.
    ///
    /// - Parameter id: No other request's; by chance when absent.
    /// - Returns: Nil when no server took it in five seconds; it is then withdrawn. A server that has taken it is given five
    ///   more.
    func ask(
        _ request: ServerRequest, id: String = System.randomBytes(8).map { String($0, radix: 16) }.joined()
    ) async throws -> ServerRequestOutcome? {
        guard status() != nil else { return nil }
        try write(request.json, as: id, "request")
        defer { unsafe unlink(path(id, "answer")) }
        var isTaken = false
        for attempt in 1...100 {
            try await Task.sleep(for: .milliseconds(100))
            if let answer = FileManager.default.contents(atPath: path(id, "answer")) {
                return ServerRequestOutcome(rawValue: String(decoding: answer, as: UTF8.self))
            }
            if attempt == 50, unsafe unlink(path(id, "request")) == 0 { return nil }
            isTaken = attempt >= 50
        }
        return isTaken ? .failed : nil
    }

    private func path(_ id: String, _ ending: String) -> String {
        url.appending(path: "\(id).\(ending)").path
    }

    /// Owner and permissions; nil when there is no such folder.
    private func status() -> (owner: uid_t, mode: mode_t)? {
        var found = stat()
        guard unsafe lstat(url.path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR else { return nil }
        return (found.st_uid, found.st_mode)
    }

    /// Writes a file whole before it gets its name, for the owner of the folder alone.
    private func write(_ bytes: [UInt8], as id: String, _ ending: String) throws {
        let draft = path(id, ending + "-draft")
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandFault.refused([ServerRequestWords.notWritable(url.path)]) }
        defer { close(descriptor) }
        if geteuid() == 0, let (owner, _) = status() { fchown(descriptor, owner, gid_t.max) }
        guard unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count,
            unsafe rename(draft, path(id, ending)) == 0
        else {
            unsafe unlink(draft)
            throw CommandFault.refused([ServerRequestWords.notWritable(url.path)])
        }
    }
}
