import Mustache

/// A value as a template asks for it, with its parts by their names.
///
/// The library finds a part by looking through all parts of a value by reflection, each time it is asked for, which took nine tenths of the
/// time of a page with a list. Here each value is looked through once, before the page is made.
struct TemplateValue: MustacheParent, MustacheCustomRenderable {
    /// What stands where the value itself is written.
    let renderText: String
    private let parts: [String: Any]
    var isNull: Bool { false }

    func child(named name: String) -> Any? { parts[name] }

    /// All that a page shows. It is such a value too: whether a dictionary has children is a question of what it holds, which would be asked anew for
    /// each name in the template.
    ///
    /// - Cost: about a microsecond for each part of it and of its parts.
    init(of content: [String: any Sendable]) {
        self.init(text: "", parts: content.compactMapValues { Self.made(of: $0) })
    }

    private init(text: String, parts: [String: Any] = [:]) {
        renderText = text
        self.parts = parts
    }

    /// Nil for nothing. Truth values and what is counted through stay what they are, since sections go by them.
    private static func made(of value: Any) -> Any? {
        switch value {
        // The commonest first, and those that are known by their type alone: whether a type has a protocol is asked of a table, each time. What is held
        // by an optional is found by its own type here.
        case let text as String: TemplateValue(text: text)
        case let truth as Bool: truth
        case let number as Int: TemplateValue(text: "\(number)")
        case let optional as any OptionalValue: optional.held.flatMap(made)
        case let parts as [String: Any]:
            TemplateValue(text: "", parts: parts.compactMapValues { made(of: $0) })
        case let list as [Any]: list.compactMap { made(of: $0) }
        case let sequence as any MustacheSequence: sequence
        default: made(ofParts: Mirror(reflecting: value).children, value)
        }
    }

    private static func made(ofParts parts: Mirror.Children, _ value: Any) -> TemplateValue {
        // What has no parts, such as a number or a word, is written as Swift writes it; that of a structure would cost as much again.
        guard !parts.isEmpty else { return TemplateValue(text: String(describing: value)) }
        return TemplateValue(
            text: (value as? any CustomStringConvertible)?.description ?? "",
            parts: Dictionary(
                parts.compactMap { name, part in
                    name.flatMap { name in made(of: part).map { (name, $0) } }
                }, uniquingKeysWith: { first, _ in first }))
    }
}

private protocol OptionalValue {
    var held: Any? { get }
}

extension Optional: OptionalValue {
    fileprivate var held: Any? { map { $0 } }
}
