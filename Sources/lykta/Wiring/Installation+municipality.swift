import API
import Reports
import Triage
import Web

extension Installation {
    /// The municipality that a file says it is of, or the only one.
    ///
    /// - Throws: ``CommandFault``, with how to write it.
    func municipality(writtenIn reader: inout BodyReader, of path: String) throws -> MunicipalityCode {
        let expected = BodyReader.quotedCode
        let code = reader.value("municipality", sv: expected.swedish, en: expected.english) {
            MunicipalityCode($0)
        }
        if code == nil, !reader.faults.isEmpty {
            throw CommandFault.refused(
                reader.faults.map { fault in "\(path) \(fault.pointer ?? ""): " + fault.message })
        }
        let served = jurisdictions.map(\.profile.municipality)
        if code == nil, served.count > 1 {
            let codes = served.map(\.description).joined(separator: ", ")
            throw CommandFault.refused([AddressSentences.writeWhich(codes, in: path)])
        }
        return try municipality(code?.description)
    }
}
