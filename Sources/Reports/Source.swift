/// Who reported. The raw values are the words of the API and of the files.
package enum Source: String, CaseIterable, Sendable {
    case resident
    case municipalStaff = "municipal-staff"
    case municipalCompany = "municipal-company"
    case police
    case association
    case propertyOwner = "property-owner"

    package var name: Bilingual {
        switch self {
        case .resident: Bilingual(swedish: "Invånare", english: "Resident")
        case .municipalStaff: Bilingual(swedish: "Kommunanställd", english: "Municipal staff")
        case .municipalCompany: Bilingual(swedish: "Kommunalt bolag", english: "Municipal company")
        case .police: Bilingual(swedish: "Polisen", english: "Police")
        case .association: Bilingual(swedish: "Förening", english: "Association")
        case .propertyOwner: Bilingual(swedish: "Fastighetsägare", english: "Property owner")
        }
    }
}

/// When a trouble comes back. The raw values are the words of the API and of the files.
package enum Recurrence: String, CaseIterable, Sendable {
    case morning, day, evening, night, weekday, weekend, winter, always

    package var name: Bilingual {
        switch self {
        case .morning: Bilingual(swedish: "morgnar", english: "mornings")
        case .day: Bilingual(swedish: "dagtid", english: "daytime")
        case .evening: Bilingual(swedish: "kvällar", english: "evenings")
        case .night: Bilingual(swedish: "nätter", english: "nights")
        case .weekday: Bilingual(swedish: "vardagar", english: "weekdays")
        case .weekend: Bilingual(swedish: "helger", english: "weekends")
        case .winter: Bilingual(swedish: "vintertid", english: "in winter")
        case .always: Bilingual(swedish: "hela tiden", english: "all the time")
        }
    }
}
