/// What can stand as a member or an element of JSON.
package protocol JSONWritable {
    /// Writes the value by exactly one call to `output`.
    func write(to output: inout JSONOutput)
}

extension String: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(self) }
}

extension Substring: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(String(self)) }
}

extension Bool: JSONWritable {
    package func write(to output: inout JSONOutput) { output.bool(self) }
}

extension Int: JSONWritable {
    package func write(to output: inout JSONOutput) { output.integer(self) }
}

extension Int64: JSONWritable {
    package func write(to output: inout JSONOutput) { output.integer(self) }
}

/// The fewest digits that read back as the same number; `null` for infinity and NaN.
extension Double: JSONWritable {
    package func write(to output: inout JSONOutput) { output.number(self) }
}

extension RoundedNumber: JSONWritable {
    package func write(to output: inout JSONOutput) { output.number(self) }
}

/// An array of the elements, in their order.
extension Array: JSONWritable where Element: JSONWritable {
    package func write(to output: inout JSONOutput) {
        output.array { array in
            for element in self { array.element(element) }
        }
    }
}

/// The word that stands for a case, for a closed set of words.
extension JSONWritable where Self: RawRepresentable, RawValue == String {
    package func write(to output: inout JSONOutput) { output.string(rawValue) }
}
