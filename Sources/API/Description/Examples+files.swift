/// Examples of answers that are no JSON: files, each beside the columns that are sent.
extension Examples {
    /// By media type.
    ///
    /// - Parameter route: The name of a route, such as `GET /api/v1/reports`.
    static func files(of route: String) -> [String: String] {
        var files: [String: String] = [:]
        if let rows = tables[route] {
            files["text/csv"] = "\u{FEFF}" + rows.map { $0 + "\r\n" }.joined()
        }
        switch route {
        case "GET /api/v1/walks": files["text/calendar"] = calendar
        case "GET /api/v1/walks/{id}":
            files["text/calendar"] = calendar
            files["application/gpx+xml"] = stops
        case "POST /api/v1/walks": files["application/gpx+xml"] = way
        case "GET /api/v1/hotspots": files["application/gpx+xml"] = waypoints
        case "GET /metrics": files["text/plain"] = metrics
        default: break
        }
        return files
    }

    /// Tables by the name of the route that answers with them: the names of the columns, and a row where one says more.
    static let tables: [String: [String]] = [
        "GET /api/v1/reports": [
            #"Id;Referens;Kommunkod;Kategori;Status;Källa;Sett;Inkom;Återkommer;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Noggrannhet (m);Avstånd (m);Ärende;Platsens beskrivning;Text"#,
            #"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f;OLO-7K3M-9Q;1060;Belysning;öppet;Invånare;2026-11-20 18:00;2026-11-20 18:05;Kväll;6236975,27;470934,18;56,2767;14,5306;12;;01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10;;"#,
        ],
        "GET /api/v1/cases": [
            #"Id;Kommunkod;Kategorigrupp;Status;Öppnat;Ändrat;Först sett;Senast sett;Rapporter;Rapportörer;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Ansvariga;Åtgärdas senast;Undanhållna rapporter;Platsens noggrannhet;Senaste rapportens referens;Senaste rapportens text;Läge;Handläggare"#,
            #"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10;1060;lighting;öppet;2026-11-20 18:05;2026-11-20 18:05;2026-11-20 18:00;2026-11-20 18:00;1;1;6236975,27;470934,18;56,2767;14,5306;Gata och park;2026-12-04;0;exakt;OLO-7K3M-9Q;Lamporna bakom idrottshallen är trasiga.;Mottaget;"#,
        ],
        "GET /api/v1/statistics": [
            #"Omfattning;Mottagna rapporter;Ärenden;Klara;Öppna;Försenade;Besvarade;"Dagar till första svar, median";"Dagar till första svar, 90:e percentilen";"Dagar tills klart, median";"Dagar tills klart, 90:e percentilen""#,
            #"Alla;309;282;195;87;80;269;16,78;25,8;51,71;80,29"#,
        ],
        "GET /api/v1/hotspots": [
            #"Plats;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Radie (m);Rapporter;Rapportörer;Kategorier;Källor;I mörker (%);Poäng;Först sett;Senast sett;Sannolikhet av slump;Mönster;Varför;Ökning;Vilar på en röst;Säkert olika rapportörer;Namn;Vilar på kort tid;Sannolikheten gäller"#,
            #"1;6236930;470970;56,2762955;14,5311834;60;7;5;"Belysning 6, Mopeder och buskörning 1";Invånare 7;86;2,27;2026-01-26 19:15;2026-11-07 17:20;0,012;Inget mönster;Sticker inte ut i någon enskild av de senaste 12 månaderna.;;nej;4;"Idrottsvägen, Holje";;mot rapporter jämnt spridda"#,
        ],
        "GET /api/v1/trends": [
            #"Kategori;Områdeskod;Område;Bedömning;Sedan vecka;Sedan;Till och med vecka;Till och med;Rapporter;Väntat;Gånger väntat;Veckor mellan slumplarm;Skäl"#
        ],
        "GET /api/v1/walks/{id}": [
            #"Stopp;Namn;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Punkt;Medel;Lägst;Högst;Svar;Olika svar;Iakttagelser"#,
            #"1;Idrottshallen;6236975,27;470934,18;56,2767;14,5306;Belysning;2;2;2;1;nej;1"#,
        ],
        "GET /api/v1/findings": [
            #"Vandring;Dag;Stopp;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Punkt;Iakttagelse;Var;Allvar;Förslag;Ansvarig;Sista dag;Läge;Ärende"#,
            #"Holje i november;2026-11-26;Idrottshallen;6236975,27;470934,18;56,2767;14,5306;Belysning;Två lampor är släckta.;Bakom hallen;Allvarlig;Byt armaturerna.;gata-park;2026-12-31;Öppen;"#,
        ],
        "GET /api/v1/measures": [
            #"Åtgärd;Slag;Namn;Beskrivning;Läge;Planerad;Började;Genomförd;Kostnad (kr);Ansvar;Ansvariga;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Platsens form;Ärenden;Otrygga platser;Iakttagelser;Skäl"#
        ],
        "GET /api/v1/surveys": [
            #"year;municipality;question;share;asked;answered;source;95 % mellan"#
        ],
        "GET /api/v1/dialogues": [
            #"Dialog;Kommun;Dag;Plats;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Antal;Teman;Hölls av;Underlag"#,
            #"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50;1060;2026-10-14;"Folkets hus, Holje";6236975,27;470934,18;56,2767;14,5306;34;Belysning: 12 (lighting) | Mopeder: 7;Kommunen och polisen;"Minnesanteckningar, KS 2026/112""#,
        ],
        "GET /api/v1/crime-statistics": [
            #"period;offence;area;count;status;publisher"#
        ],
        "GET /api/v1/watch-areas": [
            #"Område;Kommun;Namn;Hushåll;Kontakt;Sedan;Till och med;Pågår;På karta"#,
            #"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60;1060;Kvarteret Linden;24;Kontaktombudet;2024-03-01;;ja;ja"#,
        ],
        "GET /api/v1/done": [
            #"Kommun;Kommunkod;År;Genomförd;Slag;Åtgärd;Beskrivning;Område;Ansvar;"Rapporter, minst";Iakttagelser som är klara"#
        ],
        "POST /api/v1/walks": [
            #"Nr;Namn;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Sträcka (m);Framme;Anmärkning"#,
            #"0;Torget;6236975,27;470934,18;56,2767;14,5306;;2026-11-26 16:20;"#,
            #"1;Idrottshallen;6237118,53;471145,69;56,278;14,534;332;2026-11-26 16:24;"#,
            #"2;Torget;6236975,27;470934,18;56,2767;14,5306;332;2026-11-26 16:39;"#,
        ],
    ]

