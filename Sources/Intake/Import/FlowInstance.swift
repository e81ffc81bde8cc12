/// One flow instance of an e-service in Open ePlatform, as its XML export has it: what is known of it in `Header`, and in `Values` an element for each
/// question, named by whoever made the e-service, with the answer in elements of its own.
struct FlowInstance {
    /// What stands at each path: `Header/FlowInstanceID`, and of an answer `description/Value`.
    private let answers: [String: String]

    /// The instances of a document, whose root is one or holds several.
    ///
    /// - Throws: ``FlowInstanceFault``.
    static func instances(in document: [UInt8]) throws(FlowInstanceFault) -> [FlowInstance] {
        let root: MarkupElement
        do throws(MarkupFault) { root = try .document(document) } catch { throw .markup(error) }
        let found = root.name == "FlowInstance" ? [root] : root.children.filter { $0.name == "FlowInstance" }
        guard root.name == "FlowInstance" || root.name == "FlowInstances", !found.isEmpty else {
            throw .noInstance(root.name)
        }
        // A list that the platform gives of its instances has what is known of them beside each other, and no answers.
        guard found.allSatisfy({ $0["Values"] != nil }) else { throw .noAnswers }
        return found.map(FlowInstance.init)
    }

    private init(_ element: MarkupElement) {
        var answers: [String: String] = [:]
        var waiting = (element["Header"].map { [($0, "Header")] } ?? [])
        waiting += (element["Values"]?.children ?? []).map { ($0, $0.name) }
        while let (element, path) = waiting.popLast() {
            if element.children.isEmpty, !element.text.isEmpty {
                // An answer of several choices is an element for each; the last one comes first here.
                answers[path] = answers[path].map { element.text + ", " + $0 } ?? element.text
            }
            waiting += element.children.map { ($0, path + "/" + $0.name) }
        }
        self.answers = answers
    }

    /// Nil for a question that was not answered, or not asked.
    func answer(at path: String) -> String? { answers[path] }
}

/// What keeps a document from being flow instances.
package enum FlowInstanceFault: Error, Hashable, Sendable {
    case markup(MarkupFault)
    /// Its root is called so.
    case noInstance(String)
    /// It is a list of instances without their answers.
    case noAnswers
}
