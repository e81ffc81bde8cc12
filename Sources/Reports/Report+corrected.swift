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
            reporter: reporter, pseudonym: pseudonym)
    }
}
