import Exports
package import JSON
import Prevention
import Reports
package import Web

extension APIService.WholePicture {
    /// The picture and its history, as the API writes them.
    package func write(to object: inout JSONObject, in language: Language) {
        picture.write(to: &object) { $0.text(in: language) }
        object.memberIfPresent("maskedDigest", head.maskedDigest)
        object.history(history) { $0.text(in: language) }
        if !corrections.isEmpty { object.member("correctedBy", corrections.map(\.id)) }
        let told = warnings + alike
        if !told.isEmpty { object.member("warnings", told.map { $0.text(in: language) }) }
    }
}
