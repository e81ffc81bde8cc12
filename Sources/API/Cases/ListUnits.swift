import Hummingbird
import JSON
import Reports
import Triage
import Web

extension APIService {
    var listUnits: Route {
        Route(
            .get, "/api/v1/units", .to(.readCases),
            summary: Bilingual(swedish: "Ansvariga och deras ärenden", english: "Units and their cases"),
            notes: """
                Who can be responsible in each municipality that the key may see, in the order of its profile, with how many cases are \
                theirs that are open or in progress, and of how many of these the first last day to act of any unit has passed.
                """,
            answers: [
                .init(
                    .ok, "The municipalities with their units.", "application/json", .named("Units"),
                    example: Examples.units)
            ]
        ) { call in
            let caller = try call.caller()
            let today = SwedishTime(call.now).date
            var municipalities: [(profile: Profile, load: [Code<Reports.Unit>: UnitLoad])] = []
            for profile in profiles(seenBy: caller) {
                municipalities.append(
                    (profile, try await store.load(ofUnitsIn: profile.municipality, on: today)))
            }
            return .json(
                JSONWriter.object {
                    $0.array("municipalities") { array in
                        for (profile, load) in municipalities {
                            array.object { profile.writeUnits(to: &$0, load) }
                        }
                    }
                })
        }
    }
}

extension Profile {
    fileprivate func writeUnits(to object: inout JSONObject, _ load: [Code<Reports.Unit>: UnitLoad]) {
        object.member("municipality", municipality)
        object.member("name", name)
        object.array("units") { array in
            for unit in units {
                array.object {
                    $0.member("id", unit.code)
                    $0.member("name", unit.name)
                    $0.member("kind", unit.kind)
                    $0.member("openCases", load[unit.code]?.open ?? 0)
                    $0.member("overdueCases", load[unit.code]?.overdue ?? 0)
                }
            }
        }
    }
}

extension Examples {
    static let units = #"""
        {"municipalities":[{"municipality":"1060","name":"Olofström","units":[{"id":"gata-park","name":{"sv":"Gata och park","en":"Streets and parks"},"kind":"department","openCases":12,"overdueCases":1}]}]}
        """#
}
