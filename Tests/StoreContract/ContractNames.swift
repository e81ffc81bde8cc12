import Foundation

/// The names of the contract's tests, so that no backend's test target forgets one.
package enum ContractNames {
    /// Every promise of the contract.
    package static func all(thisFile: String = #filePath) throws -> Set<String> {
        try inFolder(ofFile: thisFile)
    }

    /// The names of the functions in the Swift files beside `path` that are sentences: those between backticks.
    package static func inFolder(ofFile path: String) throws -> Set<String> {
        let folder = URL(filePath: path).deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var names: Set<String> = []
        for file in files where file.pathExtension == "swift" {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let parts = line.split(separator: "`")
                if parts.count > 2, parts[0].hasSuffix("func ") { names.insert(String(parts[1])) }
            }
        }
        return names
    }
}
