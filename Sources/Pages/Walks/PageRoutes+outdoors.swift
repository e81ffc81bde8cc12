import API
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// The walk on a telephone, outdoors: every stop and question at once, so that nothing more is asked of the network.
    ///
    /// What is answered stays on the telephone until the server has said that it is kept: see `outdoors-given.js`.
    var outdoorsPage: Route {
        staffPage(
            "/vandringar/{id}/ute", .keepWalks,
            Bilingual(swedish: "Ute på vandringen", english: "Out on the walk")
        ) { call, visit in
            let walk = try await api.walk(try call.value { WalkID($0) }, for: try call.caller())
            var page = Page(template: "outdoors", title: walk.title)
            page.styles = ["walks.css"]
            page.scripts = ["outdoors-given.js", "outdoors-stops.js", "outdoors.js"]
            page.content["id"] = walk.id.description
            page.content["back"] = "/vandringar/\(walk.id)"
            page.content["stops"] = try walk.stops.map { stop in
                OutdoorStop(
                    number: stop.number, name: stop.name, place: try shownPlace(of: stop),
                    reason: stop.reason.text(in: visit.language),
                    points: walk.checklist.points.map {
                        OutdoorStop.Point(
                            code: $0.code.description, name: $0.name.text(in: visit.language),
                            look: $0.look.text(in: visit.language), stop: stop.number)
                    },
                    takesPhotos: api.photos.isAvailable,
                    gravities: Finding.Gravity.allCases.map {
                        OutdoorStop.Gravity(
                            code: $0.rawValue, name: $0.name.text(in: visit.language),
                            isChosen: $0 == .middling)
                    })
            }
            return page
        }
    }

    /// Where a stop lies, as the telephone tells it again with what is given there.
    private func shownPlace(of stop: SafetyWalk.Stop) throws -> String {
        WalkSpot.written(try api.projector.position(of: stop.place))
    }

    /// What the telephone asks when it has a network: by which token it sends, who has signed in, whether the walk takes findings, which stops it has by now,
    /// and what the others have answered.
    var outdoorsState: Route {
        Route(
            .get, "/vandringar/{id}/lage", .to(.keepWalks),
            summary: Bilingual(swedish: "Hur vandringen står", english: "How the walk stands"),
            answers: [.init(.ok, "The state.", "application/json", .text)], isPage: true,
            isDescribed: false
        ) { call in
            let caller = try call.caller()
            let person = caller.person
            let whole = try await api.wholeWalk(try call.value { WalkID($0) }, for: caller)
            let stops = try whole.walk.stops.map { (stop: $0, place: try shownPlace(of: $0)) }
            let body = JSONWriter.object { object in
                object.memberIfPresent("formToken", call.session?.formToken)
                object.memberIfPresent("person", person?.id)
                object.member("takesFindings", whole.walk.takesFindings)
                object.member("walkers", whole.answers.walkers.count)
                object.array("stops") { array in
                    for (stop, place) in stops {
                        array.object {
                            $0.member("number", stop.number)
                            $0.member("name", stop.name)
                            $0.member("place", place)
                        }
                    }
                }
                object.array("points") { array in
                    for point in whole.answers.points {
                        array.object { member in
                            member.member("stop", point.stop)
                            member.member("point", point.point)
                            member.array("marks") { marks in
                                for mark in point.marks {
                                    marks.object {
                                        $0.member("walker", mark.walker)
                                        $0.member("number", mark.number)
                                        $0.member("score", mark.score)
                                    }
                                }
                            }
                        }
                    }
                }
            }
            return .json(body, headers: [.cacheControl: "no-store"])
        }
    }

    /// Keeps the page of a walk for when there is no network. Its address says how much it may look after: what lies under `/vandringar/`.
    var outdoorsWorker: Route {
        Route(
            .get, "/vandringar/arbetare.js", .open,
            summary: Bilingual(swedish: "Sidor utan nät", english: "Pages without a network"),
            answers: [.init(.ok, "The script.", "text/javascript")], isPage: true, isDescribed: false
        ) { _ in
            Response(
                .ok, PageAssets.script, PackageResources.outdoors_worker_js,
                headers: [
                    .cacheControl: "no-cache",
                    // The worker asks for pages of ours and does nothing else.
                    .contentSecurityPolicy: "default-src 'none'; connect-src 'self'",
                ])
        }
    }
}

/// A stop on the telephone.
struct OutdoorStop: Sendable {
    let number: Int
    let name: String
    /// As ``WalkSpot`` writes it.
    let place: String
    let reason: String
    let points: [Point]
    /// Whether the installation can take photos.
    let takesPhotos: Bool
    let gravities: [Gravity]

    struct Point: Sendable {
        let code: String
        let name: String
        let look: String
        let stop: Int
    }

    struct Gravity: Sendable {
        let code: String
        let name: String
        let isChosen: Bool
    }
}
