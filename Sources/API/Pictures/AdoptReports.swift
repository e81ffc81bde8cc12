package import JSON
package import Prevention
package import Reports
package import Web

extension APIService {
    /// Notes that a yearly report was adopted: it changes no more, and the law's clock tells that the municipality has reported to its council.
    ///
    /// - Parameter body: As `POST /api/v1/pictures/{id}/adoption` takes it.
    /// - Throws: ``Problem``: 412 when somebody else has changed it meanwhile, 409 where it is no yearly report or was adopted, or for who
    ///   sees a part of the municipality alone, 422 where what it says seems to hold personal data.
    package func adoptPicture(
        _ id: PictureID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePicture {
        let before = try await picture(id, for: caller)
        var reader = BodyReader(body)
        var day: CivilDate?
        if reader.json("day", isRequired: true) != nil { day = reader.day("day") }
        let organ = reader.line("body", isRequired: true, most: DutyDone.longestRole)
        reader.refusePerson(organ, at: "body", "duty.role-person", now)
        var link: String?
        if reader.emptied("link") == false {
            link = reader.value(
                "link", sv: "En adress som börjar med https://, utan blanksteg.",
                en: "An address that begins with https://, without blanks."
            ) { DutyDone.isLink($0) ? $0 : nil }
        }
        try reader.finish()
        try Self.require(.report, of: [before.head.municipality], by: caller)
        guard let day, let organ else { throw Problem.internalFault }
        let address = "\(publicURL)/lagesbilder/\(id)"
        let told = link ?? (DutyDone.isLink(address) ? address : nil)
        var chance = makeChance()
        let adoption = ReportAdoption.of(
            before, on: day, by: organ, link: told, at: now, agent: caller.agent,
            duty: DutyDoneID(at: now, using: &chance))
        return try await Self.refusingPicture {
            if before.head.version == version {
                _ = try before.adopted(adoption)
                try Self.requireAdoptable(before, at: now)
            }
            let adopted = try await store.adoptPicture(
                id, in: caller.municipalities, adoption, version: version)
            return try await whole(adopted, for: caller, at: now)
        }
    }

    /// That nothing of what becomes public seems to hold personal data: words at their headings, and what was frozen as the whole.
    package static func requireAdoptable(_ picture: SituationalPicture, at now: Timestamp) throws(Problem) {
        let frozen = refusals(ofOpen: picture.content.writtenTexts, at: now).isEmpty ? [] : [frozenText]
        let faults =
            wordFaults(of: picture.head, at: now)
            + frozen.map { Problem.Fault(.pointer(""), "picture.personal-data", $0) }
        guard faults.isEmpty else { throw .content(faults) }
    }

    /// What was frozen is not written anew: the report has to be made again.
    private static let frozenText = Bilingual(
        swedish:
            "En titel, en roll eller ett tema som rapporten berättar om verkar innehålla personuppgifter eller peka ut en person. Ändringen är inte sparad: rätta det där det står, gör en ny årsrapport och anta den.",
        english:
            "A title, a role or a theme that the report tells of seems to hold personal data or to accuse someone. The change was not saved: correct it where it stands, make a new yearly report and adopt that."
    )
}

extension PictureHead {
    /// The digest of the report as it stands, where its words were masked after it was adopted; nil where they are those that were adopted.
    package var maskedDigest: String? {
        guard let adoption else { return nil }
        let digest = PictureMaking.digest(
            adoptedBytes(on: adoption.day, by: adoption.body, link: adoption.link))
        return digest == adoption.digest ? nil : digest.hexadecimal
    }
}

extension ReportAdoption {
    /// With the digest of all that is adopted.
    package static func of(
        _ picture: SituationalPicture, on day: CivilDate, by body: String, link: String?,
        at moment: Timestamp, agent: Agent, duty: DutyDoneID
    ) -> ReportAdoption {
        ReportAdoption(
            day: day, body: body, link: link, at: moment, by: agent,
            digest: PictureMaking.digest(picture.adoptedBytes(on: day, by: body, link: link)), duty: duty)
    }
}
