import StoreContract
import Testing

/// What every store promises about keeping reports.
@Suite struct FilingContractTests {
    @Test(arguments: Backend.allCases)
    func `a kept report comes back as it was, by id and by reference`(_ backend: Backend) async throws {
        try await FilingContract(backend).`a kept report comes back as it was, by id and by reference`()
    }

    @Test(arguments: Backend.allCases)
    func `the original is kept apart and comes back whole`(_ backend: Backend) async throws {
        try await FilingContract(backend).`the original is kept apart and comes back whole`()
    }

    @Test(arguments: Backend.allCases)
    func `a retried request gets its first answer, and another under its key is told so`(_ backend: Backend)
        async throws
    {
        try await FilingContract(backend)
            .`a retried request gets its first answer, and another under its key is told so`()
    }

    @Test(arguments: Backend.allCases)
    func `the same words of the same reporter within a day and 25 metres are the same report`(
        _ backend: Backend
    ) async throws {
        try await FilingContract(backend)
            .`the same words of the same reporter within a day and 25 metres are the same report`()
    }

    @Test(arguments: Backend.allCases)
    func `a report of a municipality that is not served is refused, and a taken reference is told`(
        _ backend: Backend
    ) async throws {
        try await FilingContract(backend)
            .`a report of a municipality that is not served is refused, and a taken reference is told`()
    }

    @Test(arguments: Backend.allCases)
    func `one refused report does not take those it shares a transaction with`(_ backend: Backend)
        async throws
    {
        try await FilingContract(backend)
            .`one refused report does not take those it shares a transaction with`()
    }

    @Test(arguments: Backend.allCases)
    func `a report in words alone waits, and joins a case when it gets a place`(_ backend: Backend)
        async throws
    {
        try await FilingContract(backend)
            .`a report in words alone waits, and joins a case when it gets a place`()
    }
}

/// What every store promises about spatial questions, compared with looking at every report.
@Suite struct QuestionContractTests {
    @Test(arguments: Backend.allCases)
    func `a report exactly on the radius is inside, nearest first, ties by id`(_ backend: Backend)
        async throws
    {
        try await QuestionContract(backend)
            .`a report exactly on the radius is inside, nearest first, ties by id`()
    }

    @Test(arguments: Backend.allCases)
    func `contacts that were given together once are one voice, of earlier reports and later`(
        _ backend: Backend
    ) async throws {
        try await QuestionContract(backend)
            .`contacts that were given together once are one voice, of earlier reports and later`()
    }

    @Test(arguments: Backend.allCases)
    func `every question agrees with looking at every report`(_ backend: Backend) async throws {
        try await QuestionContract(backend).`every question agrees with looking at every report`()
    }

    @Test(arguments: Backend.allCases)
    func `polygons with holes and islands hold what lies in them, boundary included`(_ backend: Backend)
        async throws
    {
        try await QuestionContract(backend)
            .`polygons with holes and islands hold what lies in them, boundary included`()
    }

    @Test(arguments: Backend.allCases)
    func `pages put together are the whole answer, once each, while reports keep coming`(_ backend: Backend)
        async throws
    {
        try await QuestionContract(backend)
            .`pages put together are the whole answer, once each, while reports keep coming`()
    }

    @Test(arguments: Backend.allCases)
    func `asking for a unit's reports gives those of its cases`(_ backend: Backend) async throws {
        try await QuestionContract(backend).`asking for a unit's reports gives those of its cases`()
    }
}

/// What every store promises about cases.
@Suite struct CaseContractTests {
    @Test(arguments: Backend.allCases)
    func `a unit is told of its last day once, also by a store that was closed meanwhile`(
        _ backend: Backend
    ) async throws {
        try await CaseContract(backend)
            .`a unit is told of its last day once, also by a store that was closed meanwhile`()
    }

    @Test(arguments: Backend.allCases)
    func `what happens to a case is told of in the order in which it happened`(
        _ backend: Backend
    ) async throws {
        try await CaseContract(backend)
            .`what happens to a case is told of in the order in which it happened`()
    }

