import Reports
import Web

/// What somebody who has signed in may go to.
struct StaffMenu: Sendable {
    struct Item: Hashable, Sendable {
        let address: String
        let name: String
        let isHere: Bool
    }

    let items: [Item]

    /// The rooms of the staff in their order, and what one must be allowed to do for each.
    private static let rooms: [(address: String, word: String, action: Action)] = [
        ("/ko", "menu-queue", .readCases),
        ("/platser", "menu-places", .plan),
        ("/vandringar", "menu-walks", .plan),
        ("/iakttagelser", "findings-title", .plan),
        ("/atgarder", "menu-measures", .plan),
        ("/loften", "menu-promises", .plan),
        ("/lagesbilder", "menu-pictures", .plan),
        ("/admin", "menu-administration", .manageKeys),
    ]

    /// Pages that stand under another room than their address says.
    private static let under = [
        "/arende": "/ko", "/nara": "/ko", "/trender": "/platser", "/effekt": "/platser",
        "/matningar": "/platser", "/dialoger": "/platser", "/brottsstatistik": "/platser",
        "/grannsamverkan": "/platser", "/lagen": "/platser", "/bedomningar": "/atgarder",
        "/gemensamma-lagesbilder": "/lagesbilder",
    ]

    init(_ person: Person, at path: String, _ words: Words) {
        let here = Self.under.first { path == $0.key || path.hasPrefix("\($0.key)/") }?.value ?? path
        items = Self.rooms.filter { Caller(.person(person), to: $0.action) != nil }.map { room in
            Item(
                address: room.address, name: words[room.word],
                isHere: here == room.address || here.hasPrefix("\(room.address)/"))
        }
    }
}
