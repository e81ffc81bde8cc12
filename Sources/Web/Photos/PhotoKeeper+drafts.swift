package import Reports

/// Photos of reports that are still being written: see ``PhotoDrafts``.
extension PhotoKeeper {
    /// Whether the installation can take photos at all.
    package var isAvailable: Bool { preparing.isAvailable }

    package var drafts: any PhotoDrafts { preparing.drafts }

    /// Keeps a photo until its report is sent.
    ///
    /// - Parameters:
    ///   - name: A name that nobody can guess.
    ///   - others: The names of the report's other photos.
    /// - Returns: whether it is a new one, rather than one of the others once more.
    /// - Throws: ``PhotoPreparingFault``.
    package func keepDraft(_ photo: any IncomingPhoto, as name: String, beside others: [String]) async throws
        -> Bool
    {
        let source = try await photo.inspect(as: nil)
        guard !others.contains(where: { drafts.source(of: $0) == source }) else { return false }
        try await drafts.keep(try await photo.image(), source: source, as: name)
        return true
    }

    /// Adds photos that have waited for their report to it. One that was added before is not added again.
    ///
    /// - Returns: whether all of them are with the report now.
    /// - Throws: what the store throws.
    package func addDrafts(_ names: [String], by permit: PhotoPermit, at now: Timestamp) async throws -> Bool
    {
        var isComplete = true
        let known = names.isEmpty ? [] : try await store.photos(of: permit.subject)
        for name in names {
            guard let source = drafts.source(of: name) else {
                isComplete = false
                continue
            }
            if known.contains(where: { $0.source == source }) { continue }
            guard let image = await drafts.image(name) else {
                isComplete = false
                continue
            }
            do {
                _ = try await store.add(
                    NewPhoto(
                        image: image, source: source, received: now, isHidden: permit.isHidden,
                        by: permit.editor),
                    to: permit.subject
                ) { _ in [] }
                drafts.handOver(name)
            } catch is PhotoFault {
                isComplete = false
            }
        }
        return isComplete
    }
}