    @Test(arguments: Backend.allCases)
    func `reports within reach are one case, with its middle, box, counts, units and history`(
        _ backend: Backend
    ) async throws {
        try await CaseContract(backend)
            .`reports within reach are one case, with its middle, box, counts, units and history`()
    }

    @Test(arguments: Backend.allCases)
    func `a report between two cases makes them one, and the older lives on`(_ backend: Backend) async throws
    {
        try await CaseContract(backend).`a report between two cases makes them one, and the older lives on`()
    }

    @Test(arguments: Backend.allCases)
    func `a closed case takes no more, and what comes after points back to it`(_ backend: Backend)
        async throws
    {
        try await CaseContract(backend)
            .`a closed case takes no more, and what comes after points back to it`()
    }

    @Test(arguments: Backend.allCases)
    func `an edit of what has changed since is refused and changes nothing`(_ backend: Backend) async throws {
        try await CaseContract(backend).`an edit of what has changed since is refused and changes nothing`()
    }

    @Test(arguments: Backend.allCases)
    func `staff part a report from its case and put it back`(_ backend: Backend) async throws {
        try await CaseContract(backend).`staff part a report from its case and put it back`()
    }

    @Test(arguments: Backend.allCases)
    func `staff join what lies far apart, by report or by case`(_ backend: Backend) async throws {
        try await CaseContract(backend).`staff join what lies far apart, by report or by case`()
    }

    @Test(arguments: Backend.allCases)
    func `a rule that asks for three voices answers when the third is heard`(_ backend: Backend) async throws
    {
        try await CaseContract(backend).`a rule that asks for three voices answers when the third is heard`()
    }

    @Test(arguments: Backend.allCases, VoiceDays.all)
    func `what somebody unknown saw on one Swedish day is one voice of a case`(
        _ backend: Backend, _ days: VoiceDays
    ) async throws {
        try await CaseContract(backend).`what somebody unknown saw on one Swedish day is one voice of a case`(
            hours: days.hours, voices: days.voices)
    }

    @Test(arguments: Backend.allCases)
    func `what came from one address in a day is one voice of a case, whatever days it says`(
        _ backend: Backend
    ) async throws {
        try await CaseContract(backend)
            .`what came from one address in a day is one voice of a case, whatever days it says`()
    }

    @Test(arguments: Backend.allCases)
    func `cases are listed in the order of their ids, by filter and by page`(_ backend: Backend) async throws
    {
        try await CaseContract(backend).`cases are listed in the order of their ids, by filter and by page`()
    }

    @Test(arguments: Backend.allCases)
    func `the cases do not depend on the order in which the reports came`(_ backend: Backend) async throws {
        try await CaseContract(backend).`the cases do not depend on the order in which the reports came`()
    }

    @Test(arguments: Backend.allCases)
    func `a list of cases holds those that its filter admits, each of them`(_ backend: Backend) async throws {
        try await CaseContract(backend).`a list of cases holds those that its filter admits, each of them`()
    }
}

/// What every store promises about imports.
@Suite struct ImportContractTests {
    @Test(arguments: Backend.allCases)
    func `many reports are kept in their order, and a refused one takes no other with it`(_ backend: Backend)
        async throws
    {
        try await ImportContract(backend)
            .`many reports are kept in their order, and a refused one takes no other with it`()
    }

    @Test(arguments: Backend.allCases)
    func `a row is kept once, foreseen as it then comes to be, and known afterwards`(_ backend: Backend)
        async throws
    {
        try await ImportContract(backend)
            .`a row is kept once, foreseen as it then comes to be, and known afterwards`()
    }

    @Test(arguments: Backend.allCases)
    func `a row of history comes into its case, and no unit is told`(_ backend: Backend) async throws {
        try await ImportContract(backend).`a row of history comes into its case, and no unit is told`()
    }

    @Test(arguments: Backend.allCases)
    func `a refused row is not known afterwards`(_ backend: Backend) async throws {
        try await ImportContract(backend).`a refused row is not known afterwards`()
    }
}

