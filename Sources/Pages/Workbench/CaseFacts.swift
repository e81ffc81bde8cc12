import API
import Exports
import Geometry
import Projection
import Reports
import Web

/// How a case stands, for the head of its page.
struct CaseFacts: Sendable {
    let content: [String: any Sendable]

    init(_ read: ReadCase, _ words: Words, today: CivilDate, person: Person) {
        let found = read.case
        let language = words.language
        let told = ToldState(found.state, by: read.words)
        var content: [String: any Sendable] = [
            "state": told.name.text(in: language), "stateKind": found.state.kind.mark,
            "stateText": told.explanation.text(in: language), "isOverdue": found.isOverdue(on: today),
            "isReceived": found.state.kind == .received || found.state.kind == .reopened,
            "isRestricted": found.restrictedCount > 0 && read.withheldCount == 0,
            "units": found.units.map { unit in
                UnitShown(
                    name: unit.unitName.text(in: language), reason: unit.reason.text(in: language),
                    due: unit.due.map { words("queue-due", ["day": $0.description]) },
                    since: words("case-since", ["day": SwedishTime(unit.since).date.description]))
            },
        ]
        content["assignee"] = found.assignee?.description
        content["due"] = words.due(of: found, on: today)
        content["definitions"] = [
            Definition(
                words["case-where"],
                [
                    read.nearest?.words.text(in: language),
                    read.place.map { place in
                        let at = "N \(Int(place.place.northing)), E \(Int(place.place.easting))"
                        return place.isApproximate ? words("case-approximate", ["place": at]) : at
                    } ?? words["case-unplaced"],
                ].compactMap(\.self)),
            Definition(
                words["case-seen"],
                ["\(SwedishTime(found.firstObserved).date) – \(SwedishTime(found.lastObserved).date)"]),
            Definition(
                words["case-voices"],
                [
                    words.count(found.reportCount, "queue-reports"),
                    words.count(found.reporterCount, "case-people"),
                ]),
        ]
        if read.withheldCount > 0 {
            content["withheld"] = words.count(read.withheldCount, "case-withheld")
        }
        content["returnOf"] = read.returnOf.map { "/arende/\($0)" }
        content["nearLink"] = read.position.map {
            "/nara?\(FormText.written([("near", "\($0.longitude.degrees),\($0.latitude.degrees)"), ("radius", "200")]))"
        }
        self.content = content
    }

    /// A unit that answers for the case, and why.
    struct UnitShown: Hashable, Sendable {
        let name: String
        let reason: String
        let due: String?
        let since: String
    }
}

extension PageRoutes {
    /// A report of a case.
    func reportContent(
        _ read: ReadCase.ReadReport, photos: [PhotoView], mayEdit: Bool, _ words: Words
    ) -> [String: any Sendable] {
        let report = read.filed.report
        let language = words.language
        let category = served[report.municipality]?.category(report.category)
        var content: [String: any Sendable] = [
            "id": report.id.description, "reference": report.reference.description,
            "category": categoryName(report, words), "text": report.text.description,
            "observed": words("case-observed", ["when": SwedishTime(report.observed).description]),
            "observedAt": report.observed.rfc3339,
            "received": words("case-received", ["when": SwedishTime(report.received).description]),
            "isRestricted": report.isRestricted,
            "answers": report.answers.map { answer in
                let question = category?.questions.first { $0.code == answer.question }
                let choice = question?.choices.first { $0.code.description == answer.value }
                return [
                    "question": question?.text.text(in: language) ?? answer.question.description,
                    "value": choice?.text.text(in: language) ?? answer.value,
                ]
            },
            "mayEdit": mayEdit,
        ]
        content.merge(photos.content) { $1 }
        content["words"] = report.whereabouts.words
        content["nearest"] = read.hints.nearestAddress?.words.text(in: language)
        content["suggestion"] = read.hints.suggestedCategory?.reason.text(in: language)
        content["longitude"] = read.position.map { $0.longitude.degrees } ?? ""
        content["latitude"] = read.position.map { $0.latitude.degrees } ?? ""
        content["places"] = (read.hints.suggestedPlaces ?? []).map { place in
            [place.suggestion.title, place.suggestion.locality, place.district].compactMap(\.self)
                .joined(separator: ", ")
        }
        return content
    }
}
