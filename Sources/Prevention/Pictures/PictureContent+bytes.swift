import JSON
import Reports

/// The form in which a picture is frozen: JSON without white space, members in one order, numbers with the decimals they were rounded to. A shipped
/// form is never changed: a new one gets another ``format``.
extension PictureContent {
    private static let format = 1

    package var bytes: [UInt8] {
        JSONWriter.object { object in
            object.member("format", Self.format)
            object.member("municipality", scope.municipality)
            object.member("kind", scope.kind.rawValue)
            object.member("from", scope.span.from)
            object.member("until", scope.span.until)
            object.member("day", scope.day)
            object.array("sections") { array in
                for section in sections {
                    array.object { object in
                        object.member("heading", section.heading.rawValue)
                        object.array("rows") { rows in
                            for row in section.rows { rows.object { row.write(to: &$0) } }
                        }
                    }
                }
            }
        }
    }

    /// Nil for what no version of Lykta has frozen.
    package init?(bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes), json["format"]?.number == Double(Self.format),
            let municipality = json["municipality"]?.string.flatMap({ MunicipalityCode($0) }),
            let kind = json["kind"]?.string.flatMap({ PictureKind(rawValue: $0) }),
            let from = json["from"]?.string.flatMap({ CivilDate($0) }),
            let until = json["until"]?.string.flatMap({ CivilDate($0) }),
            let span = PictureSpan(from: from, until: until),
            let day = json["day"]?.string.flatMap({ CivilDate($0) }), let list = json["sections"]?.array
        else { return nil }
        var sections: [PictureSection] = []
        for json in list {
            guard let section = PictureSection(json) else { return nil }
            sections.append(section)
        }
        self.init(
            PictureScope(municipality: municipality, kind: kind, span: span, day: day), sections)
    }
}

extension PictureSection {
    fileprivate init?(_ json: JSONValue) {
        guard let heading = json["heading"]?.string.flatMap({ PictureHeading(rawValue: $0) }),
            let list = json["rows"]?.array
        else { return nil }
        let rows = list.compactMap { PictureRow($0) }
        guard rows.count == list.count else { return nil }
        self.init(heading, rows)
    }
}

extension PictureRow {
    fileprivate func write(to object: inout JSONObject) {
        object.member("key", key)
        object.member("name", name)
        object.member("words", words)
        object.array("figures") { array in
            for figure in figures {
                array.object { object in
                    object.member("quantity", figure.quantity.rawValue)
                    object.member("value", figure.value, decimals: figure.decimals)
                    object.member("decimals", figure.decimals)
                    object.member("low", figure.interval?.lowerBound, decimals: figure.decimals)
                    object.member("high", figure.interval?.upperBound, decimals: figure.decimals)
                }
            }
        }
        if let source {
            object.object("source") { object in
                object.member("kind", source.kind.rawValue)
                object.member("id", source.id)
            }
        } else {
            object.null("source")
        }
        object.member("open", isOpen)
    }

    fileprivate init?(_ json: JSONValue) {
        guard let key = json["key"]?.string, let name = json["name"].flatMap({ Bilingual($0) }),
            let list = json["figures"]?.array, let isOpen = json["open"]?.bool
        else { return nil }
        let figures = list.compactMap { PictureFigure($0) }
        guard figures.count == list.count else { return nil }
        self.init(
            key: key, name: name, words: json["words"].flatMap { Bilingual($0) }, figures: figures,
            source: json["source"].flatMap { PictureSource($0) }, isOpen: isOpen)
    }
}

extension PictureFigure {
    fileprivate init?(_ json: JSONValue) {
        guard let quantity = json["quantity"]?.string.flatMap({ PictureQuantity(rawValue: $0) }),
            let value = json["value"]?.number,
            let decimals = json["decimals"]?.number.flatMap({ Int(exactly: $0) })
        else { return nil }
        var interval: ClosedRange<Double>?
        if let low = json["low"]?.number, let high = json["high"]?.number, low <= high {
            interval = low...high
        }
        self.init(quantity, value, decimals: decimals, interval: interval)
    }
}

extension PictureSource {
    fileprivate init?(_ json: JSONValue) {
        guard let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }) else { return nil }
        self.init(kind, json["id"]?.string)
    }
}

extension Bilingual {
    fileprivate init?(_ json: JSONValue) {
        guard let swedish = json["sv"]?.string, let english = json["en"]?.string else { return nil }
        self.init(swedish: swedish, english: english)
    }
}
