import Reports
import Web

extension APIService {
    /// Tells a photo of a walk or a measure that cannot be taken without a word of a report, which there is none of.
    static func refusingPhotoAlone<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let fault as PhotoPreparingFault {
            throw Problem(photoAlone: fault)
        }
    }
}
