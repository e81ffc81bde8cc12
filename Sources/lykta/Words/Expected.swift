import Reports

/// What should have been typed, as it stands after `“x” is not`: an article and a noun.
enum Expected {
    static let layer = Bilingual(swedish: "ett skikt", english: "a layer")
    static let state = Bilingual(swedish: "ett läge", english: "a state")
    static let lifeState = Bilingual(swedish: "ett läge i ärendets gång", english: "a state of its life")
    static let source = Bilingual(swedish: "en källa", english: "a source")
    static let unit = Bilingual(swedish: "en ansvarig", english: "a unit")
    static let category = Bilingual(swedish: "en kategori", english: "a category")
    static let categoryGroup = Bilingual(swedish: "en grupp av kategorier", english: "a category group")
    static let reportName = Bilingual(
        swedish: "en rapports id eller referens", english: "a report's id or reference")
    static let reasonOfBytes = Bilingual(
        swedish: "ett skäl på 1–1000 byte", english: "a reason of 1–1000 bytes")
    static let degrees = Bilingual(
        swedish: "ett läge som 14.5306,56.2767: longitud, latitud",
        english: "a position such as 14.5306,56.2767: longitude, latitude")
    static let webAddress = Bilingual(
        swedish: "en adress som börjar med https:// eller http://",
        english: "an address that begins with https:// or http://")
    static let geoPackageSystem = Bilingual(swedish: "ett referenssystem", english: "a reference system")
    static let outputFile = Bilingual(
        swedish: "en fil med --output, som --format gpkg behöver",
        english: "a file with --output, which --format gpkg needs")
    static let onlyGeoPackage = Bilingual(
        swedish: "något som skrivs: --output hör till --format gpkg",
        english: "written: --output goes with --format gpkg")
    static let onlyLayer = Bilingual(
        swedish: "något som väljs här: --source-layer hör till en GeoPackage",
        english: "chosen here: --source-layer goes with a GeoPackage")
    static let onlyColumns = Bilingual(
        swedish: "något att säga bredvid --mapping, som säger vad varje kolumn är",
        english: "to be said beside --mapping, which says what each column is")
    static let onlyExports = Bilingual(
        swedish:
            "något som läses här: --mapping hör till CSV, --format open311 och --format open-eplatform",
        english: "read here: --mapping goes with CSV, --format open311 and --format open-eplatform")
    static let baseline = Bilingual(swedish: "en jämförelse", english: "a baseline")
    static let order = Bilingual(swedish: "en ordning", english: "an order")
    static let grouping = Bilingual(swedish: "en indelning", english: "a grouping")
    static let scope = Bilingual(swedish: "en behörighet", english: "a scope")
    static let part = Bilingual(swedish: "en del", english: "a part")
    static let member = Bilingual(swedish: "ett fält", english: "a member")
    static let refusal = Bilingual(swedish: "ett skäl", english: "a reason")
    static let measure = Bilingual(swedish: "ett slag av åtgärd", english: "a kind of measure")
    static let way = Bilingual(swedish: "ett sätt", english: "a way")
    static let caseID = Bilingual(swedish: "ett ärendes id", english: "a case's id")
    static let reference = Bilingual(
        swedish: "en referens som OLO-7K3M-9Q", english: "a reference such as OLO-7K3M-9Q")
    static let name = Bilingual(swedish: "ett namn på en rad", english: "a name on one line")
    static let nameOfBytes = Bilingual(swedish: "ett namn på 1–100 byte", english: "a name of 1–100 bytes")
    static let assignee = Bilingual(swedish: "ett namn, eller none", english: "a name, or none")
    static let email = Bilingual(swedish: "en e-postadress", english: "an e-mail address")
    static let kommunkod = Bilingual(
        swedish: "en kommunkod på fyra siffror", english: "a kommunkod of four digits")
    static let url = Bilingual(
        swedish: "en webbadress som börjar med https://", english: "a URL that begins with https://")
    static let day = Bilingual(swedish: "en dag som 2026-11-20", english: "a day such as 2026-11-20")
    static let pastDay = Bilingual(swedish: "en dag som har varit", english: "a day that has been")
    static let moment = Bilingual(
        swedish: "en dag som 2026-01-31 eller en tid enligt RFC 3339 med förskjutning",
        english: "a day such as 2026-01-31 or a time of RFC 3339 with offset")
    static let position = Bilingual(
        swedish: "LON,LAT i grader eller NORTHING,EASTING i SWEREF 99 TM",
        english: "LON,LAT in degrees or NORTHING,EASTING in SWEREF 99 TM")
    static let circle = Bilingual(swedish: "LON,LAT,METER", english: "LON,LAT,METRES")
    static let twoNumbers = Bilingual(
        swedish: "två tal med kommatecken emellan", english: "two numbers with a comma between")
    static let area = Bilingual(
        swedish: "ett område som district/holje", english: "an area such as district/holje")
    static let areaThereIs = Bilingual(swedish: "ett område som finns", english: "an area there is")
    static let areaOrPolygons = Bilingual(
        swedish: "ett --area eller en läsbar fil med --polygons",
        english: "an --area or a readable file of --polygons")
    static let radius = Bilingual(
        swedish: "en radie från 0,01 till 2 000 000 meter", english: "a radius from 0.01 to 2,000,000 metres")
    static let reach = Bilingual(swedish: "en räckvidd på 1–1 000 m", english: "a reach of 1–1,000 m")
    static let minimum = Bilingual(
        swedish: "ett minsta antal på 2–1 000 rapporter", english: "a minimum of 2–1,000 reports")
    static let walkLength = Bilingual(swedish: "en längd på 100–50000 m", english: "a length of 100–50000 m")
    static let walkTime = Bilingual(
        swedish: "en tid på 15–1440 minuter", english: "a time of 15–1440 minutes")
    static let ranks = Bilingual(
        swedish: "en lista med platsers rang, som 1,3",
        english: "a list of ranks of hotspots, such as 1,3")
    static let placeCount = Bilingual(
        swedish: "ett antal platser, 1–50", english: "a number of places, 1–50")
    static let placeWords = Bilingual(
        swedish: "två bokstäver eller fler av ett namn, och högst 200 byte",
        english: "two letters or more of a name, and at most 200 bytes")
    static let searchWords = Bilingual(
        swedish: "högst tolv ord som säger något", english: "at most twelve words that say something")
    static let referenceSystem = Bilingual(
        swedish: "ett referenssystem: 3006–3018", english: "a reference system: 3006–3018")
    static let newFile = Bilingual(
        swedish: "en ny fil; den finns redan", english: "a new file; it exists already")
    static let falseAlarms = Bilingual(
        swedish: "ett antal falska larm i månaden, 0,01–10",
        english: "a number of false alarms a month, 0.01–10")
    static let measureDays = Bilingual(
        swedish: "en dag som 2026-03-01, eller två: 2026-03-01..2026-03-14",
        english: "a day such as 2026-03-01, or two: 2026-03-01..2026-03-14")
    static let firstAndLast = Bilingual(
        swedish: "en första dag och en sista efter den", english: "a first day and a last one after it")
    static let unitMapping = Bilingual(
        swedish: "GAMMAL=NY, två koder för ansvariga", english: "OLD=NEW, two codes of units")
    static let partColumn = Bilingual(
        swedish: "på formen del=kolumn, som name=Adress",
        english: "of the form part=column, such as name=Adress")
    static let memberColumn = Bilingual(
        swedish: "på formen fält=kolumn, som text=Beskrivning",
        english: "of the form member=column, such as text=Beskrivning")
    static let onlyMapping = Bilingual(
        swedish: "en angivelse där varje kolumn är ett fält och ingen av dem förbigås",
        english: "a mapping of each column to one member, none of them passed over")
    static let questionAnswer = Bilingual(
        swedish: "på formen fråga=svar, som lamp-number=204",
        english: "of the form question=answer, such as lamp-number=204")
    static let deadState = Bilingual(
        swedish: "ett läge som går ihop med --dead", english: "a state that goes with --dead")
    static let role = Bilingual(
        swedish:
            "en roll som triage:1060 eller triage:1060:unit/gata-park (admin gäller en hel kommun)",
        english: "a role such as triage:1060 or triage:1060:unit/gata-park (admin is of a whole municipality)"
    )

    static func list(_ what: Bilingual, _ known: [String]) -> Bilingual {
        what + ": " + known.joined(separator: ", ")
    }

    static func mappingFile(_ format: String) -> Bilingual {
        Bilingual(
            swedish: "en fil med --mapping, som --format \(format) behöver",
            english: "a file with --mapping, which --format \(format) needs")
    }

    static func columnOf(_ member: String) -> Bilingual {
        Bilingual(swedish: "den enda kolumnen för \(member)", english: "the only column of \(member)")
    }

    static func count(for option: String) -> Bilingual {
        Bilingual(
            swedish: "ett heltal från 1 för \(option)", english: "a whole number from 1 for \(option)")
    }

    static func weeks(_ range: ClosedRange<Int>) -> Bilingual {
        Bilingual(
            swedish: "ett antal veckor, \(range.lowerBound)–\(range.upperBound)",
            english: "a number of weeks, \(range.lowerBound)–\(range.upperBound)")
    }

    static func served(_ names: String) -> Bilingual {
        Bilingual(
            swedish: "en kommun som databasen betjänar: \(names)",
            english: "a municipality that the database serves: \(names)")
    }
}
