import Reports

/// The e-mail that reminds of what the law asks for.
enum DutyWords {
    static func content(_ notice: DutyNotice, in language: NoticeLanguage) -> MailContent {
        let count = notice.reminders.count
        let subject = Bilingual(
            swedish:
                "\(notice.name): \(count == 1 ? "en sak" : "\(count) saker") att göra enligt lag (\(Duty.law))",
            english:
                "\(notice.name): \(count == 1 ? "one thing" : "\(count) things") to do by law (\(Duty.law))")
        let opening = Bilingual(
            swedish: "Så står det till med det som lagen om kommuners brottsförebyggande arbete ber om:",
            english: "This is how what the law on municipalities’ crime prevention asks for stands:")
        let end = Bilingual(
            swedish:
                "Tala om i Lykta (under Lagen) när det är gjort. Var sak påminner en gång när den närmar sig och en gång när den är sen.",
            english:
                "Tell Lykta (under The law) when it is done. Each reminds once when it draws near and once when it is late."
        )
        var lines: [MailContent.Line] = [.sentence(language(opening))]
        for reminder in notice.reminders {
            lines += [
                .space, .sentence(language(told(reminder))), .sentence(language(reminder.duty.meaning)),
            ]
        }
        lines += [.space, .sentence(language(end))]
        return MailContent(subject: language(subject), language: language, sections: [.init(lines: lines)])
    }

    private static func told(_ reminder: DutyReminder) -> Bilingual {
        let (name, sections, due) = (reminder.duty.name, reminder.duty.sections, reminder.due)
        return switch reminder.kind {
        case .due:
            Bilingual(
                swedish: "\(name.swedish) (\(sections.swedish)): senast \(due).",
                english: "\(name.english) (\(sections.english)): by \(due).")
        case .overdue:
            Bilingual(
                swedish: "\(name.swedish) (\(sections.swedish)): skulle ha gjorts senast \(due).",
                english: "\(name.english) (\(sections.english)): should have been done by \(due).")
        }
    }
}
