package import Reports

/// A change to a picture: never to what was frozen.
package enum PictureEdit: Hashable, Sendable {
    /// An empty text takes the words away.
    case setWords(PictureHeading, String)
    /// Of a report that was adopted: words that should not have stood there, masked, with why. What was adopted keeps its digest.
    case mask(PictureHeading, String, why: String)
    case setPublished(Bool)
    /// It was made by mistake, for this reason. Nothing is changed after it, and it is published no longer.
    case withdraw(reason: String)

    package var isWithdrawal: Bool {
        if case .withdraw = self { true } else { false }
    }

    package var isMask: Bool {
        if case .mask = self { true } else { false }
    }
}

extension SituationalPicture {
    /// The picture after the edits, in their order, and what was changed, in words; the same picture where nothing was.
    package func applying(_ edits: [PictureEdit], at moment: Timestamp) -> (
        picture: SituationalPicture, words: [Bilingual]
    ) {
        var picture = self
        var said: [Bilingual] = []
        for edit in edits {
            let before = picture.head
            picture.head.apply(edit)
            if picture.head != before { said.append(edit.words) }
        }
        guard picture != self else { return (self, []) }
        picture.head.version += 1
        picture.head.changed = moment
        return (picture, said)
    }
}

extension PictureHead {
    fileprivate mutating func apply(_ edit: PictureEdit) {
        switch edit {
        case .setWords(let heading, let text), .mask(let heading, let text, _):
            words[heading] = text.isEmpty ? nil : text
        case .setPublished(let new): isPublished = new
        case .withdraw(let reason): (withdrawn, isPublished) = (reason, false)
        }
    }
}

extension PictureEdit {
    fileprivate var words: Bilingual {
        switch self {
        case .setWords(let heading, _):
            Bilingual(
                swedish: "Orden under ”\(heading.name.swedish)” är ändrade.",
                english: "The words under “\(heading.name.english)” were changed.")
        case .mask(let heading, _, let why):
            Bilingual(
                swedish: "Orden under ”\(heading.name.swedish)” är maskerade efter antagandet. \(why)",
                english: "The words under “\(heading.name.english)” were masked after the adoption. \(why)")
        case .setPublished(true):
            Bilingual(swedish: "Lägesbilden publicerades.", english: "The picture was published.")
        case .setPublished(false):
            Bilingual(
                swedish: "Lägesbilden publiceras inte längre.",
                english: "The picture is no longer published.")
        case .withdraw(let reason):
            Bilingual(swedish: "Togs tillbaka: \(reason)", english: "Withdrawn: \(reason)")
        }
    }
}
