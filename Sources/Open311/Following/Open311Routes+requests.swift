import API
import Projection
import Reports
import Web

extension Open311Routes {
    /// What whoever may read any requests is told of: all that its municipality has, or what it sent.
    private static let reading: [Action] = [.readReports, .readOwn]

    /// The requests that a key may be told of, by the standard's filters, the one that came last first.
    func requests(_ call: Call) async throws -> Document {
        let profile = try jurisdiction(call.given("jurisdiction_id"))
        let caller = try await caller(call, key: call.given("api_key"), to: Self.reading)
        try require(caller, in: profile)
        var query = RequestQuery(call)
        let found: [ServiceRequest]
        if let names = try query.names() {
            found = try await api.serviceRequests(names, for: caller).filter {
                $0.report.municipality == profile.municipality
            }
        } else {
            let codes = (call.given("service_code") ?? "").split(separator: ",").map { code in
                String(code.filter { $0 != " " })
            }
            let categories = try codes.map { try category($0, of: profile).code }
            let question = try query.question(of: profile, Set(categories), at: call.now)
            found = try await api.serviceRequests(question, for: caller)
        }
        return try document(found, call)
    }

    /// A single request: by its id for a key, and by its token for whoever has that.
    func request(_ call: Call) async throws -> Document {
        let name = try call.value { AnswerFormat.name(before: $0) }
        let profile = try jurisdiction(call.given("jurisdiction_id"))
        if let token = RequestToken(name) {
            let found = try await api.serviceRequest(followedBy: token.reference, secret: token.secret)
            guard found.report.municipality == profile.municipality else { throw Problem.notFound }
            return try document([found], call)
        }
        let caller = try await caller(call, key: call.given("api_key"), to: Self.reading)
        try require(caller, in: profile)
        guard let asked = ServiceRequestName(name),
            let found = try await api.serviceRequests([asked], for: caller).first,
            found.report.municipality == profile.municipality
        else { throw Problem.notFound }
        return try document([found], call)
    }

    /// The id of the request that a token is of.
    func token(_ call: Call) async throws -> Document {
        let text = try call.value { AnswerFormat.name(before: $0) }
        let profile = try jurisdiction(call.given("jurisdiction_id"))
        guard let token = RequestToken(text) else { throw Problem.notFound }
        let found = try await api.serviceRequest(followedBy: token.reference, secret: token.secret)
        guard found.report.municipality == profile.municipality else { throw Problem.notFound }
        let request = Document.Value.object([
            ("service_request_id", .text(found.report.reference.description)), ("token", .text(text)),
        ])
        return Document("service_requests", .list(of: "request", [request]))
    }

    private func document(_ requests: [ServiceRequest], _ call: Call) throws(Problem) -> Document {
        let isExtended = try wantsExtensions(call.given("extensions"))
        return Document(
            "service_requests",
            .list(of: "request", requests.map { Self.value(of: $0, call.language, isExtended: isExtended) }))
    }

    /// - Throws: 400 for what is neither true nor false.
    func wantsExtensions(_ given: String?) throws(Problem) -> Bool {
        guard let given else { return false }
        guard let wanted = Bool(given) else {
            throw .parameters([
                .parameter("extensions", "parameter.value", sv: "true eller false.", en: "true or false.")
            ])
        }
        return wanted
    }

    private static func value(of request: ServiceRequest, _ language: Language, isExtended: Bool)
        -> Document.Value
    {
        let report = request.report
        let told = ToldState(request.case.state, by: request.profile?.caseWords ?? CaseWords())
        let service = request.category?.name.text(in: language) ?? report.category.description
        let words: String? = request.tellsWords ? short(report.text.description) : nil
        let address: String? = request.tellsWords ? report.whereabouts.words : nil
        let names = request.case.units.map { $0.unitName.text(in: language) }
        let units: String? = names.isEmpty ? nil : names.joined(separator: ", ")
        var members: [(name: String, value: Document.Value)] = [
            ("service_request_id", .text(report.reference.description)),
            ("status", .text(request.isDone ? "closed" : "open")),
            ("status_notes", .text(told.explanation.text(in: language))),
            ("service_name", .text(service)), ("service_code", .text(report.category.description)),
            ("description", .text(words)),
            ("agency_responsible", .text(units)), ("service_notice", .text(nil)),
            ("requested_datetime", .text(report.received.rfc3339)),
            ("updated_datetime", .text(request.changed.rfc3339)), ("expected_datetime", .text(nil)),
            ("address", .text(address)),
            ("address_id", .text(nil)), ("zipcode", .text(nil)),
            ("lat", .degrees(request.position?.latitude)),
            ("long", .degrees(request.position?.longitude)), ("media_url", .text(nil)),
        ]
        if isExtended {
            let state = Document.Value.object([
                ("state", .text(request.case.state.kind.rawValue)),
                ("state_name", .text(told.name.text(in: language))),
            ])
            members.append(("extended_attributes", state))
        }
        return .object(members)
    }

    /// The standard's 4,000 characters, of which a mask may have made more.
    private static func short(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(4_000)))
    }
}
