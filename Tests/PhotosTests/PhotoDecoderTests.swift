import Foundation
import Reports
import TestSupport
import Testing

@testable import Photos

/// The decoder itself, with photos of every kind.
@Suite struct PhotoDecoderTests {
    private let maker: PhotoMaker

    init() throws { maker = try PhotoMaker() }

    private func reception(_ decoder: PhotoDecoder = PhotoDecoder()) throws -> PhotoReception {
        try PhotoReception(folder: maker.path("incoming-\(UUID().uuidString)"), decoder: decoder)
    }

    private func image(
        of bytes: [UInt8], as format: PhotoFormat? = nil, by decoder: PhotoDecoder = PhotoDecoder()
    )
        async throws -> PhotoImage
    {
        let incoming = try reception(decoder).begin()
        try await incoming.append(bytes)
        _ = try await incoming.inspect(as: format)
        return try await incoming.image()
    }

    private func refusal(
        of bytes: [UInt8], as format: PhotoFormat? = nil, by decoder: PhotoDecoder = PhotoDecoder()
    )
        async throws -> PhotoRefusal?
    {
        do {
            _ = try await image(of: bytes, as: format, by: decoder)
            return nil
        } catch PhotoPreparingFault.refused(let refusal) {
            return refusal
        }
    }

    @Test(arguments: PhotoFormat.allCases)
    func `every format becomes a JPEG of its pixels`(_ format: PhotoFormat) async throws {
        defer { maker.remove() }
        let suffix = format == .jpeg ? "jpg" : format.rawValue
        let image = try await image(of: maker.photo(suffix), as: format)
        #expect(image.width == 64 && image.height == 48)
        #expect(try maker.light(of: image.jpeg, x: 5, y: 24) < 40)
        #expect(try maker.light(of: image.jpeg, x: 58, y: 24) > 180)
    }

    @Test(
        arguments: [
            (1, "left"), (2, "right"), (3, "right"), (4, "left"), (5, "top"), (6, "top"), (7, "bottom"),
            (8, "bottom"),
        ] as [(UInt8, String)])
    func `a photo is turned upright as EXIF says`(_ orientation: UInt8, _ dark: String) async throws {
        defer { maker.remove() }
        let bytes = JPEGParts.inserting(
            JPEGParts.exif(orientation: orientation, secret: "x"), into: try maker.photo("jpg"))
        let image = try await image(of: bytes)
        #expect((image.width, image.height) == (orientation < 5 ? (64, 48) : (48, 64)))
        let (right, bottom) = (image.width - 6, image.height - 6)
        let places = [
            "left": (5, image.height / 2), "right": (right, image.height / 2), "top": (image.width / 2, 5),
            "bottom": (image.width / 2, bottom),
        ]
        let opposite = ["left": "right", "right": "left", "top": "bottom", "bottom": "top"]
        let (here, there) = try (places[dark].orFail(), places[opposite[dark].orFail()].orFail())
        #expect(try maker.light(of: image.jpeg, x: here.0, y: here.1) < 40)
        #expect(try maker.light(of: image.jpeg, x: there.0, y: there.1) > 180)
    }

    @Test(arguments: [
        (3_200, 1_200, 1_600, 600), (1_000, 2_000, 800, 1_600), (1_600, 1_600, 1_600, 1_600),
        (20, 10, 20, 10),
    ])
    func `a photo is shrunk to 1600 pixels and never made larger`(
        _ width: Int, _ height: Int, _ becomesWide: Int, _ becomesHigh: Int
    ) async throws {
        defer { maker.remove() }
        let image = try await image(of: maker.photo("jpg", width: width, height: height))
        #expect((image.width, image.height) == (becomesWide, becomesHigh))
    }

