import Foundation
import Reports
import TestSupport
import Testing

@Suite struct ArmsTests {
    /// White pictures of one bit a pixel.
    private static let small = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAEAAAABQAQAAAACBxE7oAAAAD0lEQVR42mNgGAWjYPgAAALQAAHi1040AAAAAElFTkSuQmCC")
    private static let narrow = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAD8AAABQAQAAAACGhpD9AAAAD0lEQVR42mNgGAWjYPgAAALQAAHi1040AAAAAElFTkSuQmCC")
    private static let high = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAEAAAAIBAQAAAADRiYSTAAAAGklEQVR42u3BAQEAAACCIP+vbkhAAQAAAHBhEgkAAZMCeZ4AAAAASUVORK5CYII="
    )

    private static func bytes(_ base64: String) -> [UInt8] {
        Data(base64Encoded: base64).map(Array.init) ?? []
    }

    private static func fault(_ bytes: [UInt8]) -> ArmsFault? {
        do throws(ArmsFault) {
            _ = try Arms(png: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a picture is taken as it is, with its size`() throws {
        let arms = try Arms(png: Self.small)
        #expect(arms.png == Self.small && arms.width == 64 && arms.height == 80)
    }

    @Test(arguments: [
        "", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "\u{89}PNG",
        "GIF89a",
    ])
    func `what is no PNG is refused, SVG among it`(_ text: String) {
        #expect(Self.fault(Array(text.utf8)) == .notPNG)
    }

    @Test func `a picture that was cut off, changed or lengthened is refused, wherever it was`() {
        for length in 8..<Self.small.count {
            #expect(Self.fault(Array(Self.small.prefix(length))) == .damaged)
        }
        for place in 8..<Self.small.count {
            var changed = Self.small
            changed[place] ^= 0x20
            #expect(Self.fault(changed) == .damaged, "\(place)")
        }
        #expect(Self.fault(Self.small + Array("<script>".utf8)) == .damaged)
    }

    @Test func `one that is too narrow or too high is refused with its size`() {
        #expect(Self.fault(Self.narrow) == .size(width: 63, height: 80))
        #expect(Self.fault(Self.high) == .size(width: 64, height: 513))
    }

    @Test func `one of too many bytes is refused before it is looked at`() {
        let great = Self.small + [UInt8](repeating: 0, count: Arms.mostBytes)
        #expect(Self.fault(great) == .tooLarge(bytes: great.count))
    }
}
