/// What was asked for on the command line: `--name value`, or `--name` alone.
package struct Options {
    private let arguments: [String]

    package init(arguments: [String]) { self.arguments = arguments }

    package func isSet(_ name: String) -> Bool { arguments.contains("--\(name)") }

    package func int(_ name: String, _ usual: Int) -> Int { value(name).flatMap(Int.init) ?? usual }

    package func double(_ name: String, _ usual: Double) -> Double {
        value(name).flatMap(Double.init) ?? usual
    }

    private func value(_ name: String) -> String? {
        guard let position = arguments.firstIndex(of: "--\(name)"), position + 1 < arguments.count else {
            return nil
        }
        return arguments[position + 1]
    }
}
