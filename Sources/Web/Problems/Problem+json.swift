import HTTPTypes
import JSON
import Reports

extension Problem {
    /// The body of the answer: `type`, `title`, `status`, `detail`, `instance`, and `errors` when there are any.
    package func json(instance: String, in language: Language) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", kind.type)
            $0.member("title", kind.title.text(in: language))
            $0.member("status", kind.status.code)
            $0.member("detail", detail.text(in: language))
            $0.member("instance", instance)
            guard !faults.isEmpty else { return }
            $0.array("errors") { errors in
                for fault in faults { errors.object { fault.write(to: &$0) } }
            }
        }
    }
}

extension Problem.Fault {
    fileprivate func write(to object: inout JSONObject) {
        switch location {
        case .pointer(let pointer): object.member("pointer", pointer)
        case .parameter(let name): object.member("parameter", name)
        case .header(let name): object.member("header", name)
        }
        object.member("code", code)
        object.member("message", message)
        if let suggestion { object.member("suggestion", json: suggestion) }
    }
}
