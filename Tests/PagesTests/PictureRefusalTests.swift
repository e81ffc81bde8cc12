import HTTPTypes
import Reports
import Testing
import Web

@testable import Pages

/// What a form of a picture shows when nothing was made or changed: the form again, with what was typed, whatever the reason.
@Suite struct PictureRefusalTests {
    @Test(arguments: [
        Problem.overloaded(retryAfterSeconds: 5), .tookTooLong(), .internalFault,
        Problem(.notWritable, Bilingual("Disken är full.")),
    ])
    func `what is no fault of the form is told above it, with its own status`(_ problem: Problem) throws {
        let refusal = try PictureRefusal(problem, .swedish)
        let fault = try #require(refusal.faults.first)
        #expect(refusal.faults.count == 1 && fault.field == "main")
        #expect(fault.text.hasSuffix(problem.detail.swedish))
        #expect(fault.text.hasPrefix(problem.kind.title.swedish))
        #expect(refusal.status == problem.kind.status && refusal.headers == problem.headers)
    }

    @Test func `a fault of the store is told as any other refusal`() throws {
        let refusal = try PictureRefusal(ReportStoreError.overloaded(retryAfterSeconds: 2), .english)
        #expect(refusal.faults.first?.text.contains("try again in 2 s") == true)
    }

    @Test func `a fault of what was typed stands at its field`() throws {
        let faults: [Problem.Fault] = ["/day", "/words/alarms", "/words", "/id", ""].map {
            .init(.pointer($0), "x", Bilingual("Rätta."))
        }
        let refusal = try PictureRefusal(Problem.content(faults), .swedish)
        #expect(refusal.faults.map(\.field) == ["dag", "ord-alarms", "main", "main", "main"])
        let taken = try PictureRefusal(
            Problem.conflict("picture.id-taken", Bilingual("Taget.")), .swedish)
        #expect(taken.faults == [FormFault(field: "main", text: "Taget.")] && taken.isIDTaken)
        #expect(!refusal.isIDTaken)
    }

    @Test func `who may not see the form, and what nobody foresaw, get no form`() {
        struct Unforeseen: Error {}
        #expect(throws: Problem.self) { try PictureRefusal(Problem.notFound, .swedish) }
        #expect(throws: Unforeseen.self) { try PictureRefusal(Unforeseen(), .swedish) }
    }
}
