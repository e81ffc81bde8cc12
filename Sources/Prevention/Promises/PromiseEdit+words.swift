import Reports

extension CitizenPromise {
    /// What an edit changed, in the promise as it is after it.
    func words(of edit: PromiseEdit, from before: CitizenPromise) -> Bilingual {
        switch edit {
        case .setTitle(let text):
            Bilingual(swedish: "Namnet är nu ”\(text)”.", english: "The name is now “\(text)”.")
        case .setPolice(let text): Bilingual(swedish: "Polisen: \(text)", english: "Police: \(text)")
        case .setMunicipalities:
            Bilingual(
                swedish: "Kommuner: \(municipalities.map(\.description).joined(separator: ", "))",
                english: "Municipalities: \(municipalities.map(\.description).joined(separator: ", "))")
        case .setPeriod(let period):
            Bilingual(
                swedish: "Perioden är \(period.words.swedish).",
                english: "The period is \(period.words.english).")
        case .setBackground:
            Bilingual(swedish: "Bakgrunden är ändrad.", english: "The background was changed.")
        case .setPriorities:
            Bilingual(
                swedish: "De prioriterade områdena är ändrade.", english: "The priorities were changed.")
        case .setCommitments:
            Bilingual(swedish: "Åtagandena är ändrade.", english: "The commitments were changed.")
        case .setFollowUps(let number):
            Bilingual(
                swedish: "Uppföljningar varje år: \(number.map { "\($0)" } ?? "–")",
                english: "Follow-ups a year: \(number.map { "\($0)" } ?? "–")")
        case .setPublished(true):
            Bilingual(swedish: "Löftet publicerades.", english: "The promise was published.")
        case .setPublished(false):
            Bilingual(
                swedish: "Löftet publiceras inte längre.", english: "The promise is no longer published.")
        case .sign(let signature) where before.state != .draft:
            Bilingual(
                swedish: "Undertecknat av: rättat till \(signature.by).",
                english: "Signed by: corrected to \(signature.by).")
        case .sign(let signature):
            Bilingual(
                swedish: "Undertecknat \(signature.day) av \(signature.by).",
                english: "Signed \(signature.day) by \(signature.by).")
        case .correctSigning(let signature, let why):
            Bilingual(
                swedish: "Undertecknandet är rättat till \(signature.day), av \(signature.by). \(why)",
                english: "The signing was corrected to \(signature.day), by \(signature.by). \(why)")
        case .prolong(let until, let why) where prolongations.count < before.prolongations.count:
            Bilingual(
                swedish: "Förlängningen är återtagen: löftet gäller till och med \(until). \(why)",
                english: "The prolongation is taken back: the promise holds through \(until). \(why)")
        case .prolong(let until, let why) where corrections.count > before.corrections.count:
            Bilingual(
                swedish: "Slutet är rättat: löftet gäller till och med \(until). \(why)",
                english: "The end was corrected: the promise holds through \(until). \(why)")
        case .prolong(let until, let why) where prolongations.count == before.prolongations.count:
            Bilingual(
                swedish: "Förlängningen är rättad till och med \(until). \(why)",
                english: "The prolongation is corrected through \(until). \(why)")
        case .prolong(let until, let why):
            Bilingual(
                swedish: "Förlängt till och med \(until). \(why)",
                english: "Prolonged through \(until). \(why)")
        case .hold(let number, let day, _):
            Bilingual(
                swedish: "Uppföljning \(number) hölls \(day).",
                english: "Follow-up \(number) was held \(day).")
        case .end(let day, _):
            Bilingual(
                swedish: "Löftet avslutades \(day) med en slutredovisning.",
                english: "The promise ended \(day) with a final account.")
        case .takeBackEnd(let why):
            Bilingual(
                swedish: "Avslutet \(before.account.map { "\($0.day) " } ?? "")är taget tillbaka. \(why)",
                english: "The end \(before.account.map { "\($0.day) " } ?? "")was taken back. \(why)")
        case .withdraw(let reason):
            Bilingual(
                swedish: "Löftet togs tillbaka. \(reason)", english: "The promise was withdrawn. \(reason)")
        case .mask(let frozen, _, let why):
            Bilingual(
                swedish: "Orden i \(frozen.name.swedish) är maskerade. \(why)",
                english: "The words of \(frozen.name.english) were masked. \(why)")
        }
    }
}
