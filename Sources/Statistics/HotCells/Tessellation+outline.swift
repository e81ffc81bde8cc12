package import Geometry

extension Tessellation {
    /// The centre of a cell, rounded down to the centimetre; nil when it lies outside ``Place``'s range.
    package func centre(of cell: Cell) -> Place? { exactCentre(of: cell).place }

    /// The corners of a cell, each once, counter-clockwise from the southernmost, of two the westernmost; rounded
    /// down to the centimetre, the same for all cells that share a corner. Nil when one lies outside ``Place``'s
    /// range.
    package func corners(of cell: Cell) -> [Place]? {
        let centre = exactCentre(of: cell)
        let (side, shoulder) = (width / 2, pitch - tip)
        let offsets: [(north: Int64, east: Int64)] =
            switch shape {
            case .square: [(-side, -side), (-side, side), (side, side), (side, -side)]
            case .pointyHexagon:
                [
                    (-tip, 0), (-shoulder, side), (shoulder, side), (tip, 0), (shoulder, -side),
                    (-shoulder, -side),
                ]
            case .flatHexagon:
                [
                    (-side, -shoulder), (-side, shoulder), (0, tip), (side, shoulder), (side, -shoulder),
                    (0, -tip),
                ]
            }
        let corners = offsets.compactMap { centre.moved(north: $0.north, east: $0.east).place }
        return corners.count == offsets.count ? corners : nil
    }

    /// Whether the box around a cell has places in common with `bounds`. Every cell that holds a place of the bounds
    /// does, and of hexagons perhaps one more at each corner of the bounds.
    func box(of cell: Cell, meets bounds: Bounds) -> Bool {
        let centre = exactCentre(of: cell)
        let (north, east) =
            switch shape {
            case .square: (width / 2, width / 2)
            case .pointyHexagon: (tip, width / 2)
            case .flatHexagon: (width / 2, tip)
            }
        return centre.north - north <= 2 * Int64(bounds.north)
            && 2 * Int64(bounds.south) < centre.north + north
            && centre.east - east <= 2 * Int64(bounds.east) && 2 * Int64(bounds.west) < centre.east + east
    }

    func exactCentre(of cell: Cell) -> HalfCentimetres {
        let (row, column) = (Int64(cell.row), Int64(cell.column))
        return switch shape {
        case .square: HalfCentimetres(north: row * width + width / 2, east: column * width + width / 2)
        case .pointyHexagon: HalfCentimetres(north: row * pitch, east: column * width + (row & 1) * width / 2)
        case .flatHexagon:
            HalfCentimetres(north: row * width + (column & 1) * width / 2, east: column * pitch)
        }
    }

    /// From the centre of a hexagon to the corner furthest up, or along, its pitch: the point as far from its centre
    /// as from those of the two cells beyond. Rounded up.
    private var tip: Int64 { pitch / 2 + (width * width + 8 * pitch - 1) / (8 * pitch) }
}

/// A position in half-centimetres of SWEREF 99 TM.
struct HalfCentimetres {
    let north: Int64
    let east: Int64

    func moved(north: Int64, east: Int64) -> HalfCentimetres {
        HalfCentimetres(north: self.north + north, east: self.east + east)
    }

    /// Rounded down to the centimetre; nil outside ``Place``'s range.
    var place: Place? {
        guard let northing = Int32(exactly: north >> 1), let easting = Int32(exactly: east >> 1) else {
            return nil
        }
        return Place(northingCentimetres: northing, eastingCentimetres: easting)
    }
}
