/// The colour by which one knows a municipality: behind its name at the top of pages and on signs. White text stands on it, in light
/// and in dark, so it is dark enough for that.
package struct ThemeColour: Hashable, Sendable, CustomStringConvertible {
    /// sRGB.
    private let red: UInt8
    private let green: UInt8
    private let blue: UInt8

    /// Where the profile names none: that of `lykta.css`.
    package static let usual = ThemeColour(red: 0x12, green: 0x34, blue: 0x3C)
    /// What WCAG 2.1 asks for text (1.4.3, level AA).
    package static let leastContrast = 4.5

    /// - Throws: ``ThemeColourFault``.
    package init(_ text: String) throws(ThemeColourFault) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.count == 7, text.hasPrefix("#"), let number = UInt32(String(digits) ?? "", radix: 16),
            digits.first != UInt8(ascii: "+")
        else { throw .noColour }
        self.init(
            red: UInt8(number >> 16 & 0xFF), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF))
        guard contrastWithWhite >= Self.leastContrast else {
            throw .tooLight(contrast: contrastWithWhite, darker: darkened)
        }
    }

    private init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `#12343c`
    package var description: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(part, radix: 16)
                return digits.count == 1 ? "0\(digits)" : digits
            }.joined()
    }

    /// From 1 for white itself to 21 for black, as WCAG 2.1 defines it.
    package var contrastWithWhite: Double {
        func linear(_ part: UInt8) -> Double {
            let value = Double(part) / 255
            let raised = (value + 0.055) / 1.055
            return value <= 0.04045 ? value / 12.92 : raised * raised * Self.fifthRoot(of: raised * raised)
        }
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        return 1.05 / (luminance + 0.05)
    }

    /// By Newton's method; what is raised to 2.4 is squared and multiplied by the fifth root of its square.
    private static func fifthRoot(of value: Double) -> Double {
        var root = 1.0
        for _ in 0..<40 { root = (4 * root + value / (root * root * root * root)) / 5 }
        return root
    }

    /// The lightest shade of the same hue that white text can stand on.
    private var darkened: ThemeColour {
        var shade = self
        var share = 100
        while shade.contrastWithWhite < Self.leastContrast, share > 0 {
            share -= 1
            func part(_ whole: UInt8) -> UInt8 { UInt8(clamping: Int(whole) * share / 100) }
            shade = ThemeColour(red: part(red), green: part(green), blue: part(blue))
        }
        return shade
    }
}

/// Why a text is not taken as a theme colour.
package enum ThemeColourFault: Error, Hashable, Sendable {
    case noColour
    /// White text on it would be hard to read.
    case tooLight(contrast: Double, darker: ThemeColour)
}
