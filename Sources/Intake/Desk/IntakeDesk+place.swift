import Geometry
import JSON
import Projection
package import Reports

/// Where a report is about, and whose it is.
struct Location {
    let profile: Profile
    let whereabouts: Whereabouts
    /// Municipalities whose border is nearer than the place is exact, in the order of their codes.
    let others: [MunicipalityCode]
}

extension IntakeDesk {
    /// Reads the place and finds its municipality; nil after a finding.
    func locate(
        _ submission: Submission, accuracy: Distance?, among served: [Profile], at now: Timestamp,
        _ findings: inout Findings
    ) -> Location? {
        let reading: PlaceReading
        let rawWords: String?
        let pointer: JSONPointer
        switch submission.place {
        case .geometry(let type):
            findings.note(
                .placeNotAPoint, at: JSONPointer("place", "type"),
                swedish: "En rapport gäller en punkt, inte \(type.prefix(40)).",
                english: "A report is about a Point, not a \(type.prefix(40)).")
            return nil
        case .words(let words):
            return locate(byWords: words, among: served, &findings)
        case .point(let coordinates, let words):
            reading = PlaceReading(coordinates: coordinates, projector: projector)
            rawWords = words
            pointer = JSONPointer("place", "coordinates")
        case .grid(let northing, let easting, let epsg, let words):
            reading = PlaceReading(northing: northing, easting: easting, epsg: epsg, projector: projector)
            rawWords = words
            pointer = JSONPointer("place")
        }
        let words = rawWords.flatMap { self.words($0, &findings) }
        reading.problems.forEach { findings.note($0) }
        guard let place = reading.place else { return nil }
        let finder = MunicipalityFinder(
            areas: areas, served: served, day: SwedishTime(now).date, reach: accuracy ?? .zero)
        switch finder.find(place) {
        case .inside(let profile, let others):
            return Location(
                profile: profile, whereabouts: .placed(place, accuracy: accuracy, words: words),
                others: others)
        case .elsewhere(let whose):
            findings.note(
                problem(
                    whose, at: pointer, isOutsideAreaOfUse: reading.isOutsideAreaOfUse, of: submission.place,
                    finder))
            return nil
        }
    }

    private func locate(byWords raw: String, among served: [Profile], _ findings: inout Findings) -> Location?
    {
        let words = words(raw, &findings)
        if words == nil, CleanText(raw).description.isEmpty {
            findings.note(
                .placeWordsEmpty, at: JSONPointer("place", "words"),
                swedish: "Beskriv platsen: en adress eller vad stället kallas.",
                english: "Describe the place: an address or what it is called.")
        }
        guard served.count == 1, let profile = served.first else {
            let list = Self.list(served)
            findings.note(
                .municipalityRequired, at: JSONPointer("municipality"),
                swedish: "Ange vilken kommun platsen ligger i. \(list.swedish)",
                english: "Say which municipality the place lies in. \(list.english)")
            return nil
        }
        return words.map { Location(profile: profile, whereabouts: .unplaced(words: $0), others: []) }
    }

    /// What staff call the place of a report, cleaned and masked as if a resident had sent it; nil for nothing.
    ///
    /// - Throws: ``IntakeRefusal`` for too many words.
    package func words(ofPlace raw: String, at now: Timestamp) throws(IntakeRefusal) -> String? {
        var findings = Findings([])
        let words = words(raw, &findings)
        if let refusal = IntakeRefusal(findings.problems) { throw refusal }
        var screening = Screening(on: SwedishTime(now).date)
        return words.map { screening.mask($0) }
    }

    /// What the reporter calls the place, cleaned; nil for nothing, and after a finding.
    private func words(_ raw: String, _ findings: inout Findings) -> String? {
        let words = raw.utf8.count <= 8_000 ? CleanText(raw).description : raw
        guard words.utf8.count <= 1_200, words.count <= 300 else {
            findings.note(
                .placeWordsTooLong, at: JSONPointer("place", "words"),
                swedish: "Platsens beskrivning får vara högst 300 tecken.",
                english: "The description of the place may be at most 300 characters.")
            return nil
        }
        return words.isEmpty ? nil : words
    }

