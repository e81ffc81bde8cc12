import Geometry
import Reports
import Testing
import Triage

@Suite struct ProfileDocumentTests {
    @Test func `a profile is read as it stands`() throws {
        let profile = try ProfileSample.document().profile
        #expect(profile.municipality.description == "1060")
        #expect(profile.name == "Olofström")
        #expect(profile.referencePrefix.letters == "OLO")
        #expect(profile.oldestObservation == .days(730))
        #expect(
            profile.categories.map(\.code.description) == [
                "lighting", "drugs", "speeding", "mopeds", "visibility",
            ])
        #expect(
            profile.units.map(\.code.description) == ["gata-park", "lpo", "trafikverket", "kontaktcenter"])
        #expect(profile.units.map(\.kind) == [.department, .police, .roadAuthority, .department])
    }

    @Test func `how many live in districts is read, each once`() throws {
        func read(_ rows: String) throws -> [String: Int] {
            try ProfileDocument(
                profileYAML: ProfileSample.profile + "\ninhabitants: \(rows)\n",
                routingYAML: ProfileSample.routing
            ).profile.inhabitants
        }
        #expect(
            try read("[ { area: holje, count: 1900 }, { area: Norr, count: 0 } ]") == [
                "holje": 1_900, "Norr": 0,
            ])
        for broken in [
            "{ holje: 1 }", "[ { area: holje } ]", "[ { area: holje, count: -1 } ]",
            "[ { area: holje, count: 1 }, { area: holje, count: 2 } ]",
        ] {
            #expect(throws: ProfileFaults.self) { try read(broken) }
        }
        let none = try ProfileDocument(profileYAML: ProfileSample.profile, routingYAML: ProfileSample.routing)
        #expect(none.profile.inhabitants.isEmpty)
    }

    @Test func `how the law's clock is kept is read, and never slower than the law`() throws {
        func read(_ terms: String) throws -> DutyTerms {
            try ProfileDocument(
                profileYAML: ProfileSample.profile + "\nduties: \(terms)\n",
                routingYAML: ProfileSample.routing
            ).profile.dutyTerms
        }
        let own = try read("{ reminders: Brott@example.se, months: { picture: 12, report: 6 } }")
        #expect(own.reminders?.description == "brott@example.se")
        #expect(own.months == [.picture: 12, .report: 6])
        #expect(try read("{ months: { council: 3 } }").reminders == nil)
        for broken in [
            "{ reminders: nobody }", "{ months: { picture: 25 } }", "{ months: { report: 0 } }",
            "{ months: { picnic: 3 } }", "{ months: 12 }", "[]", "{ who: me }",
        ] {
            #expect(throws: ProfileFaults.self) { try read(broken) }
        }
        let none = try ProfileDocument(profileYAML: ProfileSample.profile, routingYAML: ProfileSample.routing)
        #expect(none.profile.dutyTerms == DutyTerms())
    }

    @Test func `what the public site tells is read, and is nothing where none is written`() throws {
        func read(_ site: String) throws -> OpenSite {
            try ProfileDocument(
                profileYAML: ProfileSample.profile + "\nopen: \(site)\n",
                routingYAML: ProfileSample.routing
            ).profile.openSite
        }
        let own = try read(
            "{ parts: [map, openData], period: quarter, cell-metres: 2000, since: 2025, contact: Oppet@example.se }"
        )
        #expect(own.parts == [.map, .openData] && own.period == .quarter && own.cellMetres == 2_000)
        #expect(own.since == 2_025 && own.contact?.description == "oppet@example.se")
        #expect(try read("{ parts: [done] }") == OpenSite(parts: [.done]))
        for broken in [
            "{ parts: [] }", "{ parts: [maps] }", "{ period: year }", "{ parts: [map], cell-metres: 500 }",
            "{ parts: [map], period: month }", "{ parts: [map], contact: nobody }",
            "{ parts: [map], who: me }",
        ] {
            #expect(throws: ProfileFaults.self) { try read(broken) }
        }
        let none = try ProfileDocument(profileYAML: ProfileSample.profile, routingYAML: ProfileSample.routing)
        #expect(none.profile.openSite.isOff)
    }

    @Test func `a municipality speaks Open311 where it says so, and not where nothing is written`() throws {
        func read(_ more: String) throws -> Bool {
            try ProfileDocument(
                profileYAML: ProfileSample.profile + more, routingYAML: ProfileSample.routing
            ).profile.speaksOpen311
        }
        #expect(try read("\nopen311: true\n"))
        #expect(try !read("\nopen311: false\n") && !read(""))
        for broken in ["ja", "\"true\"", "[true]", ""] {
            #expect(throws: ProfileFaults.self) { try read("\nopen311: \(broken)\n") }
        }
    }

    @Test func `a checklist of walks is read in its order, and is the built-in one where none is written`()
        throws
    {
        let own = try ProfileDocument(
            profileYAML: ProfileSample.profile
                + "\nchecklist:\n  - { code: lamps, name: { sv: Lampor, en: Lamps } }\n  - { code: smell, name: { sv: Lukt, en: Smell }, look: { sv: Var?, en: Where? } }\n",
            routingYAML: ProfileSample.routing)
        #expect(own.profile.checklist.points.map(\.code.description) == ["lamps", "smell"])
        #expect(own.profile.checklist.points.map(\.look.english) == ["", "Where?"])
        let none = try ProfileDocument(
            profileYAML: ProfileSample.profile, routingYAML: ProfileSample.routing)
        #expect(none.profile.checklist == .builtIn)
        for broken in ["[]", "[ { code: a } ]", "[ { code: a, name: A }, { code: a, name: B } ]"] {
            #expect(throws: ProfileFaults.self) {
                try ProfileDocument(
                    profileYAML: ProfileSample.profile + "\nchecklist: \(broken)\n",
                    routingYAML: ProfileSample.routing)
            }
        }
    }

    @Test func `kinds of measure are read in their order, and are the built-in ones where none are written`()
        throws
    {
        func document(_ more: String) throws -> ProfileDocument {
            try ProfileDocument(
                profileYAML: ProfileSample.profile + more, routingYAML: ProfileSample.routing)
        }
        let own = try document(
            "\nmeasure-kinds:\n  - { code: lamps, name: { sv: Lampor, en: Lamps } }\n  - { code: dogs, name: { sv: Hundar, en: Dogs } }\n"
        )
        #expect(own.profile.measureKinds.all.map(\.code.description) == ["lamps", "dogs"])
        #expect(own.profile.measureKinds.all.map(\.name.english) == ["Lamps", "Dogs"])
        #expect(try document("").profile.measureKinds == .builtIn)
        for broken in ["[]", "[ { code: a } ]", "[ { code: a, name: A }, { code: a, name: B } ]"] {
            #expect(throws: ProfileFaults.self) { try document("\nmeasure-kinds: \(broken)\n") }
        }
    }

    @Test
    func `answers written beforehand are read in their order, and there are none where none are written`()
        throws
    {
        #expect(try ProfileSample.document().profile.answerTemplates == [])
        let answers =
            "\nanswers:\n  - { name: Lagat, text: Nu är det lagat. }\n  - { name: Tack, text: Tack! }\n"
        let profile = try ProfileDocument(
            profileYAML: ProfileSample.profile + answers, routingYAML: ProfileSample.routing
        ).profile
        #expect(profile.answerTemplates.map(\.name) == ["Lagat", "Tack"])
        #expect(profile.answerTemplates.first?.text == "Nu är det lagat.")
        #expect(throws: ProfileFaults.self) {
            try ProfileDocument(
                profileYAML: ProfileSample.profile + "\nanswers:\n  - { name: Lagat }\n",
                routingYAML: ProfileSample.routing)
        }
    }

    @Test func `colour and terms for personal data are read, and there are none where none are written`()
        throws
    {
        let bare = try ProfileSample.document().profile
        #expect(bare.colour == nil && bare.dataProtection == DataProtection() && bare.arms == nil)
        let yaml =
            ProfileSample.profile + """

                colour: "#1D4F7C"
                personal-data:
                  controller: { sv: nämnden, en: the board }
                  contact: { email: a@example.se, phone: "040-628 04 00", page: "https://example.se/p" }
                  kept: { sv: Ett år., en: A year. }

                """
        let profile = try ProfileDocument(profileYAML: yaml, routingYAML: ProfileSample.routing).profile
        #expect(profile.colour?.description == "#1d4f7c")
        #expect(profile.dataProtection.controller?.english == "the board")
        #expect(profile.dataProtection.contact?.email?.description == "a@example.se")
        #expect(profile.dataProtection.contact?.phone == "040-628 04 00")
        #expect(profile.dataProtection.contact?.page == "https://example.se/p")
        #expect(profile.dataProtection.kept?.swedish == "Ett år.")
    }

    @Test func `a category is read with its questions and choices`() throws {
        let lighting = try #require(try ProfileSample.document().profile.categories.first)
        #expect(lighting.name == Bilingual(swedish: "Belysning", english: "Lighting"))
        #expect(lighting.group.description == "lighting")
        #expect(lighting.questions.map(\.isRequired) == [true, false])
        #expect(lighting.questions.map { $0.choices.map(\.code.description) } == [[], ["dark", "flicker"]])
        #expect(lighting.questions.first?.text.english == "Which number has the post?")
    }

    @Test func `categories of a group share its joining rule`() throws {
        let profile = try ProfileSample.document().profile
        let traffic = try #require(Code<CategoryGroup>("traffic"))
        let rule = try #require(profile.joining[traffic])
        #expect(rule.reach == Radius(metres: 150.5))
        #expect(rule.memory == .days(180))
        #expect(rule.minimum == 2)
        #expect(rule.extent == Radius(metres: 400))
        #expect(profile.joining.count == 4)
    }

    @Test func `a unit is read with its channels in order`() throws {
        let unit = try #require(try ProfileSample.document().profile.units.first)
        #expect(
            unit.channels == [
                .webhook(url: "https://example.se/hook", secret: "GATA_PARK"),
                .email(address: "felanmalan@example.se"),
            ])
    }

    @Test func `a channel gets the events that it asks for, and without asking all but further reports`()
        throws
    {
        let yaml = ProfileSample.profile.replacing(
            "secret: GATA_PARK", with: "secret: GATA_PARK, events: [reported, due]")
        let unit = try #require(
            try ProfileDocument(profileYAML: yaml, routingYAML: ProfileSample.routing).profile.units.first)
        #expect(
            unit.subscriptions.map(\.events) == [
                [.reported, .due],
                [.assigned, .placed, .merged, .split, .closed, .reopened, .withdrawn, .due],
            ])
    }

    @Test(arguments: [
        ("", nil), (#", digest: "07:30""#, DigestTime(minuteOfDay: 450, days: .working)),
        (#", digest: "00:00", digest-days: every-day"#, DigestTime(minuteOfDay: 0, days: .all)),
        (#", digest: "23:59", digest-days: working-days"#, DigestTime(minuteOfDay: 1_439, days: .working)),
    ])
    func `an e-mail has a digest where the profile gives its time`(
        _ members: String, _ digest: DigestTime?
    ) throws {
        let profile = ProfileSample.profile.replacing(
            "{ email: felanmalan@example.se }", with: "{ email: felanmalan@example.se\(members) }")
        let document = try ProfileDocument(profileYAML: profile, routingYAML: ProfileSample.routing)
        let unit = try #require(document.profile.units.first { $0.subscriptions.count == 2 })
        #expect(unit.subscriptions.map(\.digest) == [nil, digest])
    }

    @Test func `rules are read in the order of the file`() throws {
        let rules = try ProfileSample.document().rules
        #expect(rules.rules.map(\.id.description) == ["lighting-state-road", "drugs"])
        #expect(rules.rules.map(\.duty.deadline) == [10, nil])
        #expect(rules.rules.map { $0.units.map(\.description) } == [["trafikverket"], ["lpo", "gata-park"]])
        #expect(rules.rules.map(\.threshold.reports) == [0, 3])
        #expect(rules.fallback.units.map(\.description) == ["kontaktcenter"])
        #expect(rules.fallback.duty.deadline == 5)
        #expect(rules.fallback.duty.reason.swedish == "Ingen regel passar.")
    }

    @Test func `a municipality code keeps its leading zero`() throws {
        let yaml = ProfileSample.profile.replacing("\"1060\"", with: "'0880'")
        let document = try ProfileDocument(profileYAML: yaml, routingYAML: ProfileSample.routing)
        #expect(document.profile.municipality.description == "0880")
    }

    @Test func `carriage returns and a byte order mark do no harm`() throws {
        let yaml = "\u{FEFF}" + ProfileSample.profile.replacing("\n", with: "\r\n")
        let document = try ProfileDocument(profileYAML: yaml, routingYAML: ProfileSample.routing)
        #expect(try document == ProfileSample.document())
    }
}
