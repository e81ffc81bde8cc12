import TestSupport
import Testing

@testable import Web

/// What a page carries on of a form that was not taken.
@Suite struct WrittenFormTests {
    private static func written(_ text: String) -> WrittenForm? {
        WrittenForm(Array(text.utf8), sentTo: "/atgarder/ny")
    }

    @Test func `everything is carried on as it was written, in its order`() throws {
        let form = try Self.written("namn=Nya+lampor&vad=%C3%84ldre%0D%0A%26%3D&tom=&ensam").orFail()
        #expect(form.fields.map { $0.name } == ["namn", "vad", "tom", "ensam"])
        #expect(form.fields.map { $0.value } == ["Nya lampor", "Äldre\r\n&=", "", ""])
        let back = try WrittenForm(packed: form.packed, sentTo: form.path).orFail()
        #expect(back.path == "/atgarder/ny" && back.packed == form.packed)
        #expect(back.fields.map { $0.value } == form.fields.map { $0.value })
    }

    @Test func `neither the token of a session nor a password is carried on`() throws {
        let form = try Self.written("formToken=abc&namn=A&password=p&form%54oken2=x&losenord=q").orFail()
        #expect(form.fields.map { $0.name } == ["namn", "formToken2"])
        // However its name is written.
        #expect(Self.written("form%54oken=abc") == nil)
    }

    @Test(arguments: ["", "formToken=abc", "a=1&a=2", "a=%", "a=%FF", "a=%00"])
    func `what holds nothing, and what is no form, is not`(_ text: String) {
        #expect(Self.written(text) == nil)
    }

    @Test func `no more is carried on than there is room for`() {
        let room = String(repeating: "a", count: WrittenForm.mostBytes - 2)
        #expect(Self.written("a=" + room) != nil && Self.written("a=a" + room) == nil)
        // What carries it has room for it, and for who signs in.
        let carried = Self.written("a=" + room)?.packed.utf8.count ?? .max
        #expect(carried + 4 * 1_024 < WrittenForm.carriedBytes)
        #expect(WrittenForm(packed: "%%", sentTo: "/") == nil && WrittenForm(packed: nil, sentTo: "/") == nil)
    }
}
