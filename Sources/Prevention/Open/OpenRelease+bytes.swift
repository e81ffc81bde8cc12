import JSON
package import Reports
import Statistics

/// The form in which a release is kept: JSON without white space, members in one order. A shipped form is never changed: a new one gets another
/// ``format``.
extension OpenRelease {
    private static let format = 1

    /// The figures, and what they are counted in.
    package var bytes: [UInt8] {
        JSONWriter.object { object in
            object.member("format", Self.format)
            object.member("cellMetres", cellMetres)
            object.array("figures") { array in
                for figure in figures { array.object { figure.write(to: &$0) } }
            }
        }
    }

    /// Nil for what no version of Lykta has kept.
    package init?(
        municipality: MunicipalityCode, period: CrimePeriod, released: Timestamp, bytes: [UInt8]
    ) {
        guard let json = try? JSONValue(parsing: bytes), json["format"]?.number == Double(Self.format),
            let side = json["cellMetres"]?.number.flatMap({ Int(exactly: $0) }),
            OpenSite.sides.contains(side), let list = json["figures"]?.array
        else { return nil }
        let figures = list.compactMap { OpenFigure($0) }
        guard figures.count == list.count else { return nil }
        self.init(
            municipality: municipality, period: period, cellMetres: side, released: released,
            figures: figures)
    }
}

extension OpenFigure {
    fileprivate func write(to object: inout JSONObject) {
        object.member("row", cell.map { Int($0.row) })
        object.member("column", cell.map { Int($0.column) })
        object.member("district", district?.code)
        object.member("districtName", district?.name)
        object.member("category", category?.description)
        object.member("count", count)
    }

    fileprivate init?(_ json: JSONValue) {
        guard let count = json["count"]?.number.flatMap({ Int(exactly: $0) }) else { return nil }
        var district: District?
        if let code = json["district"]?.string, let name = json["districtName"]?.string {
            district = District(code: code, name: name)
        }
        var category: Code<Category>?
        if let text = json["category"]?.string {
            guard let code = Code<Category>(text) else { return nil }
            category = code
        }
        let row = json["row"]?.number.flatMap { Int32(exactly: $0) }
        let column = json["column"]?.number.flatMap { Int32(exactly: $0) }
        let whereabouts: Whereabouts
        if let row, let column {
            whereabouts = .cell(GridCell(row: row, column: column), district)
        } else if let district {
            whereabouts = .district(district)
        } else {
            whereabouts = .rest
        }
        self.init(whereabouts, category: category, count: count)
    }
}
