import JSON
package import Prevention
package import Reports

/// The open data of a municipality's public site as a catalogue that data portals gather: DCAT-AP-SE 3.0, which is DCAT 3 (W3C) as Sweden uses it,
/// in JSON-LD 1.1.
package struct OpenCatalogue: Sendable {
    package static let mediaType = "application/ld+json"
    /// CC0 1.0: anybody may use the data for anything.
    package static let licence = "http://creativecommons.org/publicdomain/zero/1.0/"

    private let profile: Profile
    private let tables: OpenTables
    /// Of this service, without a slash at the end.
    private let root: String

    /// - Parameter root: Of this service, without a slash at the end.
    package init(_ profile: Profile, _ tables: OpenTables, root: String) {
        self.profile = profile
        self.tables = tables
        self.root = root
    }

    /// An address of the site of this municipality.
    private func address(_ path: String) -> String { "\(root)\(path)?kommun=\(profile.municipality)" }

    private var home: String { address("/oppet") }
    private var publisher: String { "\(home)#utgivare" }
    private var contact: String { "\(home)#kontakt" }

    /// What a data set is told of.
    private struct DataSet {
        let id: String
        let title: Bilingual
        let description: Bilingual
        let keywords: [Bilingual]
        /// The end of the address of an EU frequency.
        let frequency: String
        let landingPage: String
        let files: [File]
        var hasPeriod = false
    }

    private struct File {
        let address: String
        let mediaType: String
        let title: Bilingual
    }

    package var bytes: [UInt8] {
        let sets = self.sets
        return JSONWriter.object { object in
            object.object("@context") { context in
                context.member("adms", "http://www.w3.org/ns/adms#")
                context.member("dcat", "http://www.w3.org/ns/dcat#")
                context.member("dcterms", "http://purl.org/dc/terms/")
                context.member("foaf", "http://xmlns.com/foaf/0.1/")
                context.member("vcard", "http://www.w3.org/2006/vcard/ns#")
                context.member("xsd", "http://www.w3.org/2001/XMLSchema#")
            }
            object.array("@graph") { graph in
                graph.object { writeCatalogue(sets, to: &$0) }
                graph.object { writePublisher(to: &$0) }
                graph.object { writeContact(to: &$0) }
                for set in sets {
                    graph.object { write(set, to: &$0) }
                    for (number, file) in set.files.enumerated() {
                        graph.object { write(file, number, of: set, to: &$0) }
                    }
                }
            }
        }
    }

    private var sets: [DataSet] {
        let parts = profile.openSite.parts
        var sets: [DataSet] = []
        if parts.contains(.openData) { sets.append(reports) }
        if parts.contains(.promises) { sets.append(promises) }
        if parts.contains(.done) { sets.append(done) }
        return sets
    }

    private var reports: DataSet {
        DataSet(
            id: "\(home)#rapporter",
            title: Bilingual(
                swedish: "Rapporter om otrygga platser, \(profile.name)",
                english: "Reports of places where people feel unsafe, \(profile.name)"),
            description: Bilingual(
                swedish:
                    "Hur många rapporter som kom in, efter kategori, period, distrikt och ruta i SWEREF 99 TM. Små antal är sammanförda och alla antal avrundade till fem, så att ingen kan pekas ut.",
                english:
                    "How many reports came in, by category, period, district and square in SWEREF 99 TM. Small numbers are put together and all numbers rounded to five, so that nobody can be pointed out."
            ),
            keywords: [
                Bilingual(swedish: "trygghet", english: "safety"),
                Bilingual(swedish: "felanmälan", english: "issue reporting"),
            ], frequency: profile.openSite.period == .year ? "ANNUAL" : "QUARTERLY",
            landingPage: address("/oppet/data"),
            files: [
                File(
                    address: address("/oppet/data/rapporter.csv"), mediaType: "text/csv",
                    title: Bilingual(swedish: "Rapporter som CSV", english: "Reports as CSV")),
                File(
                    address: address("/oppet/data/rapporter.json"), mediaType: "application/json",
                    title: Bilingual(swedish: "Rapporter som JSON", english: "Reports as JSON")),
            ], hasPeriod: true)
    }

    private var promises: DataSet {
        DataSet(
            id: "\(home)#loften",
            title: Bilingual(
                swedish: "Medborgarlöften, \(profile.name)", english: "Citizen promises, \(profile.name)"),
            description: Bilingual(
                swedish: "Vad kommunen och polisen har lovat, vad som är gjort och hur det följs upp.",
                english:
                    "What the municipality and the police have promised, what is done and how it is followed up."
            ),
            keywords: [Bilingual(swedish: "medborgarlöfte", english: "citizen promise")], frequency: "IRREG",
            landingPage: address("/oppet/loften"),
            files: [
                File(
                    address: "\(root)/lofte/data.json", mediaType: "application/json",
                    title: Bilingual(swedish: "Medborgarlöften som JSON", english: "Citizen promises as JSON")
                )
            ])
    }

    private var done: DataSet {
        let query = "?kommun=\(profile.municipality)&format="
        return DataSet(
            id: "\(home)#gjort",
            title: Bilingual(
                swedish: "Åtgärder för trygghet, \(profile.name)", english: "Safety measures, \(profile.name)"
            ),
            description: Bilingual(
                swedish: "Åtgärder som är genomförda och som kommunen har valt att visa.",
                english: "Measures that are done and that the municipality has chosen to show."),
            keywords: [Bilingual(swedish: "åtgärder", english: "measures")], frequency: "IRREG",
            landingPage: address("/oppet/gjort"),
            files: [
                File(
                    address: "\(root)/gjort/fil\(query)csv", mediaType: "text/csv",
                    title: Bilingual(swedish: "Åtgärder som CSV", english: "Measures as CSV")),
                File(
                    address: "\(root)/gjort/fil\(query)json", mediaType: "application/json",
                    title: Bilingual(swedish: "Åtgärder som JSON", english: "Measures as JSON")),
            ])
    }

    private func writeCatalogue(_ sets: [DataSet], to object: inout JSONObject) {
        object.member("@id", "\(home)#katalog")
        object.member("@type", "dcat:Catalog")
        object.both(
            "dcterms:title",
            Bilingual(
                swedish: "Öppna data om trygghet, \(profile.name)",
                english: "Open data on safety, \(profile.name)"))
        object.both(
            "dcterms:description",
            Bilingual(
                swedish: "Det som \(profile.name) publicerar om platser där människor känner sig otrygga.",
                english: "What \(profile.name) publishes of places where people feel unsafe."))
        object.link("dcterms:publisher", publisher)
        object.link("dcterms:license", Self.licence)
        object.link("dcterms:language", "http://publications.europa.eu/resource/authority/language/SWE")
        object.link("foaf:homepage", home)
        object.date("dcterms:modified", tables.releases.map(\.released).max())
        object.links("dcat:dataset", sets.map(\.id))
    }

    private func writePublisher(to object: inout JSONObject) {
        object.member("@id", publisher)
        object.member("@type", "foaf:Agent")
        object.member("foaf:name", profile.name)
        object.link("dcterms:type", "http://purl.org/adms/publishertype/LocalAuthority")
    }

    private func writeContact(to object: inout JSONObject) {
        object.member("@id", contact)
        object.member("@type", "vcard:Organization")
        object.member("vcard:fn", profile.name)
        if let email = profile.openSite.contact ?? profile.dataProtection.contact?.email {
            object.link("vcard:hasEmail", "mailto:\(email.description)")
        }
    }

    private func write(_ set: DataSet, to object: inout JSONObject) {
        object.member("@id", set.id)
        object.member("@type", "dcat:Dataset")
        object.both("dcterms:title", set.title)
        object.both("dcterms:description", set.description)
        object.link("dcterms:publisher", publisher)
        object.link("dcat:contactPoint", contact)
        object.link("dcat:theme", "http://publications.europa.eu/resource/authority/data-theme/JUST")
        object.link(
            "dcterms:accessRights", "http://publications.europa.eu/resource/authority/access-right/PUBLIC")
        object.link(
            "dcterms:accrualPeriodicity",
            "http://publications.europa.eu/resource/authority/frequency/\(set.frequency)")
        object.link("dcat:landingPage", set.landingPage)
        object.array("dcat:keyword") { array in
            for keyword in set.keywords {
                array.object { $0.inLanguage("sv", keyword.swedish) }
                array.object { $0.inLanguage("en", keyword.english) }
            }
        }
        if set.hasPeriod, let first = tables.releases.first?.period.begins,
            let last = tables.releases.last?.period.after?.adding(days: -1)
        {
            object.object("dcterms:temporal") { period in
                period.member("@type", "dcterms:PeriodOfTime")
                period.day("dcat:startDate", first)
                period.day("dcat:endDate", last)
            }
            object.date("dcterms:modified", tables.releases.map(\.released).max())
        }
        object.links("dcat:distribution", set.files.indices.map { distribution($0, of: set) })
    }

    private func distribution(_ number: Int, of set: DataSet) -> String { "\(set.id)-\(number + 1)" }

    private func write(_ file: File, _ number: Int, of set: DataSet, to object: inout JSONObject) {
        object.member("@id", distribution(number, of: set))
        object.member("@type", "dcat:Distribution")
        object.both("dcterms:title", file.title)
        object.link("dcat:accessURL", set.landingPage)
        object.link("dcat:downloadURL", file.address)
        object.member("dcterms:format", file.mediaType)
        object.link("dcat:mediaType", "https://www.iana.org/assignments/media-types/\(file.mediaType)")
        object.link("dcterms:license", Self.licence)
    }
}

/// The forms that values have in JSON-LD.
extension JSONObject {
    fileprivate mutating func link(_ name: String, _ address: String) {
        object(name) { $0.member("@id", address) }
    }

    fileprivate mutating func links(_ name: String, _ addresses: [String]) {
        array(name) { array in
            for address in addresses { array.object { $0.member("@id", address) } }
        }
    }

    fileprivate mutating func inLanguage(_ language: String, _ text: String) {
        member("@language", language)
        member("@value", text)
    }

    fileprivate mutating func both(_ name: String, _ text: Bilingual) {
        array(name) { array in
            array.object { $0.inLanguage("sv", text.swedish) }
            array.object { $0.inLanguage("en", text.english) }
        }
    }

    fileprivate mutating func day(_ name: String, _ day: CivilDate) {
        object(name) { value in
            value.member("@type", "xsd:date")
            value.member("@value", day.description)
        }
    }

    fileprivate mutating func date(_ name: String, _ moment: Timestamp?) {
        if let moment { day(name, SwedishTime(moment).date) }
    }
}
