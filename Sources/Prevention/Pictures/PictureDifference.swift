package import Reports

/// What the name of a row says otherwise in the later of two pictures: its figures and words stand in the rows themselves.
package struct PictureDifference: Hashable, Sendable {
    package let part: Part
    /// Nil where it was not said.
    package let before: Bilingual?
    /// Nil where it is said no longer.
    package let after: Bilingual?

    /// What of it. The raw values are words of the API.
    package enum Part: String, CaseIterable, Sendable {
        /// What a case is about, where it lies, and when it began.
        case category, place, since
        /// The name of anything else, such as a measure.
        case name

        package var name: Bilingual {
            switch self {
            case .category: Bilingual(swedish: "kategori", english: "category")
            case .place: Bilingual(swedish: "plats", english: "place")
            case .since: Bilingual(swedish: "sedan", english: "since")
            case .name: Bilingual(swedish: "namn", english: "name")
            }
        }
    }

    /// `kategori: Belysning → Skymd sikt`
    package var words: Bilingual {
        let none = Bilingual("–")
        let (former, now) = (before ?? none, after ?? none)
        return Bilingual(
            swedish: "\(part.name.swedish): \(former.swedish) → \(now.swedish)",
            english: "\(part.name.english): \(former.english) → \(now.english)")
    }
}

extension PictureComparison.Change {
    /// What the row is called otherwise; nothing for one that is new or gone, and for one whose figures or words alone are others.
    package var differences: [PictureDifference] {
        guard case .changed(let before, let after) = self, before.name != after.name else { return [] }
        guard let former = before.partsOfCase, let now = after.partsOfCase else {
            return [PictureDifference(part: .name, before: before.name, after: after.name)]
        }
        return PictureDifference.Part.allCases.compactMap { part -> PictureDifference? in
            guard former[part] != now[part] else { return nil }
            return PictureDifference(part: part, before: former[part], after: now[part])
        }
    }
}

extension PictureRow {
    /// What a case is called by, taken apart: what it is about, the district where it is known, and since when, as
    /// ``PictureMaterial/title(of:)`` puts them together. Nil for what is no case, and for names with commas of their own.
    fileprivate var partsOfCase: [PictureDifference.Part: Bilingual]? {
        guard source?.kind == .case else { return nil }
        let swedish = name.swedish.split(separator: ", ").map(String.init)
        let english = name.english.split(separator: ", ").map(String.init)
        guard swedish.count == english.count else { return nil }
        let told = zip(swedish, english).map { Bilingual(swedish: $0, english: $1) }
        switch told.count {
        case 2: return [.category: told[0], .since: told[1]]
        case 3: return [.category: told[0], .place: told[1], .since: told[2]]
        default: return nil
        }
    }
}
