import Foundation
import Projection
import Reports
import TestSupport
import Testing

@testable import Delivery

/// The look of an e-mail.
@Suite struct HTMLMailTests {
    private func html(_ notice: CaseNotice, in language: NoticeLanguage = .swedish) throws -> String {
        let message = try OutboxMessage.fixture(notice, to: .email(address: "gata@example.se"))
        let writer = NoticeWriter(projector: try Projector(), language: language)
        return HTMLMail.text(writer.letter(of: Shipment(message)).content)
    }

    @Test(arguments: HTMLMail.Look.all.map { [$0.text, $0.ground] })
    func `every text can be told from what lies behind it, as WCAG 2.2 asks at its highest level`(
        _ colours: [String]
    ) throws {
        let luminances = try colours.map(Self.luminance).sorted()
        #expect((luminances[1] + 0.05) / (luminances[0] + 0.05) >= 7)
    }

    @Test func `no colour of text is used but those, and each on its own ground`() throws {
        let html = try html(.fixture())
        let styles = html.matches(of: #/(?:^|[";])color:(#[0-9a-f]{6});background-color:(#[0-9a-f]{6});/#)
        let looks = Set(HTMLMail.Look.all.map { "\($0.text) \($0.ground)" })
        #expect(Set(styles.map { "\($0.1) \($0.2)" }) == looks)
        #expect(
            html.components(separatedBy: ";color:").count + html.components(separatedBy: "\"color:").count - 2
                == styles.count)
    }

    @Test func `nothing is fetched and nothing is run: no images, scripts, style sheets or forms`() throws {
        let html = try html(.fixture(place: .olofstrom()))
        for word in [
            "<img", "<script", "<style", "<link", "<form", "<iframe", "url(", "src=", "@import", "http://",
        ] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.components(separatedBy: "https://").count == 2)
    }

    @Test(arguments: 0..<100)
    func `what somebody wrote stays text`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let words = hostileText(&chance)
        let plain = try html(.fixture(text: "", placeWords: ""))
        let html = try html(.fixture(text: words, placeWords: words))
        #expect(html.count { $0 == "<" } == plain.count { $0 == "<" })
        #expect(html.count { $0 == "\"" } == plain.count { $0 == "\"" })
    }

    @Test func `markup in a report is shown as it was written`() throws {
        let html = try html(.fixture(text: #"<b onclick="x">&amp;'"#))
        #expect(html.contains(">&lt;b onclick=&quot;x&quot;&gt;&amp;amp;&#39;</blockquote>"))
    }

    @Test(arguments: [(NoticeLanguage.swedish, "sv", "Nytt ärende"), (.english, "en", "New case")])
    func `the language is told to whoever reads aloud, and the subject is its title and heading`(
        _ language: NoticeLanguage, _ code: String, _ headline: String
    ) throws {
        let html = try html(.fixture(), in: language)
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(code)\">"))
        #expect(html.contains("<title>\(headline): ") && html.contains(">\(headline): "))
    }

    @Test(arguments: CaseNotice.Event.allCases, NoticeLanguage.allCases)
    func `the two forms say the same`(_ event: CaseNotice.Event, _ language: NoticeLanguage) throws {
        let message = try OutboxMessage.fixture(
            .fixture(event: event, placeWords: "Bakom hallen"), to: .email(address: "gata@example.se"))
        let content = NoticeWriter(projector: try Projector(), language: language).letter(
            of: Shipment(message)
        ).content
        let html = HTMLMail.text(content).replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        for line in PlainMail.text(content).split(separator: "\n") { #expect(html.contains(line), "\(line)") }
    }

    /// Relative luminance as WCAG 2.2 defines it.
    private static func luminance(_ colour: String) throws -> Double {
        let value = try Int(colour.dropFirst(), radix: 16).orFail()
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
