import Geometry
import Planning
package import Prevention
package import Reports

/// What a row of a picture counts, one by one: asked for again as of the day of the picture, by the questions that made it.
///
/// What was corrected, erased or entered since is told as it is now, as when the picture is made again.
package struct PictureBasis: Hashable, Sendable {
    package let kind: Kind
    package let things: [Thing]

    package enum Kind: Hashable, Sendable { case reports, cases, measures, dialogues, watchAreas }

    package struct Thing: Hashable, Sendable {
        package let id: String
        package let name: Bilingual
        /// How much of the row's figure it is.
        package let count: Int

        fileprivate init(_ id: some CustomStringConvertible, _ name: Bilingual, count: Int = 1) {
            self.id = id.description
            self.name = name
            self.count = count
        }
    }

    /// What the row would say.
    package var count: Int { things.reduce(0) { $0 + $1.count } }

    /// The same without what a reader may not see.
    func keeping(_ isSeen: (Thing) -> Bool) -> PictureBasis {
        PictureBasis(kind: kind, things: things.filter(isSeen))
    }
}

extension PictureMaking {
    /// - Parameters:
    ///   - key: That of a row under the heading.
    ///   - sight: What the asker may see of reports; nil for everything.
    /// - Returns: Nil for a row that counts nothing which can be told one by one.
    /// - Throws: ``PictureFault``.
    package func basis(
        of key: String, under heading: PictureHeading, in scope: PictureScope, within sight: Sight? = nil
    ) async throws -> PictureBasis? {
        switch heading {
        case .received: try await reports(received: key, scope, sight)
        case .unheard: try await reports(ofDistrict: key, scope, sight)
        case .cases, .overdue: try await cases(key, heading, scope)
        case .measures: try await measures(key, scope)
        case .dialogues: try await dialogues(key, scope)
        case .watchAreas: try await watchAreas(key, scope)
        case .summary, .pictures, .plan, .cooperation, .alarms, .hotspots, .effects, .promises, .survey,
            .crimeStatistics, .walks, .cameras, .duties:
            nil
        }
    }

    private func reports(received key: String, _ scope: PictureScope, _ sight: Sight?) async throws
        -> PictureBasis?
    {
        var filter = ReportFilter(
            municipalities: [scope.municipality], receivedFrom: scope.span.start,
            receivedUntil: scope.span.end, sight: sight)
        if let source = Self.name(in: key, after: "source/").flatMap({ Source(rawValue: $0) }) {
            filter.sources = [source]
        } else if let category = Self.name(in: key, after: "category/").flatMap({ Code<Category>($0) }) {
            filter.categories = [category]
        } else if key != "total" {
            return nil
        }
        let placed = try await reports(filter)
        let unplaced = try await store.unplacedReports(
            matching: filter, page: PageRequest(limit: Self.mostReports)
        ).elements
        return PictureBasis(
            kind: .reports,
            things: placed.map { thing($0.id, $0.category, $0.observed) }
                + unplaced.map { thing($0.report.id, $0.report.category, $0.report.observed) })
    }

    private func reports(ofDistrict key: String, _ scope: PictureScope, _ sight: Sight?) async throws
        -> PictureBasis?
    {
        guard let code = Self.name(in: key, after: "district/") else { return nil }
        let filter = try Self.hotspots(of: scope).filter(
            municipalities: [scope.municipality], includesRestricted: false, sight: sight)
        let found = try await reports(filter, before: scope.asOf).filter { report in
            areas.area(of: .district, holding: report.place, on: scope.day)?.area.code == code
        }
        return PictureBasis(
            kind: .reports, things: found.map { thing($0.id, $0.category, $0.observed) })
    }

    private func thing(_ id: Report.ID, _ category: Code<Category>, _ observed: Timestamp)
        -> PictureBasis.Thing
    {
        let name = profile.category(category)?.name ?? Bilingual(category.description)
        return PictureBasis.Thing(id, name + ", \(SwedishTime(observed).date)")
    }

    private func cases(_ key: String, _ heading: PictureHeading, _ scope: PictureScope) async throws
        -> PictureBasis?
    {
        var material = PictureMaterial(scope, profile)
        material.cases = try await store.casesThen(of: scope)
        for one in material.cases { material.districts[one.id] = district(of: one, on: scope.day) }
        guard let counted = material.cases(countedBy: key, under: heading) else { return nil }
        return PictureBasis(
            kind: .cases, things: counted.map { PictureBasis.Thing($0.id, material.title(of: $0)) })
    }

    private func measures(_ key: String, _ scope: PictureScope) async throws -> PictureBasis? {
        var material = PictureMaterial(scope, profile)
        material.measures = try await measures(scope)
        var counted = scope.kind == .yearly ? material.measures(countedInYearBy: key) : nil
        if let state = Self.name(in: key, after: "state/").flatMap({ MeasureState(rawValue: $0) }) {
            counted = material.measures.filter { $0.state == state }
        }
        guard let counted else { return nil }
        return PictureBasis(
            kind: .measures,
            things: counted.map { PictureBasis.Thing($0.measure.id, Bilingual($0.measure.title)) })
    }

    private func dialogues(_ key: String, _ scope: PictureScope) async throws -> PictureBasis? {
        var material = PictureMaterial(scope, profile)
        try await gatherBeside(scope, into: &material)
        let theme = Self.name(in: key, after: "theme/")
        guard theme != nil || key == "total" else { return nil }
        let things = material.dialogues.compactMap { dialogue -> PictureBasis.Thing? in
            let name = Bilingual("\(dialogue.whereabouts), \(dialogue.day)")
            guard let theme else { return PictureBasis.Thing(dialogue.id, name) }
            let count = dialogue.themes.all.filter { $0.name == theme }.reduce(0) { $0 + $1.count }
            return count > 0 ? PictureBasis.Thing(dialogue.id, name, count: count) : nil
        }
        return PictureBasis(kind: .dialogues, things: things)
    }

    private func watchAreas(_ key: String, _ scope: PictureScope) async throws -> PictureBasis? {
        var material = PictureMaterial(scope, profile)
        try await gatherBeside(scope, into: &material)
        let active = material.watchAreas.filter { $0.isActive(on: scope.standing) }
        switch key {
        case "total":
            return PictureBasis(
                kind: .watchAreas, things: active.map { PictureBasis.Thing($0.id, Bilingual($0.name)) })
        case "households":
            let things = active.compactMap { area in
                area.households.map { PictureBasis.Thing(area.id, Bilingual(area.name), count: $0) }
            }
            return PictureBasis(kind: .watchAreas, things: things)
        default: return nil
        }
    }

    private static func name(in key: String, after prefix: String) -> String? {
        key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : nil
    }
}
