import JSON
import Prevention
import Reports
import Web

/// The form by which a picture is made that several municipalities share.
struct SharedPictureForm: Sendable {
    /// Their codes, as they were typed.
    var municipalities: String
    var picture = PictureForm()

    init(_ municipalities: [MunicipalityCode]) {
        self.municipalities = municipalities.map(\.description).joined(separator: ", ")
    }

    init(_ form: FormText) {
        municipalities = form["kommuner"] ?? ""
        picture = PictureForm(form)
    }

    /// As `POST /api/v1/shared-pictures` takes it.
    func body(as id: SharedPictureID) -> JSONValue {
        let codes = municipalities.split { $0 == "," || $0.isWhitespace }.map(String.init)
        var members: [(key: String, value: JSONValue)] = [
            (key: "id", value: .string(id.description)),
            (key: "municipalities", value: .array(codes.map { JSONValue.string($0) })),
            (key: "kind", value: .string(picture.kind)),
        ]
        for (name, text) in [("from", picture.from), ("until", picture.until), ("day", picture.day)]
        where !text.isEmpty {
            members.append((key: name, value: .string(text)))
        }
        members.append(
            (key: "words", value: .object([(key: "summary", value: .string(picture.summary))])))
        return .object(members)
    }

    func municipalitiesField(_ profiles: [Profile], _ faults: [FormFault], _ words: Words) -> TextField {
        let known = profiles.map { "\($0.municipality) \($0.name)" }.joined(separator: ", ")
        return TextField(
            id: "kommuner", label: words["shared-municipalities"], value: municipalities,
            hint: words("shared-municipalities-hint", ["known": known]), fault: faults.text(at: "kommuner"))
    }
}
