import JSON
import Reports

/// The form in which an agenda is frozen: JSON without white space, members in one order. A shipped form is never changed: a new one gets another
/// ``format``.
extension MeetingAgenda {
    private static let format = 1

    package var bytes: [UInt8] {
        JSONWriter.object { object in
            object.member("format", Self.format)
            object.member("day", day)
            object.member("since", since)
            object.array("points") { array in
                for point in points { array.object { point.write(to: &$0) } }
            }
        }
    }

    /// Nil for what no version of Lykta has frozen.
    package init?(bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes), json["format"]?.number == Double(Self.format),
            let day = json["day"]?.string.flatMap({ CivilDate($0) }), let list = json["points"]?.array
        else { return nil }
        let points = list.compactMap { AgendaPoint($0) }
        guard points.count == list.count else { return nil }
        self.init(day: day, since: json["since"]?.string.flatMap { CivilDate($0) }, points: points)
    }
}

extension AgendaPoint {
    fileprivate func write(to object: inout JSONObject) {
        object.member("heading", heading.rawValue)
        object.member("key", key)
        object.member("name", name)
        object.member("words", words)
        if let source {
            object.object("source") { object in
                object.member("kind", source.kind.rawValue)
                object.member("id", source.id)
            }
        } else {
            object.null("source")
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let heading = json["heading"]?.string.flatMap({ AgendaHeading(rawValue: $0) }),
            let key = json["key"]?.string, let name = json["name"].flatMap({ Bilingual(frozen: $0) })
        else { return nil }
        self.init(
            heading, key: key, name: name, words: json["words"].flatMap { Bilingual(frozen: $0) },
            source: json["source"].flatMap { AgendaSource($0) })
    }
}

extension AgendaSource {
    fileprivate init?(_ json: JSONValue) {
        guard let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }) else { return nil }
        self.init(kind, json["id"]?.string)
    }
}

extension Bilingual {
    fileprivate init?(frozen json: JSONValue) {
        guard let swedish = json["sv"]?.string, let english = json["en"]?.string else { return nil }
        self.init(swedish: swedish, english: english)
    }
}
