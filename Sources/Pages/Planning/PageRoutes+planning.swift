import Web

extension PageRoutes {
    /// The pages of whoever plans walks and measures.
    var planningRoutes: [Route] { [hotspotsPage, walkPage, walkFile, walkSheetPage, trendsPage, effectPage] }
}
