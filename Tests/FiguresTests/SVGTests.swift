import Foundation
import Testing

@testable import Figures

@Suite struct SVGTests {
    @Test(arguments: Picture.allCases)
    func `a picture is well-formed, and tells its title and description`(_ picture: Picture) throws {
        let text = try picture.committed()
        // An element is open until it is closed, in the order of a stack.
        var open: [Substring] = []
        for tag in text.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
            if tag.1.isEmpty {
                if tag.3.isEmpty { open.append(tag.2) }
            } else {
                #expect(open.popLast() == tag.2)
            }
        }
        #expect(open.isEmpty)
        #expect(text.contains("role=\"img\" aria-labelledby=\"title desc\""))
        #expect(text.contains(/<title id="title">[^<]{10,}<\/title>/))
        #expect(text.contains(/<desc id="desc">[^<]{40,}<\/desc>/))
    }

    @Test(arguments: [
        (0.0, "0"), (2, "2"), (2.04, "2"), (2.05, "2.1"), (-0.04, "0"), (-0.3, "-0.3"), (-12.5, "-12.5"),
        (719.96, "720"),
    ])
    func `a number is written in tenths`(_ number: Double, _ text: String) {
        #expect(SVG.number(number) == text)
    }

    @Test func `words cannot become marks`() {
        var svg = SVG(height: 10, title: "A & B", description: "a < b > c")
        svg.text("<script>&", at: Point(1, 2))
        #expect(svg.text.contains("<title id=\"title\">A &amp; B</title>"))
        #expect(svg.text.contains("<desc id=\"desc\">a &lt; b &gt; c</desc>"))
        #expect(svg.text.contains("<text x=\"1\" y=\"2\">&lt;script&gt;&amp;</text>"))
    }

    @Test func `text stands out from what it is written on`() throws {
        let pairs: [(Ink, Ink)] = [
            (.black, .white), (.grey, .white), (.blue, .white), (.white, .red), (.black, .rose),
            (.black, .blush),
        ]
        for (text, ground) in pairs {
            let (one, other) = (try luminance(text), try luminance(ground))
            #expect((max(one, other) + 0.05) / (min(one, other) + 0.05) >= 5, "\(text) on \(ground)")
        }
    }

    /// Relative luminance by WCAG 2.
    private func luminance(_ ink: Ink) throws -> Double {
        let digits = ink.rawValue.dropFirst()
        let full = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
        let number = try #require(Int(full, radix: 16))
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
