/// What can stand as a member or an element of JSON.
package protocol JSONValue {
    /// Writes the value by exactly one call to `output`.
    func write(to output: inout JSONOutput)
}

extension String: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(self) }
}

extension Substring: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(self) }
}

extension Bool: JSONValue {
    package func write(to output: inout JSONOutput) { output.bool(self) }
}

extension Int: JSONValue {
    package func write(to output: inout JSONOutput) { output.integer(self) }
}

extension Int64: JSONValue {
    package func write(to output: inout JSONOutput) { output.integer(self) }
}

/// The fewest digits that read back as the same number; `null` for infinity and NaN.
extension Double: JSONValue {
    package func write(to output: inout JSONOutput) { output.number(self) }
}

extension RoundedNumber: JSONValue {
    package func write(to output: inout JSONOutput) { output.number(self) }
}

/// An array of the elements, in their order.
extension Array: JSONValue where Element: JSONValue {
    package func write(to output: inout JSONOutput) {
        output.array { array in
            for element in self { array.element(element) }
        }
    }
}
