import CQL2
import Reports
import Web

extension FeatureCollection {
    static let reports = FeatureCollection(
        id: "reports",
        title: Bilingual(swedish: "Rapporter", english: "Reports"),
        notes: Bilingual(
            swedish: "Rapporter med plats, personuppgifter maskerade, inom det som nyckeln får se.",
            english: "Placed reports, personal data masked, within what the key may see."),
        geometry: .point,
        fields: [
            municipality,
            FeatureField("category", .text, Bilingual(swedish: "Kategori", english: "Category")),
            FeatureField(
                "status", .text, Bilingual(swedish: "Ärendets status", english: "Status of the case")),
            FeatureField(
                "source", .text, Bilingual(swedish: "Vem som rapporterade", english: "Who reported")),
            FeatureField("observedAt", .moment, Bilingual(swedish: "Sett", english: "Seen")),
            FeatureField("reference", .text, Bilingual(swedish: "Referens", english: "Reference")),
            FeatureField("receivedAt", .moment, Bilingual(swedish: "Mottagen", english: "Received")),
            FeatureField("case", .text, Bilingual(swedish: "Ärendets id", english: "Id of the case")),
            FeatureField(
                "recurs", .text,
                Bilingual(swedish: "Återkommer, åtskilt av komma", english: "Comes back, with commas between")
            ),
            FeatureField(
                "accuracyMetres", .number,
                Bilingual(swedish: "Platsens noggrannhet i meter", english: "Accuracy of the place in metres")
            ),
            FeatureField("restricted", .bool, Bilingual(swedish: "Begränsad", english: "Restricted")),
            FeatureField("words", .text, Bilingual(swedish: "Platsen i ord", english: "The place in words")),
            FeatureField("text", .text, Bilingual(swedish: "Text", english: "Text")),
        ],
        time: .instant(4), sorts: ["observedAt"], access: .to(.readReports))

    static let cases = FeatureCollection(
        id: "cases",
        title: Bilingual(swedish: "Ärenden", english: "Cases"),
        notes: Bilingual(
            swedish: "Ärenden, vart och ett i mitten av sina rapporter, inom det som nyckeln får se.",
            english: "Cases, each in the middle of its reports, within what the key may see."),
        geometry: .point,
        fields: [
            municipality,
            FeatureField("group", .text, Bilingual(swedish: "Kategorigrupp", english: "Category group")),
            FeatureField("status", .text, Bilingual(swedish: "Status", english: "Status")),
            FeatureField("state", .text, Bilingual(swedish: "Läge", english: "State")),
            FeatureField("openedAt", .moment, Bilingual(swedish: "Öppnat", english: "Opened")),
            FeatureField("changedAt", .moment, Bilingual(swedish: "Ändrat", english: "Changed")),
            FeatureField("firstObservedAt", .moment, Bilingual(swedish: "Först sett", english: "First seen")),
            FeatureField("lastObservedAt", .moment, Bilingual(swedish: "Senast sett", english: "Last seen")),
            FeatureField(
                "reports", .integer, Bilingual(swedish: "Antal rapporter", english: "Number of reports")),
            FeatureField(
                "reporters", .integer, Bilingual(swedish: "Antal lämnare", english: "Number of reporters")),
            FeatureField(
                "withheldReports", .integer,
                Bilingual(swedish: "Antal som inte visas", english: "Number withheld")),
            FeatureField(
                "placeIsApproximate", .bool,
                Bilingual(swedish: "Ungefärlig plats", english: "Approximate place")),
            FeatureField("assignee", .text, Bilingual(swedish: "Handläggare", english: "Assignee")),
            FeatureField("due", .day, Bilingual(swedish: "Sista dag", english: "Last day to act")),
            FeatureField(
                "units", .text,
                Bilingual(swedish: "Ansvariga, åtskilda av komma", english: "Units, with commas between")),
            FeatureField("mergedInto", .text, Bilingual(swedish: "Sammanslaget med", english: "Merged into")),
            FeatureField(
                "latestReference", .text,
                Bilingual(swedish: "Senaste rapportens referens", english: "Reference of the latest report")),
            FeatureField(
                "latestText", .text,
                Bilingual(swedish: "Senaste rapportens text", english: "Text of the latest report")),
        ],
        time: .instant(4), sorts: ["openedAt"], access: .to(.readCases))