    @Test func `nothing of what came in survives but the pixels`() async throws {
        defer { maker.remove() }
        let secret = "HEMLIGPLATS"
        var segments: [UInt8] = JPEGParts.exif(orientation: 1, secret: secret)
        for (marker, text) in [
            (0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>\(secret)</x:xmpmeta>"),
            (0xE2, "MPF\0\(secret)"),
            (0xED, "Photoshop 3.0\0\(secret)"), (0xFE, secret),
        ] as [(UInt8, String)] {
            segments += JPEGParts.segment(marker, Array(text.utf8))
        }
        let plain = try maker.photo("jpg")
        // A second picture, and the film of a moving photo.
        let film: [UInt8] = [0, 0, 0, 24] + Array("ftypmp42\(secret)".utf8)
        let trailer: [UInt8] = plain + film
        let image = try await image(of: JPEGParts.inserting(segments, into: plain) + trailer)
        #expect(image.jpeg.count < 3_000)
        #expect(!String(decoding: image.jpeg, as: UTF8.self).contains("HEMLIG"))
        #expect(image.jpeg.indices.filter { image.jpeg[$0...].starts(with: [0xFF, 0xD8, 0xFF]) } == [0])
    }

    @Test func `what lies in the text of a PNG does not survive, and what is clear becomes white`()
        async throws
    {
        defer { maker.remove() }
        try maker.vips("black", "clear.png", "30", "20", "--bands", "4")
        let png = try maker.bytes("clear.png")
        let text = Array("tEXtComment\0HEMLIGPLATS".utf8)
        // The sum of a text is not looked at before the picture has been read.
        let length: [UInt8] = [0, 0, 0, UInt8(text.count - 4)]
        var bytes: [UInt8] = Array(png.prefix(33)) + length + text + [0, 0, 0, 0]
        bytes += png.dropFirst(33)
        let image = try await image(of: bytes)
        #expect(try maker.light(of: image.jpeg, x: 15, y: 10) > 250)
        #expect(!String(decoding: image.jpeg, as: UTF8.self).contains("HEMLIG"))
    }

    @Test(arguments: PhotoFormat.allCases)
    func `a photo that is cut off is refused`(_ format: PhotoFormat) async throws {
        defer { maker.remove() }
        let suffix = format == .jpeg ? "jpg" : format.rawValue
        let whole = try maker.photo(suffix, width: 640, height: 480)
        for share in [0.2, 0.6, 0.9] {
            let part = Array(whole.prefix(Int(Double(whole.count) * share)))
            #expect(try await refusal(of: part) == .damaged, "\(share)")
        }
    }

    @Test func `a beginning of a few bytes is refused, of every length`() async throws {
        defer { maker.remove() }
        for format in PhotoFormat.allCases {
            let whole = try maker.photo(format == .jpeg ? "jpg" : format.rawValue)
            for count in 0..<40 {
                let refusal = try await inspected(Array(whole.prefix(count)))
                #expect(refusal == .notAPhoto || refusal == .damaged || refusal == nil, "\(format) \(count)")
                if count < 3 { #expect(refusal == .notAPhoto) }
            }
        }
    }

    private func inspected(_ bytes: [UInt8], as format: PhotoFormat? = nil) async throws -> PhotoRefusal? {
        let incoming = try reception().begin()
        try await incoming.append(bytes)
        do {
            _ = try await incoming.inspect(as: format)
            return nil
        } catch PhotoPreparingFault.refused(let refusal) {
            return refusal
        }
    }

    @Test(arguments: [
        "<html><body>", "<SCRIPT src=x>", "<!DOCTYPE svg>", "<?php echo 1", "%PDF-1.7", "<svg onload=x>",
    ])
    func `a photo that is a page or a document too is refused, wherever that stands`(_ sign: String)
        async throws
    {
        defer { maker.remove() }
        let plain = try maker.photo("jpg")
        #expect(try await inspected(plain + Array(sign.utf8)) == .hiddenContent)
        let comment = JPEGParts.segment(0xFE, Array("a\(sign)b".utf8))
        #expect(try await inspected(JPEGParts.inserting(comment, into: plain)) == .hiddenContent)
        // Across the edge of what is read at a time.
        let edge = [UInt8](repeating: 0, count: 64 * 1_024 - plain.count - 3)
        #expect(try await inspected(plain + edge + Array(sign.utf8)) == .hiddenContent)
        let png = try maker.photo("png")
        #expect(try await inspected(png + Array(sign.utf8)) == .hiddenContent)
    }

    @Test(arguments: ["", "a comment of the archive"])
    func `a photo that ends as an archive is refused`(_ comment: String) async throws {
        defer { maker.remove() }
        var end: [UInt8] = [0x50, 0x4B, 5, 6]
        end += [UInt8](repeating: 0, count: 16)
        end += [UInt8(comment.utf8.count), 0]
        end += Array(comment.utf8)
        let plain = try maker.photo("jpg")
        #expect(try await inspected(plain + end) == .hiddenContent)
        // The same signs that end nothing are chance.
        #expect(try await inspected(plain + end + [1]) == nil)
    }

    @Test(arguments: PhotoFormat.allCases, PhotoFormat.allCases)
    func `another format than was said is refused, with its name`(_ said: PhotoFormat, _ sent: PhotoFormat)
        async throws
    {
        defer { maker.remove() }
        let bytes = try maker.photo(sent == .jpeg ? "jpg" : sent.rawValue)
        #expect(try await inspected(bytes, as: said) == (said == sent ? nil : .otherFormat(sent)))
    }

    @Test(arguments: [
        "GIF89a", "II*\0", "<svg xmlns='http://www.w3.org/2000/svg'/>", "P6 1 1 255 abc", "%!PS", "hello",
    ])
    func `what is none of the formats is refused, though the decoder could read it`(_ text: String)
        async throws
    {
        #expect(try await inspected(Array(text.utf8)) == .notAPhoto)
        maker.remove()
    }

    @Test func `a header that says more pixels than there may be is refused before decoding`() async throws {
        defer { maker.remove() }
        func changed(_ bytes: [UInt8], _ at: Int, _ to: [UInt8]) -> [UInt8] {
            Array(bytes[..<at]) + to + bytes[(at + to.count)...]
        }
        let png = try maker.photo("png")
        #expect(try await inspected(changed(png, 16, [0, 0, 0x30, 0, 0, 0, 0x30, 0])) == .tooManyPixels)
        #expect(
            try await inspected(changed(png, 16, [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]))
                == .tooManyPixels)
        let jpeg = try maker.photo("jpg")
        let frame = try jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0, 0, 17]) }.orFail()
        #expect(try await inspected(changed(jpeg, frame + 5, [0x40, 0, 0x40, 0])) == .tooManyPixels)
        #expect(try await inspected(changed(jpeg, frame + 5, [0x10, 0, 0xFF, 0xFF])) == .tooManyPixels)
        var extended: [UInt8] = Array("RIFF".utf8) + [30, 0, 0, 0]
        extended += Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0]
        extended += [0xFF, 0xFF, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0]
        #expect(try await inspected(extended) == .tooManyPixels)
        let heic = try maker.photo("heic")
        let extent = try heic.indices.first { heic[$0...].starts(with: Array("ispe".utf8)) }.orFail()
        #expect(
            try await inspected(changed(heic, extent + 8, [0, 0, 0x30, 0, 0, 0, 0x30, 0])) == .tooManyPixels)
        #expect(
            try await inspected(changed(heic, extent + 8, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]))
                == .tooManyPixels)
    }

    @Test func `a photo that is small as a file and large in memory ends the decoder, not the server`()
        async throws
    {
        defer { maker.remove() }
        try maker.vips("black", "large.v", "7000", "7000", "--bands", "3")
        try maker.vips("jpegsave", "large.v", "large.jpg", "--interlace")
        var limits = PhotoLimits()
        limits.decoderMemory = 150_000_000
        let refusal = try await refusal(of: maker.bytes("large.jpg"), by: PhotoDecoder(limits: limits))
        #expect(refusal == .damaged || refusal == .tooDemanding)
        #expect(try await image(of: maker.bytes("large.jpg")).width == 1_600)
    }

    /// A program in place of the decoder.
    private func program(_ script: String) throws -> String {
        let path = maker.path("decoder-\(UUID().uuidString)")
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    @Test func `a decoder that waits too long for others is ended, and the photo may come again`()
        async throws
    {
        defer { maker.remove() }
        var limits = PhotoLimits()
        limits.decoderWallSeconds = 1
        let slow = PhotoDecoder(path: try program("exec sleep 60"), limits: limits)
        let photo = try maker.photo("jpg")
        await #expect(throws: PhotoPreparingFault.overloaded(retryAfterSeconds: 60)) {
            try await image(of: photo, by: slow)
        }
    }

    @Test func `the decoder runs only when the processor is free`() async throws {
        defer { maker.remove() }
        let told = maker.path("told")
        let curious = PhotoDecoder(path: try program("chrt -p $$ > \(told); echo x > out.jpg"))
        #expect(try await refusal(of: maker.photo("jpg"), by: curious) == .damaged)
        #expect(try String(contentsOfFile: told, encoding: .utf8).contains("SCHED_IDLE"))
    }

    @Test func `a decoder that does not end is ended`() async throws {
        defer { maker.remove() }
        var limits = PhotoLimits()
        limits.decoderSeconds = 1
        let busy = PhotoDecoder(path: try program("while :; do :; done"), limits: limits)
        do {
            #expect(try await refusal(of: maker.photo("jpg"), by: busy) == .tooDemanding)
        } catch PhotoPreparingFault.overloaded {
            // It runs only when the processor is free: where that is never, the clock ends it first.
        }
    }

    @Test func `the decoder has limits and nothing of our environment, and its output is not trusted`()
        async throws
    {
        defer { maker.remove() }
        let told = maker.path("told")
        let curious = PhotoDecoder(
            path: try program("{ env; ulimit -a; pwd; echo \"$@\"; } > \(told); echo x > out.jpg"))
        #expect(try await refusal(of: maker.photo("jpg"), by: curious) == .damaged)
        let text = try String(contentsOfFile: told, encoding: .utf8)
        #expect(text.contains("VIPS_BLOCK_UNTRUSTED=1"))
        #expect(!text.contains("LYKTA") && !text.contains("USER=") && !text.contains("SWIFT"))
        #expect(text.contains("/photo-1\n"))
        let limits = text.split(separator: "\n").compactMap { $0.split(separator: " ").last }
        for limit in ["683593", "10", "64", "8192"] { #expect(limits.contains { $0 == limit }, "\(text)") }
    }

    @Test func `what came in is gone when nobody holds it, and what was left is removed at the start`()
        async throws
    {
        defer { maker.remove() }
        let folder = maker.path("kept")
        var reception: PhotoReception? = try PhotoReception(folder: folder, decoder: PhotoDecoder())
        var incoming = try reception?.begin()
        try await incoming?.append([1, 2, 3])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["photo-1"])
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        incoming = nil
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        reception = nil
        #expect(!FileManager.default.fileExists(atPath: folder))
        try FileManager.default.createDirectory(
            atPath: folder + "/photo-9", withIntermediateDirectories: true)
        let next = try PhotoReception(folder: folder, decoder: PhotoDecoder())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        withExtendedLifetime(next) {}
        _ = (incoming, reception)
    }

    @Test func `so many are received at a time, and more are told when to come again`() async throws {
        defer { maker.remove() }
        var limits = PhotoLimits()
        limits.atOnce = 2
        let reception = try reception(PhotoDecoder(limits: limits))
        let first = try reception.begin()
        var second: (any IncomingPhoto)? = try reception.begin()
        #expect(throws: PhotoPreparingFault.overloaded(retryAfterSeconds: 10)) { try reception.begin() }
        withExtendedLifetime(second) {}
        second = nil
        #expect(throws: Never.self) { try reception.begin() }
        withExtendedLifetime((first, second)) {}
    }

    @Test func `one is decoded at a time`() async throws {
        defer { maker.remove() }
        let marks = maker.path("marks")
        let decoder = PhotoDecoder(
            path: try program("mkdir \(marks) || echo two > \(marks)-two; sleep 0.3; rmdir \(marks); exit 1"))
        let reception = try reception(decoder)
        let photo = try maker.photo("jpg")
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    let incoming = try reception.begin()
                    try await incoming.append(photo)
                    _ = try await incoming.inspect(as: nil)
                    await #expect(throws: PhotoPreparingFault.refused(.damaged)) {
                        try await incoming.image()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(!FileManager.default.fileExists(atPath: marks + "-two"))
    }

    @Test func `without the decoder no photo is begun, and it is said what is lacking`() throws {
        let reception = try reception(PhotoDecoder(path: "/nonexistent/vips"))
        #expect(reception.missingProgram == "/nonexistent/vips")
        #expect(throws: PhotoPreparingFault.unavailable) { try reception.begin() }
        maker.remove()
    }
}
