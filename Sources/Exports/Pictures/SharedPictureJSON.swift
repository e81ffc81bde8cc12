package import JSON
package import Prevention
package import Reports

extension JSONObject {
    /// `"sharedPictures":[…]`
    package mutating func sharedPictures(_ shared: [SharedPicture], _ text: (Bilingual) -> String) {
        array("sharedPictures") { array in
            for picture in shared { array.object { picture.write(to: &$0, text) } }
        }
    }
}

extension SharedPicture {
    /// What is common to all its municipalities, in the language of `text`: one of the two languages of a text. The ids of its parts are not in it.
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("id", id)
        object.member("municipalities", municipalities)
        object.member("policeArea", policeArea)
        object.member("kind", kind.rawValue)
        object.member("kindName", text(kind.name))
        object.member("title", text(title))
        object.member("from", span.from)
        object.member("until", span.until)
        object.member("day", day)
        object.member("madeAt", made)
        object.member("by", by.name)
        object.member("version", version)
        object.member("changedAt", changed)
        object.memberIfPresent("withdrawn", withdrawn)
        object.object("words") { object in
            for heading in PictureHeading.allCases {
                object.memberIfPresent(heading.rawValue, words[heading])
            }
        }
    }

    /// The same with the parts that somebody may read, and their sums where there are any.
    package func write(
        _ pictures: [SituationalPicture], _ totals: [PictureSection], to object: inout JSONObject,
        _ text: (Bilingual) -> String
    ) {
        write(to: &object, text)
        object.array("parts") { array in
            for picture in pictures { array.object { picture.write(to: &$0, text) } }
        }
        object.array("totals") { array in
            for section in totals {
                array.object { object in
                    object.member("heading", section.heading.rawValue)
                    object.member("name", text(section.heading.name))
                    object.array("rows") { rows in
                        for row in section.rows { rows.object { row.write(to: &$0, text) } }
                    }
                }
            }
        }
    }
}