/// What every store promises about areas, keys, profiles and secrets, which an installation keeps beside its reports.
@Suite struct InstallationContractTests {
    @Test(arguments: Backend.allCases)
    func `areas are kept by layer, code and first day, and routed by at once`(_ backend: Backend) async throws
    {
        try await InstallationContract(backend)
            .`areas are kept by layer, code and first day, and routed by at once`()
    }

    @Test(arguments: Backend.allCases)
    func `a key is found by its public part, listed by age and revoked once`(_ backend: Backend) async throws
    {
        try await InstallationContract(backend)
            .`a key is found by its public part, listed by age and revoked once`()
    }

    @Test(arguments: Backend.allCases)
    func `a profile's files replace those kept before, and only that municipality's`(_ backend: Backend)
        async throws
    {
        try await InstallationContract(backend)
            .`a profile's files replace those kept before, and only that municipality's`()
    }

    @Test(arguments: Backend.allCases)
    func `a secret is kept the first time and the same ever after`(_ backend: Backend) async throws {
        try await InstallationContract(backend).`a secret is kept the first time and the same ever after`()
    }
}

/// What every store promises about the people who sign in, and about what they see.
@Suite struct PersonContractTests {
    @Test(arguments: Backend.allCases)
    func `an account is found by its address and by its subject, and no two share either`(_ backend: Backend)
        async throws
    {
        try await PersonContract(backend)
            .`an account is found by its address and by its subject, and no two share either`()
    }

    @Test(arguments: Backend.allCases)
    func `a session is its own until it ends, and what ends it ends it at once`(_ backend: Backend)
        async throws
    {
        try await PersonContract(backend)
            .`a session is its own until it ends, and what ends it ends it at once`()
    }

    @Test(arguments: Backend.allCases)
    func `roles are kept as they were given, and replaced whole`(_ backend: Backend)
        async throws
    {
        try await PersonContract(backend)
            .`roles are kept as they were given, and replaced whole`()
    }

    @Test(arguments: Backend.allCases)
    func `a change that keeps administrators leaves no municipality without one`(_ backend: Backend)
        async throws
    {
        try await PersonContract(backend)
            .`a change that keeps administrators leaves no municipality without one`()
    }

    @Test(arguments: Backend.allCases)
    func `what a person did names the person as called then, and the account`(_ backend: Backend)
        async throws
    {
        try await PersonContract(backend)
            .`what a person did names the person as called then, and the account`()
    }

    @Test(arguments: Backend.allCases)
    func `a unit's people are given their own cases alone, in every question`(_ backend: Backend)
        async throws
    {
        try await PersonContract(backend)
            .`a unit's people are given their own cases alone, in every question`()
    }

    @Test(arguments: Backend.allCases)
    func `whoever sees by municipality is answered from memory and from rows alike`(_ backend: Backend)
        async throws
    {
        try await PersonContract(backend)
            .`whoever sees by municipality is answered from memory and from rows alike`()
    }
}

/// What every store promises to whoever runs it, and about the messages that wait in it.
@Suite struct UpkeepContractTests {
    @Test(arguments: Backend.allCases)
    func `a store that was closed and opened again holds what it held`(_ backend: Backend) async throws {
        try await UpkeepContract(backend).`a store that was closed and opened again holds what it held`()
    }

    @Test(arguments: Backend.allCases)
    func `a store can be written until it is closed`(_ backend: Backend) async throws {
        try await UpkeepContract(backend).`a store can be written until it is closed`()
    }

    @Test(arguments: Backend.allCases)
    func `a sound store keeps every promise, and tells each as it asks`(_ backend: Backend) async throws {
        try await UpkeepContract(backend).`a sound store keeps every promise, and tells each as it asks`()
    }

    @Test(arguments: Backend.allCases)
    func `a store opens from a backup that was taken while reports came in`(_ backend: Backend) async throws {
        try await UpkeepContract(backend).`a store opens from a backup that was taken while reports came in`()
    }

    @Test(arguments: Backend.allCases)
    func `a message is due, put off, given up, tried anew and delivered`(_ backend: Backend) async throws {
        try await UpkeepContract(backend).`a message is due, put off, given up, tried anew and delivered`()
    }

