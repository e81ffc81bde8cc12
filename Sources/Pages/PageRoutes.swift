package import API
package import Accounts
import HTTPTypes
import Hummingbird
package import Reports
package import Web

/// The door for people: pages. Holds what its routes need to do their work.
///
/// A page asks what the API asks, by the package methods of ``APIService``, and shows the answer: it has no rule of its own.
package struct PageRoutes: Sendable {
    let filterStore: any KeptFilterStore
    let served: [MunicipalityCode: Profile]
    let followLinks: FollowLinks
    let accounts: AccountServices
    let makeChance: @Sendable () -> any RandomNumberGenerator
    let api: APIService
    let files: StaticFiles
    let frame: PageFrame
    let formTokens: FormTokens
    let limits: ResidentLimits
    let presence = CasePresence()

    /// - Parameters:
    ///   - formKey: at least 16 bytes that nobody else knows: what forms of people who have not signed in are known by.
    ///   - makeChance: makes sessions, so it must not be guessable.
    /// - Throws: ``PageFault`` when the words cannot be read, or a library is missing.
    package init(
        served: [Profile], filters: any KeptFilterStore, followLinks: FollowLinks, accounts: AccountServices,
        api: APIService, formKey: [UInt8], settings: PageSettings = PageSettings(),
        makeChance: @escaping @Sendable () -> any RandomNumberGenerator
    ) throws(PageFault) {
        self.accounts = accounts
        self.makeChance = makeChance
        self.api = api
        filterStore = filters
        self.served = Dictionary(served.map { ($0.municipality, $0) }) { first, _ in first }
        self.followLinks = followLinks
        formTokens = FormTokens(key: formKey)
        limits = ResidentLimits(reportsPerHour: settings.reportsPerHour)
        let municipalities = ServedMunicipalities(served)
        files = StaticFiles(
            PageAssets.files + municipalities.files + (try StaticFiles.libraries(in: settings.libraries)))
        frame = try PageFrame(settings, files: files, municipalities: municipalities)
    }

    /// In the order in which they are documented.
    package var routes: [Route] {
        [followReport, addToReport, addPhotosToReport, start] + signInRoutes + workbenchRoutes
            + planningRoutes + safetyWalkRoutes + measureRoutes + measureEffectRoutes + promiseRoutes
            + surveyRoutes + pictureRoutes + sourceRoutes + administrationRoutes
            + residentRoutes + openSiteRoutes + [
                accessibilityPage, privacyPage, signOut, accountPage, stylePage, baseMap, files.route,
            ]
    }

    private var residentRoutes: [Route] {
        [
            reportPage, reportForm, reportPhotos, reportPhotosAlone, draftPhoto, receiptPage, manifest,
            reviewText, offerPlaces, donePage, doneFile,
        ]
    }

    /// Meetings and plans, and what the situational picture rests on beside reports and surveys.
    private var sourceRoutes: [Route] {
        meetingRoutes + planRoutes + dialogueRoutes + crimeRoutes + watchAreaRoutes + dutyRoutes
    }

    /// How people are told of what goes wrong.
    package var problemPages: ProblemPages { ProblemPages(problemPage) }

    private var start: Route {
        Route(
            .get, "/", .open, query: [Visit.parameter],
            summary: Bilingual(swedish: "Startsida", english: "Start page"),
            notes: "Says what this is, and where its documentation is.",
            answers: [.init(.ok, "The page.", "text/html", .text)], isPage: true
        ) { call in
            var visit = try Visit(call)
            if let token = call.session,
                let person = try await accounts.sessions.person(in: token, at: call.now)
            {
                visit.person = person
                visit.formToken = token.formToken
            }
            var page = Page(template: "start", title: frame.words[visit.language]["start-title"])
            page.content["hasOpenSite"] = !api.openSites.isEmpty
            return frame.response(page, to: visit)
        }
    }
}
