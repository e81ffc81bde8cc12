import JSON
import Reports

/// The form in which the figures of a follow-up are frozen: JSON without white space, members in one order. A shipped form is never changed.
extension PlanFollowUp {
    package var figureBytes: [UInt8] {
        JSONWriter.object { object in
            object.array("figures") { array in
                for figure in figures {
                    array.object { object in
                        object.member("indicator", figure.indicator.description)
                        object.member("name", figure.name)
                        object.member("hundredths", figure.value?.hundredths)
                    }
                }
            }
        }
    }

    /// Nil for what no version of Lykta has frozen.
    package static func figures(bytes: [UInt8]) -> [FrozenFigure]? {
        guard let json = try? JSONValue(parsing: bytes), let list = json["figures"]?.array else {
            return nil
        }
        let figures = list.compactMap { FrozenFigure($0) }
        return figures.count == list.count ? figures : nil
    }
}

extension PlanFollowUp.FrozenFigure {
    fileprivate init?(_ json: JSONValue) {
        guard let code = json["indicator"]?.string.flatMap({ Code<PlanIndicator>($0) }),
            let name = json["name"]?.string
        else { return nil }
        let number = json["hundredths"]?.number.flatMap { Int(exactly: $0) }
        self.init(
            indicator: code, name: name, value: number.flatMap { PlanNumber(hundredths: $0) })
    }
}
