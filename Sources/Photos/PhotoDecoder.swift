import Foundation
import Glibc
import Reports
import Synchronization

/// Decodes a photo in a process of its own, which has little memory and time and nothing of our environment: `vips`, of
/// Debian's `libvips-tools`, under `prlimit`. Why this one: docs/decisions/0026.
package struct PhotoDecoder: Sendable {
    /// Where Debian has it.
    package static let usualPath = "/usr/bin/vips"
    private static let prlimit = "/usr/bin/prlimit"
    private static let chrt = "/usr/bin/chrt"

    let path: String
    let limits: PhotoLimits

    package init(path: String = usualPath, limits: PhotoLimits = PhotoLimits()) {
        self.path = path
        self.limits = limits
    }

    /// The path of a program that it needs and that is not there; nil when it can work.
    package var missingProgram: String? {
        [path, Self.prlimit, Self.chrt].first { !FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Decodes the file `in` of the folder into `out.jpg`, and reads that.
    ///
    /// - Throws: ``PhotoPreparingFault``; `CancellationError` when nobody waits for it any more.
    func decode(in folder: String) async throws -> PhotoImage {
        let output = folder + "/out.jpg"
        guard missingProgram == nil else { throw PhotoPreparingFault.unavailable }
        switch try await ending(in: folder) {
        case .exited(0): break
        case .exited: throw PhotoPreparingFault.refused(.damaged)
        case .killed: throw PhotoPreparingFault.refused(.tooDemanding)
        case nil: throw PhotoPreparingFault.overloaded(retryAfterSeconds: 60)
        }
        let bytes = FileManager.default.contents(atPath: output) ?? Data()
        guard let image = PhotoImage(Array(bytes)) else { throw PhotoPreparingFault.refused(.damaged) }
        return image
    }

    private func arguments(in folder: String) -> [String] {
        let side = "\(PhotoImage.longestSide)"
        return [
            "--as=\(limits.decoderMemory)", "--cpu=\(limits.decoderSeconds)",
            "--fsize=\(PhotoImage.mostBytes)", "--nofile=64", "--core=0",
            // Only what no other process wants of the processor: a report never waits for a photo.
            Self.chrt, "--idle", "0", "/usr/bin/env", "--chdir=\(folder)", path,
            // Turned upright by default, as EXIF says; never made larger.
            "thumbnail", "in", "out.jpg[Q=80,strip,optimize-coding,background=255]", side, "--height", side,
            "--size", "down", "--export-profile", "srgb", "--fail-on", "truncated",
        ]
    }

    private static func environment(in folder: String) -> [String] {
        [
            // Loaders that libvips does not trust with strangers' files are off, those of Debian's ImageMagick among them.
            "VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1", "MALLOC_ARENA_MAX=1",
            "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(folder)", "TMPDIR=\(folder)",
        ]
    }

    /// Runs it to its end, or until it has waited too long for others (nil) or the task is cancelled, which ends it.
    private func ending(in folder: String) async throws -> ChildProcess.Ending? {
        let arguments = arguments(in: folder)
        let child = try await offPool {
            do {
                return try ChildProcess(
                    Self.prlimit, arguments, environment: Self.environment(in: folder))
            } catch {
                throw PhotoPreparingFault.unavailable
            }
        }
        let isTooLate = Atomic(false)
        let tooLate = DispatchWorkItem {
            isTooLate.store(true, ordering: .relaxed)
            child.kill()
        }
        DispatchQueue.global().asyncAfter(
            deadline: .now() + .seconds(limits.decoderWallSeconds), execute: tooLate)
        defer { tooLate.cancel() }
        let ending = try await withTaskCancellationHandler {
            // Waits whatever happens: the folder must not go before the child.
            try await offPool { child.wait() }
        } onCancel: {
            child.kill()
        }
        try Task.checkCancellation()
        return ending == .killed && isTooLate.load(ordering: .relaxed) ? nil : ending
    }
}

/// Does what blocks on a thread that others do not wait for.
func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
}
