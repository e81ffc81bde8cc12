package import Reports

/// What is wrong in the files of a profile: every fault that was found, at least one, in the order of the files and lines.
package struct ProfileFaults: Error, Hashable, Sendable, CustomStringConvertible {
    package let faults: [ProfileFault]

    /// One line for each fault.
    package var sentences: [Bilingual] { faults.map(\.sentence) }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Something wrong at one spot of a profile's file, in words for the operator.
package struct ProfileFault: Hashable, Sendable, CustomStringConvertible {
    package let file: ProfileFile
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    package let message: Bilingual

    /// `routing.yaml:12:5: …`
    package var sentence: Bilingual { "\(file.rawValue):\(line):\(column): " + message }

    package var description: String { sentence.english }
}

/// A file of a profile that is read here. The raw values are the names on disk.
package enum ProfileFile: String, CaseIterable, Sendable {
    case profile = "profile.yaml"
    case routing = "routing.yaml"
}

/// Gathers the faults of one file while it is read, so that reading goes on after the first.
final class FaultLog {
    let file: ProfileFile
    private(set) var faults: [ProfileFault] = []

    init(_ file: ProfileFile) { self.file = file }

    func add(_ message: Bilingual, at spot: Spot) {
        faults.append(ProfileFault(file: file, line: spot.line, column: spot.column, message: message))
    }

    /// In the order of the lines; of one spot, in the order they were found.
    var sorted: [ProfileFault] {
        faults.enumerated()
            .sorted {
                ($0.element.line, $0.element.column, $0.offset) < (
                    $1.element.line, $1.element.column, $1.offset
                )
            }
            .map(\.element)
    }
}

/// A line and a column, both from 1.
struct Spot: Hashable, Sendable {
    let line: Int
    let column: Int

    static let start = Spot(line: 1, column: 1)
}
