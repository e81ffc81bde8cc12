import Foundation
import Web

/// Numbers for people, with the decimal sign of the language of the run.
enum FigureText {
    static func decimal(_ value: Double, _ decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", value)
        return CommandLanguage.current == .swedish ? text.replacing(".", with: ",") : text
    }
}
