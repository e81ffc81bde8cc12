package import Reports

/// For which parties somebody may write.
package struct PromiseWriter: Hashable, Sendable {
    /// Where somebody writes for the municipality; empty for nowhere, nil for everywhere and everybody.
    private let municipalities: Set<MunicipalityCode>?
    /// Where somebody is of the police.
    private let policeIn: Set<MunicipalityCode>

    /// Whoever runs the service.
    package static let everybody = PromiseWriter(municipalities: nil, policeIn: [])

    private init(municipalities: Set<MunicipalityCode>?, policeIn: Set<MunicipalityCode>) {
        self.municipalities = municipalities
        self.policeIn = policeIn
    }

    package init(for municipalities: Set<MunicipalityCode>, policeIn: Set<MunicipalityCode> = []) {
        self.init(municipalities: municipalities, policeIn: policeIn)
    }

    /// Whether it may write what is common: title, period, priorities, what all commit to, signing, follow-ups.
    package func mayKeep(_ promise: CitizenPromise) -> Bool {
        writes(for: promise.keeper) || policeIn.contains(promise.keeper)
    }

    /// Whether it may write a party's commitments.
    package func mayWrite(_ party: PromiseParty, of promise: CitizenPromise) -> Bool {
        switch party {
        case .municipality(let code): writes(for: code)
        // The keeper enters what the police tell, where they have nobody at the desk: but what they have signed is theirs.
        case .police:
            municipalities == nil || isPolice(in: promise)
                || promise.state == .draft && writes(for: promise.keeper)
        case .together: mayKeep(promise)
        }
    }

    /// Whether it may say what a party has done.
    package func mayCount(_ party: PromiseParty, in promise: CitizenPromise) -> Bool {
        switch party {
        case .municipality(let code): writes(for: code)
        case .police: writes(for: promise.keeper) || isPolice(in: promise)
        case .together: promise.municipalities.contains(where: writes) || isPolice(in: promise)
        }
    }

    private func writes(for municipality: MunicipalityCode) -> Bool {
        municipalities?.contains(municipality) ?? true
    }

    private func isPolice(in promise: CitizenPromise) -> Bool {
        promise.municipalities.contains(where: policeIn.contains)
    }
}
