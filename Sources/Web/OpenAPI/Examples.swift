/// Examples of bodies and answers, in JSON. A test checks each against its schema's names.
enum Examples {
    static let submission = #"""
        {"category":"lighting","text":"Lamporna bakom idrottshallen är trasiga.","place":{"type":"Point","coordinates":[14.5306,56.2767]},"accuracyMetres":12,"observedAt":"2026-11-20T18:00:00+01:00","recurs":["evening"],"source":"resident","clientReference":"OEP-4711"}
        """#
    static let receipt = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","reference":"OLO-7K3M-9Q","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","receivedAt":"2026-11-20T17:05:12Z","units":[{"id":"gata-park","name":"Gata och park","reason":"Belysning på kommunens mark."}],"followUrl":"https://lykta.example.se/follow/OLO-7K3M-9Q/q83vEjRWeJq83vEjRWeJqw","advice":[{"code":"not-a-police-report","message":"Det här är inte en polisanmälan."}]}
        """#
    static let repeatedReceipt = receipt.replacing(#""receivedAt""#, with: #""repeated":true,"receivedAt""#)
    static let reports = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","municipality":"1060","category":"lighting","status":"open","source":"resident","observedAt":"2026-11-20T17:00:00Z","distanceMetres":12.5}}],"numberReturned":1}
        """#
    static let report = #"""
        {"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","reference":"OLO-7K3M-9Q","municipality":"1060","category":"lighting","status":"open","source":"resident","observedAt":"2026-11-20T17:00:00Z","receivedAt":"2026-11-20T17:05:12Z","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","recurs":["evening"],"accuracyMetres":12,"restricted":false,"words":null,"text":"Lamporna bakom idrottshallen är trasiga.","answers":[]}}
        """#
    static let search = #"""
        {"within":{"type":"Polygon","coordinates":[[[14.52,56.27],[14.54,56.27],[14.54,56.28],[14.52,56.28],[14.52,56.27]]]},"category":["lighting"],"since":"2026-01-01T00:00:00+01:00","limit":100}
        """#
    static let original = #"""
        {"text":"Lamporna bakom idrottshallen är trasiga. Ring 070-1740605.","words":null,"answers":[],"contact":{"email":"anmalare@example.se","phone":null}}
        """#
    static let trends = #"""
        {"weeks":{"from":"2023-11-20","until":"2026-11-16"},"falseAlarmsPerMonth":1,"series":[{"category":"lighting","area":{"layer":"district","code":"holje","name":"Holje"},"verdict":"rising","alarm":{"since":"2026-10-19","observed":14,"expected":5.1,"ratio":2.75,"weeksBetween":156},"reason":{"sv":"Sedan vecka 43: 14 rapporter, väntat 5. Så stort utslag kommer av en slump ungefär en gång på tre år i en sådan serie.","en":"Since week 43: 14 reports, 5 expected. A signal this strong comes by chance about once in three years in one such series."}}],"unlisted":{"tooEarly":0,"tooFewReports":31,"calm":58}}
        """#
    static let placing = #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]},"accuracyMetres":10}"#
    static let counts = #"{"epsg":3006,"side":500,"cells":[{"northing":6236500,"easting":470500,"count":3}]}"#
    static let cases = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","municipality":"1060","group":"lighting","status":"open","openedAt":"2026-11-20T17:05:12Z","changedAt":"2026-11-20T17:05:12Z","firstObservedAt":"2026-11-20T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","reports":1,"reporters":1,"units":[{"id":"gata-park","name":"Gata och park","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}]}}],"numberReturned":1}
        """#
    static let `case` = #"""
        {"id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","municipality":"1060","group":"lighting","status":"open","openedAt":"2026-11-20T17:05:12Z","changedAt":"2026-11-20T17:05:12Z","version":1,"place":{"type":"Point","coordinates":[14.5306,56.2767]},"reportCount":1,"reporterCount":1,"firstObservedAt":"2026-11-20T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","units":[{"id":"gata-park","name":"Gata och park","rule":"belysning","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}],"reports":[],"history":[{"at":"2026-11-20T17:05:12Z","kind":"opened","by":"lykta","reason":"Ny rapport."}]}
        """#
    static let caseEdit = #"{"status":"in-progress","note":"Montör beställd."}"#
    static let explanation = #"""
        {"case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","isFallback":false,"units":[{"id":"gata-park","name":"Gata och park","rule":"belysning","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}],"rules":[{"rule":"belysning","matched":true,"units":["gata-park"],"conditions":[{"key":"category","holds":true,"sentence":"Regeln gäller belysning; ärendet gäller belysning."}]}]}
        """#
    static let hotspots = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"rank":1,"radiusMetres":60,"reports":9,"distinctReporters":6,"categories":{"lighting":7,"visibility":2},"sources":{"resident":9},"darkShare":0.78,"score":5.1,"firstObservedAt":"2026-02-03T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","pValue":0.0004,"significant":true,"pattern":"intensifying","patternWords":{"sv":"Tilltagande","en":"Intensifying"},"reason":{"sv":"Het i 11 av de senaste 12 månaderna, och platsen sticker ut allt mer.","en":"Hot in 11 of the last 12 months, and standing out more and more."},"surge":{"since":"2026-10-12","observed":9,"expected":2.1,"pValue":0.005,"reason":{"sv":"Sedan 12 oktober: 9 rapporter här omkring, väntat 2,1. En sådan ökning ger slumpen en gång på 200 sökningar.","en":"Since 12 October: 9 reports around here, 2.1 expected. Chance makes such a rise once in 200 searches."}},"restsOnOneVoice":false}}],"nearRepeat":{"verdict":"likelier","bands":[{"fromMetres":0,"toMetres":100,"fromDays":1,"toDays":7,"observed":41,"expected":21.3,"ratio":1.92,"pValue":0.006},{"fromMetres":0,"toMetres":100,"fromDays":8,"toDays":14,"observed":34,"expected":20.4,"ratio":1.67,"pValue":0.012}],"reason":{"sv":"Efter en rapport är risken för en ny inom 100 m 1,8 gånger den vanliga i två veckor.","en":"After a report, another within 100 m is 1.8 times as likely as usual for two weeks."}}}
        """#
    static let walkOrder = #"""
        {"start":{"name":"Torget","place":{"type":"Point","coordinates":[14.5306,56.2767]}},"stops":[{"name":"Idrottshallen","place":{"type":"Point","coordinates":[14.534,56.278]}}],"roundTrip":true,"date":"2026-11-26","dusk":"begins"}
        """#
    static let walk = #"""
        {"roundTrip":true,"lengthMetres":658,"durationMinutes":20,"suggestedStart":"2026-11-26T15:25:00Z","stops":[{"order":1,"name":"Idrottshallen","place":{"type":"Point","coordinates":[14.534,56.278]},"legMetres":329}]}
        """#
    static let areas = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[14.52,56.27],[14.54,56.27],[14.54,56.28],[14.52,56.28],[14.52,56.27]]]},"properties":{"layer":"district","code":"holje","name":"Holje"}}]}
        """#
    static let categories = #"""
        {"municipalities":[{"municipality":"1060","name":"Olofström","categories":[{"code":"lighting","name":{"sv":"Belysning","en":"Lighting"},"group":"lighting","questions":[]}]}]}
        """#
    static let keys = #"""
        {"keys":[{"prefix":"k7mq2xwd","name":"E-tjänsten","scopes":["report:write"],"municipalities":["1060"],"createdAt":"2026-11-01T08:00:00Z","revokedAt":null}]}
        """#
    static let newKey = #"{"name":"E-tjänsten","scopes":["report:write"],"municipalities":["1060"]}"#
    static let addedKey = #"""
        {"key":"lykta_k7mq2xwd_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","prefix":"k7mq2xwd","name":"E-tjänsten","scopes":["report:write"],"municipalities":["1060"],"createdAt":"2026-11-01T08:00:00Z","revokedAt":null}
        """#
    static let messages = #"""
        {"messages":[{"id":17,"unit":"gata-park","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","channel":"webhook","createdAt":"2026-11-20T17:05:12Z","attempts":12,"state":"dead","lastFault":"503"}]}
        """#
    static let apiInfo = #"""
        {"apiName":"Lykta","apiVersion":"1.0.0","apiReleased":"2026-11-21","apiDocumentation":"https://lykta.example.se/api/v1/openapi.json","apiStatus":"active"}
        """#
}
