import API
import JSON
import Prevention
import Reports
import Web

/// The form by which it is noted that a yearly report was adopted.
struct AdoptionForm: Sendable {
    var day = ""
    var organ = ""
    var link = ""

    /// The names of its fields by the members of the API.
    static let fields = ["day": "dag", "body": "organ", "link": "lank"]

    init() {}

    init(_ form: FormText) {
        day = (form["dag"] ?? "").trimmingSpaces
        organ = (form["organ"] ?? "").trimmingSpaces
        link = (form["lank"] ?? "").trimmingSpaces
    }

    /// As `POST /api/v1/pictures/{id}/adoption` takes it.
    var body: JSONValue {
        .object([
            (key: "day", value: .string(day)), (key: "body", value: .string(organ)),
            (key: "link", value: .string(link)),
        ])
    }

    func shown(_ faults: [FormFault], _ words: Words) -> Shown {
        Shown(
            day: TextField(
                id: "dag", label: words["pictures-adopted-day"], value: day, fault: faults.text(at: "dag"),
                type: "date", isShort: true),
            organ: TextField(
                id: "organ", label: words["pictures-adopted-by"], value: organ,
                hint: words["law-role-hint"], fault: faults.text(at: "organ")),
            link: TextField(
                id: "lank", label: words["law-link"], value: link, hint: words["pictures-adopted-link-hint"],
                fault: faults.text(at: "lank")))
    }

    struct Shown: Sendable {
        let day: TextField
        let organ: TextField
        let link: TextField
    }
}

/// A report that another is a version of.
struct ReportLink: Sendable {
    let address: String
    let made: String

    init(_ id: PictureID, _ made: String) {
        address = "/lagesbilder/\(id)"
        self.made = made
    }
}

extension PageRoutes {
    /// What a yearly report has beside other pictures: whether it was adopted, what it corrects, and the form to adopt it.
    func showReport(
        _ whole: APIService.WholePicture, _ form: AdoptionForm?, _ faults: [FormFault], mayKeep: Bool,
        on page: inout Page, _ words: Words
    ) {
        let head = whole.head
        guard head.scope.kind == .yearly else { return }
        page.content["isReport"] = true
        page.content["isDraft"] = head.adoption == nil
        page.content["corrects"] = head.corrects.map { ReportLink($0, "") }
        page.content["corrections"] = whole.corrections.map {
            ReportLink($0.id, SwedishTime($0.made).description)
        }
        page.content["correctionDrafts"] = whole.correctionDrafts.map {
            ReportLink($0.id, SwedishTime($0.made).description)
        }
        if let adoption = head.adoption {
            page.content["adopted"] = words(
                "pictures-adopted", ["day": adoption.day.description, "body": adoption.body])
            page.content["adoptedLink"] = adoption.link
            page.content["adoptedDigest"] = adoption.digestText
        }
        guard mayKeep else { return }
        page.content["correctAddress"] = "/lagesbilder/ny?rattar=\(head.id)"
        if head.adoption == nil {
            page.content["adoption"] = (form ?? AdoptionForm()).shown(faults, words)
            page.content["adoptionIsOpen"] = form != nil
        }
    }
}
