package import Reports

extension FlowInstanceFault {
    /// For who imports the document.
    package var sentence: Bilingual {
        switch self {
        case .markup(let fault): fault.sentence
        case .noInstance(let name):
            Bilingual(
                swedish:
                    "dokumentet är <\(name.prefix(40))>, ingen export ur Open ePlatform (<FlowInstance> eller <FlowInstances>)",
                english:
                    "the document is <\(name.prefix(40))>, no export of Open ePlatform (<FlowInstance> or <FlowInstances>)"
            )
        case .noAnswers:
            Bilingual(
                swedish:
                    "dokumentet är en lista på ärenden utan deras svar (Values). Hämta varje ärende för sig",
                english:
                    "the document is a list of instances without their answers (Values). Fetch each of them")
        }
    }
}
