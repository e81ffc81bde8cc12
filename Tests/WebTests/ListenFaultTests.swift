import Glibc
import NIOCore
import Reports
import Testing

@testable import Web

@Suite struct ListenFaultTests {
    @Test(arguments: [
        (EADDRINUSE, ListenFault.portTaken, "Port 80 "), (EACCES, .portForbidden, "80"),
        (EADDRNOTAVAIL, .addressElsewhere, "192.0.2.7 "),
    ])
    func `what the system says of a port becomes a sentence with what to do`(
        _ code: CInt, _ fault: ListenFault, _ named: String
    ) {
        #expect(ListenFault(meaningOf: IOError(errnoCode: code, reason: "bind")) == fault)
        let sentence = fault.sentence(host: "192.0.2.7", port: 80)
        #expect(sentence.swedish.contains(named) && sentence.swedish.contains("LYKTA_HTTP_"))
        #expect(sentence.english.contains(named) && sentence.english.contains("LYKTA_HTTP_"))
    }

    @Test func `other trouble is not taken for it`() {
        #expect(ListenFault(meaningOf: IOError(errnoCode: EPIPE, reason: "write")) == nil)
        #expect(ListenFault(meaningOf: CancellationError()) == nil)
    }
}
