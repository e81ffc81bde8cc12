package import Reports

/// Keeps photos that come with requests, through whichever door. One way for all: received into a file, looked at, known again,
/// decoded by itself, and kept as pixels.
package struct PhotoKeeper: Sendable {
    package typealias Store = PhotoStore & ReportStore

    /// What a route takes whose body is a photo.
    package static let upload = Route.Upload(
        limit: 12 * 1_024 * 1_024, mediaTypes: PhotoFormat.allCases.flatMap(\.mediaTypes), seconds: 120)

    let store: any Store
    let preparing: any PhotoPreparing

    package init(store: any Store, preparing: any PhotoPreparing) {
        self.store = store
        self.preparing = preparing
    }

    /// Keeps the photo that is the body of a request of a route with ``upload``.
    ///
    /// - Parameter answer: Makes the bytes that are kept under the request's `Idempotency-Key`; called only when there is one.
    /// - Throws: ``Problem``, ``PhotoPreparingFault``, ``PhotoFault``, and what the store throws.
    package func keep(
        _ call: Call, by permit: PhotoPermit, answer: @escaping @Sendable (PhotoAcceptance) -> [UInt8]
    ) async throws -> PhotoAcceptance {
        guard let body = call.upload else { throw Problem.internalFault }
        let format = PhotoFormat(mediaType: try body.mediaType())
        let photo = try begin()
        try await body.receive { try await photo.append($0) }
        return try await keep(photo, as: format, by: permit, for: call, answer: answer)
    }

    /// Receives the photo that is the body of a request of a route with ``upload``, whole and looked at, for a store of its own.
    ///
    /// - Returns: The photo, which is not decoded yet, and the digest of what came.
    /// - Throws: ``Problem``, ``PhotoPreparingFault``.
    package func receive(_ call: Call) async throws -> (photo: any IncomingPhoto, source: PhotoDigest) {
        guard let body = call.upload else { throw Problem.internalFault }
        let format = PhotoFormat(mediaType: try body.mediaType())
        let photo = try begin()
        try await body.receive { try await photo.append($0) }
        return (photo, try await photo.inspect(as: format))
    }

    /// Begins to receive one that comes otherwise, with a form: `append` to it what comes, and then ``keep(_:as:by:for:answer:)`` it.
    ///
    /// - Throws: ``PhotoPreparingFault`` before anything is received.
    package func begin() throws(PhotoPreparingFault) -> any IncomingPhoto { try preparing.begin() }

    /// Keeps a photo that has come whole.
    ///
    /// - Parameters:
    ///   - format: What it is said to be; nil when nothing is said, and any will do.
    ///   - call: The request that it came with.
    /// - Throws: as above.
    package func keep(
        _ photo: any IncomingPhoto, as format: PhotoFormat?, by permit: PhotoPermit, for call: Call,
        answer: @escaping @Sendable (PhotoAcceptance) -> [UInt8] = { _ in [] }
    ) async throws -> PhotoAcceptance {
        let source = try await photo.inspect(as: format)
        let retry = try call.retryKey(
            of: permit.client, digest: source.bytes + Array(permit.subject.words.utf8))
        if let retry, let earlier = try await store.earlierAnswer(to: retry) {
            return PhotoAcceptance(earlier)
        }
        // Before the work of decoding; the store decides once more.
        let known = try await store.photos(of: permit.subject)
        let same = known.first { $0.source == source }
        if retry == nil, let same { return .repeated(same) }
        if known.count >= permit.subject.most, same == nil { throw PhotoFault.tooMany(permit.subject) }
        let new = NewPhoto(
            image: try await photo.image(), source: source, received: call.now, retry: retry,
            isHidden: permit.isHidden, by: permit.editor)
        return try await store.add(new, to: permit.subject) { retry == nil ? [] : answer($0) }
    }
}

extension PhotoSubject {
    /// What tells it from every other, in a digest.
    fileprivate var words: String {
        switch self {
        case .report(let id): id.description
        case .work(let id): "work \(id)"
        }
    }
}

extension PhotoAcceptance {
    fileprivate init(_ earlier: Acceptance) {
        if case .answeredBefore(let bytes) = earlier {
            self = .answeredBefore(bytes)
        } else {
            self = .retryKeyReused
        }
    }
}
