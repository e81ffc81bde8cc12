import Geometry
import JSON
package import Prevention
import Projection
package import Reports
import Web

/// What a body says of a walk that is to be made.
package struct WalkDraft: Sendable {
    package let municipality: MunicipalityCode?
    package let title: String
    package let edits: [WalkEdit]
    package let stops: [SafetyWalk.Stop]
    package let repeats: WalkID?
}

extension BodyReader {
    /// The members of `PUT /api/v1/walks/{id}`.
    mutating func walkDraft(_ projector: Projector) -> WalkDraft {
        let municipality = value("municipality", sv: "En kommunkod.", en: "A municipality code.") {
            MunicipalityCode($0)
        }
        let title = line("title", isRequired: true)
        let repeats = value("repeats", sv: "Id för en vandring.", en: "The id of a walk.") { WalkID($0) }
        let edits = walkParts()
        let given = json("stops", isRequired: repeats == nil)
        let stops = given.map { walkStops($0, projector) } ?? []
        if given != nil, repeats != nil {
            fault(
                at: pointer.appending("stops"), "walk.repeats-with-stops",
                sv: "En vandring som upprepar en annan får dess stopp. Utelämna stops, eller repeats.",
                en: "A walk that repeats another gets its stops. Leave out stops, or repeats.")
        }
        return WalkDraft(
            municipality: municipality, title: title ?? "", edits: edits, stops: stops, repeats: repeats)
    }

    /// The members of `PATCH /api/v1/walks/{id}`.
    mutating func walkEdits(_ projector: Projector) -> [WalkEdit] {
        var edits: [WalkEdit] = []
        if let title = line("title") { edits.append(.setTitle(title)) }
        edits += walkParts()
        if let json = json("stops") { edits.append(.setStops(walkStops(json, projector))) }
        if let json = json("stopNames") { edits += stopNames(json) }
        if let state = word("state", WalkState.self) { edits.append(.setState(state)) }
        requireEdits(edits)
        return edits
    }

    /// What a walk is made with and may be changed in alike.
    private mutating func walkParts() -> [WalkEdit] {
        var edits: [WalkEdit] = []
        if let json = json("days"), let days = walkDays(json) { edits.append(.setDays(days)) }
        if let text = json("startsAt") {
            if text.string == "" {
                edits.append(.setStart(nil))
            } else if let moment = text.string.flatMap({ try? Timestamp(rfc3339: $0) }) {
                edits.append(.setStart(moment))
            } else {
                let words = Self.noStart(text.string ?? "")
                wrongValue(at: pointer.appending("startsAt"), sv: words.swedish, en: words.english)
            }
        }
        if let text = plain("meetingPlace", most: 200) { edits.append(.setMeetingPlace(text)) }
        if let text = plain("leader", most: 200) { edits.append(.setLeader(text)) }
        if let text = plain("invitation", most: 4_000) { edits.append(.setInvitation(text)) }
        if let json = json("participants") { edits.append(.setParticipants(participants(json))) }
        return edits
    }

    /// Why a text is no time at which a walk begins, to whoever wrote it as clocks in Sweden show it too: `16:20`, `2027-03-28T02:30`.
    private static func noStart(_ text: String) -> Bilingual {
        let halves = text.split { $0 == "T" || $0 == " " }.map(String.init)
        if halves.count == 2, let day = CivilDate(halves[0]), let minute = minuteOfDay(halves[1]),
            SwedishTime.shownMoment(of: day, minuteOfDay: minute) == nil
        {
            return WalkDays.noSuchHour(halves[1], on: day)
        }
        guard text.contains(":"), !text.contains("-") else {
            return Bilingual(
                swedish: "En tid enligt RFC 3339; tom text för ingen.",
                english: "A time by RFC 3339; an empty text for none.")
        }
        guard minuteOfDay(text) != nil else {
            return Bilingual(
                swedish: "Ingen klocka visar \(text). Skriv en tid som 16:20.",
                english: "No clock shows \(text). Write a time such as 16:20.")
        }
        return Bilingual(
            swedish: "Ange vandringens dag också: en tid hör till en dag.",
            english: "Give the day of the walk too: a time belongs to a day.")
    }

