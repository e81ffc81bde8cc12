import Glibc
import NIOCore
package import Reports

/// Why a server cannot listen where it was told to.
package enum ListenFault: Error, Hashable, Sendable {
    case portTaken
    /// Ports below 1024 are for privileged processes.
    case portForbidden
    /// The address is none of this machine's.
    case addressElsewhere
    /// The name has no address.
    case unknownName

    /// Nil for an error of anything else.
    package init?(meaningOf error: any Error) {
        if error is SocketAddressError.UnknownHost {
            self = .unknownName
            return
        }
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: self = .portTaken
        case EACCES, EPERM: self = .portForbidden
        case EADDRNOTAVAIL: self = .addressElsewhere
        default: return nil
        }
    }

    /// What is wrong and what to do.
    package func sentence(host: String, port: Int) -> Bilingual {
        switch self {
        case .portTaken:
            Bilingual(
                swedish:
                    "Port \(port) på \(host) används redan av ett annat program. Stoppa det, eller välj en annan port med --port eller LYKTA_HTTP_PORT.",
                english:
                    "Port \(port) of \(host) is taken by another program. Stop it, or choose another port with --port or LYKTA_HTTP_PORT."
            )
        case .portForbidden:
            Bilingual(
                swedish:
                    "Port \(port) får inte öppnas av den här användaren. Välj en från 1024 och uppåt med --port eller LYKTA_HTTP_PORT, och låt en proxy svara på 443.",
                english:
                    "This user may not open port \(port). Choose one from 1024 up with --port or LYKTA_HTTP_PORT, and let a proxy answer on 443."
            )
        case .addressElsewhere:
            Bilingual(
                swedish:
                    "\(host) är ingen adress på den här datorn. Sätt LYKTA_HTTP_HOST till en som är det, eller till 0.0.0.0 för alla.",
                english:
                    "\(host) is no address of this machine. Set LYKTA_HTTP_HOST to one that is, or to 0.0.0.0 for all of them."
            )
        case .unknownName:
            Bilingual(
                swedish:
                    "Namnet \(host) går inte att slå upp. Sätt LYKTA_HTTP_HOST till en adress, som 127.0.0.1, eller till ett namn som finns.",
                english:
                    "The name \(host) cannot be looked up. Set LYKTA_HTTP_HOST to an address, such as 127.0.0.1, or to a name that there is."
            )
        }
    }
}