    static let hotspots = FeatureCollection(
        id: "hotspots",
        title: Bilingual(swedish: "Sparade otrygga platser", english: "Kept hotspots"),
        notes: Bilingual(
            swedish:
                "Otrygga platser som de var den dag de sparades; de senaste \(APIService.mostKeptHotspots).",
            english:
                "Hotspots as they were on the day they were kept; the latest \(APIService.mostKeptHotspots)."),
        geometry: .point,
        fields: [
            municipality,
            FeatureField("keptAt", .moment, Bilingual(swedish: "Sparad", english: "Kept")),
            FeatureField("from", .moment, Bilingual(swedish: "Rapporter från", english: "Reports from")),
            FeatureField("until", .moment, Bilingual(swedish: "Rapporter till", english: "Reports until")),
            FeatureField(
                "categories", .text,
                Bilingual(
                    swedish: "Kategorier, åtskilda av komma", english: "Categories, with commas between")),
            FeatureField("rank", .integer, Bilingual(swedish: "Plats i listan", english: "Rank")),
            FeatureField("name", .text, Bilingual(swedish: "Namn", english: "Name")),
            FeatureField(
                "radiusMetres", .number, Bilingual(swedish: "Radie i meter", english: "Radius in metres")),
            FeatureField(
                "reports", .integer, Bilingual(swedish: "Antal rapporter", english: "Number of reports")),
            FeatureField(
                "distinctReporters", .integer,
                Bilingual(swedish: "Antal lämnare", english: "Number of reporters")),
            FeatureField(
                "pValue", .number,
                Bilingual(swedish: "Sannolikhet av en slump", english: "Probability by chance")),
            FeatureField("pattern", .text, Bilingual(swedish: "Mönster", english: "Pattern")),
            FeatureField("reasons", .text, Bilingual(swedish: "Skäl", english: "Reasons")),
        ],
        time: .instant(1), sorts: ["keptAt"], access: .to(.plan))

    static let areas = FeatureCollection(
        id: "areas",
        title: Bilingual(swedish: "Områden", english: "Areas"),
        notes: Bilingual(
            swedish: "Områden i alla lager, av alla dagar. Av lagret municipality visas nyckelns egna.",
            english: "The areas of all layers and days. Of the layer municipality those of the key are shown."
        ),
        geometry: .polygon,
        fields: [
            FeatureField("layer", .text, Bilingual(swedish: "Lager", english: "Layer")),
            FeatureField("code", .text, Bilingual(swedish: "Kod", english: "Code")),
            FeatureField("name", .text, Bilingual(swedish: "Namn", english: "Name")),
            FeatureField("owner", .text, Bilingual(swedish: "Ägare", english: "Owner")),
            FeatureField("validFrom", .day, Bilingual(swedish: "Första dag", english: "First day")),
            FeatureField(
                "validUntil", .day,
                Bilingual(swedish: "Första dag som det inte gäller", english: "First day it no longer holds")),
        ],
        time: .span(4, 5), sorts: [], access: .to(.readProfile))

    static let cells = FeatureCollection(
        id: "cells",
        title: Bilingual(
            swedish: "Antal rapporter i rutor, för alla",
            english: "Numbers of reports by square, for everybody"),
        notes: Bilingual(
            swedish:
                "Det som kommunerna har publicerat som öppna data: tal i femtal, små tal inte alls, en period i taget. Behöver ingen nyckel.",
            english:
                "What municipalities have published as open data: numbers in fives, small ones not at all, a period at a time. Needs no key."
        ),
        geometry: .polygon,
        fields: [
            municipality,
            FeatureField("period", .text, Bilingual(swedish: "Period", english: "Period")),
            FeatureField("from", .day, Bilingual(swedish: "Första dag", english: "First day")),
            FeatureField("until", .day, Bilingual(swedish: "Första dag efter", english: "First day after")),
            FeatureField(
                "category", .text,
                Bilingual(
                    swedish: "Kategori; saknas för vad som är kvar av alla",
                    english: "Category; missing for what is left of all")),
            FeatureField(
                "count", .integer,
                Bilingual(swedish: "Antal rapporter, i femtal", english: "Number of reports, in fives")),
            FeatureField(
                "cellMetres", .integer,
                Bilingual(swedish: "Rutans sida i meter", english: "Side of the square in metres")),
            FeatureField(
                "district", .text, Bilingual(swedish: "Distriktets kod", english: "Code of the district")),
            FeatureField(
                "districtName", .text, Bilingual(swedish: "Distriktets namn", english: "Name of the district")
            ),
        ],
        time: .span(2, 3), sorts: [], access: .open)

    static let municipality = FeatureField(
        "municipality", .text, Bilingual(swedish: "Kommunkod", english: "Municipality code"))
}
