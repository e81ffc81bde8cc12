import Geometry
import Projection
import Reports

/// Reads a row of a file of addresses.
struct PlaceRowReader {
    /// Those that the file has.
    let columns: [PlaceFileColumns.Part: String]
    /// Whether positions are northings and eastings; else degrees.
    let isGrid: Bool
    let system: ReferenceSystem
    let municipality: MunicipalityCode
    let projector: Projector

    func place(in cells: [String: String]) throws(PlaceRowFault) -> NamedPlace {
        let place = try position(in: cells)
        let (name, house) = try title(in: cells)
        guard
            let named = NamedPlace(
                municipality: municipality, name: name, house: house, locality: cell(.locality, cells),
                place: place)
        else { throw .name(name) }
        return named
    }

    private func cell(_ part: PlaceFileColumns.Part, _ cells: [String: String]) -> String? {
        columns[part].flatMap { cells[$0] }
    }

    /// The street and its number from columns of their own, or out of a whole address: what stands last in it and reads as a house number
    /// is one.
    private func title(in cells: [String: String]) throws(PlaceRowFault) -> (String, HouseNumber?) {
        if let street = cell(.street, cells) {
            guard let number = cell(.number, cells) else { return (street, nil) }
            let text = number + (cell(.letter, cells) ?? "")
            guard let house = HouseNumber(text) else { throw .houseNumber(text) }
            return (street, house)
        }
        guard let name = cell(.name, cells) else { throw .nameless }
        let words = name.split(whereSeparator: \.isWhitespace)
        for count in [2, 1] where words.count > count {
            let last = words.suffix(count).joined(separator: " ")
            guard last.first?.isNumber == true, let house = HouseNumber(last), !Self.isRoad(words[0]) else {
                continue
            }
            return (words.dropLast(count).joined(separator: " "), house)
        }
        return (words.joined(separator: " "), nil)
    }

    /// `Väg 116` is a name.
    private static func isRoad(_ word: Substring) -> Bool {
        ["väg", "länsväg", "riksväg"].contains(word.lowercased())
    }

    private func position(in cells: [String: String]) throws(PlaceRowFault) -> Place {
        let first = try number(isGrid ? .northing : .longitude, cells)
        let second = try number(isGrid ? .easting : .latitude, cells)
        do throws(ProjectionFault) {
            if isGrid { return try projector.place(northing: first, easting: second, in: system) }
            if let position = GeographicPosition(longitude: first, latitude: second) {
                return try projector.place(of: position)
            }
        } catch {}
        throw .position("\(first), \(second)", isGrid ? system : .wgs84)
    }

    private func number(_ part: PlaceFileColumns.Part, _ cells: [String: String]) throws(PlaceRowFault)
        -> Double
    {
        guard let column = columns[part] else { throw .noPosition }
        let number: Double?
        do throws(SubmissionRowFault) {
            number = try CSVSubmission.number(column, cells)
        } catch {
            throw .cells(error)
        }
        guard let number else { throw .noPosition }
        return number
    }
}
