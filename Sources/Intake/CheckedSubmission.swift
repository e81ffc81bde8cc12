package import Reports

/// A submission that passed every check, ready for the store.
package struct CheckedSubmission: Sendable {
    package let report: Report
    package let original: SealedOriginal
    /// Nil when the reporter is unknown.
    package let repeatKey: RepeatKey?
    /// An e-mail address and a telephone number that were given together.
    package let link: ContactLink?
    /// What the sender ought to be told at once, the most urgent first.
    package let advice: [Advice]
    /// What personal data was masked, in the order of ``PersonalDataKind``'s cases.
    package let masked: [PersonalDataKind]
}

/// Something the reporter ought to know now.
package struct Advice: Hashable, Sendable {
    package let code: Code
    package let message: Bilingual

    /// The names of advice. They stay; programs depend on them.
    package enum Code: String, CaseIterable, Sendable {
        case call112 = "call-112"
        case call11414 = "call-114-14"
        case notAPoliceReport = "not-a-police-report"
    }

    package init(_ code: Code) {
        self.code = code
        message =
            switch code {
            case .call112:
                Bilingual(
                    swedish:
                        "Ring 112 om ett brott eller en olycka pågår eller nyss har hänt, eller om någon är i fara. Den här anmälan läses inte genast.",
                    english:
                        "Call 112 if a crime or an accident is going on or has just happened, or if someone is in danger. This report is not read at once."
                )
            case .call11414:
                Bilingual(
                    swedish:
                        "Ring polisen på 114 14, dygnet runt, för att anmäla eller tipsa om brott som inte pågår. Ring 112 om det pågår.",
                    english:
                        "Call the police on 114 14, day and night, to report or tip about a crime that is not going on. Call 112 if it is."
                )
            case .notAPoliceReport:
                Bilingual(
                    swedish: "Det här är inte en polisanmälan.",
                    english: "This is not a report to the police of a crime.")
            }
    }
}
