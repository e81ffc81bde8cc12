import Reports
import Web

extension Open311Routes {
    /// When what is told of the service last changed.
    private static let changeset = "2026-11-20T00:00:00Z"

    /// Where the service is, and whom to ask for a key.
    func discovery(_ call: Call) throws(Problem) -> Document {
        guard !served.isEmpty else { throw .notFound }
        let contacts = served.map { "\($0.name): \(contact(of: $0))" }.joined(separator: "; ")
        let key = Bilingual(
            swedish: "Nycklar ges av kommunen. \(contacts)",
            english: "Keys are given by the municipality. \(contacts)")
        let formats = AnswerFormat.allCases.map { Document.Value.text($0.mediaType) }
        let endpoint = Document.Value.object([
            ("specification", .text("http://wiki.open311.org/GeoReport_v2")),
            ("url", .text("\(publicURL)/open311/v2")), ("changeset", .text(Self.changeset)),
            ("type", .text("production")), ("formats", .list(of: "format", formats)),
        ])
        return Document(
            "discovery",
            .object([
                ("changeset", .text(Self.changeset)), ("contact", .text(contacts)),
                ("key_service", .text(key.text(in: call.language))),
                ("endpoints", .list(of: "endpoint", [endpoint])),
            ]))
    }

    private func contact(of profile: Profile) -> String {
        let asked = profile.dataProtection.contact
        return profile.openSite.contact?.description ?? asked?.email?.description ?? asked?.phone
            ?? asked?.page ?? publicURL.description
    }

    /// What can be reported.
    func services(_ call: Call) throws(Problem) -> Document {
        let profile = try jurisdiction(call.given("jurisdiction_id"))
        let services = profile.categories.map { category in
            Document.Value.object([
                ("service_code", .text(category.code.description)),
                ("service_name", .text(category.name.text(in: call.language))),
                ("description", .text(nil)), ("metadata", .flag(!category.questions.isEmpty)),
                ("type", .text("realtime")), ("keywords", .text(nil)),
                ("group", .text(category.group.description)),
            ])
        }
        return Document("services", .list(of: "service", services))
    }

    /// What is asked of whoever reports.
    func definition(_ call: Call) throws(Problem) -> Document {
        let code = try call.value { AnswerFormat.name(before: $0) }
        let category = try category(code, of: jurisdiction(call.given("jurisdiction_id")))
        let attributes = category.questions.enumerated().map { index, question in
            Self.attribute(question, order: index + 1, call.language)
        }
        return Document(
            "service_definition",
            .object([
                ("service_code", .text(code)), ("attributes", .list(of: "attribute", attributes)),
            ]))
    }

    /// - Throws: 404 for a code that the municipality does not have.
    func category(_ code: String, of profile: Profile) throws(Problem) -> Reports.Category {
        guard let found = profile.categories.first(where: { $0.code.description == code }) else {
            let words = Bilingual.notAmong(profile.categories.map(\.code.description), code)
            throw .notThere("service_code", sv: words.swedish, en: words.english)
        }
        return found
    }

    private static func attribute(_ question: Question, order: Int, _ language: Language) -> Document.Value {
        let isFree = question.choices.isEmpty
        let most = Bilingual(swedish: "Högst 500 tecken.", english: "At most 500 characters.")
        let values = question.choices.map { choice in
            Document.Value.object([
                ("key", .text(choice.code.description)), ("name", .text(choice.text.text(in: language))),
            ])
        }
        return .object([
            ("variable", .flag(true)), ("code", .text(question.code.description)),
            ("datatype", .text(isFree ? "text" : "singlevaluelist")),
            ("required", .flag(question.isRequired)),
            ("datatype_description", .text(isFree ? most.text(in: language) : nil)),
            ("order", .whole(order)), ("description", .text(question.text.text(in: language))),
            ("values", .list(of: "value", values)),
        ])
    }
}
