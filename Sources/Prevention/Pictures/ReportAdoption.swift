import JSON
package import Reports

/// That a yearly report was adopted, on a day and by a body. After that its figures do not change, nor its words but for what is masked in them.
package struct ReportAdoption: Hashable, Sendable {
    package let day: CivilDate
    /// Such as “Kommunfullmäktige”; never a person.
    package let body: String
    /// To the decision, or to the report.
    package let link: String?
    package let at: Timestamp
    package let by: Agent
    /// SHA-256 of ``SituationalPicture/adoptedBytes(on:by:link:)``.
    package let digest: [UInt8]
    /// The entry of the law's clock that tells of it.
    package let duty: DutyDoneID

    package init(
        day: CivilDate, body: String, link: String?, at: Timestamp, by agent: Agent, digest: [UInt8],
        duty: DutyDoneID
    ) {
        self.day = day
        self.body = body
        self.link = link
        self.at = at
        self.by = agent
        self.digest = digest
        self.duty = duty
    }

    /// The digest in hexadecimal, to be compared by eye.
    package var digestText: String { digest.hexadecimal }

    /// That the municipality has reported to its council (§ 13), for the law's clock.
    package func dutyDone(of head: PictureHead) -> DutyDone {
        DutyDone(
            id: duty, municipality: head.municipality, duty: .report, day: day, role: body,
            note: head.title.swedish, link: link, made: at, by: by)
    }
}

extension PictureHead {
    private static let adoptedFormat = 1

    /// All that is adopted: what was frozen, by its digest, the words as they stand, what it corrects, and who adopts it when. A shipped form is never
    /// changed: a new one gets another format.
    ///
    /// - Parameter said: The words; nil for those that stand now.
    package func adoptedBytes(
        on day: CivilDate, by body: String, link: String?, saying said: [PictureHeading: String]? = nil
    ) -> [UInt8] {
        JSONWriter.object { object in
            object.member("format", Self.adoptedFormat)
            object.member("content", digestText)
            object.object("words") { object in
                for (heading, text) in (said ?? words).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    object.member(heading.rawValue, text)
                }
            }
            object.member("corrects", corrects)
            object.member("day", day)
            object.member("body", body)
            object.member("link", link)
        }
    }
}

extension SituationalPicture {
    /// See ``PictureHead/adoptedBytes(on:by:link:saying:)``.
    package func adoptedBytes(on day: CivilDate, by body: String, link: String?) -> [UInt8] {
        head.adoptedBytes(on: day, by: body, link: link)
    }

    /// The report as it is once it was adopted.
    ///
    /// - Throws: ``PictureFault``: for what is no yearly report, or was adopted; and for a day before it was made, or that has not come.
    package func adopted(_ adoption: ReportAdoption) throws(PictureFault) -> SituationalPicture {
        guard scope.kind == .yearly else { throw .notYearly }
        guard head.withdrawn == nil else { throw .isWithdrawn }
        guard head.adoption == nil else { throw .adopted }
        let (first, last) = (SwedishTime(head.made).date, SwedishTime(adoption.at).date)
        guard adoption.day >= first, adoption.day <= last else {
            throw .adoptionDay(from: first, through: last)
        }
        var picture = self
        picture.head.adoption = adoption
        picture.head.version += 1
        picture.head.changed = adoption.at
        return picture
    }

    /// That edits may be carried out: what was withdrawn changes no more, an adopted report keeps its words and is not withdrawn, and a yearly one is
    /// published once it was adopted.
    package func requireChangeable(by edits: [PictureEdit]) throws(PictureFault) {
        guard head.withdrawn == nil else { throw .isWithdrawn }
        guard scope.kind == .yearly else { return }
        for edit in edits {
            switch edit {
            case .setWords(let heading, let text):
                if head.adoption != nil, text != head.words[heading] ?? "" { throw .adopted }
            case .mask: if head.adoption == nil { throw .notAdopted }
            case .setPublished(true): if head.adoption == nil { throw .notAdopted }
            case .setPublished(false): break
            case .withdraw: if head.adoption != nil { throw .adopted }
            }
        }
    }
}

extension PictureHead {
    /// That it may correct another: both are yearly reports of one municipality and one year.
    package func requireCorrecting(_ other: PictureHead?) throws(PictureFault) {
        guard corrects != nil else { return }
        guard scope.kind == .yearly else { throw .notYearly }
        guard let other, other.scope.kind == .yearly, other.municipality == municipality,
            other.scope.span == scope.span
        else { throw .correctsAnother }
    }

    /// That adopted reports of one year are one chain: once there is one, the next corrects the one that was adopted last.
    ///
    /// - Parameter reports: Those of the municipality, whatever their year.
    package func requireNext(after reports: [PictureHead]) throws(PictureFault) {
        let adopted = reports.filter {
            $0.id != id && $0.adoption != nil && $0.municipality == municipality
                && $0.scope.span == scope.span
        }
        let corrected = Set(adopted.compactMap(\.corrects))
        let last = adopted.filter { !corrected.contains($0.id) }
            .compactMap { head in head.adoption.map { (id: head.id, adoption: $0) } }
            .max { ($0.adoption.at, $0.id) < ($1.adoption.at, $1.id) }
        guard let last, last.id != corrects else { return }
        throw .otherAdopted(last.id, on: last.adoption.day)
    }
}