    /// What a clock shows, in minutes since midnight; nil for what none does.
    private static func minuteOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard (2...3).contains(parts.count), numbers.count == parts.count, (0...23).contains(numbers[0]),
            numbers.dropFirst().allSatisfy({ (0...59).contains($0) })
        else { return nil }
        return numbers[0] * 60 + numbers[1]
    }

    private mutating func walkDays(_ json: JSONValue) -> WalkDays? {
        var reader = BodyReader(json, at: pointer.appending("days"))
        let before = reader.day("before")
        let walk = reader.day("walk")
        let after = reader.day("after")
        do throws(Problem) { try reader.finish() } catch {
            add(error.faults)
            return nil
        }
        guard let days = WalkDays(before: before, walk: walk, after: after) else {
            wrongValue(
                at: pointer.appending("days"),
                sv: "Förmötet ligger före vandringen, och det uppföljande mötet efter den.",
                en: "The meeting before comes before the walk, and the meeting after comes after it.")
            return nil
        }
        return days
    }

    private mutating func participants(_ json: JSONValue) -> [WalkParticipants] {
        let place = pointer.appending("participants")
        guard let list = json.array, list.count <= 30 else {
            wrongValue(at: place, sv: "Högst 30 roller.", en: "At most 30 roles.")
            return []
        }
        return list.enumerated().compactMap { index, element in
            var reader = BodyReader(element, at: place.appending(index))
            let role = reader.plain("role", most: 100)
            let count = reader.wholeNumber("count", in: WalkParticipants.counts)
            let names = reader.plain("names", most: 1_000)
            let consent = reader.bool("consent") ?? false
            if let names, !names.isEmpty, !consent {
                reader.fault(
                    at: reader.pointer.appending("names"), "walk.names-without-consent",
                    sv: "Namn sparas bara när de som heter så har sagt ja: ange consent.",
                    en: "Names are kept only when those who bear them agreed: give consent.")
            }
            do throws(Problem) { try reader.finish() } catch { add(error.faults) }
            guard let group = WalkParticipants(role: role ?? "", count: count ?? 0, names: names) else {
                if reader.faults.isEmpty {
                    wrongValue(
                        at: place.appending(index), sv: "En roll och ett antal, 1–500.",
                        en: "A role and a number, 1–500.")
                }
                return nil
            }
            return group
        }
    }

    /// The members of `POST /api/v1/walks/{id}/findings`, of a walk.
    mutating func finding(
        of walk: SafetyWalk, units: Set<Code<Reports.Unit>>, _ projector: Projector, newID: FindingID,
        at now: Timestamp
    ) -> Finding? {
        let id = value("id", sv: "Ett UUID.", en: "A UUID.") { FindingID($0) }
        let stop = wholeNumber("stop", in: 1...SafetyWalk.mostStops)
        let point = code("point", ChecklistPoint.self)
        let place = place("place", projector)
        let what = text("what", isRequired: true)
        let whereabouts = plain("where", most: 500) ?? ""
        let gravity = word("gravity", Finding.Gravity.self) ?? .middling
        let action = plain("action", most: 2_000) ?? ""
        let unit = unit(among: units)
        let due = day("due")
        if let point, walk.checklist.point(point) == nil {
            wrongValue(
                at: pointer.appending("point"), sv: "En punkt i vandringens checklista.",
                en: "A point of the walk's checklist.")
        }
        guard let stop, let found = walk.stop(stop) else {
            if faults.isEmpty {
                wrongValue(
                    at: pointer.appending("stop"), sv: "Numret på ett av vandringens stopp.",
                    en: "The number of one of the walk's stops.")
            }
            return nil
        }
        if let place { refuse(place, farFrom: found) }
        guard let what else { return nil }
        return Finding(
            id: id ?? newID, walk: walk.id, municipality: walk.municipality, stop: stop, point: point,
            what: what,
            whereabouts: whereabouts, place: place ?? found.place, gravity: gravity, action: action,
            unit: unit,
            due: due, made: now)
    }

    /// Refuses a place at which nothing can have been found at a stop.
    private mutating func refuse(_ place: Place, farFrom stop: SafetyWalk.Stop) {
        guard let words = Finding.refusal(of: place, at: stop) else { return }
        fault(
            at: pointer.appending("place"), "finding.far-from-stop", sv: words.swedish, en: words.english)
    }

    /// The members of `PATCH /api/v1/findings/{id}`.
    ///
    /// - Parameter stop: Where it was found.
    mutating func findingEdits(
        units: Set<Code<Reports.Unit>>, at stop: SafetyWalk.Stop?, _ projector: Projector
    ) -> [FindingEdit] {
        var edits: [FindingEdit] = []
        if let place = place("place", projector) {
            edits.append(.setPlace(place))
            if let stop { refuse(place, farFrom: stop) }
        }
        if let text = text("what") { edits.append(.setWhat(text)) }
        if let text = plain("where", most: 500) { edits.append(.setWhereabouts(text)) }
        if let gravity = word("gravity", Finding.Gravity.self) { edits.append(.setGravity(gravity)) }
        if let text = plain("action", most: 2_000) { edits.append(.setAction(text)) }
        if let isEmpty = emptied("unit") {
            if isEmpty {
                edits.append(.setUnit(nil))
            } else if let unit = unit(among: units) {
                edits.append(.setUnit(unit))
            }
        }
        if let isEmpty = emptied("due") {
            if isEmpty {
                edits.append(.setDue(nil))
            } else if let day = day("due") {
                edits.append(.setDue(day))
            }
        }
        if let status = word("status", Finding.Status.self) { edits.append(.setStatus(status)) }
        if let isEmpty = emptied("measure") {
            let id =
                isEmpty
                ? nil
                : value("measure", sv: Self.idOfPage.swedish, en: Self.idOfPage.english) { MeasureID($0) }
            if isEmpty || id != nil { edits.append(.setMeasure(id)) }
        }
        if let isEmpty = emptied("case") {
            if isEmpty {
                edits.append(.setCase(nil))
            } else {
                wrongValue(
                    at: pointer.appending("case"),
                    sv:
                        "Tom text, som tar bort iakttagelsen från ärendet. Till ett ärende kommer den med join.",
                    en: "An empty text, which takes the finding off its case. It joins a case by join.")
            }
        }
        requireEdits(edits)
        return edits
    }
}
