package import Reports

/// What came in about one place, before any check of what it means: the raw side of a ``Report``.
///
/// It comes out of JSON by ``init(_:)``, or is built member by member by imports and the command line.
package struct Submission: Hashable, Sendable {
    package var category: String
    package var text: String
    package var place: RawPlace
    /// Metres; nil when the sender does not know.
    package var accuracyMetres: Double?
    /// RFC 3339; nil for "now".
    package var observedAt: String?
    package var recurs: [String]
    /// Nil for a resident.
    package var source: String?
    package var contact: Contact?
    /// The sender's own name for the report.
    package var clientReference: String?
    /// An opaque pseudonym that tells the sender's reporters apart.
    package var reporter: String?
    /// In the order they came.
    package var answers: [RawAnswer]
    /// The kommunkod, for a sender that serves several municipalities.
    package var municipality: String?

    package init(
        category: String, text: String, place: RawPlace, accuracyMetres: Double? = nil,
        observedAt: String? = nil, recurs: [String] = [], source: String? = nil, contact: Contact? = nil,
        clientReference: String? = nil, reporter: String? = nil, answers: [RawAnswer] = [],
        municipality: String? = nil
    ) {
        self.category = category
        self.text = text
        self.place = place
        self.accuracyMetres = accuracyMetres
        self.observedAt = observedAt
        self.recurs = recurs
        self.source = source
        self.contact = contact
        self.clientReference = clientReference
        self.reporter = reporter
        self.answers = answers
        self.municipality = municipality
    }

    /// Where, as the sender put it. `words` beside coordinates is what the reporter calls the place.
    package enum RawPlace: Hashable, Sendable {
        /// A GeoJSON Point in WGS 84: longitude, latitude; whatever number of coordinates came.
        case point([Double], words: String? = nil)
        /// A GeoJSON geometry that is no Point.
        case geometry(type: String)
        /// Metres in a declared reference system.
        case grid(northing: Double, easting: Double, epsg: Int, words: String? = nil)
        /// Words alone: an address or the name of a place.
        case words(String)

        /// What the reporter calls the place, as it came.
        var words: String? {
            switch self {
            case .point(_, let words), .grid(_, _, _, let words): words
            case .words(let words): words
            case .geometry: nil
            }
        }
    }

    package struct RawAnswer: Hashable, Sendable {
        package let question: String
        /// The code of a choice, or free text.
        package let value: String

        package init(question: String, value: String) {
            self.question = question
            self.value = value
        }
    }
}
