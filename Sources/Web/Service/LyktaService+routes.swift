extension LyktaService {
    /// Every route, in the order in which they are documented.
    var routes: [Route] {
        let others = [
            submitReport, findReports, searchReports, readReport, readOriginal, placeReport, countReports,
            findCases, readCase, editCase, explainRouting, findHotspots, findTrends, planWalk,
            listAreas, listCategories,
            listKeys, addKey, revokeKey, listOutbox, retryMessage, apiInfo, health, ready, showMetrics,
            followReport, start,
        ]
        // The document describes its own route too.
        let described = others + [openAPI([])]
        return others + [openAPI(OpenAPIDocument(described, server: publicURL).bytes)]
    }
}
