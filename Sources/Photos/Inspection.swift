import Crypto
import Reports

/// What is looked at before a photo is decoded.
struct Inspection {
    private let file: FileBytes

    init(_ file: FileBytes) { self.file = file }

    /// - Parameter wanted: The format that it must be of; any, when nil.
    /// - Throws: ``PhotoPreparingFault/refused(_:)``.
    func digest(as wanted: PhotoFormat?) throws -> PhotoDigest {
        guard let format = PhotoFormat(beginning: file.read(64, at: 0)) else {
            throw PhotoPreparingFault.refused(.notAPhoto)
        }
        if let wanted, wanted != format { throw PhotoPreparingFault.refused(.otherFormat(format)) }
        guard let size = PhotoSize(of: file, as: format) else { throw PhotoPreparingFault.refused(.damaged) }
        guard size.isAllowed else { throw PhotoPreparingFault.refused(.tooManyPixels) }
        guard !HiddenContent.isIn(file) else { throw PhotoPreparingFault.refused(.hiddenContent) }
        guard let digest = PhotoDigest(sum()) else { throw PhotoPreparingFault.refused(.damaged) }
        return digest
    }

    private func sum() -> [UInt8] {
        var sum = SHA256()
        var at = 0
        while at < file.count {
            let bytes = file.read(256 * 1_024, at: at)
            guard !bytes.isEmpty else { break }
            sum.update(data: bytes)
            at += bytes.count
        }
        return Array(sum.finalize())
    }
}
