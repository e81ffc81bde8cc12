import Reports
import TestSupport
import Testing

@Suite struct ThemeColourTests {
    private static func fault(_ text: String) -> ThemeColourFault? {
        do throws(ThemeColourFault) {
            _ = try ThemeColour(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("#000000", 21.0), ("#12343C", 13.27), ("#767676", 4.54), ("#0000ff", 8.59), ("#a3261c", 7.37),
    ])
    func `the contrast with white is that of WCAG`(_ colour: String, _ contrast: Double) throws {
        #expect(abs(try ThemeColour(colour).contrastWithWhite - contrast) < 0.01)
    }

    @Test func `a colour is written in six small digits`() throws {
        #expect(try ThemeColour("#0A1F2B").description == "#0a1f2b")
        #expect(try ThemeColour("#12343c") == .usual)
    }

    @Test(arguments: [
        "", "#", "12343c", "#123", "#12343", "#12343cc", "#12343g", "#+2343c", "#-2343c", "red", "#åäö",
    ])
    func `what is no colour is refused`(_ text: String) { #expect(Self.fault(text) == .noColour) }

    @Test(arguments: ["#777777", "#ffd34d", "#ffffff", "#00ff00", "#ff69b4"])
    func
        `one that white text cannot stand on is refused with a darker shade that will do, and the next lighter will not`(
            _ text: String
        ) throws
    {
        guard case .tooLight(let contrast, let darker) = Self.fault(text) else {
            Issue.record("\(text) was taken")
            return
        }
        #expect(contrast < 4.5)
        #expect(try ThemeColour(darker.description) == darker)
        #expect(darker.contrastWithWhite < 4.7)
    }
}
