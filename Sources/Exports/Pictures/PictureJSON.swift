package import JSON
package import Prevention
package import Reports

extension JSONObject {
    /// `"pictures":[…]`
    package mutating func pictures(_ heads: [PictureHead], _ text: (Bilingual) -> String) {
        array("pictures") { array in
            for head in heads { array.object { head.write(to: &$0, text) } }
        }
    }
}

extension PictureHead {
    /// All but what was frozen, in the language of `text`: one of the two languages of a text.
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("kind", scope.kind.rawValue)
        object.member("kindName", text(scope.kind.name))
        object.member("title", text(title))
        object.scope(scope)
        object.member("madeAt", made)
        object.member("by", by.name)
        object.member("digest", digestText)
        object.member("published", isPublished)
        object.member("version", version)
        object.member("changedAt", changed)
        object.object("words") { object in
            for heading in PictureHeading.allCases {
                object.memberIfPresent(heading.rawValue, words[heading])
            }
        }
        object.memberIfPresent("corrects", corrects)
        object.memberIfPresent("withdrawn", withdrawn)
        if let adoption {
            object.object("adoption") { object in
                object.member("day", adoption.day)
                object.member("body", adoption.body)
                object.member("link", adoption.link)
                object.member("digest", adoption.digestText)
                object.member("at", adoption.at)
                object.member("by", adoption.by.name)
                object.member("duty", adoption.duty)
            }
        }
    }
}

extension SituationalPicture {
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        head.write(to: &object, text)
        object.array("sections") { array in
            for section in content.sections {
                array.object { object in
                    object.member("heading", section.heading.rawValue)
                    object.member("name", text(section.heading.name))
                    object.member("explanation", section.heading.explanation.map(text))
                    object.array("rows") { rows in
                        for row in section.rows { rows.object { row.write(to: &$0, text) } }
                    }
                }
            }
        }
    }
}

extension PictureComparison {
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.object("earlier") { $0.scope(earlier) }
        object.object("later") { $0.scope(later) }
        object.member("same", isSame)
        object.array("sections") { array in
            for section in sections {
                array.object { object in
                    object.member("heading", section.heading.rawValue)
                    object.member("name", text(section.heading.name))
                    object.array("changes") { changes in
                        for change in section.changes { changes.object { change.write(to: &$0, text) } }
                    }
                }
            }
        }
    }
}

extension PictureLook {
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("same", isSame)
        object.member("words", text(words))
        object.object("corrections") { corrections.write(to: &$0, text) }
        object.array("late") { array in
            for row in late { array.object { row.write(to: &$0, text) } }
        }
    }
}

extension PublicPicture {
    /// As everybody may read it: without who made it.
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("id", id)
        object.member("municipality", head.municipality)
        object.member("kind", head.scope.kind.rawValue)
        object.member("title", text(head.title))
        object.scope(head.scope)
        object.memberIfPresent("corrects", head.corrects)
        if !corrections.isEmpty {
            object.array("correctedBy") { array in
                for correction in corrections {
                    array.object { object in
                        object.member("id", correction.id)
                        object.member("adopted", correction.day)
                    }
                }
            }
        }
        if let adoption = head.adoption {
            object.object("adoption") { object in
                object.member("day", adoption.day)
                object.member("body", adoption.body)
                object.member("digest", adoption.digestText)
            }
        }
        object.array("sections") { array in
            for section in sections {
                array.object { object in
                    object.member("heading", section.heading.rawValue)
                    object.member("name", text(section.heading.name))
                    object.member("words", section.words)
                    object.array("rows") { rows in
                        for row in section.rows { rows.object { row.write(to: &$0, text) } }
                    }
                }
            }
        }
    }
}

extension PictureComparison.Change {
    fileprivate func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        let rows: (word: String, before: PictureRow?, after: PictureRow?) =
            switch self {
            case .added(let row): (word: "added", before: nil, after: row)
            case .gone(let row): (word: "gone", before: row, after: nil)
            case .changed(let before, let after): (word: "changed", before: before, after: after)
            }
        object.member("change", rows.word)
        for (name, row) in [("before", rows.before), ("after", rows.after)] {
            if let row {
                object.object(name) { row.write(to: &$0, text) }
            } else {
                object.null(name)
            }
        }
        object.array("differences") { array in
            for difference in differences {
                array.object { object in
                    object.member("part", difference.part.rawValue)
                    object.member("name", text(difference.part.name))
                    object.member("before", difference.before.map(text))
                    object.member("after", difference.after.map(text))
                }
            }
        }
    }
}

extension PictureRow {
    func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("key", key)
        object.member("name", text(name))
        object.member("words", words.map(text))
        object.array("figures") { array in
            for figure in figures { array.object { figure.write(to: &$0, text) } }
        }
        object.source(source)
        object.member("open", isOpen)
    }
}

extension PublicPicture.Row {
    fileprivate func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("name", text(name))
        object.member("words", words.map(text))
        object.array("figures") { array in
            for figure in figures { array.object { figure.write(to: &$0, text) } }
        }
        object.source(source)
    }
}

extension PictureFigure {
    fileprivate func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("quantity", quantity.rawValue)
        object.member("name", text(quantity.name))
        object.member("value", value, decimals: decimals)
        object.member("low", interval?.lowerBound, decimals: decimals)
        object.member("high", interval?.upperBound, decimals: decimals)
    }
}

extension JSONObject {
    fileprivate mutating func scope(_ scope: PictureScope) {
        member("from", scope.span.from)
        member("until", scope.span.until)
        member("day", scope.day)
    }

    fileprivate mutating func source(_ source: PictureSource?) {
        guard let source else { return null("source") }
        object("source") { object in
            object.member("kind", source.kind.rawValue)
            object.member("id", source.id)
        }
    }
}
