package import Web

extension APIService {
    /// Every route of the server, in the order in which they are documented: those of the API, those of the other doors, and
    /// last the document that describes them all.
    package func routes(beside others: [Route]) -> [Route] {
        let own: [Route] =
            [
                submitReport, findReports, searchReports, readReport, readOriginal, correctReport,
                placeReport,
                addPhoto, listPhotos, readPhoto, hidePhoto, addPhotoByLink,
                addWorkPhoto, listWorkPhotos, readWorkPhoto, hideWorkPhoto,
                listFollowedPhotos, readFollowedPhoto, readFollowedWork, countReports, findOwnReports,
                readOwnReport,
                findCases, readCase, listUnits, showStatistics, editCase, editCases, explainRouting,
                findHotspots, findTrends, measureEffect, planWalk, findPlaces, suggestCategory,
                listAreas, listCategories,
                listKeys, addKey, revokeKey, listOutbox, retryMessage,
                beginSession, readSession, endSession, apiInfo,
            ] + keptHotspotRoutes + walkRoutes + walkPhotoRoutes + measureRoutes
            + measurePhotoRoutes + judgementRoutes
            + promiseRoutes
            + surveyRoutes + pictureRoutes + sharedPictureRoutes + sourceRoutes + [showDone, showDonePhoto]
            + featureRoutes
        // The document describes its own route too.
        let described = own + others.filter(\.isDescribed) + [openAPI(WrittenOnce { [] })]
        let document = OpenAPIDocument(described, server: publicURL.description, contact: contact)
        return own + others + [openAPI(WrittenOnce { document.bytes })]
    }

    /// Meetings and plans, and what the situational picture rests on beside reports and surveys.
    private var sourceRoutes: [Route] {
        meetingRoutes + planRoutes + dialogueRoutes + crimeRoutes + watchAreaRoutes + dutyRoutes
    }
}
