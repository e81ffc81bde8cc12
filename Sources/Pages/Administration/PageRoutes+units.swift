import API
import Reports
import Web

/// The units of the profile, how they are reached, and a test message to each channel.
extension PageRoutes {
    var unitRoutes: [Route] { [listUnits, tryChannel] }

    private var listUnits: Route {
        staffPage(
            "/admin/enheter", .manageMessages, Bilingual(swedish: "Enheter", english: "Units")
        ) { call, visit in
            try await unitsPage(call, visit)
        }
    }

    private var tryChannel: Route {
        staffForm(
            "/admin/enheter/{municipality}/{unit}/prov/{channel}", .manageMessages,
            Bilingual(swedish: "Skicka ett provmeddelande", english: "Send a test message")
        ) { call, visit, _ in
            let municipality = try call.value(0) { MunicipalityCode($0) }
            let unit = try call.value(1) { Code<Unit>($0) }
            let channel = try call.value(2) { Int($0) }
            let fault = try await api.tryChannel(
                channel, of: unit, in: municipality, by: try call.caller(), at: call.now)
            return .page(
                try await unitsPage(
                    call, visit,
                    tried: TriedChannel(
                        id: "\(municipality)-\(unit)-\(channel)", fault: fault, at: ShownTime(call.now),
                        visit.language)))
        }
    }

    private func unitsPage(_ call: Call, _ visit: Visit, tried: TriedChannel? = nil) async throws -> Page {
        let words = frame.words[visit.language]
        let units = try await api.units(managedBy: try call.caller())
        let places = Set(units.map(\.municipality))
        var page = administration("admin-units", words["admin-units"], visit)
        page.content["isOff"] = !api.sendsMessages
        page.content["units"] = units.map { looked in
            UnitRow(
                looked, place: places.count > 1 ? served[looked.municipality]?.name : nil,
                maySend: api.sendsMessages, tried: tried, words, visit.language)
        }
        page.content["tried"] = tried
        return page
    }
}

/// What came of a test message.
private struct TriedChannel: Sendable {
    let id: String
    let isDelivered: Bool
    let at: ShownTime
    let fault: String?
    let code: String?

    init(id: String, fault: ChannelFault?, at: ShownTime, _ language: Language) {
        self.id = id
        isDelivered = fault == nil
        self.at = at
        self.fault = fault?.words.text(in: language)
        code = fault?.code
    }
}

/// A unit with its channels.
private struct UnitRow: Sendable {
    let name: String
    let code: String
    let kind: String
    let place: String?
    let openCases: String
    let faults: [String]
    let channels: [Channel]
    let hasChannels: Bool

    struct Channel: Sendable {
        let id: String
        /// Where the form that sends a test message goes.
        let address: String
        let name: String
        /// As the profile has it: staff who administer know where messages go.
        let target: String
        let secret: String?
        let events: String
        let digest: String?
        let maySend: Bool
        let tried: TriedChannel?
        /// For those who hear the button alone.
        let unit: String
    }

    init(
        _ looked: APIService.LookedAtUnit, place: String?, maySend: Bool, tried: TriedChannel?,
        _ words: Words,
        _ language: Language
    ) {
        let unit = looked.unit
        let unitName = unit.name.text(in: language)
        name = unitName
        code = unit.code.description
        kind = words[unit.kind.word]
        self.place = place
        openCases = words.count(looked.openCases, "unit-open")
        faults = looked.faults.map { $0.text(in: language) }
        channels = unit.subscriptions.enumerated().map { index, subscription in
            let id = "\(looked.municipality)-\(unit.code)-\(index)"
            let (name, target, secret): (String, String, String?) =
                switch subscription.channel {
                case .webhook(let url, let secret): (words["outbox-webhook"], url, secret)
                case .email(let address): (words["sign-in-email"], address, nil)
                }
            return Channel(
                id: id, address: "/admin/enheter/\(looked.municipality)/\(unit.code)/prov/\(index)",
                name: name,
                target: target, secret: secret,
                events: subscription.events == Subscription.usual
                    ? words["unit-event-usual"]
                    : CaseNotice.Event.allCases.filter(subscription.events.contains).map { words[$0.word] }
                        .joined(separator: ", "),
                digest: subscription.digest == nil ? nil : words["unit-digest"], maySend: maySend,
                tried: tried?.id == id ? tried : nil, unit: unitName)
        }
        hasChannels = !channels.isEmpty
    }
}

extension Unit.Kind {
    /// The key of what it is called.
    fileprivate var word: String {
        switch self {
        case .department: "unit-department"
        case .company: "unit-company"
        case .roadAuthority: "unit-road-authority"
        case .propertyOwner: "unit-property-owner"
        case .police: "unit-police"
        }
    }
}

extension CaseNotice.Event {
    /// The key of what it is called.
    fileprivate var word: String {
        switch self {
        case .assigned: "unit-event-assigned"
        case .reported: "unit-event-reported"
        case .placed: "unit-event-placed"
        case .merged: "unit-event-merged"
        case .split: "unit-event-split"
        case .closed: "unit-event-closed"
        case .reopened: "unit-event-reopened"
        case .withdrawn: "unit-event-withdrawn"
        case .due: "unit-event-due"
        }
    }
}
