import JSON
import Prevention
import Projection
import Reports
import Web

extension BodyReader {
    /// `[{"number": 2, "name": "Idrottshallen"}]`
    mutating func stopNames(_ json: JSONValue) -> [WalkEdit] {
        let place = pointer.appending("stopNames")
        guard let list = json.array, (1...SafetyWalk.mostStops).contains(list.count) else {
            wrongValue(
                at: place, sv: "1–\(SafetyWalk.mostStops) stopp, vart och ett med number och name.",
                en: "1–\(SafetyWalk.mostStops) stops, each with number and name.")
            return []
        }
        return list.enumerated().compactMap { index, element in
            var reader = BodyReader(element, at: place.appending(index))
            let number = reader.wholeNumber("number", in: 1...SafetyWalk.mostStops)
            let name = reader.line("name", isRequired: true)
            do throws(Problem) { try reader.finish() } catch { add(error.faults) }
            guard let number, let name else { return nil }
            return .nameStop(number, name)
        }
    }

    mutating func walkStops(_ json: JSONValue, _ projector: Projector) -> [SafetyWalk.Stop] {
        let place = pointer.appending("stops")
        guard let list = json.array, (1...SafetyWalk.mostStops).contains(list.count) else {
            wrongValue(
                at: place, sv: "1–\(SafetyWalk.mostStops) stopp.", en: "1–\(SafetyWalk.mostStops) stops.")
            return []
        }
        return list.enumerated().compactMap { index, element in
            var reader = BodyReader(element, at: place.appending(index))
            let name = reader.line("name", isRequired: true)
            let position = reader.place("place", isRequired: true, projector)
            let hotspot = reader.value("hotspot", sv: "Id för en otrygg plats.", en: "The id of a hotspot.") {
                KeptHotspotID($0)
            }
            var reason = Bilingual("")
            if let json = reader.json("reason") {
                if let text = json.string, text.utf8.count <= 2_000 {
                    reason = Bilingual(text)
                } else if let swedish = json["sv"]?.string, let english = json["en"]?.string,
                    max(swedish.utf8.count, english.utf8.count) <= 2_000
                {
                    reason = Bilingual(swedish: swedish, english: english)
                } else {
                    reader.wrongValue(
                        at: reader.pointer.appending("reason"), sv: "Text, eller sv och en, högst 2000 byte.",
                        en: "Text, or sv and en, at most 2000 bytes.")
                }
            }
            do throws(Problem) { try reader.finish() } catch { add(error.faults) }
            guard let name, let position else { return nil }
            return SafetyWalk.Stop(
                number: index + 1, name: name, place: position, reason: reason, hotspot: hotspot)
        }
    }
}
