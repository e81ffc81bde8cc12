package import Reports

/// Finds personal data in residents' words and puts a mask in its place.
///
/// Found: personnummer and samordningsnummer, birth dates said to be such, telephone numbers, e-mail addresses and
/// registration plates, in the forms people write them in. Left alone: the public numbers 112, 113 13, 114 14, 116 xxx and 1177,
/// amounts, years, dates, times, coordinates, decimals, and the numbers of lamp posts and other things, when a word says that
/// they are such. Names are not looked for.
///
/// One pass, by hand: every sign is looked at a bounded number of times, however the text is made. Text in which nothing is
/// found comes back as it was.
package struct PersonalDataScreen: Sendable {
    private let today: CivilDate?

    /// `today` keeps a date and time of these two years (`20261120 1830`) from being taken for a personnummer whose check
    /// digit happens to be right.
    package init(today: CivilDate? = nil) { self.today = today }

    package struct Masked: Hashable, Sendable {
        package let text: String
        /// What was found, in the order of the cases.
        package let kinds: [PersonalDataKind]
    }

    package func mask(_ text: String) -> Masked { mask(text, namesThing: false) }

    /// - Parameter namesThing: whether the text answers a question for an object's number, so that what looks like a plate
    ///   is that number unless a word says otherwise.
    func mask(_ text: String, namesThing: Bool) -> Masked {
        var scanner = PersonalDataScanner(text, today: today, namesThing: namesThing)
        scanner.scan()
        return scanner.masked(text)
    }
}
