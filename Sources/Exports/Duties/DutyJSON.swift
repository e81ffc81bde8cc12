package import JSON
package import Prevention
package import Reports

/// How the duties of a municipality stand, with what was told of each.
package struct DutyList: Sendable {
    package let municipality: MunicipalityCode
    package let terms: DutyTerms
    /// In the order of the law.
    package let standings: [DutyStanding]
    /// Of this municipality, the latest day first; those that were withdrawn too.
    package let done: [DutyDone]

    package init(_ profile: Profile, done all: [DutyDone], on day: CivilDate) {
        municipality = profile.municipality
        terms = profile.dutyTerms
        done = all.filter { $0.municipality == profile.municipality }
        standings = all.standings(in: profile.municipality, profile.dutyTerms, on: day)
    }

    /// What was told of one of them.
    package func done(_ duty: Duty) -> [DutyDone] { done.filter { $0.duty == duty } }
}

extension JSONObject {
    /// `"day":…,"law":"2023:196","duties":[…]`, those of each municipality in the order of the law.
    package mutating func duties(
        _ lists: [DutyList], on day: CivilDate, _ told: (Bilingual) -> String
    ) {
        member("day", day)
        member("law", Duty.law)
        array("duties") { array in
            for list in lists {
                for standing in list.standings {
                    array.object { list.write(standing, to: &$0, told) }
                }
            }
        }
    }
}

extension DutyList {
    fileprivate func write(
        _ standing: DutyStanding, to object: inout JSONObject, _ told: (Bilingual) -> String
    ) {
        let duty = standing.duty
        object.member("municipality", municipality)
        object.member("duty", duty.rawValue)
        object.member("name", told(duty.name))
        object.member("sections", told(duty.sections))
        object.member("asks", told(duty.meaning))
        object.member("months", terms.months(of: duty))
        object.member("byLaw", duty.hasLegalInterval)
        object.member("state", standing.state.rawValue)
        object.member("last", standing.last)
        object.member("due", standing.due)
        object.array("done") { array in
            for done in done(duty) { array.object { done.write(to: &$0) } }
        }
    }
}

extension DutyDone {
    /// As every answer tells it.
    package func write(to object: inout JSONObject) {
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("duty", duty.rawValue)
        object.member("day", day)
        object.member("role", role)
        object.member("note", note)
        object.member("link", link)
        object.member("madeAt", made)
        object.member("by", by.name)
        object.member("withdrawnAt", withdrawn?.at)
        object.member("withdrawnBy", withdrawn?.by.name)
        object.member("reason", withdrawn?.reason)
    }
}
