import Web

extension PageRoutes {
    /// What triage staff work with.
    var workbenchRoutes: [Route] {
        [
            queue, search, queueMap, chooseCases, keepFilter, forgetFilter, showCase, editCase, addWorkPhotos,
            hidePhoto, casePresence,
            showNearby,
        ]
    }
}
