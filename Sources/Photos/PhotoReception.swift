import Foundation
import Glibc
package import Reports
import Synchronization

/// Receives photos into files of a folder that is the server's alone, and has them decoded one after the other.
package final class PhotoReception: PhotoPreparing {
    private let folder: String
    private let decoder: PhotoDecoder
    private let turns: Turns
    private let places: Places
    fileprivate let thread = YieldingThread()
    private let number = Mutex(0)
    package let drafts: any PhotoDrafts

    /// - Parameter folder: Made when it is not there; what lies in it is removed, since it is left from a server that was
    ///   killed. Nobody else may use it.
    /// - Throws: ``PhotoFolderFault``.
    package init(folder: String, decoder: PhotoDecoder) throws {
        self.folder = folder
        self.decoder = decoder
        turns = Turns(decoder.limits.decodersAtOnce)
        places = Places(decoder.limits.atOnce)
        drafts = DraftPhotos(folder: folder, limits: decoder.limits)
        var found = stat()
        if unsafe mkdir(folder, 0o700) != 0 {
            guard unsafe lstat(folder, &found) == 0, found.st_mode & S_IFMT == S_IFDIR,
                found.st_uid == geteuid(),
                unsafe chmod(folder, 0o700) == 0
            else { throw PhotoFolderFault(path: folder) }
        }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What it takes and lacks; nil when photos can be taken.
    package var missingProgram: String? { decoder.missingProgram }

    package var isAvailable: Bool { missingProgram == nil }

    package func begin() throws(PhotoPreparingFault) -> any IncomingPhoto {
        guard decoder.missingProgram == nil else { throw PhotoPreparingFault.unavailable }
        guard let place = places.enter() else { throw PhotoPreparingFault.overloaded(retryAfterSeconds: 10) }
        let number = number.withLock { number in
            number += 1
            return number
        }
        return try ReceivedPhoto(
            of: self, in: "\(folder)/photo-\(number)", decoder: decoder, turns: turns, place: place)
    }
}

/// That the folder for photos cannot be made, or is somebody else's.
package struct PhotoFolderFault: Error, LocalizedError {
    package let path: String

    package var errorDescription: String? {
        "\(path) cannot be made, or belongs to somebody else. Remove it, or make the folder writable."
    }
}

/// So many at the same time, and no more.
private final class Places: Sendable {
    private let most: Int
    private let taken = Mutex(0)

    init(_ most: Int) { self.most = most }

    /// Nil when there is no room. The place is given back when the value goes.
    func enter() -> Place? {
        taken.withLock { taken in
            guard taken < most else { return nil }
            taken += 1
            return Place(places: self)
        }
    }

    final class Place: Sendable {
        private let places: Places
        fileprivate init(places: Places) { self.places = places }
        deinit { places.taken.withLock { $0 -= 1 } }
    }
}

/// One photo in a folder of its own, which goes when the value goes.
private final class ReceivedPhoto: IncomingPhoto {
    /// Whose folder this one lies in.
    private let reception: PhotoReception
    private let folder: String
    private let descriptor: Int32
    private let count = Mutex(0)
    private let decoder: PhotoDecoder
    private let turns: Turns
    private let place: Places.Place

    /// - Parameter folder: Where nothing is yet.
    init(
        of reception: PhotoReception, in folder: String, decoder: PhotoDecoder, turns: Turns,
        place: Places.Place
    ) throws(PhotoPreparingFault) {
        self.reception = reception
        self.folder = folder
        self.decoder = decoder
        self.turns = turns
        self.place = place
        let isMade = unsafe mkdir(folder, 0o700) == 0
        descriptor = isMade ? unsafe open(folder + "/in", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) : -1
        guard descriptor >= 0 else { throw PhotoPreparingFault.notWritable }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    func append(_ bytes: [UInt8]) async throws {
        let descriptor = descriptor
        try await reception.thread.run {
            var rest = bytes
            while !rest.isEmpty {
                let written = unsafe write(descriptor, rest, rest.count)
                guard written > 0 else { throw PhotoPreparingFault.notWritable }
                rest.removeFirst(written)
            }
        }
        count.withLock { $0 += bytes.count }
    }

    func inspect(as format: PhotoFormat?) async throws -> PhotoDigest {
        let file = FileBytes(descriptor, count: count.withLock { $0 })
        return try await reception.thread.run { try Inspection(file).digest(as: format) }
    }

    func image() async throws -> PhotoImage {
        try await turns.take { [decoder, folder] in try await decoder.decode(in: folder) }
    }
}
