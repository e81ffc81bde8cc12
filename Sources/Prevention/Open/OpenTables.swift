package import Reports
package import Statistics

/// The tables of a public site. Each figure is a sum of figures that are published, so that no table tells more than they do.
///
/// What is told of districts and squares is what is known to lie there; less than the whole where some is left to a larger group.
package struct OpenTables: Sendable {
    /// By period.
    package let releases: [OpenRelease]

    package init(_ releases: [OpenRelease]) { self.releases = releases }

    /// A line of a table: something, and how many reports of it each period has, in the order of ``releases``.
    package struct Line<Key: Hashable & Sendable>: Sendable {
        package let key: Key
        package let counts: [Int]

        package var sum: Int { counts.reduce(0, +) }
    }

    /// How many each period has in all.
    package var totals: [Int] { releases.map { $0.figures.reduce(0) { $0 + $1.count } } }

    /// By category, in the order of their codes; last what is left of all, where there is any.
    package var byCategory: [Line<Code<Category>?>] {
        lines(\.category)
            .sorted { ($0.key?.description ?? "~") < ($1.key?.description ?? "~") }
    }

    /// By district; last, under nil, what is not told of any.
    package var byDistrict: [Line<OpenFigure.District?>] {
        lines(\.district).sorted { one, other in
            switch (one.key, other.key) {
            case (let one?, let other?): one < other
            case (_?, nil): true
            default: false
            }
        }
    }

    /// A square of a grid.
    package struct Square: Hashable, Sendable {
        package let cell: GridCell
        package let metres: Int

        /// The corners are whole metres in SWEREF 99 TM.
        package var south: Int { Int(cell.row) * metres }
        package var west: Int { Int(cell.column) * metres }
    }

    /// By square, from the south-west.
    ///
    /// - Parameter category: Nil for all.
    package func bySquare(_ category: Code<Category>? = nil) -> [Line<Square>] {
        let tables = category.map { category in
            OpenTables(
                releases.map { release in
                    OpenRelease(
                        municipality: release.municipality, period: release.period,
                        cellMetres: release.cellMetres, released: release.released,
                        figures: release.figures.filter { $0.category == category })
                })
        }
        return (tables ?? self).squares
    }

    private var squares: [Line<Square>] {
        var counts: [Square: [Int]] = [:]
        for (index, release) in releases.enumerated() {
            for figure in release.figures {
                guard let cell = figure.cell else { continue }
                let square = Square(cell: cell, metres: release.cellMetres)
                counts[square, default: Array(repeating: 0, count: releases.count)][index] += figure.count
            }
        }
        return counts.map { Line(key: $0.key, counts: $0.value) }
            .sorted { ($0.key.south, $0.key.west) < ($1.key.south, $1.key.west) }
    }

    /// - Parameter key: What a figure is counted to.
    private func lines<Key: Hashable & Sendable>(_ key: (OpenFigure) -> Key) -> [Line<Key>] {
        var counts: [Key: [Int]] = [:]
        for (index, release) in releases.enumerated() {
            for figure in release.figures {
                counts[key(figure), default: Array(repeating: 0, count: releases.count)][index] +=
                    figure.count
            }
        }
        return counts.map { Line(key: $0.key, counts: $0.value) }
    }
}
