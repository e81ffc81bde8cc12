extension Report {
    /// The same report, with what staff have corrected.
    package func corrected(
        category: Code<Category>? = nil, whereabouts: Whereabouts? = nil, isRestricted: Bool? = nil
    ) -> Report {
        Report(
            id: id, reference: reference, municipality: municipality, category: category ?? self.category,
            source: source, text: text, answers: answers, whereabouts: whereabouts ?? self.whereabouts,
            otherMunicipalities: otherMunicipalities, observed: observed, received: received, recurs: recurs,
            isRestricted: isRestricted ?? self.isRestricted, clientReference: clientReference,
            reporter: reporter, pseudonym: pseudonym, sender: sender)
    }

    /// The same report, with the number of the key that sent it.
    package func sent(by key: Int64?) -> Report {
        Report(
            id: id, reference: reference, municipality: municipality, category: category, source: source,
            text: text, answers: answers, whereabouts: whereabouts, otherMunicipalities: otherMunicipalities,
            observed: observed, received: received, recurs: recurs, isRestricted: isRestricted,
            clientReference: clientReference, reporter: reporter, pseudonym: pseudonym, sender: key)
    }

    /// The same as a word more of whoever made `earlier`, so that both are one voice.
    package func spoken(byWhomeverMade earlier: Report) -> Report {
        Report(
            id: id, reference: reference, municipality: municipality, category: category, source: source,
            text: text, answers: answers, whereabouts: whereabouts, otherMunicipalities: otherMunicipalities,
            observed: observed, received: received, recurs: recurs, isRestricted: isRestricted,
            clientReference: clientReference, reporter: earlier.reporter, pseudonym: earlier.pseudonym,
            sender: sender)
    }
}
