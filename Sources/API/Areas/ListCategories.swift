import Hummingbird
import JSON
import Reports
import Triage
import Web

extension APIService {
    var listCategories: Route {
        Route(
            .get, "/api/v1/categories", .to(.readProfile),
            summary: Bilingual(swedish: "Kategorier och frågor", english: "Categories and questions"),
            notes:
                "What can be reported in each municipality that the key may see, and what is asked about it, in the order of the municipality's profile.",
            answers: [
                .init(
                    .ok, "The municipalities with their categories.", "application/json",
                    .named("Categories"), example: Examples.categories)
            ]
        ) { call in
            let caller = try call.caller()
            let profiles = profiles(seenBy: caller)
            return .json(
                JSONWriter.object {
                    $0.array("municipalities") { array in
                        for profile in profiles { array.object { profile.write(to: &$0) } }
                    }
                })
        }
    }
}

extension Profile {
    fileprivate func write(to object: inout JSONObject) {
        object.member("municipality", municipality)
        object.member("name", name)
        object.array("categories") { array in
            for category in categories {
                array.object {
                    $0.member("code", category.code)
                    $0.member("name", category.name)
                    $0.member("group", category.group)
                    $0.array("questions") { questions in
                        for question in category.questions { questions.object { question.write(to: &$0) } }
                    }
                }
            }
        }
    }
}

extension Question {
    fileprivate func write(to object: inout JSONObject) {
        object.member("code", code)
        object.member("text", text)
        object.member("required", isRequired)
        object.array("choices") { array in
            for choice in choices {
                array.object {
                    $0.member("code", choice.code)
                    $0.member("text", choice.text)
                }
            }
        }
    }
}

extension Examples {
    static let categories = #"""
        {"municipalities":[{"municipality":"1060","name":"Olofström","categories":[{"code":"lighting","name":{"sv":"Belysning","en":"Lighting"},"group":"lighting","questions":[]}]}]}
        """#
}
