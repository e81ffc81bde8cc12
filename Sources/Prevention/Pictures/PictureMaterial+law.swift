import Reports

/// What the law (2023:196) asks a municipality for, as a yearly report tells it.
extension PictureMaterial {
    /// The strategic picture that was in force when the year ended, those made of days in the year, and when the duty was done (§ 6).
    var picturesOfYear: PictureSection {
        let known = year.pictures.sorted { ($1.scope.day, $1.id) < ($0.scope.day, $0.id) }
        let told = known.enumerated().filter { $0.offset == 0 || isOfYear($0.element.scope.day) }
        let rows = told.prefix(Self.mostRows).map { offset, head in
            PictureRow(
                key: "picture/\(head.id)", name: head.title,
                words: offset == 0
                    ? Bilingual(
                        swedish: "Den senaste när året slutade.", english: "The latest when the year ended.")
                    : nil, source: PictureSource(.picture, head.id.description), isOpen: true)
        }
        return PictureSection(.pictures, rows + entries(of: [.picture]))
    }

    /// Agreements, council and coordination (§§ 8–12), and the meetings of the year.
    var cooperation: PictureSection {
        let held = year.meetings.filter { $0.isHeld && isOfYear($0.day) }
            .sorted { ($0.day, $0.id) < ($1.day, $1.id) }
        let decided = held.flatMap(\.decisions).filter { [.decided, .done].contains($0.state) }
        let total = PictureRow(
            key: "meetings",
            name: Bilingual(swedish: "Samverkansmöten under året", english: "Meetings in the year"),
            words: Bilingual(
                swedish: "Beslut: \(decided.count), varav gjorda: \(decided.count { $0.state == .done }).",
                english: "Decisions: \(decided.count), of which done: \(decided.count { $0.state == .done })."
            ),
            figures: [PictureFigure(.number, held.count)], source: PictureSource(.meetings), isOpen: true)
        let rows = held.prefix(Self.mostRows).map { meeting in
            PictureRow(
                key: "meeting/\(meeting.id)", name: Bilingual(meeting.name),
                source: PictureSource(.meeting, meeting.id.description))
        }
        return PictureSection(
            .cooperation, entries(of: [.council, .agreements, .coordination]) + [total] + rows)
    }

    /// The need for camera surveillance (§ 14).
    var cameras: PictureSection { PictureSection(.cameras, entries(of: [.cameras])) }

    /// How each duty stood on the day of the report.
    var dutiesThen: PictureSection {
        let standings = year.duties.standings(in: scope.municipality, profile.dutyTerms, on: scope.day)
        let evidence = DutyEvidence(
            picture: year.pictures.map(\.scope.day).max(),
            plan: year.plans.filter { $0.withdrawn == nil }.compactMap(\.decided).max())
        let total = PictureRow(
            key: "overdue", name: Bilingual(swedish: "Försenade krav", english: "Overdue duties"),
            figures: [PictureFigure(.number, standings.count { $0.state == .overdue })],
            source: PictureSource(.duties), isOpen: true)
        let rows = standings.map { standing in
            PictureRow(
                key: "duty/\(standing.duty.rawValue)",
                name: standing.duty.name + ", " + standing.duty.sections,
                words: Self.words(of: standing)
                    + (standing.unnoted(evidence).map { Bilingual(" ") + $0 } ?? Bilingual("")),
                source: PictureSource(.duties), isOpen: true)
        }
        return PictureSection(.duties, [total] + rows)
    }

    /// What was told of some duties in the year, or where nothing was, the last before it.
    private func entries(of duties: [Duty]) -> [PictureRow] {
        duties.flatMap { duty -> [PictureRow] in
            let told = year.duties.filter {
                $0.duty == duty && $0.counts && $0.municipality == scope.municipality
                    && $0.day <= scope.span.until
            }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
            let inYear = told.filter { isOfYear($0.day) }
            return (inYear.isEmpty ? told.suffix(1) : inYear.suffix(Self.mostRows)).map { done in
                PictureRow(
                    key: "duty/\(done.id)", name: duty.name + ", \(done.day)",
                    words: Bilingual(swedish: "Av: \(done.role).", english: "By: \(done.role)."),
                    source: PictureSource(.duties), isOpen: true)
            }
        }
    }

    private static func words(of standing: DutyStanding) -> Bilingual {
        let state =
            switch standing.state {
            case .done: Bilingual(swedish: "Gjort.", english: "Done.")
            case .due: Bilingual(swedish: "Ska göras inom en månad.", english: "Due within a month.")
            case .overdue: Bilingual(swedish: "Försenat.", english: "Overdue.")
            case .untold: Bilingual(swedish: "Inget antecknat.", english: "Nothing noted.")
            }
        let last = standing.last.map { Bilingual(swedish: " Senast \($0).", english: " Last \($0).") }
        let due = standing.due.map {
            Bilingual(swedish: " Nästa gång senast \($0).", english: " Next by \($0).")
        }
        return state + (last ?? Bilingual("")) + (due ?? Bilingual(""))
    }
}
