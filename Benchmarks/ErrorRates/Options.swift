/// What was asked for on the command line: `--name value`, or `--name` alone.
struct Options {
    let arguments: [String]

    func isSet(_ name: String) -> Bool { arguments.contains("--\(name)") }

    func int(_ name: String, _ usual: Int) -> Int { value(name).flatMap(Int.init) ?? usual }

    func double(_ name: String, _ usual: Double) -> Double { value(name).flatMap(Double.init) ?? usual }

    private func value(_ name: String) -> String? {
        guard let position = arguments.firstIndex(of: "--\(name)"), position + 1 < arguments.count else {
            return nil
        }
        return arguments[position + 1]
    }
}
