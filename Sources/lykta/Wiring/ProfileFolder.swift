import Demo
import Foundation
import Projection
import Reports
import Triage

/// The files of one profile, wherever they come from.
struct ProfileFolder {
    let files: [StoredProfileFile]

    private static let armsName = "arms.png"

    /// Reads `profile.yaml`, `routing.yaml`, `areas/LAYER.geojson` and `arms.png` of a folder.
    init(at path: String) throws {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        var names = ["profile.yaml", "routing.yaml"]
        for layer in AreaLayer.allCases {
            let name = "areas/\(layer.rawValue).geojson"
            if FileManager.default.fileExists(atPath: folder.appending(path: name).path) {
                names.append(name)
            }
        }
        let arms = folder.appending(path: Self.armsName).path
        let pictures =
            FileManager.default.fileExists(atPath: arms) ? [Self.arms(of: try InputFile.bytes(at: arms))] : []
        files =
            try pictures
            + names.map { name in
                let file = folder.appending(path: name).path
                guard let content = String(validating: try InputFile.bytes(at: file), as: UTF8.self) else {
                    throw CommandFault.refused([ProfileWords.notUTF8(file)])
                }
                return StoredProfileFile(name: name, content: content)
            }
    }

    init(files: [StoredProfileFile]) { self.files = files }

    /// The made-up Olofström.
    static var builtIn: ProfileFolder {
        ProfileFolder(
            files: [arms(of: BuiltInProfile.arms)]
                + BuiltInProfile.files.map { StoredProfileFile(name: $0.name, content: $0.contents) })
    }

    private static func arms(of bytes: [UInt8]) -> StoredProfileFile {
        StoredProfileFile(name: armsName, content: Data(bytes).base64EncodedString())
    }

    /// The profile and its rules.
    ///
    /// - Throws: ``CommandFault`` with every fault, each with file, line and column.
    func jurisdiction() throws -> ProfileDocument {
        let arms: Arms?
        var faults: [Bilingual] = []
        do throws(ArmsFault) {
            arms = try self.arms
        } catch {
            arms = nil
            faults = ["\(Self.armsName) " + error.sentence]
        }
        do {
            let document = try ProfileDocument(
                profileYAML: try content("profile.yaml"), routingYAML: try content("routing.yaml"), arms: arms
            )
            if faults.isEmpty { return document }
        } catch let others as ProfileFaults {
            faults = others.sentences + faults
        }
        throw CommandFault.brokenProfile(faults)
    }

    /// Nil where the folder has none.
    private var arms: Arms? {
        get throws(ArmsFault) {
            guard let file = files.first(where: { $0.name == Self.armsName }) else { return nil }
            return try Arms(png: Data(base64Encoded: file.content).map(Array.init) ?? [])
        }
    }

    /// The profile and its rules, as they were changed in the browser: the last change counts for as long as `routing.yaml` says what
    /// it said when the change was made.
    ///
    /// - Throws: ``CommandFault`` with every fault.
    func jurisdiction(changedBy revisions: [RuleRevision]) throws -> ProfileDocument {
        let own = try jurisdiction()
        let base = try content("routing.yaml")
        guard
            let revision = revisions.first(where: {
                $0.municipality == own.profile.municipality && $0.base == base
            })
        else { return own }
        do {
            return try ProfileDocument(
                profileYAML: try content("profile.yaml"), routingYAML: revision.content,
                arms: own.profile.arms)
        } catch let faults as ProfileFaults {
            throw CommandFault.brokenProfile(
                [ProfileWords.rulesNoLongerFit(by: revision.by.name, on: SwedishTime(revision.at).date)]
                    + faults.sentences + [ProfileWords.fitRulesAgain])
        }
    }

    /// The areas that come with the profile.
    func areas(_ projector: Projector) throws -> [MappedArea] {
        try files.filter { $0.name.hasPrefix("areas/") }.flatMap { file in
            let layer = file.name.dropFirst("areas/".count).prefix { $0 != "." }
            guard let layer = AreaLayer(rawValue: String(layer)) else {
                throw CommandFault.unreadableFile(file.name)
            }
            return try AreaImport(
                layer: layer, codeProperty: "code", nameProperty: "name", ownerProperty: "owner"
            ).areas(in: Array(file.content.utf8), named: file.name, projector)
        }
    }

    private func content(_ name: String) throws -> String {
        guard let file = files.first(where: { $0.name == name }) else {
            throw CommandFault.unreadableFile(name)
        }
        return file.content
    }
}