    @Test(arguments: Backend.allCases)
    func `messages of a digest are due together, when it is time, and are written down together`(
        _ backend: Backend
    ) async throws {
        try await UpkeepContract(backend)
            .`messages of a digest are due together, when it is time, and are written down together`()
    }
}

/// What every store promises about photos.
@Suite struct PhotoContractTests {
    @Test(arguments: Backend.allCases)
    func `a photo comes back as it was, with its number and without its picture in the list`(
        _ backend: Backend
    ) async throws {
        try await PhotoContract(backend)
            .`a photo comes back as it was, with its number and without its picture in the list`()
    }

    @Test(arguments: Backend.allCases)
    func `the same bytes are the same photo, and a report has three at most`(_ backend: Backend) async throws
    {
        try await PhotoContract(backend).`the same bytes are the same photo, and a report has three at most`()
    }

    @Test(arguments: Backend.allCases)
    func `a retried photo gets its first answer, and another under its key is told so`(_ backend: Backend)
        async throws
    {
        try await PhotoContract(backend)
            .`a retried photo gets its first answer, and another under its key is told so`()
    }

    @Test(arguments: Backend.allCases)
    func `a photo is hidden and shown again, each with its reason in the history of the case`(
        _ backend: Backend
    ) async throws {
        try await PhotoContract(backend)
            .`a photo is hidden and shown again, each with its reason in the history of the case`()
    }

    @Test(arguments: Backend.allCases)
    func `photos of the work on a case keep their numbers when cases become one, and say who added them`(
        _ backend: Backend
    ) async throws {
        try await PhotoContract(backend)
            .`photos of the work on a case keep their numbers when cases become one, and say who added them`()
    }

    @Test(arguments: Backend.allCases)
    func `photos are in a backup, and a store with photos keeps every promise`(_ backend: Backend)
        async throws
    {
        try await PhotoContract(backend)
            .`photos are in a backup, and a store with photos keeps every promise`()
    }
}

/// Of the contract itself.
@Suite struct StoreContractTests {
    @Test func `every promise of the contract is put to the store`() throws {
        let missing = try ContractNames.all().subtracting(ContractNames.inFolder(ofFile: #filePath))
        #expect(missing == [])
        #expect(try ContractNames.all().count > 30)
    }
}

/// When reports of one place were seen, so many hours from 18:00, and how many voices they are after each.
struct VoiceDays: Sendable {
    let hours: [Int64]
    let voices: [Int]

    static let all = [
        VoiceDays(hours: [0, 0, 1, -17, 5], voices: [1, 1, 1, 1, 1]),
        VoiceDays(hours: [0, 6, -19, 5, 29], voices: [1, 2, 3, 3, 3]),
        VoiceDays(hours: [-48, 0, -24, -24, -30], voices: [1, 2, 3, 3, 3]),
    ]
}

/// What every store promises about lists of addresses and names.
@Suite struct PlaceContractTests {
    @Test(arguments: Backend.allCases)
    func `what is typed of an address or a name finds it`(_ backend: Backend) async throws {
        try await PlaceContract(backend).`what is typed of an address or a name finds it`()
    }

    @Test(arguments: Backend.allCases)
    func `a street is one suggestion at the address nearest to its middle, and a house number is one`(
        _ backend: Backend
    ) async throws {
        try await PlaceContract(backend)
            .`a street is one suggestion at the address nearest to its middle, and a house number is one`()
    }

    @Test(arguments: Backend.allCases)
    func `a place told in words finds what it may mean, in its own municipality alone`(_ backend: Backend)
        async throws
    {
        try await PlaceContract(backend)
            .`a place told in words finds what it may mean, in its own municipality alone`()
    }

    @Test(arguments: Backend.allCases)
    func `an import replaces the list of its municipality alone, and old suggestions meet nothing`(
        _ backend: Backend
    ) async throws {
        try await PlaceContract(backend)
            .`an import replaces the list of its municipality alone, and old suggestions meet nothing`()
    }

    @Test(arguments: Backend.allCases)
    func `the nearest address is found within a reach`(_ backend: Backend) async throws {
        try await PlaceContract(backend).`the nearest address is found within a reach`()
    }
}
