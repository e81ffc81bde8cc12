package import Reports
package import Statistics

/// What was published of the reports of a municipality and a period. It is never changed and never published again: what is corrected, erased
/// or withheld later shows in no figure, so that nothing can be told from how figures change.
package struct OpenRelease: Hashable, Sendable {
    package let municipality: MunicipalityCode
    /// A year or a quarter, by when reports came in.
    package let period: CrimePeriod
    /// The side of the squares, in metres.
    package let cellMetres: Int
    package let released: Timestamp
    /// Each report is counted in one at most.
    package let figures: [OpenFigure]

    package init(
        municipality: MunicipalityCode, period: CrimePeriod, cellMetres: Int, released: Timestamp,
        figures: [OpenFigure]
    ) {
        self.municipality = municipality
        self.period = period
        self.cellMetres = cellMetres
        self.released = released
        self.figures = figures
    }
}

/// How many reports a group has: see ``SuppressedCounts``.
package struct OpenFigure: Hashable, Sendable {
    package enum Whereabouts: Hashable, Sendable {
        /// A square, with the district that holds its middle.
        case cell(GridCell, District?)
        /// What is left of a district.
        case district(District)
        /// What is left of the municipality.
        case rest
    }

    /// By its code and its name of then.
    package struct District: Hashable, Sendable, Comparable {
        package let code: String
        package let name: String

        package init(code: String, name: String) {
            self.code = code
            self.name = name
        }

        /// By name, then by code.
        package static func < (one: District, other: District) -> Bool {
            (one.name, one.code) < (other.name, other.code)
        }
    }

    package let whereabouts: Whereabouts
    /// Nil for what is left of all categories.
    package let category: Code<Category>?
    /// A multiple of five, at least five.
    package let count: Int

    package init(_ whereabouts: Whereabouts, category: Code<Category>?, count: Int) {
        self.whereabouts = whereabouts
        self.category = category
        self.count = count
    }

    package var cell: GridCell? { if case .cell(let cell, _) = whereabouts { cell } else { nil } }

    package var district: District? {
        switch whereabouts {
        case .cell(_, let district): district
        case .district(let district): district
        case .rest: nil
        }
    }
}

/// Keeps what was published on public sites.
package protocol OpenReleaseStore: Sendable {
    /// Of a municipality, by period.
    func openReleases(of municipality: MunicipalityCode) async throws -> [OpenRelease]

    /// Keeps what is published of a period, once.
    ///
    /// - Returns: What is published: what was kept before, where a period is kept already that has a day in common with it.
    func keepOpenRelease(_ release: OpenRelease) async throws -> OpenRelease
}
