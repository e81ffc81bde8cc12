package import Prevention
package import Reports
import Web

/// Pictures as everybody may read them: those that a planner has published, without numbers of reports and without words that seem personal.
extension APIService {
    /// The one of the latest day first.
    package func publicPictures(at now: Timestamp) async throws -> [PictureHead] {
        try await store.pictures(PictureQuery(isPublished: true)).filter { isTold($0, at: now) }
    }

    /// - Throws: ``Problem/notFound``, alike for one that there is not and for one that is not published.
    package func publicPicture(_ id: PictureID, at now: Timestamp) async throws -> PublicPicture {
        guard let picture = try await store.picture(id, in: []), picture.head.isPublished,
            isTold(picture.head, at: now)
        else { throw Problem.notFound }
        let open = try await store.promises(PromiseQuery(isPublic: true))
        var versions: [PictureHead] = []
        if picture.scope.kind == .yearly {
            versions = try await store.pictures(
                PictureQuery(municipalities: [picture.head.municipality], kind: .yearly))
        }
        return PublicPicture(picture, openPromises: Set(open.map(\.id)), versions: versions) {
            $0.isPublished && isTold($0, at: now)
        }
    }

    /// The report that another corrects, where everybody may read it.
    package func publicFormer(of picture: PublicPicture, at now: Timestamp) async throws -> PictureID? {
        guard let former = picture.head.corrects,
            let head = try await store.picture(former, in: [])?.head, head.isPublished,
            isTold(head, at: now)
        else { return nil }
        return former
    }

    /// Words are looked at when a picture is published, and again here: what is looked for may have become more.
    private func isTold(_ head: PictureHead, at now: Timestamp) -> Bool {
        served[head.municipality] != nil && Self.warnings(ofOpen: head.texts, at: now).isEmpty
    }
}
