import Hummingbird
package import HTTPTypes
import Reports

/// A version as an `ETag`: `"7"`.
package enum EntityTag {
    package static func text(_ version: Int) -> String { "\"\(version)\"" }

    /// The version that `If-Match` names.
    ///
    /// - Throws: 428 when the header is missing, 412 when it names no version that ever was.
    package static func required(_ headers: HTTPFields) throws(Problem) -> Int {
        guard let header = headers[.ifMatch] else { throw .versionMissing }
        let text = header.filter { $0 != " " }
        guard text.utf8.count <= 22, text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count >= 3,
            let version = Int(text.dropFirst().dropLast()), version >= 0
        else { throw .changedMeanwhile(current: nil) }
        return version
    }
}

extension Problem {
    package static let versionMissing = Problem(
        .versionMissing,
        Bilingual(
            swedish:
                "Skicka If-Match med den ETag som du senast läste, så att ingen annans ändring går förlorad.",
            english: "Send If-Match with the ETag you read last, so that nobody else's change is lost."))

    package static func changedMeanwhile(current: Int?) -> Problem {
        Problem(
            .changedMeanwhile,
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change."),
            headers: current.map { [.eTag: EntityTag.text($0)] } ?? [:])
    }
}
