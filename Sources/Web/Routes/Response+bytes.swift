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

    package static func geoJSON(_ bytes: [UInt8], headers: HTTPFields = [:]) -> Response {
        Response(.ok, "application/geo+json", bytes, headers: headers)
    }
}
