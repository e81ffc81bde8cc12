import Web

extension PageRoutes {
    /// The pages of whoever plans walks and measures.
    var planningRoutes: [Route] {
        [
            hotspotsPage, keepHotspotPage, keepHotspotForm, keptHotspotList, keptHotspotPage, walkPage,
            walkFile, walkSheetPage, trendsPage, effectPage,
        ]
    }
}