    private func problem(
        _ whose: MunicipalityFinder.Elsewhere, at pointer: JSONPointer, isOutsideAreaOfUse: Bool,
        of raw: Submission.RawPlace, _ finder: MunicipalityFinder
    ) -> IntakeProblem {
        let hint = systemHint(for: raw, finder)
        switch whose {
        case .neighbour(let area):
            return IntakeProblem(
                .placeOtherMunicipality, at: pointer,
                swedish:
                    "Platsen ligger i \(area.name) (\(area.code)). \(Self.list(finder.served).swedish)\(hint.swedish)",
                english:
                    "The place lies in \(area.name) (\(area.code)). \(Self.list(finder.served).english)\(hint.english)",
                suggestion: .municipality(code: area.code, name: area.name))
        case .noOutline(let profile):
            return IntakeProblem(
                .placeNoOutline, at: pointer,
                swedish:
                    "Kommungränsen för \(profile.name) (\(profile.municipality)) är inte inläst, så platsen kan inte kontrolleras.",
                english:
                    "The outline of \(profile.name) (\(profile.municipality)) has not been imported, so the place cannot be checked."
            )
        case .nowhere where isOutsideAreaOfUse:
            return IntakeProblem(
                .placeOutsideAreaOfUse, at: pointer,
                swedish:
                    "Platsen ligger utanför det område som koordinatsystemet är gjort för.\(hint.swedish)",
                english:
                    "The place lies outside the area that the reference system is meant for.\(hint.english)")
        case .nowhere(let nearest):
            let (swedish, english) =
                nearest.map { nearest in
                    (
                        " Närmast ligger \(nearest.area.name), \(nearest.toBoundary.words.swedish) bort.",
                        " The nearest is \(nearest.area.name), \(nearest.toBoundary.words.english) away."
                    )
                } ?? ("", "")
            return IntakeProblem(
                .placeOutside, at: pointer,
                swedish:
                    "Platsen ligger utanför de kommuner som tar emot rapporter här.\(swedish)\(hint.swedish)",
                english:
                    "The place lies outside the municipalities that receive reports here.\(english)\(hint.english)"
            )
        }
    }

    /// Names the one other reference system in which the same numbers would lie in a served municipality, if there is one.
    private func systemHint(for raw: Submission.RawPlace, _ finder: MunicipalityFinder) -> Bilingual {
        guard case .grid(let northing, let easting, let epsg, _) = raw else {
            return Bilingual(swedish: "", english: "")
        }
        let fitting = ReferenceSystem.allCases.compactMap { system -> (ReferenceSystem, Profile)? in
            guard system != .wgs84, system.rawValue != epsg,
                let place = try? projector.place(northing: northing, easting: easting, in: system),
                case .inside(let profile, _) = finder.find(place)
            else { return nil }
            return (system, profile)
        }
        guard fitting.count == 1, let (system, profile) = fitting.first else {
            return Bilingual(swedish: "", english: "")
        }
        return Bilingual(
            swedish: " I EPSG:\(system.rawValue) (\(system.name)) ligger samma tal i \(profile.name).",
            english: " In EPSG:\(system.rawValue) (\(system.name)) the same numbers lie in \(profile.name).")
    }
}

extension Distance {
    /// As people say it: `40 m`, `1,2 km`, `37 km`.
    fileprivate var words: Bilingual {
        if metres < 950 {
            let tens = (max(metres, 1) / 10).rounded(.up) * 10
            let words = "\(Int(exactly: tens) ?? 0) m"
            return Bilingual(swedish: words, english: words)
        }
        let tenths = Int(exactly: (min(metres, 1e9) / 100).rounded()) ?? 0
        guard tenths < 100 else {
            let words = "\((tenths + 5) / 10) km"
            return Bilingual(swedish: words, english: words)
        }
        return Bilingual(
            swedish: "\(tenths / 10),\(tenths % 10) km", english: "\(tenths / 10).\(tenths % 10) km")
    }
}