    private static let calendar = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lykta//Trygghetsvandringar//SV", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f-walk@lykta",
        "DTSTAMP:20261120T080000Z", "SEQUENCE:1", "DTSTART:20261126T150000Z", "DTEND:20261126T170000Z",
        "SUMMARY:Trygghetsvandring: Holje i november",
        "URL:https://lykta.example.se/vandringar/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f", "STATUS:TENTATIVE",
        "LOCATION:Torget", "END:VEVENT", "END:VCALENDAR",
    ].map { $0 + "\r\n" }.joined()
    private static let gpx =
        #"<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="Lykta" xmlns="http://www.topografix.com/GPX/1/1">"#
    private static let way =
        gpx
        + #"<wpt lat="56.2767" lon="14.5306"><name>Torget</name></wpt><wpt lat="56.278" lon="14.534"><name>1. Idrottshallen</name></wpt>"#
        + #"<rte><name>Trygghetsvandring</name><rtept lat="56.2767" lon="14.5306"><name>Torget</name></rtept><rtept lat="56.278" lon="14.534"><name>1. Idrottshallen</name></rtept></rte></gpx>"#
    private static let stops =
        gpx
        + #"<wpt lat="56.2767" lon="14.5306"><name>1. Idrottshallen</name><desc>12 rapporter av 7 röster, de flesta efter mörkrets inbrott.</desc></wpt>"#
        + #"<rte><name>Holje i november</name><rtept lat="56.2767" lon="14.5306"><name>1. Idrottshallen</name></rtept></rte></gpx>"#
    private static let waypoints =
        gpx + #"<wpt lat="56.2762955" lon="14.5311834"><name>1. Idrottsvägen, Holje</name></wpt></gpx>"#
    private static let metrics =
        #"lykta_http_requests_total{method="GET",route="/api/v1/cases",status="2xx"} 22"# + "\n"
}
