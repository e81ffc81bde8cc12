import Foundation

/// Photos as phones send them, made by `vips` when a test needs them.
package struct PhotoMaker: Sendable {
    private let folder: URL

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lykta-photos-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    package func remove() { try? FileManager.default.removeItem(at: folder) }

    package func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Runs `vips` in the folder.
    @discardableResult
    package func vips(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/vips")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let output = path("output")
        guard FileManager.default.createFile(atPath: output, contents: nil) else { throw FixtureFault() }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw FixtureFault() }
        return String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
    }

    /// A picture whose left half is dark and whose right half is light.
    package func photo(_ suffix: String, width: Int = 64, height: Int = 48) throws -> [UInt8] {
        let name = "photo-\(width)x\(height)"
        if !FileManager.default.fileExists(atPath: path("\(name).v")) {
            try vips("black", "half.v", "\(width / 2)", "\(height)")
            try vips("linear", "half.v", "light.v", "0", "220")
            try vips("join", "half.v", "light.v", "grey.v", "horizontal")
            try vips("cast", "grey.v", "uchar.v", "uchar")
            try vips("bandjoin", "uchar.v uchar.v uchar.v", "colour.v")
            try vips("copy", "colour.v", "\(name).v", "--interpretation", "srgb")
        }
        try vips("copy", "\(name).v", "\(name).\(suffix)")
        return try bytes("\(name).\(suffix)")
    }

    package func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    package func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: folder.appending(path: name))
    }

    /// How light a JPEG is at a point, 0 to 255.
    package func light(of jpeg: [UInt8], x: Int, y: Int) throws -> Double {
        try write(jpeg, to: "looked-at.jpg")
        let words = try vips("getpoint", "looked-at.jpg", "\(x)", "\(y)").split(separator: " ")
        return try words.first.flatMap { Double($0) }.orFail()
    }
}

extension JPEGParts {
    /// The JPEG with segments put in after its beginning.
    package static func inserting(_ segments: [UInt8], into jpeg: [UInt8]) -> [UInt8] {
        Array(jpeg.prefix(2)) + segments + jpeg.dropFirst(2)
    }

    /// EXIF with an orientation (1 to 8), and a place: a secret that must not survive.
    package static func exif(orientation: UInt8, secret: String) -> [UInt8] {
        let tiff: [UInt8] =
            Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 2]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            + [0x01, 0x0E, 0, 2, 0, 0, 0, UInt8(secret.utf8.count + 1), 0, 0, 0, 38]
            + [0, 0, 0, 0] + Array(secret.utf8) + [0]
        return segment(0xE1, Array("Exif\0\0".utf8) + tiff)
    }
}
