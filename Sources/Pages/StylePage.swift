import Reports
import Web

extension PageRoutes {
    /// Every component in every state: what the pages are made of, for whoever makes one, and what the tests look at.
    var stylePage: Route {
        openPage("/stil", Bilingual(swedish: "Stil", english: "Style")) { _, visit in
            let words = frame.words[visit.language]
            var page = Page(template: "style", title: words["style-title"]).withMap
            page.content = StyleSamples(words, picture: files.addresses["lantern.svg"]).content
            page.content["map"] = map(words["style-map"], for: visit, pin: "place")
            page.styles.append("photos.css")
            page.faults = [FormFault(field: "faulty-text", text: words["style-fault"])]
            return page
        }
    }
}

/// Samples of the components.
struct StyleSamples: Sendable {
    let words: Words
    /// The address of what stands for a photo.
    let picture: String?

    init(_ words: Words, picture: String?) {
        self.words = words
        self.picture = picture
    }

    var content: [String: any Sendable] {
        let label = words["style-label"]
        let hint = words["style-hint"]
        let fault = words["style-fault"]
        let choices = [
            RadioGroup.Choice(value: "a", label: words["style-choice"], hint: hint, icon: "lamp"),
            RadioGroup.Choice(value: "b", label: words["style-other-choice"], icon: "speed"),
        ]
        let pairs = [
            (value: "a", label: words["style-choice"]), (value: "b", label: words["style-other-choice"]),
        ]
        return [
            "plainText": TextField(id: "plain-text", label: label),
            "fullText": TextField(
                id: "full-text", label: label, value: "”<b>&'", hint: hint, type: "email",
                autocomplete: "email", isRequired: true),
            "faultyText": TextField(id: "faulty-text", label: label, value: "x", hint: hint, fault: fault),
            "date": TextField(id: "date", label: words["style-date"], type: "date", isShort: true),
            "area": TextArea(id: "area", label: label, value: "</textarea><b>", hint: hint, longest: 4_000),
            "faultyArea": TextArea(id: "faulty-area", label: label, fault: fault),
            "radios": RadioGroup(id: "radios", label: label, choices: choices, chosen: "a", hint: hint),
            "faultyRadios": RadioGroup(id: "faulty-radios", label: label, choices: choices, fault: fault),
            "checks": CheckGroup(id: "checks", label: label, choices: pairs, chosen: ["a"], hint: hint),
            "faultyChecks": CheckGroup(id: "faulty-checks", label: label, choices: pairs, fault: fault),
            "select": SelectField(id: "select", label: label, options: pairs, chosen: "b", hint: hint),
            "faultySelect": SelectField(id: "faulty-select", label: label, options: pairs, fault: fault),
            "file": FileField(id: "file", label: label, accepts: ".geojson", hint: hint),
            "faultyFile": FileField(id: "faulty-file", label: label, accepts: ".geojson", fault: fault),
            "events": [
                TimelineEvent(
                    moment: "2026-11-20", when: "20 november 2026", title: words["style-event"],
                    text: "<script>alert(1)</script>", by: "Anna"),
                TimelineEvent(moment: "2026-11-21", when: "21 november 2026", title: words["style-event"]),
            ],
            "definitions": [
                Definition(
                    words["style-term"], [words["style-choice"]],
                    change: .init(address: "#main", label: words["style-change"], what: words["style-term"])),
                Definition(words["style-term"], [words["style-choice"], words["style-other-choice"]]),
            ],
            "pager": Pager(previous: "?", next: "?", extent: "51–100"),
            "icons": Self.icons,
            "hasPhotos": true,
            "photos": [
                PhotoView(
                    address: picture, alternative: words("photo-number", ["number": "1"]),
                    caption: words("photo-came", ["day": "20 november 2026"]), width: 512, height: 512,
                    mark: words["photo-is-hidden"]),
                PhotoView(
                    address: nil, alternative: words("photo-number", ["number": "2"]), width: 512,
                    height: 512),
            ],
        ]
    }

    /// Every picture of `icons.svg`; a test compares.
    static let icons = [
        "lamp", "drugs", "speed", "view", "vandalism", "moped", "people", "lock", "other", "place", "camera",
        "clock",
        "letter", "check", "warning", "info", "arrow", "phone", "print",
    ]
}
