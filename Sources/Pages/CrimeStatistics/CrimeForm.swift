import JSON
import Prevention
import Reports
import Web

/// The form by which a count of crime statistics is kept or corrected.
struct CrimeForm: Sendable {
    var offence = ""
    var area = ""
    var period = ""
    var count = ""
    var status = CrimeCount.Status.settled.rawValue
    var publisher = ""

    /// The `id` of the field for a member of the API.
    static let fields = [
        "offence": "nytt-brott", "area": "nytt-omrade", "period": "period", "count": "antal",
        "status": "status", "publisher": "ny-utgivare",
    ]

    init() {}

    init(_ form: FormText) {
        offence = (form["nytt-brott"] ?? "").trimmingSpaces
        area = (form["nytt-omrade"] ?? "").trimmingSpaces
        period = (form["period"] ?? "").trimmingSpaces
        count = form["antal"] ?? ""
        status = form["status"] ?? ""
        publisher = (form["ny-utgivare"] ?? "").trimmingSpaces
    }

    /// Begins where a series is.
    init(after series: CrimeSeries?) {
        offence = series?.offence.description ?? ""
        area = series?.area.description ?? ""
        publisher = series?.publisher.text ?? ""
    }

    /// As `POST /api/v1/crime-statistics` takes it; what is no number is sent as it was typed, and refused.
    func body(keeper: MunicipalityCode) -> JSONValue {
        let digits = count.filter { !$0.isWhitespace }
        var members: [(key: String, value: JSONValue)] = [
            ("offence", .string(offence)), ("period", .string(period)),
            ("count", Int(digits).map { .number(Double($0)) } ?? .string(digits)),
            ("status", .string(status)), ("publisher", .string(publisher)),
        ]
        if !area.isEmpty { members.append(("area", .string(area))) }
        return .object([
            ("municipality", .string(keeper.description)), ("counts", .array([.object(members)])),
        ])
    }

    func shown(_ faults: [FormFault], _ words: Words) -> Shown {
        func field(_ id: String, _ label: String, _ value: String, hint: String? = nil, isShort: Bool = false)
            -> TextField
        {
            TextField(
                id: id, label: label, value: value, hint: hint, fault: faults.text(at: id), isShort: isShort)
        }
        return Shown(
            offence: field("nytt-brott", words["crime-offence"], offence),
            area: field(
                "nytt-omrade", words["crime-area"], area, hint: words["crime-area-hint"], isShort: true),
            period: field(
                "period", words["crime-period"], period, hint: words["crime-period-hint"], isShort: true),
            count: field("antal", words["crime-count"], count, isShort: true),
            status: SelectField(
                id: "status", label: words["crime-status"],
                options: CrimeCount.Status.allCases.map {
                    ($0.rawValue, $0.name.text(in: words.language))
                }, chosen: status, fault: faults.text(at: "status")),
            publisher: field(
                "ny-utgivare", words["crime-publisher"], publisher, hint: words["crime-publisher-hint"]))
    }

    struct Shown: Sendable {
        let offence: TextField
        let area: TextField
        let period: TextField
        let count: TextField
        let status: SelectField
        let publisher: TextField
    }
}

/// Which series of crime statistics is shown.
struct CrimeChoice: Hashable, Sendable {
    var offence = ""
    var area = ""
    var length = ""
    var publisher = ""

    init(_ query: QueryText) {
        offence = query["brott"] ?? ""
        area = query["omrade"] ?? ""
        length = query["langd"] ?? ""
        publisher = query["utgivare"] ?? ""
    }

    init(_ series: CrimeSeries) {
        offence = series.offence.description
        area = series.area.description
        length = series.length.rawValue
        publisher = series.publisher.text
    }

    init(_ form: CrimeForm, keptBy keeper: MunicipalityCode) {
        offence = form.offence
        area = form.area.isEmpty ? keeper.description : form.area
        length = CrimePeriod(form.period)?.length.rawValue ?? ""
        publisher = form.publisher
    }

    /// The first series that is meant; an empty part means any.
    func series(among all: [CrimeSeries]) -> CrimeSeries? {
        all.first { one in
            (offence.isEmpty || one.offence.description == offence)
                && (area.isEmpty || one.area.description == area)
                && (length.isEmpty || one.length.rawValue == length)
                && (publisher.isEmpty || one.publisher.text == publisher)
        }
    }

    /// As an address has it.
    func address(done: String) -> String {
        let fields = [
            ("brott", offence), ("omrade", area), ("langd", length), ("utgivare", publisher),
        ].filter { !$0.1.isEmpty }
        return "/brottsstatistik?\(FormText.written(fields + [("gjort", done)]))"
    }
}
