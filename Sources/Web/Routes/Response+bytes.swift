package import HTTPTypes
package import Hummingbird
import NIOCore

extension Response {
    /// An answer of bytes that are already written.
    package init(
        _ status: HTTPResponse.Status = .ok, _ mediaType: String, _ bytes: [UInt8], headers: HTTPFields = [:]
    ) {
        var headers = headers
        headers[.contentType] = mediaType
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    package static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:])
        -> Response
    {
        Response(status, "application/json", bytes, headers: headers)
    }

    /// A thing that has a version, in one language.
    ///
    /// - Parameter address: Where it is read.
    package static func json(
        _ bytes: [UInt8], version: Int, at address: String, in language: Language,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        .json(
            bytes, status: status,
            headers: [
                .eTag: EntityTag.text(version, of: bytes), .contentLanguage: language.rawValue,
                .location: address,
            ])
    }

    package static func geoJSON(_ bytes: [UInt8], headers: HTTPFields = [:]) -> Response {
        Response(.ok, "application/geo+json", bytes, headers: headers)
    }
}
