import API
import JSON
import Reports

/// The photos of a report as a command tells of them: a table, or one JSON document with the members of the API.
struct PhotoList {
    private let subject: PhotoSubject
    private let saysHow: Bool
    private var told: [(photo: Photo, isRepeat: Bool)] = []
    /// Nil for JSON.
    private var table: Table?

    /// - Parameter saysHow: Whether a row says if its photo was there before.
    init(of subject: PhotoSubject, asJSON: Bool, saysHow: Bool = false) {
        self.subject = subject
        self.saysHow = saysHow
        let columns = [Columns.photo, Columns.pixels, Columns.bytes, Columns.arrived, Columns.state]
        table = asJSON ? nil : Table(columns + (saysHow ? [Columns.event] : []))
    }

    mutating func add(_ photo: Photo, isRepeat: Bool = false) {
        guard table != nil else { return told.append((photo, isRepeat)) }
        let how = isRepeat ? PhotoSentences.addedBefore : PhotoSentences.added
        table?.add(
            [
                "\(photo.number)", "\(photo.width)×\(photo.height)", "\(photo.bytes)",
                SwedishTime(photo.received).description,
                (photo.isHidden ? PhotoSentences.hidden : PhotoSentences.shown).told,
            ] + (saysHow ? [how.told] : []))
    }

    /// Prints what has not been printed.
    mutating func finish() {
        guard table == nil else {
            table?.finish()
            return
        }
        Terminal.print(
            json: JSONWriter.object {
                $0.array("photos") { array in
                    for (photo, isRepeat) in told {
                        array.object {
                            photo.write(to: &$0, of: subject)
                            if isRepeat { $0.member("repeated", true) }
                        }
                    }
                }
            })
    }
}
