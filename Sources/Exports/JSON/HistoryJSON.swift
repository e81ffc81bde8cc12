package import JSON
package import Prevention
package import Reports

extension JSONObject {
    /// `"history":[…]`, in the language of `text`: one of the two languages of a text.
    package mutating func history<Kind>(_ events: [HistoryEvent<Kind>], _ text: (Bilingual) -> String) {
        array("history") { array in
            for event in events {
                array.object {
                    $0.member("entry", event.number)
                    $0.member("at", event.at)
                    $0.member("by", event.by.name)
                    $0.member("kind", event.kind.rawValue)
                    $0.member("words", text(event.words))
                }
            }
        }
    }
}
