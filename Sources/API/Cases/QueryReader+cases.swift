import Reports
import Web

extension QueryReader {
    /// The filters and the order of a list of cases, within what `caller` may see; but for `bbox`.
    ///
    /// - Parameter order: The one where none is asked for.
    mutating func cases(
        for caller: Caller, among known: FilterChoices, _ areas: AreaMap, on now: Timestamp,
        unsorted order: CaseSort
    ) -> CaseQuery {
        let today = SwedishTime(now).date
        var filter = CaseFilter(
            municipalities: caller.municipalities, groups: choices("group", known.groups),
            statuses: words("status", CaseStatus.self), unit: choice("unit", known.units))
        filter.includesRestricted = caller.seesAllRestricted
        filter.sight = caller.sight
        var query = CaseQuery(filter, sort: word("sort", CaseSort.self) ?? order)
        query.categories = choices("category", known.categories)
        query.receivedFrom = moment("receivedSince")
        query.receivedUntil = moment("receivedUntil")
        query.area = area("area", areas, on: today)?.area
        query.isRestricted = value("restricted", sv: "true eller false.", en: "true or false.") { Bool($0) }
        query.words = value(
            "q", sv: "Högst tolv ord som säger något; av ett ord med * efter minst tre bokstäver.",
            en: "At most twelve words that say something; at least three letters of a word before *."
        ) { SearchWords.Query($0) }
        query.reference = reference("reference")
        query.states = words("state", CaseState.Kind.self)
        query.assignee = value("assignee", sv: "Ett namn, eller none.", en: "A name, or none.") {
            AssigneeFilter($0)
        }
        if value("overdue", sv: "Bara true.", en: "Only true.", { $0 == "true" ? true : nil }) != nil {
            query.overdueOn = today
        }
        return query
    }

    /// A reference as it is said: in any case, with or without hyphens.
    mutating func reference(_ name: String) -> Reference? {
        value(name, sv: "En referens som OLO-7K3M-9Q.", en: "A reference such as OLO-7K3M-9Q.") {
            Reference($0)
        }
    }
}
