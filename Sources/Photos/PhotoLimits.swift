/// How much the making of photos may take.
package struct PhotoLimits: Hashable, Sendable {
    /// What comes in, in bytes.
    package static let mostBytes = 12 * 1_024 * 1_024
    /// As a header says, before anything is decoded: phones take up to 50 million.
    package static let mostPixels = 50_000_000
    /// The side of a panorama.
    package static let longestSide = 16_400

    /// How many are received, waited for and decoded at the same time; more are turned away.
    package var atOnce = 24
    /// How many are decoded at the same time, each in a process of its own.
    package var decodersAtOnce = 1
    /// The address space of the decoder, in bytes: what it maps, its libraries among it.
    package var decoderMemory = 700_000_000
    /// Processor time of the decoder.
    package var decoderSeconds = 10
    /// What the decoder may take by the clock, with others beside it.
    package var decoderWallSeconds = 50
    /// How long a photo waits for its report to be sent.
    package var draftSeconds = 3 * 60 * 60.0
    /// How many may be known to wait, and how many bytes of them.
    package var drafts = 4_000
    package var draftBytes = 256 * 1_024 * 1_024

    package init() {}
}
