package import JSON
package import Prevention
package import Reports

extension JSONObject {
    /// `"meetings":[…]`
    package mutating func meetings(_ meetings: [Meeting], _ text: (Bilingual) -> String) {
        array("meetings") { array in
            for meeting in meetings { array.object { meeting.write(to: &$0, text) } }
        }
    }
}

extension Meeting {
    /// In the language of `text`: one of the two languages of a text.
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("day", day)
        object.member("title", title)
        object.member("present", present)
        object.member("state", state.rawValue)
        object.member("minutes", minutes)
        if let agenda {
            object.object("agenda") { agenda.write(to: &$0, text) }
        } else {
            object.null("agenda")
        }
        object.array("decisions") { array in
            for decision in decisions { array.object { decision.write(to: &$0) } }
        }
        object.member("version", version)
        object.member("madeAt", made)
        object.member("changedAt", changed)
        if let calledOff { object.member("calledOff", calledOff) }
        if let withdrawn { object.member("withdrawn", withdrawn) }
    }
}

extension MeetingAgenda {
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("day", day)
        object.member("since", since)
        object.array("points") { array in
            for point in points { array.object { point.write(to: &$0, text) } }
        }
    }
}

extension AgendaPoint {
    fileprivate func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("heading", heading.rawValue)
        object.member("name", text(name))
        object.member("words", words.map(text))
        if let source {
            object.object("source") { object in
                object.member("kind", source.kind.rawValue)
                object.member("id", source.id)
            }
        } else {
            object.null("source")
        }
    }
}

extension MeetingDecision {
    fileprivate func write(to object: inout JSONObject) {
        object.member("id", id)
        object.member("number", number)
        object.member("words", words)
        object.member("owner", owner)
        object.member("due", due)
        object.member("state", state.rawValue)
        object.member("reason", reason)
        if let link {
            object.object("link") { object in
                object.member("kind", link.kind.rawValue)
                object.member("id", link.target)
            }
        } else {
            object.null("link")
        }
    }
}
