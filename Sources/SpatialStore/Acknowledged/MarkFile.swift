import Dispatch
import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// The mark beside a database, open for writing: what was acknowledged since the write-ahead log last began anew.
///
/// It is neither the database nor its log, so that it knows what they have lost. A commit is written to it after it is on the
/// disk and before it is answered, so it is never ahead of the disk; it is itself synced within a second and when it is written
/// anew, so a power cut may leave it a second behind, which is no fault. The process that holds the right to write the
/// database writes it.
final class MarkFile: Sendable {
    fileprivate struct State {
        var descriptor: Int32
        /// How much of the file is whole.
        var length: Int
        /// Written to no file yet, because the disk took no more.
        var unwritten: [UInt8] = []
        /// The commits in the file, each with where its record begins.
        var records: [(point: CommitPoint, start: Int)] = []
        /// What the file names came after it.
        var base: CommitPoint
        var last: CommitPoint
        var awaitsSync = false
        var fault: Int32?
        var isClosed = false
    }

    private let path: String
    private let history: [UInt8]
    private let state: Mutex<State>
    /// Syncs and folds, one after the other and away from the writer.
    private let upkeep = DispatchQueue(label: "lykta.mark")

    /// Begins the mark anew at `point`, in place of any that stands there. It is on the disk when this returns.
    ///
    /// - Parameter earlier: What stood there, when the log may still hold some of it because it could not be folded in.
    /// - Throws: GRDB's `DatabaseError`, as for the database itself.
    init(
        at path: String, history: [UInt8], point: CommitPoint, remembering earlier: MarkContent? = nil
    ) throws {
        self.path = path
        self.history = history
        let base = earlier?.base ?? point
        var bytes = MarkContent.head(history: history, at: base)
        var records: [(CommitPoint, Int)] = []
        var commits = earlier?.commits ?? []
        if let earlier, earlier.last != point {
            commits.append(AcknowledgedCommit(point: point, reports: []))
        }
        for commit in commits {
            records.append((commit.point, bytes.count))
            bytes += MarkContent.record(of: commit)
        }
        let descriptor = try Self.replace(path, with: bytes)
        state = Mutex(
            State(descriptor: descriptor, length: bytes.count, records: records, base: base, last: point))
    }

    deinit { state.withLock { $0.close() } }

    /// Remembers a commit that is on the disk. When it cannot be written it waits, and ``flush()`` throws.
    func append(_ commit: AcknowledgedCommit) {
        let record = MarkContent.record(of: commit)
        state.withLock { state in
            guard !state.isClosed else { return }
            state.records.append((commit.point, state.length + state.unwritten.count))
            state.last = commit.point
            state.unwritten += record
            state.write()
            guard !state.awaitsSync else { return }
            state.awaitsSync = true
            upkeep.asyncAfter(deadline: .now() + .seconds(1)) { [weak self] in self?.sync() }
        }
    }

    /// Returns when all that was appended is written, if not yet on the disk. Before anything more is committed.
    ///
    /// A mark that was moved, removed or replaced since is put back, whole, under its name.
    ///
    /// - Throws: `SQLITE_FULL` while the disk is full, `SQLITE_IOERR` when it fails.
    func flush() throws {
        try state.withLock { state in
            if FileIdentity(at: path) != FileStatus(of: state.descriptor)?.identity {
                state.putBack(at: path)
            }
            if !state.unwritten.isEmpty { state.write() }
            guard let fault = state.fault else { return }
            let isFull = [ENOSPC, EDQUOT, EFBIG].contains(fault)
            throw DatabaseError(
                resultCode: isFull ? .SQLITE_FULL : .SQLITE_IOERR,
                message: "the mark \(path) cannot be written")
        }
    }

    private func sync() {
        // A descriptor of its own, since the file may be replaced meanwhile.
        let copy = state.withLock { state -> Int32? in
            state.awaitsSync = false
            return state.isClosed ? nil : fcntl(state.descriptor, F_DUPFD_CLOEXEC, 0)
        }
        guard let copy, copy >= 0 else { return }
        defer { Glibc.close(copy) }
        if fdatasync(copy) != 0 {
            let fault = errno
            state.withLock { $0.fault = fault }
        }
    }

    /// The log has begun anew: all that was committed before stands in the database file, and the mark may forget it.
    func logBegan() {
        let point = state.withLock(\.last)
        upkeep.async { [weak self] in self?.fold(through: point) }
    }

