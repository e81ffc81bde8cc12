import Foundation
import Reports
import TestSupport

@testable import lykta

/// Every command of the program with arguments that it takes, in an order in which they can be run on one demo.
struct EveryCommand {
    struct Call: Sendable {
        /// As in `cases close`.
        let name: String
        let arguments: [String]
        /// Whether it prints something that a program may want to read.
        var printsData = true
        /// 1 where the arguments are to be refused, or rows are.
        var status: Int32 = 0
    }

    let calls: [Call]
    /// What takes no part in ``calls``, with why.
    static let others = [
        "serve": "runs until it is stopped, and logs", "recover": "asks before it changes anything",
        "qr": "prints a sign for the street, in Swedish",
        "open catalogue": "prints a document that has both languages",
    ]

    /// - Parameters:
    ///   - database: A demo with cases in it.
    ///   - folder: Where files may be written.
    init(on database: String, in folder: TemporaryFolder) throws {
        // New ones, so that what has become of the demo's cases does not matter.
        var (ids, references): ([String], [String]) = ([], [])
        for number in 0..<9 {
            let sent = try Program.run(
                "report", "--database", database, "--category", "lighting", "--text",
                "Lampa \(number) är trasig.",
                "--at", "\(14.51 + Double(number) * 0.005),56.275")
            let cells = try sent.rows.first.orFail().split(separator: "\t")
            try ids.append(String(cells.last.orFail()))
            try references.append(String(cells.first.orFail()))
        }
        let prefix = try Program.run(
            "keys", "add", "--database", database, "--name", "x", "--scope", "admin")
        let key = String(prefix.output.dropFirst(6).prefix(8))
        let square = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"p","name":"Parken"},
             "geometry":{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.3],[14.5,56.2]]]}}]}
            """
        let areas = try folder.write(square, to: "areas.geojson")
        let addresses = try folder.write("Namn;N;E\nTorget;6236975;470934\n", to: "addresses.csv")
        let reports = try folder.write(
            "Kategori;Beskrivning;Longitud;Latitud\nlighting;Lampan vid skolan är trasig.;14,5306;56,2767\nlighting;kort;1;2\n",
            to: "reports.csv")
        let mapping = try folder.write("category := lighting\ntext = b/Value\nwords := Bron\n", to: "oep.map")
        let answer = "<Values><b><Value>Lampan vid bron är trasig.</Value></b></Values>"
        let instances = try folder.write(
            "<FlowInstances><FlowInstance>\(answer)</FlowInstance><FlowInstance><Values/></FlowInstance></FlowInstances>",
            to: "export.xml")
        let columns = try folder.write(
            "category := lighting\ntext = Vad\nwords = Var\nobservedAt = När\nobservedAt.form := d/M/yyyy HH:mm\n",
            to: "city.map")
        let table = try folder.write(
            "När;Vad;Var;Annat\n1/5/2026 18:05;Lampan vid torget är trasig.;Torget;x\nigår;Lampan är trasig.;Torget;\n",
            to: "city.csv")
        let codes = try folder.write("category[001] = lighting\nwords := Bron\n", to: "open311.map")
        let requests = try folder.write(
            #"[{"service_code":"001","description":"Lampan är trasig.","requested_datetime":"2026-05-01T18:05:00Z"},{"service_code":"2"}]"#,
            to: "open311.json")
        let walks = try folder.write(
            "walk;title;day;stop;longitude;latitude;what\nA;Holje;2025-10-02;Torget;14,5306;56,2767;Mörkt.\n",
            to: "walks.csv")
        let measures = try folder.write("reference;kind;title\nA;lighting;Lampor\n", to: "measures.csv")
        let (maker, photo) = (try PhotoMaker(), folder.path("photo.jpg"))
        defer { maker.remove() }
        try Data(maker.photo("jpg")).write(to: URL(filePath: photo))
        let walk = try Program.run(
            "walks", "add", "--database", database, "--title", "Vandringen", "--stop",
            "Torget=14.5306,56.2767"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let measure = try Program.run(
            "measures", "add", "--database", database, "--title", "Lampor", "--kind", "lighting", "--state",
            "done", "--case", ids[7]
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let draft = try folder.write(
            """
            title: Löftet
            police: Lokalpolisområde Karlshamn
            from: 2026-01-01
            until: 2035-12-31
            followUpsPerYear: 4
            commitments:
              - party: police
                text: Insatser.
                target: { kind: at-least, number: 4, unit: insatser }
            """, to: "lofte.yaml")
        let promise = try Program.run("promises", "import", "--database", database, draft)
            .output.trimmingCharacters(in: .whitespacesAndNewlines)
        let event = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e40"
        func id(of arguments: String...) throws -> String {
            try Program.run(arguments + ["--database", database])
                .output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let mistaken = try id(of: "promises", "import", draft)
        let dialogue = try id(
            of: "dialogues", "add", "--day", "2025-10-16", "--place", "Torget", "--theme", "Skräp: 2")
        let block = try id(of: "watch-areas", "add", "--name", "Boken", "--since", "2025-05-01")
        let planned = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e92"
        let pictures = try ["operative", "strategic", "yearly"].map { kind in
            try Program.run("pictures", "make", "--database", database, "--kind", kind)
                .output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        // The second is called off and taken up again, which can be done until its day.
        let meetings = try ["2025-11-24", "\(SwedishTime(System.now()).date.adding(days: 99))"].map { day in
            try Program.run("meetings", "add", "--database", database, "--day", day)
                .output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let plan = try folder.write(
            """
            id: \(planned)
            title: Åtgärdsplan 2026
            from: 2026-01-01
            until: 2030-12-31
            decidedBy: Kommunstyrelsen
            areas:
              - name: Mörka platser
                indicators:
                  - { code: belysning, name: Mörka gångvägar som väntar, kind: open-cases, category: lighting }
            """, to: "plan.yaml")
        let profile = try ProfileOnDisk(in: folder).path
        let (place, person) = ("14.5306,56.2767", "eva@example.se")
        let survey = try folder.write(
            "year;question;share;asked;source\n2022;victim;12,5;900;Polisen\n2023;victim;11;900;Polisen\n2023;x;1;1;P\n",
            to: "survey.csv")
        let dialogues = try folder.write(
            "referens;dag;plats;teman;antal\nA;2025-10-14;Folkets hus;Belysning: 12 (lighting) | Skräp: 2;34\n;x;;;\n",
            to: "dialogues.csv")
        let watch = try folder.write(
            "referens;namn;hushåll;roll;sedan;till\nA;Linden;24;Kontaktombudet;2024-03-01;\nB;Eken;0;;2024-03-01;\n",
            to: "watch.csv")
        let crime = try folder.write(
            "Brott;2023;2024 (prel.)\nSkadegörelse;1 118;..\nHot;7;många\nHot mot tjänsteman;-;3\n",
            to: "crime.csv")
        calls = [
            Call(name: "init", arguments: ["--profile", profile]),
            Call(
                name: "report",
                arguments: ["--category", "lighting", "--text", "Lampan är trasig.", "--at", place]),
            Call(name: "import", arguments: [reports], status: 1),
            Call(
                name: "import",
                arguments: ["--format", "open-eplatform", "--mapping", mapping, instances], status: 1),
            Call(name: "import", arguments: ["--mapping", columns, table], status: 1),
            Call(
                name: "import", arguments: ["--format", "open311", "--mapping", codes, requests], status: 1),
            Call(
                name: "cases list", arguments: ["--format", "gpkg", "--output", folder.path("cases.gpkg")],
                printsData: false),
            Call(name: "near", arguments: [place, "--radius", "20000"]),
            Call(name: "within", arguments: ["--area", "municipality/1060"]),
            Call(name: "cases list", arguments: []), Call(name: "cases list", arguments: [ids[0]]),
            Call(name: "cases begin", arguments: [ids[0]]),
            Call(name: "cases wait", arguments: [ids[0], "--for", "Trafikverket"]),
            Call(name: "cases close", arguments: [ids[0], "--done", "Ny lampa."]),
            Call(name: "cases reopen", arguments: [ids[0], "--reason", "Trasig igen."]),
            Call(name: "cases merge", arguments: [ids[1], "--with", ids[2]]),
            Call(name: "cases place", arguments: [ids[3], "--at", place, "--reason", "Se kartan."]),
            Call(name: "cases assign", arguments: [ids[4], "--to", "Eva"]),
            Call(name: "cases answer", arguments: [ids[4], "--text", "Tack, vi tittar på det."]),
            Call(
                name: "cases hand-over",
                arguments: [
                    ids[5], "--from", "gata-park", "--to", "kontaktcenter", "--reason", "Inte vår lampa.",
                ]),
            Call(
                name: "cases correct",
                arguments: [ids[6], "--due", "2027-01-15", "--reason", "Montören är sjuk."]),
            Call(
                name: "cases undo", arguments: [ids[6], "--entry", "999", "--reason", "Fel."], status: 1),
            Call(name: "photos add", arguments: [references[8], photo]),
            Call(name: "photos hide", arguments: [references[8], "1", "--reason", "Ett ansikte."]),
            Call(name: "photos show", arguments: [references[8], "1", "--reason", "Ingen syns."]),
            Call(name: "photos list", arguments: [references[8]]),
            Call(name: "hotspots", arguments: ["--since", "2020-01-01"]),
            Call(name: "walk", arguments: ["--start", place, "--stop", "14.534,56.278"]),
            Call(name: "walks list", arguments: []), Call(name: "walks show", arguments: [walk]),
            Call(
                name: "walks add",
                arguments: [
                    "--title", "Holje", "--stop", "Torget=\(place)", "--day", "2026-11-20", "--time", "16:00",
                ]),
            Call(name: "walks edit", arguments: [walk, "--leader", "Samordnaren"]),
            Call(
                name: "walks findings",
                arguments: ["--status", "open", "--gravity", "grave", "--due-before", "2027-01-01"]),
            Call(
                name: "walks finding",
                arguments: ["018f0c3e-7b1a-7cc2-9d5e-0a1b2c3d4e5f", "--status", "done"],
                status: 1),
            Call(name: "walks import", arguments: [walks]),
            Call(name: "measures import", arguments: [measures]),
            Call(name: "measures list", arguments: []), Call(name: "measures show", arguments: [measure]),
            Call(
                name: "measures add",
                arguments: [
                    "--title", "Röjning", "--kind", "clearing", "--at", place, "--cost", "12000", "--unit",
                    "gata-park", "--planned", "2026-12-01",
                ]),
            Call(name: "measures close-cases", arguments: [measure, "--text", "Nu lyser det."]),
            Call(
                name: "measures edit",
                arguments: [
                    measure, "--state", "under-way", "--reason", "Lampan gick sönder igen.", "--published",
                ]),
            Call(name: "surveys import", arguments: [survey], status: 1),
            Call(name: "surveys list", arguments: []),
            Call(
                name: "surveys remove", arguments: ["--question", "victim", "--year", "2022"],
                printsData: false),
            Call(name: "dialogues import", arguments: [dialogues], status: 1),
            Call(name: "dialogues list", arguments: ["--category", "lighting"]),
            Call(
                name: "dialogues add",
                arguments: [
                    "--day", "2025-10-15", "--place", "Skolan", "--at", place, "--theme", "Mopeder: 7",
                ]),
            Call(name: "dialogues withdraw", arguments: [dialogue, "--reason", "Inlagd två gånger."]),
            Call(name: "crime-statistics import", arguments: ["--publisher", "Brå", crime], status: 1),
            Call(name: "crime-statistics list", arguments: []),
            Call(
                name: "crime-statistics remove",
                arguments: ["--offence", "Hot", "--period", "2023", "--publisher", "Brå"], printsData: false),
            Call(name: "watch-areas import", arguments: [watch], status: 1),
            Call(name: "watch-areas list", arguments: ["--on", "2025-06-30"]),
            Call(name: "watch-areas add", arguments: ["--name", "Almen", "--since", "2025-05-01"]),
            Call(name: "watch-areas withdraw", arguments: [block, "--reason", "Fel namn."]),
            Call(name: "duties list", arguments: ["--on", "2025-06-30"]),
            Call(
                name: "duties done",
                arguments: ["picture", "--day", "2025-05-01", "--role", "Kommunstyrelsen"]),
            Call(name: "open list", arguments: []),
            Call(name: "promises list", arguments: []), Call(name: "promises show", arguments: [promise]),
            Call(name: "promises import", arguments: [draft]),
            Call(name: "promises sign", arguments: [promise, "--signer", "ordföranden"]),
            Call(name: "promises publish", arguments: [promise]),
            Call(name: "promises event", arguments: [promise, "--commitment", "1", "--id", event]),
            Call(name: "promises withdraw", arguments: [promise, event, "--reason", "Räknad två gånger."]),
            Call(name: "promises follow-up", arguments: [promise, "--number", "1", "--text", "Läget."]),
            Call(
                name: "promises prolong",
                arguments: [promise, "--until", "2035-12-31", "--reason", "Mer tid."], status: 1),
            Call(name: "promises end", arguments: [promise, "--text", "Klart."]),
            Call(name: "promises mask", arguments: [promise, "--words", "Klart.", "--reason", "Ett namn."]),
            Call(name: "promises withdraw-end", arguments: [promise, "--reason", "Fel löfte."]),
            Call(name: "promises withdraw-promise", arguments: [mistaken, "--reason", "Fel fil."]),
            Call(name: "pictures list", arguments: ["--kind", "operative"]),
            Call(name: "pictures make", arguments: ["--summary", "Lugnt i Holje."]),
            Call(name: "pictures show", arguments: [pictures[0]]),
            Call(name: "pictures show", arguments: [pictures[0], "--again"]),
            Call(name: "pictures compare", arguments: Array(pictures.prefix(2))),
            Call(name: "pictures withdraw", arguments: [pictures[0], "--reason", "Gjord två gånger."]),
            Call(
                name: "pictures adopt",
                arguments: [
                    pictures[2], "--day", "\(SwedishTime(System.now()).date)", "--body",
                    "Kommunfullmäktige",
                ]),
            Call(
                name: "pictures mask",
                arguments: [
                    pictures[2], "--heading", "summary", "--words", "[namn] bor där.", "--reason", "Namn.",
                ]),
            Call(name: "pictures shared", arguments: []),
            Call(name: "meetings list", arguments: ["--state", "planned"]),
            Call(name: "meetings show", arguments: [meetings[0]]),
            Call(
                name: "meetings add", arguments: ["--day", "2026-12-08", "--title", "Operativt möte"]),
            Call(name: "meetings open", arguments: [meetings[0]]),
            Call(
                name: "meetings decide",
                arguments: [meetings[0], "--words", "Röj buskarna.", "--owner", "Gata och park"]),
            Call(name: "meetings call-off", arguments: [meetings[1], "--reason", "Snöoväder."]),
            Call(name: "meetings resume", arguments: [meetings[1]]),
            Call(name: "meetings withdraw", arguments: [meetings[1], "--reason", "Fel dag."]),
            Call(name: "plans import", arguments: [plan]),
            Call(name: "plans list", arguments: []),
            Call(name: "plans show", arguments: [planned]),
            Call(name: "plans withdraw", arguments: [planned, "--reason", "Fel."]),
            Call(name: "trends", arguments: ["--all"]),
            Call(
                name: "effect",
                arguments: [
                    "--measure", "2026-03-01", "--treated", "\(place),800",
                    "--control", "14.56,56.2767,800",
                ]),
            Call(name: "effect", arguments: ["--year", "2026"]),
            Call(name: "statistics", arguments: ["--by", "category"]),
            Call(name: "routing check", arguments: ["--learn"]),
            Call(name: "routing explain", arguments: ["--case", ids[7]]),
            Call(name: "routing dry-run", arguments: ["--profile", profile]),
            Call(name: "routing apply", arguments: []),
            Call(name: "areas import", arguments: ["--layer", "district", areas]),
            Call(name: "areas replace", arguments: ["--layer", "road", "--dry-run", areas]),
            Call(name: "areas remove", arguments: ["--layer", "district", "p"]),
            Call(name: "areas list", arguments: []), Call(name: "areas at", arguments: [place]),
            Call(name: "addresses find", arguments: ["idrottsh"]),
            Call(name: "addresses import", arguments: [addresses]),
            Call(name: "addresses remove", arguments: []),
            Call(name: "keys add", arguments: ["--name", "y", "--scope", "report:read"]),
            Call(name: "keys list", arguments: []), Call(name: "keys readings", arguments: []),
            Call(name: "keys revoke", arguments: [key], printsData: false),
            Call(
                name: "users add", arguments: ["--name", "Eva", "--email", person, "--role", "admin:1060"]),
            Call(name: "users list", arguments: []), Call(name: "users reset", arguments: [person]),
            Call(name: "users disable", arguments: [person], printsData: false),
            Call(name: "users enable", arguments: [person], printsData: false),
            Call(name: "users roles", arguments: [person, "--role", "reader:1060"], printsData: false),
            Call(name: "outbox list", arguments: ["--state", "waiting"]),
            Call(name: "outbox retry", arguments: ["--all"]),
            Call(name: "originals make-key", arguments: [], printsData: false, status: 1),
            Call(name: "originals rotate", arguments: [], printsData: false),
            Call(name: "backup", arguments: [folder.path("copy.sqlite"), "--overwrite"]),
            Call(name: "check", arguments: []),
            Call(name: "demo", arguments: ["--reports", "5"], status: 1),
        ]
    }
}
