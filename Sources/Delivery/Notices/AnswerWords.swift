import Reports

/// The e-mail that carries an answer to somebody who reported.
enum AnswerWords {
    /// The subject says nothing of what was reported, nor of what was answered.
    /// - Parameter link: Of the page where the report is followed; nil where there is none.
    static func content(
        _ notice: AnswerNotice, in language: NoticeLanguage, following link: String? = nil
    ) -> MailContent {
        let subject = Bilingual(
            swedish: "Svar på din rapport \(notice.reference)",
            english: "An answer to your report \(notice.reference)")
        let about = Bilingual(
            swedish:
                "Du har lämnat en rapport till \(notice.municipality) (\(notice.categoryName.swedish), \(notice.reference)). Så här svarar de som ansvarar:",
            english:
                "You sent a report to \(notice.municipality) (\(notice.categoryName.english), \(notice.reference)). Those responsible answer:"
        )
        let end = Bilingual(
            swedish:
                "Svaret står också på sidan där du följer rapporten. Det går inte att svara på det här meddelandet.",
            english:
                "The answer stands on the page where you follow the report too. Replies to this message are not read."
        )
        let page = Bilingual(
            swedish: "Så står det till med rapporten:", english: "How the report stands:")
        return MailContent(
            subject: language(subject), language: language,
            sections: [
                .init(
                    lines: [
                        .sentence(language(about)), .space, .quote(notice.text), .space,
                        .sentence(language(end)),
                    ]
                        + (link.map { [.link(language(page), to: $0)] } ?? []))
            ])
    }
}
