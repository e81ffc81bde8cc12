/// Flow instances of e-services in Open ePlatform, as its XML export has them: what is known of each in `Header`, and in `Values` an element for each
/// question, named by whoever made the e-service, with the answer in elements of its own. Paths are those of answers, such as `description/Value`,
/// and `Header/FlowInstanceID`; a question that was not answered, or not asked, has none.
enum OpenEPlatformExport {
    static let usual = UsualPaths(
        paths: [
            "clientReference": ["Header/FlowInstanceID"],
            "observedAt": ["Header/FirstSubmitted", "Header/Posted"],
        ], required: [:])

    /// The instances of a document, whose root is one or holds several.
    ///
    /// - Throws: ``FlowInstanceFault``.
    static func instances(in document: [UInt8]) throws(FlowInstanceFault) -> [ExportedRecord] {
        let root: MarkupElement
        do throws(MarkupFault) { root = try .document(document) } catch { throw .markup(error) }
        let found = root.name == "FlowInstance" ? [root] : root.children.filter { $0.name == "FlowInstance" }
        guard root.name == "FlowInstance" || root.name == "FlowInstances", !found.isEmpty else {
            throw .noInstance(root.name)
        }
        // A list that the platform gives of its instances has what is known of them beside each other, and no answers.
        guard found.allSatisfy({ $0["Values"] != nil }) else { throw .noAnswers }
        return found.map { instance in
            let header = instance["Header"].map { [(element: $0, path: "Header")] } ?? []
            let answers = instance["Values"]?.children.map { (element: $0, path: $0.name) } ?? []
            return ExportedRecord(header + answers)
        }
    }
}

/// What keeps a document from being flow instances.
package enum FlowInstanceFault: Error, Hashable, Sendable {
    case markup(MarkupFault)
    /// Its root is called so.
    case noInstance(String)
    /// It is a list of instances without their answers.
    case noAnswers
}
