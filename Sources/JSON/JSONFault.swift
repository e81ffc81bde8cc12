/// What keeps bytes from being JSON, and where. Without sentences: whoever reads JSON words its faults.
package struct JSONFault: Error, Hashable, Sendable {
    package let reason: Reason
    /// How many bytes stand before the fault.
    package let offset: Int
    /// The innermost value that holds the fault.
    package private(set) var pointer: JSONPointer

    init(_ reason: Reason, offset: Int, at pointer: JSONPointer = .root) {
        self.reason = reason
        self.offset = offset
        self.pointer = pointer
    }

    package enum Reason: String, CaseIterable, Sendable {
        case empty
        case byteOrderMark = "byte-order-mark"
        case notUTF8 = "not-utf-8"
        case unexpectedByte = "unexpected-byte"
        case unexpectedEnd = "unexpected-end"
        case trailingComma = "trailing-comma"
        case trailingBytes = "trailing-bytes"
        case tooDeep = "too-deep"
        case duplicateKey = "duplicate-key"
        case malformedNumber = "malformed-number"
        case numberNotFinite = "number-not-finite"
        case numberTooLong = "number-too-long"
        case malformedEscape = "malformed-escape"
        case loneSurrogate = "lone-surrogate"
        case controlCharacter = "control-character"
    }

    func within(_ token: String) -> JSONFault {
        var fault = self
        fault.pointer = pointer.within(token)
        return fault
    }
}
