package import Reports
import Triage
package import Web

/// Units and their channels, as administrators see them.
extension APIService {
    /// A unit, and what would keep messages from it.
    package struct LookedAtUnit: Sendable {
        package let municipality: MunicipalityCode
        package let unit: Unit
        /// In words for whoever runs the server.
        package let faults: [Bilingual]
        package let openCases: Int
    }

    /// Whether this server sends messages to units.
    package var sendsMessages: Bool { care.tryChannel != nil }

    /// The units of the caller's municipalities, in the order of their profiles.
    package func units(managedBy caller: Caller) async throws -> [LookedAtUnit] {
        var found: [LookedAtUnit] = []
        for profile in profiles(seenBy: caller) {
            let open = try await store.openCases(byUnitOf: profile.municipality)
            found += profile.units.map {
                LookedAtUnit(
                    municipality: profile.municipality, unit: $0, faults: care.channelFaults($0),
                    openCases: open[$0.code] ?? 0)
            }
        }
        return found
    }

    /// Sends a test message through a channel of a unit, once, as any other message is sent.
    ///
    /// - Parameter channel: The channel's place among the unit's, from 0.
    /// - Returns: Why it was not sent; nil when the receiver has taken it.
    /// - Throws: ``Problem/notFound``; 422 when this server sends no messages.
    package func tryChannel(
        _ channel: Int, of code: Code<Unit>, in municipality: MunicipalityCode, by caller: Caller,
        at now: Timestamp
    ) async throws -> ChannelFault? {
        guard caller.sees(municipality), let unit = served[municipality]?.profile.unit(code),
            unit.channels.indices.contains(channel)
        else { throw Problem.notFound }
        guard let send = care.tryChannel else {
            throw Problem(
                .notPossibleNow,
                Bilingual(
                    swedish: "Den här servern skickar inga meddelanden (LYKTA_DELIVERY_ENABLED=false).",
                    english: "This server sends no messages (LYKTA_DELIVERY_ENABLED=false)."))
        }
        var chance = makeChance()
        let id = Base64URL.encode((0..<12).map { _ in UInt8.random(in: .min ... .max, using: &chance) })
        let fault = await send(
            ChannelTest(
                channel: unit.channels[channel], unit: unit, municipality: municipality,
                sender: caller.agent.name, id: id, at: now))
        await note(
            .testMessageSent, code.description, fault?.code ?? "delivered", in: [municipality], by: caller,
            at: now)
        return fault
    }

    package func health() async -> ServerHealth { await care.health() }
}
