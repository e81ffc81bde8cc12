import Hummingbird
import JSON
package import Reports
import Web

/// Photos for whoever follows a report by its link.
extension APIService {
    var listFollowedPhotos: Route {
        Route(
            .get, "/follow/{reference}/{secret}/photos", .open,
            summary: Bilingual(
                swedish: "Lista sin rapports bilder", english: "List the photos of one's own report"),
            notes:
                "For whoever has the link from the receipt: `photos` of the report, and `work`, those of what was done that staff show; neither those that staff have hidden. A restricted report has no `work`.",
            answers: [
                .init(
                    .ok, "The photos.", "application/json", .named("FollowedPhotos"),
                    example: Examples.followedPhotos)
            ]
        ) { call in
            let followed = try await followedPhotos(call.values[0], secret: call.values[1])
            return .json(
                JSONWriter.object {
                    $0.array("photos") { array in
                        for one in followed.own { array.object { one.photo.write(to: &$0, at: one.path) } }
                    }
                    $0.array("work") { array in
                        for one in followed.work { array.object { one.photo.write(to: &$0, at: one.path) } }
                    }
                })
        }
    }

    var readFollowedPhoto: Route {
        Route(
            .get, "/follow/{reference}/{secret}/photos/{number}", .open,
            summary: Bilingual(swedish: "Se sin egen bild", english: "See one's own photo"),
            notes: "For whoever has the link from the receipt. One that staff have hidden is as none.",
            answers: [Self.picture]
        ) { call in
            let filed = try await filed(followedBy: call.values[0], secret: call.values[1])
            return try await show(
                .report(filed.report.id), numbered: 2, hidden: false,
                as: filed.report.reference.description, call)
        }
    }

    var readFollowedWork: Route {
        Route(
            .get, "/follow/{reference}/{secret}/work/{number}", .open,
            summary: Bilingual(
                swedish: "Se vad som har gjorts", english: "See a photo of what was done"),
            notes: "For whoever has the link from the receipt: a photo that staff show.",
            answers: [Self.picture]
        ) { call in
            let filed = try await filed(followedBy: call.values[0], secret: call.values[1])
            guard !filed.report.isRestricted else { throw Problem.notFound }
            return try await show(.work(filed.case), numbered: 2, hidden: false, as: "lykta", call)
        }
    }

    /// What whoever follows a report is shown.
    package struct FollowedPhotos: Sendable {
        /// Of the report.
        package let own: [LocatedPhoto]
        /// Of what was done.
        package let work: [LocatedPhoto]
        /// Whether the report takes no more; those count too that staff have hidden.
        package let isFull: Bool
    }

    /// The photos of the report that a link leads to.
    ///
    /// - Throws: 404 for a link that is none.
    package func followedPhotos(_ reference: String, secret: String) async throws -> FollowedPhotos {
        let filed = try await filed(followedBy: reference, secret: secret)
        let link = "/follow/\(filed.report.reference)/\(secret)"
        let all = try await store.photos(of: .report(filed.report.id))
        let work = filed.report.isRestricted ? [] : try await store.photos(of: .work(filed.case))
        return FollowedPhotos(
            own: all.filter { !$0.isHidden }.map {
                LocatedPhoto(photo: $0, path: "\(link)/photos/\($0.number)", isSeen: true)
            },
            work: work.filter { !$0.isHidden }.map {
                LocatedPhoto(photo: $0, path: "\(link)/work/\($0.number)", isSeen: true)
            }, isFull: all.count >= PhotoSubject.report(filed.report.id).most)
    }
}

/// A photo, and where its picture is.
package struct LocatedPhoto: Hashable, Sendable {
    package let photo: Photo
    /// On this server.
    package let path: String
    /// Whether who asks may see the picture; else it is known only that there is one.
    package let isSeen: Bool
}

extension Examples {
    static let followedPhotos = #"""
        {"photos":[{"number":1,"url":"/follow/OLO-7K3M-9Q/q83vEjRWeJq83vEjRWeJqw/photos/1","width":1600,"height":1200,"bytes":284113,"receivedAt":"2026-11-20T17:05:20Z"}],"work":[{"number":7,"url":"/follow/OLO-7K3M-9Q/q83vEjRWeJq83vEjRWeJqw/work/7","width":1200,"height":1600,"bytes":301877,"receivedAt":"2026-11-24T09:12:00Z"}]}
        """#
}
