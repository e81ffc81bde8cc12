import Exports
package import JSON
package import Projection
package import Reports
package import Web

/// A case as `GET /api/v1/cases/{id}` answers it, and `lykta cases --json`.
package struct CaseDocument {
    private let found: Case
    private let place: ShownPlace?
    private let position: GeographicPosition?
    private let nearest: NearestAddress?
    private let withheldCount: Int
    private let returnOf: Case.ID?
    private let words: CaseWords
    private let reports: [[UInt8]]
    private let history: [CaseEvent]
    private let followed: (id: Case.ID, history: [CaseEvent])?
    private let warnings: [Bilingual]
    private let remarks: [Bilingual]

    /// - Parameters:
    ///   - place: As the reader may know it, and `position` where it lies.
    ///   - withheldCount: How many of the reports the reader may not see.
    ///   - returnOf: The earlier case, where the reader may know of it.
    ///   - reports: Features, as ``ReportsGeoJSON`` writes them.
    ///   - followed: The case that was named, when it was merged into this one.
    package init(
        case found: Case, place: ShownPlace?, position: GeographicPosition?, nearest: NearestAddress?,
        withheldCount: Int, returnOf: Case.ID?, words: CaseWords, reports: [[UInt8]], history: [CaseEvent],
        followed: (id: Case.ID, history: [CaseEvent])? = nil, warnings: [Bilingual] = [],
        remarks: [Bilingual] = []
    ) {
        self.found = found
        self.place = place
        self.position = position
        self.nearest = nearest
        self.withheldCount = withheldCount
        self.returnOf = returnOf
        self.words = words
        self.reports = reports
        self.history = history
        self.followed = followed
        self.warnings = warnings
        self.remarks = remarks
    }

    package func write(to object: inout JSONObject, in language: Language) {
        object.member("id", found.id)
        object.member("municipality", found.municipality)
        object.member("group", found.group)
        object.member("status", found.status)
        object.object("state") { found.state.write(to: &$0, by: words, in: language) }
        object.memberIfPresent("assignee", found.assignee?.description)
        object.member("openedAt", found.opened)
        object.member("changedAt", found.changed)
        object.member("version", found.version)
        writePlace(to: &object)
        object.member("reportCount", found.reportCount)
        object.member("withheldReports", withheldCount)
        object.member("reporterCount", found.reporterCount)
        object.member("firstObservedAt", found.firstObserved)
        object.member("lastObservedAt", found.lastObserved)
        object.memberIfPresent("mergedInto", found.mergedInto)
        object.memberIfPresent("returnOf", returnOf)
        object.member("findings", "/api/v1/findings?case=\(found.id)")
        object.array("units") { units in
            for unit in found.units { units.object { unit.write(to: &$0, in: language) } }
        }
        object.array("reports") { array in for feature in reports { array.element(json: feature) } }
        object.array("history") { array in
            for event in history { array.object { event.write(to: &$0, in: language) } }
        }
        write("warnings", warnings, to: &object, language)
        if let followed {
            object.object("followedFrom") {
                $0.member("id", followed.id)
                $0.array("history") { array in
                    for event in followed.history { array.object { event.write(to: &$0, in: language) } }
                }
            }
        }
        write("remarks", remarks, to: &object, language)
    }

    private func writePlace(to object: inout JSONObject) {
        if let position {
            object.object("place") { $0.point(position) }
        } else {
            object.null("place")
        }
        object.member("placeIsApproximate", place?.isApproximate ?? false)
        object.member(nearest: nearest)
    }

    /// Nothing at all for none.
    private func write(
        _ name: String, _ sentences: [Bilingual], to object: inout JSONObject, _ language: Language
    ) {
        guard !sentences.isEmpty else { return }
        object.array(name) { array in
            for sentence in sentences { array.element(sentence.text(in: language)) }
        }
    }
}

extension Assignment {
    package func write(to object: inout JSONObject, in language: Language) {
        object.member("id", unit)
        object.member("name", unitName.text(in: language))
        object.member("rule", rule)
        object.member("reason", reason.text(in: language))
        object.member("since", since)
        object.member("due", due)
    }
}

extension CaseState {
    /// With what residents read of it.
    package func write(to object: inout JSONObject, by words: CaseWords, in language: Language) {
        object.member("kind", kind.rawValue)
        let told = ToldState(self, by: words)
        object.member("name", told.name.text(in: language))
        object.member("explanation", told.explanation.text(in: language))
        switch self {
        case .received, .underWay, .closed, .merged: break
        case .reopened(let reason): object.memberIfPresent("reason", reason)
        case .waiting(let whom): object.member("for", whom)
        case .done(let what, let measure):
            object.member("what", what)
            object.memberIfPresent("measure", measure)
        case .cannot(let refusal, let text):
            object.member("why", refusal.rawValue)
            object.memberIfPresent("text", text)
        }
    }
}

extension CaseEvent {
    fileprivate func write(to object: inout JSONObject, in language: Language) {
        object.member("entry", number)
        object.member("at", at)
        object.member("kind", kind)
        object.memberIfPresent("report", report)
        object.memberIfPresent("other", other)
        object.member("by", by)
        object.memberIfPresent("person", person)
        object.memberIfPresent("undoes", undoes)
        object.member("reason", reason.text(in: language))
    }
}
