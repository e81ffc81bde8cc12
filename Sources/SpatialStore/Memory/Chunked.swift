/// An array by row numbers, in chunks that copies share until one of them changes.
struct Chunked<Element: Sendable>: Sendable {
    private(set) var chunks: [[Element]] = []
    private let none: Element
    static var size: Int { 512 }

    /// - Parameter none: What stands where nothing has been put.
    init(_ none: Element) { self.none = none }

    /// One more than the greatest number that may have been put.
    var bound: Int { chunks.count * Self.size }

    /// - Parameter number: At least 0, and below 2³²; others are not kept.
    subscript(number: Int64) -> Element {
        get {
            guard number >= 0, number < Int64(bound) else { return none }
            return chunks[Int(number) / Self.size][Int(number) % Self.size]
        }
        set { modify(number) { $0 = newValue } }
        _modify {
            var element = self[number]
            yield &element
            modify(number) { $0 = element }
        }
    }

    private mutating func modify(_ number: Int64, _ body: (inout Element) -> Void) {
        guard number >= 0, number <= Int64(UInt32.max) else { return }
        while number >= Int64(bound) { chunks.append(Array(repeating: none, count: Self.size)) }
        body(&chunks[Int(number) / Self.size][Int(number) % Self.size])
    }

    /// Calls `body` with every number and element, in order of numbers.
    @inline(__always)
    func forEach(_ body: (Int, Element) throws -> Void) rethrows {
        for chunk in chunks.indices { try forEach(inChunk: chunk, body) }
    }

    /// The same of one chunk.
    @inline(__always)
    func forEach(inChunk number: Int, _ body: (Int, Element) throws -> Void) rethrows {
        let (chunk, first) = (chunks[number], number * Self.size)
        for index in chunk.indices { try body(first + index, chunk[index]) }
    }
}

/// Values by small numbers, each once.
struct Interned<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var numbers: [Value: UInt32] = [:]

    mutating func number(of value: Value) -> UInt32 {
        if let known = numbers[value] { return known }
        let number = UInt32(clamping: values.count)
        values.append(value)
        numbers[value] = number
        return number
    }

    subscript(number: UInt32) -> Value? {
        values.indices.contains(Int(number)) ? values[Int(number)] : nil
    }
}
