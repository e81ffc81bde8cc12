import API
import HTTPTypes
import Hummingbird
import JSON
import Projection
import Reports
import Web

extension PageRoutes {
    /// The reports that the map beside the queue shows: counted in squares far out, as points close in. By those filters of the queue
    /// that single reports can be asked for.
    var queueMap: Route {
        Route(
            .get, "/ko/karta.json", .to(.readCases),
            query: Self.queueParameters.filter { Self.mapFilters.contains($0.name) } + [Visit.parameter],
            summary: Bilingual(swedish: "Rapporter på kartan", english: "Reports on the map"),
            answers: [.init(.ok, "Squares with counts, or points.", "application/json", .text)],
            isPage: true, isDescribed: false
        ) { call in
            let caller = try call.caller()
            let address = QueueAddress(call.query)
            let shown = try await api.map(
                try QueryText(
                    FormText.written(reportFilters(address, caller)),
                    known: ["bbox", "category", "status", "unit", "receivedSince", "receivedUntil"]),
                for: caller)
            return .json(shown.json)
        }
    }

    static let mapFilters = [
        "bbox", "status", "state", "group", "category", "unit", "receivedSince", "receivedUntil",
    ]

    /// What the filters of the queue mean for single reports: open cases, where no state is asked for.
    private func reportFilters(_ address: QueueAddress, _ caller: Caller) -> [(String, String)] {
        var filters = ["bbox", "category", "unit", "receivedSince", "receivedUntil"].compactMap { name in
            address[name].map { (name, $0) }
        }
        if address["category"] == nil, let group = address["group"] {
            let groups = group.split(separator: ",").map(String.init)
            let codes = profiles(seenBy: caller).flatMap(\.categories)
                .filter { groups.contains($0.group.description) }.map(\.code.description)
            filters.append(("category", codes.joined(separator: ",")))
        }
        let states = address["state"]?.split(separator: ",").compactMap {
            CaseState.Kind(rawValue: String($0))?.status.rawValue
        }
        let statuses = states.map { Set($0).sorted().joined(separator: ",") } ?? address["status"]
        filters.append(("status", statuses ?? "open,in-progress"))
        return filters
    }
}

extension ReportMap {
    /// As the script of the queue reads it. Positions are `[longitude, latitude]` in WGS 84.
    fileprivate var json: [UInt8] {
        JSONWriter.object { object in
            switch self {
            case .cells(let cells):
                object.array("cells") { array in
                    for cell in cells {
                        array.object {
                            $0.member("count", cell.count)
                            $0.array("corners") { corners in
                                for corner in cell.corners {
                                    corners.array {
                                        $0.element(corner.longitude, decimals: 6)
                                        $0.element(corner.latitude, decimals: 6)
                                    }
                                }
                            }
                        }
                    }
                }
            case .points(let points):
                object.array("points") { array in
                    for (report, position) in points {
                        array.object {
                            $0.member("id", report.id)
                            $0.member("lon", position.longitude, decimals: 6)
                            $0.member("lat", position.latitude, decimals: 6)
                        }
                    }
                }
            }
        }
    }
}
