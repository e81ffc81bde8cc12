package import HTTPTypes
package import Intake
package import JSON
import NIOCore
package import Reports

/// A request that has passed everything its route asks for, on its way to the function that answers it.
package struct Call: Sendable {
    /// As it came, without the query.
    package let path: String
    /// What stands for the path's parameters, in their order.
    package let values: [String]
    package let query: QueryText
    package let headers: HTTPFields
    /// Empty for a route without a body.
    package let body: [UInt8]
    /// The file that is sent with the request; nil for a route that takes none.
    package var upload: IncomingBody?
    /// Nil on open routes only.
    let identified: Caller?
    /// That by which the caller is signed in; on an open route, one that the request carries, whether or not it is in use.
    package let session: SessionToken?
    /// The other end of the connection, and who is believed about who is behind it.
    let peer: SocketAddress?
    let proxies: TrustedProxies
    /// Whether the browser says that a page of this server sent it.
    package let isFromOwnPage: Bool
    package let language: Language
    package let now: Timestamp

    /// Writes down what nobody foresaw.
    let noting: @Sendable (any Error) -> Problem

    /// What a part of the answer says of an error: of one that nobody foresaw that the server failed, and that is written down.
    package func problem(of error: any Error) -> Problem {
        error as? Problem ?? Problem(error) ?? noting(error)
    }

    /// Where the request comes from, as far as it can be trusted.
    package var address: String { proxies.address(of: peer, headers) }

    /// Whether nobody else is told behind it than the machine itself.
    package var isFromThisMachine: Bool {
        let address = address
        return address.hasPrefix("7f.") || address == "0.0.0.0.0.0.0.0"
    }

    /// Where it came from, when that tells one resident from another: see ``TrustedProxies``.
    package var network: NetworkSource? { proxies.source(of: peer, headers) }

    /// Who calls.
    ///
    /// - Throws: 401 on a route that is open.
    package func caller() throws(Problem) -> Caller {
        guard let identified else { throw .keyMissing }
        return identified
    }

    /// The path's parameter at `index` as `parse` reads it.
    ///
    /// - Throws: 404, as for what does not exist.
    package func value<Value>(_ index: Int = 0, _ parse: (String) -> Value?) throws(Problem) -> Value {
        guard values.indices.contains(index), let value = parse(values[index]) else { throw .notFound }
        return value
    }

    /// The body as a form.
    ///
    /// - Throws: 400.
    package func form() throws(Problem) -> FormText { try FormText(body) }

    /// The body as JSON.
    ///
    /// - Throws: 400 with what is wrong and where; 422 for a number that is none or too large, since all else can be read.
    package func json() throws(Problem) -> JSONValue {
        do {
            return try JSONValue(parsing: body)
        } catch {
            throw Problem(
                error.reason == .numberNotFinite ? .faultyContent : .malformedJSON, error.message,
                faults: [
                    Problem.Fault(
                        .pointer(error.pointer.description), "json.\(error.reason.rawValue)", error.message)
                ])
        }
    }
}
