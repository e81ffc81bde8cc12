import Testing
import Triage

@Suite struct ProfileFaultsTests {
    /// One change to a sample file, and the faults it must give.
    struct Change: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let faults: [String]

        init(_ old: String, _ new: String, _ faults: String...) {
            self.old = old
            self.new = new
            self.faults = faults
        }

        var testDescription: String { new.isEmpty ? "without \(old)" : new }
    }

    static func faults(profile: String = ProfileSample.profile, routing: String = ProfileSample.routing)
        -> [String]
    {
        do throws(ProfileFaults) {
            _ = try ProfileDocument(profileYAML: profile, routingYAML: routing)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test(arguments: [
        Change(
            "name: Olof", "nmae: Olof", "profile.yaml:1:1: “name” is missing",
            "profile.yaml:2:1: unknown key “nmae”; did you mean “name”?"),
        Change("reference-prefix: OLO\n", "", "profile.yaml:1:1: “reference-prefix” is missing"),
        Change(
            "categories:\n", "colour: #12343c\ncategories:\n",
            "profile.yaml:5:8: write the colour in quotes, such as \"#12343c\": what follows # is a comment otherwise"
        ),
        Change(
            "categories:\n", "colour: blue\ncategories:\n",
            "profile.yaml:5:9: “blue” is not a colour: # and six digits 0–9 and a–f, such as \"#12343c\""),
        Change(
            "categories:\n", "colour: \"#ffd34d\"\ncategories:\n",
            "profile.yaml:5:9: #ffd34d is too light: white text on it has a contrast of 1.4, and must have 4.5 (WCAG 2.1, 1.4.3) in light and in dark. The lightest of the same hue that will do is \"#8c742a\""
        ),
        Change(
            "categories:\n", "personal-data: { controler: A, kept: B }\ncategories:\n",
            "profile.yaml:5:18: unknown key “controler”; did you mean “controller”?",
            "profile.yaml:5:38: expected a mapping with sv, en, found “B”"),
        Change(
            "categories:\n", "personal-data: { contact: {} }\ncategories:\n",
            "profile.yaml:5:27: a contact has at least one of email, phone and page"),
        Change(
            "categories:\n",
            "personal-data: { contact: { email: a, phone: \"x\", page: \"javascript:alert(1)\" } }\ncategories:\n",
            "profile.yaml:5:36: “a” is not an e-mail address",
            "profile.yaml:5:46: “x” is not a telephone number: digits, blanks, +, - and brackets",
            "profile.yaml:5:57: a page’s address begins with https:// and has no spaces or letters beyond ASCII"
        ),
        Change(
            "categories:\n", "personal-data: { contact: { phone: 045493000 } }\ncategories:\n",
            "profile.yaml:5:36: write \"045493000\" in quotes: YAML takes a number such as 045493000 for a quantity"
        ),
        Change(
            "\"1060\"", "0880",
            "profile.yaml:1:15: write \"0880\" in quotes: YAML takes a code such as 0880 for a number"),
        Change(
            "\"1060\"", "\"106\"",
            "profile.yaml:1:15: “106” is not a municipality code: four digits, such as \"1060\""),
        Change("name: Olofström", "name: [Olofström]", "profile.yaml:2:7: expected a text, found a list"),
        Change("name: Olofström", "name:", "profile.yaml:2:6: expected a text, found nothing"),
        Change("OLO", "Olo", "profile.yaml:3:19: “Olo” is not a reference prefix: three letters A–Z"),
        Change(
            "730", "\"730\"",
            "profile.yaml:4:26: expected a whole number from 1 to 36500, found “730”"),
        Change("730", "0", "profile.yaml:4:26: expected a whole number from 1 to 36500, found “0”"),
        Change(
            "730", "two years",
            "profile.yaml:4:26: expected a whole number from 1 to 36500, found “two years”"),
        Change(
            "- code: drugs", "- code: Drugs",
            "profile.yaml:16:11: “Drugs” is not a code: 1–40 of a–z, 0–9 and -, a letter first"),
        Change(
            "- code: mopeds", "- code: drugs",
            "profile.yaml:23:11: the category “drugs” stands twice; first in line 16"),
        Change(
            "- code: visibility", "- code: sight",
            "profile.yaml:5:1: the category “visibility” is missing; every profile has it"),
        Change(
            "{ sv: Belysning, en: Lighting }", "Belysning",
            "profile.yaml:7:11: expected a mapping with sv, en, found “Belysning”"),
        Change(
            "{ sv: Belysning, en: Lighting }", "{ sv: Belysning }",
            "profile.yaml:7:11: “en” is missing"),
        Change(
            "{ sv: Belysning, en: Lighting }", "{ sv: Belysning, en: \" \" }",
            "profile.yaml:7:32: a text must be 1–1,000 bytes long, on one line, and not blank"),
        Change(
            "{ sv: Belysning, en: Lighting }", "{ sv: Belysning, en: \"L\\0\" }",
            "profile.yaml:7:32: a text must be 1–1,000 bytes long, on one line, and not blank"),
        Change("reach-metres: 60, ", "", "profile.yaml:8:14: “reach-metres” is missing"),
        Change(
            "reach-metres: 60,", "reach-metres: 60 m,",
            "profile.yaml:8:30: expected a number of metres from 1.0 to 100000.0, found “60 m”"),
        Change(
            "reach-metres: 60,", "reach-metres: 500,",
            "profile.yaml:8:65: extent-metres is less than reach-metres"),
        Change(
            "minimum: 2, extent-metres: 400 }\n  - code: mopeds",
            "minimum: 3, extent-metres: 400 }\n  - code: mopeds",
            "profile.yaml:23:5: “mopeds” and “speeding” (line 19) are one group, “traffic”, but have different joining rules"
        ),
        Change(
            "- code: how", "- code: lamp-number",
            "profile.yaml:13:15: the question “lamp-number” stands twice; first in line 10"),
        Change("required: true", "required: yes", "profile.yaml:12:19: expected true or false, found “yes”"),
        Change(
            "code: flicker", "code: dark",
            "profile.yaml:15:75: the choice “dark” stands twice; first in line 15"),
        Change(
            "- code: lpo", "- code: gata-park",
            "profile.yaml:37:11: the unit “gata-park” stands twice; first in line 31",
            "routing.yaml:18:13: unknown unit “lpo”"),
        Change(
            "secret: GATA_PARK", "secret: GATA_PARK, events: [assigned, mergd]",
            "profile.yaml:35:85: unknown event “mergd”; did you mean “merged”?"),
        Change(
            "kind: police", "kind: polise",
            "profile.yaml:39:11: unknown kind of unit “polise”; did you mean “police”?"),
        Change(
            "https://example.se/hook", "http://example.se/hook",
            "profile.yaml:35:20: a webhook’s address begins with https:// and has no spaces or letters beyond ASCII"
        ),
        Change(", secret: GATA_PARK", "", "profile.yaml:35:9: “secret” is missing"),
        Change(
            "secret: GATA_PARK", "secret: gata park",
            "profile.yaml:35:55: secret is the name of the setting that holds the secret: A–Z, a–z, 0–9, _, - and ."
        ),
        Change(
            "secret: GATA_PARK", "secret: GATA_PARK, digest: \"07:00\"",
            "profile.yaml:35:74: only an email has a digest"),
        Change(
            "{ email: felanmalan@example.se }", "{ email: felanmalan@example.se, digest: \"7.00\" }",
            "profile.yaml:36:49: “7.00” is not a time of day in quotes, such as \"07:00\""),
        Change(
            "{ email: felanmalan@example.se }", "{ email: felanmalan@example.se, digest-days: every-day }",
            "profile.yaml:36:54: a digest has a time too, such as digest: \"07:00\""),
        Change(
            "{ email: felanmalan@example.se }",
            "{ email: felanmalan@example.se, digest: \"07:00\", digest-days: every-dya }",
            "profile.yaml:36:71: unknown choice of days “every-dya”; did you mean “every-day”?"),
        Change(
            "{ email: felanmalan@example.se }", "{ email: felanmalan@example.se, secret: X }",
            "profile.yaml:36:49: only a webhook has a secret"),
        Change(
            "felanmalan@example.se", "\"a@example.se, b@example.se\"",
            "profile.yaml:36:18: “a@example.se, b@example.se” is not an e-mail address"),
        Change(
            "{ email: felanmalan@example.se }", "{ secret: X }",
            "profile.yaml:36:9: a channel is either a webhook or an email"),
        Change(
            "name: Olofström", "? [a]\n: b\nname: Olofström",
            "profile.yaml:2:3: a key must be a word, found a list"),
    ])
    func `a fault in the profile is named with its line and column`(_ change: Change) {
        #expect(ProfileSample.profile.contains(change.old))
        let changed = ProfileSample.profile.replacingFirst(change.old, with: change.new)
        #expect(Self.faults(profile: changed) == change.faults)
    }

    @Test(arguments: [
        Change(
            "  - id: drugs", "  - id: drugs\n    unit: lpo",
            "routing.yaml:11:5: unknown key “unit”; did you mean “units”?"),
        Change(
            "[kontaktcenter]", "[kontaktcentre]",
            "routing.yaml:1:21: unknown unit “kontaktcentre”; did you mean “kontaktcenter”?"),
        Change("[lpo, gata-park]", "[]", "routing.yaml:18:12: the list is empty"),
        Change("[lpo, gata-park]", "lpo", "routing.yaml:18:12: expected a list, found “lpo”"),
        Change(
            "[lpo, gata-park]", "[lpo, lpo]",
            "routing.yaml:18:18: the unit “lpo” stands twice; first in line 18"),
        Change("    units: [lpo, gata-park]\n", "", "routing.yaml:10:5: “units” is missing"),
        Change(
            "- id: drugs", "- id: lighting-state-road",
            "routing.yaml:10:9: the rule “lighting-state-road” stands twice; first in line 3"),
        Change("- id: drugs", "- id: fallback", "routing.yaml:10:5: no rule can be called “fallback”"),
        Change(
            "[lighting]", "[lightning]",
            "routing.yaml:5:18: unknown category “lightning”; did you mean “lighting”?"),
        Change("[lighting]", "[]", "routing.yaml:5:17: the list is empty"),
        Change(
            "[police, resident]", "[police, residents]",
            "routing.yaml:13:24: unknown source “residents”; did you mean “resident”?"),
        Change(
            "[police, resident]", "[police, police]",
            "routing.yaml:13:24: “police” stands twice in the list"),
        Change(
            "[fri, sat]", "[fri, friday]",
            "routing.yaml:15:23: unknown weekday “friday”; known are mon, tue, wed, thu, fri, sat, sun"),
        Change(
            "\"18-06\"", "\"18-25\"",
            "routing.yaml:14:14: “18-25” are not hours: two clock times such as \"18-06\" or \"07:30-09:00\""),
        Change(
            "reports-at-least: 3", "reports-at-least: 1",
            "routing.yaml:16:25: expected a whole number from 2 to 1000000, found “1”"),
        Change(
            "[knark*]", "[kn*rk]",
            "routing.yaml:17:15: “kn*rk” is not a word to look for: letters or digits, and a star at most last"
        ),
        Change(
            "road-owner: [state]", "road-owner: [staten]",
            "routing.yaml:6:20: unknown road owner “staten”; did you mean “state”?"),
        Change(
            "road-owner: [state]", "area: { roads: [a] }",
            "routing.yaml:6:15: unknown key “roads”; did you mean “road”?"),
        Change(
            "road-owner: [state]", "area: { municipality: [\"1060\"] }",
            "routing.yaml:6:15: unknown key “municipality”; known are police-area, district, owner, road"),
        Change("road-owner: [state]", "area: { road: [] }", "routing.yaml:6:21: the list is empty"),
        Change("road-owner: [state]", "area: {}", "routing.yaml:6:13: “area” names no layer"),
        Change(
            "\n      category: [lighting]\n      road-owner: [state]", "",
            "routing.yaml:4:10: “when” is empty; leave it out of a rule that matches every case"),
        Change(
            "\n      category: [lighting]\n      road-owner: [state]", " {}",
            "routing.yaml:4:11: “when” is empty; leave it out of a rule that matches every case"),
        Change(
            "deadline-working-days: 10", "deadline-working-days: 0",
            "routing.yaml:8:28: expected a whole number from 1 to 1000, found “0”"),
        Change(
            "    reason: { sv: Polisen möter narkotika., en: The police meet drugs. }\n", "",
            "routing.yaml:10:5: “reason” is missing"),
        Change(
            "fallback:", "fall-back:", "routing.yaml:1:1: unknown key “fall-back”; did you mean “fallback”?",
            "routing.yaml:1:1: “fallback” is missing"),
    ])
    func `a fault in the rules is named with its line and column`(_ change: Change) {
        #expect(ProfileSample.routing.contains(change.old))
        let changed = ProfileSample.routing.replacingFirst(change.old, with: change.new)
        #expect(Self.faults(routing: changed) == change.faults)
    }

    @Test func `all faults of both files are given, in the order of the files and lines`() {
        let found = Self.faults(
            profile: ProfileSample.profile.replacing("OLO", with: "O").replacing(
                "kind: police", with: "kind: x"),
            routing: ProfileSample.routing.replacing("[drugs]", with: "[drug]").replacing("10", with: "ten"))
        #expect(
            found.map { $0.prefix { $0 != " " } } == [
                "profile.yaml:3:19:", "profile.yaml:39:11:", "routing.yaml:8:28:", "routing.yaml:12:18:",
            ])
    }

    @Test func `a category that cannot be read does not make its name unknown to the rules`() {
        let found = Self.faults(
            profile: ProfileSample.profile.replacing("- code: drugs", with: "- cod: drugs"))
        #expect(
            found == [
                "profile.yaml:16:5: unknown key “cod”; did you mean “code”?",
                "profile.yaml:16:5: “code” is missing",
            ])
    }
}

extension String {
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        replacing(old, with: new, maxReplacements: 1)
    }
}
