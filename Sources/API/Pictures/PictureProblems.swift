package import Prevention
package import Reports
package import Web

extension APIService {
    /// How a refusal is told.
    private static func pictureProblem(_ fault: PictureFault) -> Problem {
        switch fault {
        case .noSuchPicture: .notFound
        case .stale(let current): .changedMeanwhile(current: current)
        case .idTaken: .conflict("picture.id-taken", fault.words)
        case .dayNotOver: refusal("/day", "picture.day-not-over", fault)
        case .spanAfterDay: refusal("/until", "picture.span-after-day", fault)
        case .noSpan: refusal("/from", "picture.no-span", fault)
        case .tooManyReports: .conflict("picture.too-many-reports", fault.words)
        }
    }

    private static func refusal(_ pointer: String, _ code: String, _ fault: PictureFault) -> Problem {
        .content([.init(.pointer(pointer), code, fault.words)])
    }

    static func refusingPicture<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let fault as PictureFault { throw pictureProblem(fault) }
    }

    /// That nothing which everybody may read seems to hold personal data.
    package static func requirePublishable(_ picture: SituationalPicture, at now: Timestamp) throws(Problem) {
        guard picture.head.isPublished else { return }
        let warnings = warnings(of: picture.head.texts + picture.content.openTexts, at: now)
        guard warnings.isEmpty else {
            throw .content(warnings.map { .init(.pointer(""), "picture.personal-data", $0) })
        }
    }
}