    /// Hands what the file knows up to `point` to ``PastNames``, and forgets it. What cannot be forgotten is remembered longer, which is
    /// no fault.
    ///
    /// The writer waits for the replacing alone: what is forgotten is fixed before, since nothing else forgets.
    private func fold(through point: CommitPoint) {
        let forgotten = state.withLock { state -> (records: [UInt8], base: CommitPoint)? in
            guard !state.isClosed, state.unwritten.isEmpty, let firstKept = state.start(after: point)
            else { return nil }
            return state.forgotten(before: firstKept).map { ($0, state.base) }
        }
        guard let forgotten,
            PastNames.append(forgotten.records, after: forgotten.base, history: history, to: path)
        else { return }
        let head = MarkContent.head(history: history, at: point)
        state.withLock { state in
            guard !state.isClosed, state.unwritten.isEmpty, let firstKept = state.start(after: point),
                let tail = state.bytes(firstKept..<state.length),
                let descriptor = try? Self.replace(path, with: head + tail)
            else { return }
            Glibc.close(state.descriptor)
            state.descriptor = descriptor
            state.length = head.count + tail.count
            state.base = point
            state.records = state.records.filter { $0.point.number > point.number }
                .map { ($0.point, $0.start - firstKept + head.count) }
        }
    }

    /// Syncs what was appended and takes no more.
    ///
    /// - Parameter isFolded: Whether the log is empty and the file holds everything.
    func close(isFolded: Bool) {
        // What was asked of the queue comes first.
        upkeep.sync {
            if isFolded { fold(through: state.withLock(\.last)) }
            sync()
        }
        state.withLock { $0.close() }
    }

    /// Writes a file beside `path`, syncs it, and gives it the name in one step; gives the descriptor that appends to it.
    static func replace(_ path: String, with bytes: [UInt8]) throws -> Int32 {
        let fresh = path + ".new"
        let descriptor = unsafe open(fresh, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "\(fresh) cannot be made")
        }
        let written = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        guard written == bytes.count, fsync(descriptor) == 0, unsafe rename(fresh, path) == 0 else {
            let isFull = errno == ENOSPC || errno == EDQUOT
            Glibc.close(descriptor)
            unsafe unlink(fresh)
            throw DatabaseError(
                resultCode: isFull ? .SQLITE_FULL : .SQLITE_IOERR, message: "\(fresh) cannot be written")
        }
        let folder = unsafe open(
            URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            Glibc.close(folder)
        }
        return descriptor
    }
}

extension MarkFile.State {
    /// Writes what waits; what is only half written is cut off again, so that a later record does not follow a torn one.
    fileprivate mutating func write() {
        let position = length
        let written = unsafe unwritten.withUnsafeBytes { [descriptor] in
            unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(position))
        }
        if written == unwritten.count {
            length += written
            unwritten = []
            fault = nil
        } else {
            fault = written < 0 ? errno : ENOSPC
            ftruncate(descriptor, off_t(position))
        }
    }

    /// Writes the file anew under a name that it has lost.
    fileprivate mutating func putBack(at path: String) {
        guard let bytes = bytes(0..<length) else { return fault = EIO }
        do {
            let fresh = try MarkFile.replace(path, with: bytes)
            Glibc.close(descriptor)
            descriptor = fresh
        } catch {
            fault = (error as? DatabaseError)?.resultCode == .SQLITE_FULL ? ENOSPC : EIO
        }
    }

    /// Where the first record after `point` begins, or the end.
    fileprivate func start(after point: CommitPoint) -> Int? {
        records.first { $0.point.number > point.number }?.start ?? length
    }

    /// The records that begin before `end`.
    fileprivate func forgotten(before end: Int) -> [UInt8]? {
        records.first.map { $0.start < end ? bytes($0.start..<end) : [] } ?? []
    }

    fileprivate func bytes(_ range: Range<Int>) -> [UInt8]? {
        let (start, count) = (range.lowerBound, range.count)
        var read = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            read = unsafe pread(descriptor, buffer.baseAddress, count, off_t(start))
            initialised = max(read, 0)
        }
        return read == count ? bytes : nil
    }

    fileprivate mutating func close() {
        guard !isClosed else { return }
        isClosed = true
        Glibc.close(descriptor)
    }
}
