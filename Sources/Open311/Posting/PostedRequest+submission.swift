import JSON
import Reports
import Web

extension PostedRequest {
    /// The same as a submission, as far as it can be read; and what could not be read of it, which the desk is not asked again.
    func submission(about category: Code<Reports.Category>, in profile: Profile) -> (
        json: JSONValue, faults: [Problem.Fault]
    ) {
        let (place, faults) = readPlace()
        var members: [(key: String, value: JSONValue)] = [
            ("category", .string(category.description)), ("text", .string(self["description"] ?? "")),
            ("municipality", .string(profile.municipality.description)),
        ]
        if let place { members.append(("place", place)) }
        if !answers.isEmpty {
            members.append(
                ("answers", .object(answers.map { (key: $0.question, value: JSONValue.string($0.value)) })))
        }
        let contact = ["email", "phone"].compactMap { name in
            self[name].map { (key: name, value: JSONValue.string($0)) }
        }
        if !contact.isEmpty { members.append(("contact", .object(contact))) }
        // Tells one reporter from another, and is kept as a digest.
        if let reporter = self["account_id"] ?? self["device_id"] {
            members.append(("reporter", .string(reporter)))
        }
        return (.object(members), self.faults + faults)
    }

    /// Where it is: a position, words, or both.
    private func readPlace() -> (JSONValue?, [Problem.Fault]) {
        let words = self["address_string"].map { [(key: "words", value: JSONValue.string($0))] } ?? []
        guard let latitude = self["lat"], let longitude = self["long"] else {
            if self["lat"] == nil, self["long"] == nil {
                guard words.isEmpty else { return (.object(words), []) }
                return (
                    nil,
                    [
                        .parameter(
                            "lat, long", "place.required", sv: "Ange lat och long, eller address_string.",
                            en: "Give lat and long, or address_string.")
                    ]
                )
            }
            let name = self["lat"] == nil ? "lat" : "long"
            return (
                nil,
                [
                    .parameter(
                        name, "parameter.required", sv: "lat och long anges tillsammans.",
                        en: "lat and long are given together.")
                ]
            )
        }
        var faults: [Problem.Fault] = []
        let angles = [("lat", latitude), ("long", longitude)].compactMap { name, text -> Double? in
            if let angle = Double(text), angle.isFinite { return angle }
            faults.append(
                .parameter(
                    name, "parameter.value", sv: "Grader i WGS 84, som 56.2767.",
                    en: "Degrees in WGS 84, such as 56.2767."))
            return nil
        }
        guard angles.count == 2 else { return (nil, faults) }
        let point: [(key: String, value: JSONValue)] = [
            ("type", .string("Point")), ("coordinates", .array([.number(angles[1]), .number(angles[0])])),
        ]
        return (.object(point + words), [])
    }
}
