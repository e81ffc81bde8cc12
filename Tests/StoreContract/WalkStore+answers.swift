package import Prevention
package import Reports

extension WalkStore {
    /// Keeps answers of devices that do not say where they were shown the stops.
    package func keepWalkAnswers(
        _ answers: [WalkAnswer], of id: WalkID, in municipalities: Set<MunicipalityCode>, by agent: Agent,
        at moment: Timestamp
    ) async throws -> [KeptWalkAnswer] {
        try await keepWalkAnswers(
            given: answers.map { GivenWalkAnswer($0) }, of: id, in: municipalities, by: agent, at: moment)
    }
}
