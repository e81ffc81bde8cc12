import Reports

/// Reads the theme colour of `profile.yaml`.
struct ThemeColourReader {
    /// Nil when there is any fault, which is then in the log; of nil where the profile has no colour.
    func colour(from value: YAMLValue?) -> ThemeColour?? {
        guard let value else { return .some(nil) }
        guard !value.isNull else {
            value.fault(
                Bilingual(
                    swedish:
                        "skriv färgen inom citattecken, som \"#12343c\": vad som följer på # är annars en kommentar",
                    english:
                        "write the colour in quotes, such as \"#12343c\": what follows # is a comment otherwise"
                ))
            return nil
        }
        guard let text = value.text() else { return nil }
        do throws(ThemeColourFault) {
            return try ThemeColour(text)
        } catch {
            value.fault(sentence(for: error, of: text))
            return nil
        }
    }

    private func sentence(for fault: ThemeColourFault, of text: String) -> Bilingual {
        switch fault {
        case .noColour:
            Bilingual(
                swedish: "“\(text.prefix(20))” är ingen färg: # och sex siffror 0–9 och a–f, som \"#12343c\"",
                english:
                    "“\(text.prefix(20))” is not a colour: # and six digits 0–9 and a–f, such as \"#12343c\"")
        case .tooLight(let contrast, let darker):
            Bilingual(
                swedish:
                    "\(text) är för ljus: vit text på den har kontrasten \(ratio(contrast, ",")), och måste ha 4,5 (WCAG 2.1, 1.4.3) i ljust och mörkt läge. Den ljusaste av samma färg som går är \"\(darker)\"",
                english:
                    "\(text) is too light: white text on it has a contrast of \(ratio(contrast, ".")), and must have 4.5 (WCAG 2.1, 1.4.3) in light and in dark. The lightest of the same hue that will do is \"\(darker)\""
            )
        }
    }

    /// With one decimal, downwards: what lacks little is not told as enough.
    private func ratio(_ contrast: Double, _ mark: String) -> String {
        let tenths = Int((contrast * 10).rounded(.down))
        return "\(tenths / 10)\(mark)\(tenths % 10)"
    }
}
