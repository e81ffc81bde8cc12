import CQL2
import Geometry
import Prevention
import Reports
import Statistics
import Web

/// Collections that are read whole, whatever is asked of them.
extension APIService {
    func hotspotFeatures(for caller: Caller, _ language: Language) async throws -> [Feature] {
        try await keptHotspots(for: caller).map { Feature($0, in: language) }
    }

    func areaFeatures(for caller: Caller) -> [Feature] {
        let areas = areas()
        return AreaLayer.allCases.flatMap { layer in
            areas.all(of: layer).filter {
                layer != .municipality || MunicipalityCode($0.code).map(caller.sees) ?? false
            }.map { Feature($0) }
        }
    }

    /// What is published as open data: see ``OpenRelease``.
    func cellFeatures(at now: Timestamp) async throws -> [Feature] {
        var found: [Feature] = []
        for profile in openSites where profile.openSite.parts.contains(.openData) {
            for release in try await openTables(of: profile, at: now).releases {
                found += release.figures.compactMap { Feature($0, of: release) }
            }
        }
        return found
    }
}

extension Feature {
    /// A hotspot; see ``FeatureCollection/hotspots``.
    init(_ kept: KeptHotspot, in language: Language) {
        id = kept.id.description
        shape = .place(kept.centre)
        let categories = kept.categories.map(\.description).joined(separator: ",")
        values = [
            .text(kept.municipality.description), .moment(kept.kept), .moment(kept.from), .moment(kept.until),
            categories.isEmpty ? .missing : .text(categories), .integer(kept.rank), FeatureValue(kept.name),
            .number(kept.radius.metres), .integer(kept.reports), .integer(kept.voices),
            FeatureValue(kept.chance), FeatureValue(kept.pattern?.text(in: language)),
            .text(kept.reasons.map { $0.text(in: language) }.joined(separator: " ")),
        ]
    }

    /// An area; see ``FeatureCollection/areas``.
    fileprivate init(_ mapped: MappedArea) {
        id = "\(mapped.layer.rawValue):\(mapped.code)\(mapped.validFrom.map { ":\($0)" } ?? "")"
        shape = .area(mapped.area)
        values = [
            .text(mapped.layer.rawValue), .text(mapped.code), .text(mapped.name), FeatureValue(mapped.owner),
            FeatureValue(mapped.validFrom), FeatureValue(mapped.validUntil),
        ]
    }

    /// A square of what was published; see ``FeatureCollection/cells``. Nil for a figure of no square.
    fileprivate init?(_ figure: OpenFigure, of release: OpenRelease) {
        guard let cell = figure.cell, let square = cell.area(side: release.cellMetres)
        else { return nil }
        let category = figure.category?.description
        id = "\(release.municipality)-\(release.period)-\(cell.row)-\(cell.column)-\(category ?? "")"
        shape = .area(square)
        values = [
            .text(release.municipality.description), .text(release.period.description),
            FeatureValue(release.period.begins), FeatureValue(release.period.after), FeatureValue(category),
            .integer(figure.count), .integer(release.cellMetres), FeatureValue(figure.district?.code),
            FeatureValue(figure.district?.name),
        ]
    }
}

extension GridCell {
    /// Nil for one that reaches outside of what a place can be.
    fileprivate func area(side: Int) -> Area? {
        let (south, west) = (Int(row) * side, Int(column) * side)
        let corners = [(0, 0), (0, side), (side, side), (side, 0), (0, 0)].compactMap { north, east in
            Place(northing: Double(south + north), easting: Double(west + east))
        }
        guard let ring = try? Ring(closed: corners), let polygon = try? Polygon(outline: ring) else {
            return nil
        }
        return try? Area(polygons: [polygon])
    }
}
