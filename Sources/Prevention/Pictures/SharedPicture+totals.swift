/// What the parts of a shared picture bring together.
extension SharedPicture {
    /// The sums of all parts, row by row, under the headings that count what came in and how cases stand; never kept, and only for who sees every
    /// part: a sum less one's own part is another's.
    ///
    /// - Parameter pictures: What the reader sees of the parts.
    /// - Returns: Nothing unless there is one of each part.
    package func totals(of pictures: [SituationalPicture]) -> [PictureSection] {
        guard Set(pictures.map(\.id)) == Set(parts.map(\.picture)) else { return [] }
        let ordered = pictures.sorted { $0.head.municipality < $1.head.municipality }
        return Self.added.compactMap { heading -> PictureSection? in
            let rows = ordered.flatMap { $0.content.section(heading)?.rows ?? [] }.filter(\.isSummed)
            var keys: [String] = []
            var sums: [String: Int] = [:]
            var first: [String: PictureRow] = [:]
            for row in rows {
                if first[row.key] == nil {
                    keys.append(row.key)
                    first[row.key] = row
                }
                sums[row.key, default: 0] += Int(row.figures.first?.value ?? 0)
            }
            let totals = keys.compactMap { key -> PictureRow? in
                guard let row = first[key], let figure = row.figures.first else { return nil }
                return PictureRow(
                    key: key, name: row.name, figures: [PictureFigure(figure.quantity, sums[key] ?? 0)])
            }
            return totals.isEmpty ? nil : PictureSection(heading, totals)
        }
    }

    private static let added: [PictureHeading] = [.received, .cases, .overdue]
}

extension PictureRow {
    /// Whether it is a count of its own that says the same in every municipality.
    fileprivate var isSummed: Bool {
        figures.count == 1 && source?.kind != .case
            && figures.allSatisfy { $0.quantity == .reports || $0.quantity == .cases }
    }
}
