/// The words by which ``Accusation`` reads; in small letters and without the dots of å, ä and ö.
enum AccusationWords {
    static let accusing = Vocabulary(
        words: """
            slar slog slagit stal stulit ranade paverkad patand hog dealer dealers sells sold stole stolen hits beats
            beat thief rapist junkie snor snott rattfull eldar elda droger hasch drugs pills weed stoldgods
            ranar rana spottar sparkar bedrager lurar smugglar
            """,
        stems: """
            saljer salde salt langa misshand drogpaverk narkoman knark pundar tjuv stjal inbrott
            valdt pedofil hotar hotat hotad trakasser antast ofred terroriser dealer dealar dealing haler
            kriminell gangmedlem gangkrim utpress vandaliser valdsam missbruk blotta ranat
            steal selling assault threaten harass criminal narkotika klottrar klottrade krossar krossade snatta
            tander tande haschar droghandel rattfyll rattonykter drograttf
            """)
    /// Words after which the accusing word says what befell someone: `blev rånad`, `haft inbrott`.
    static let suffering = Vocabulary(
        words: "blev blivit bli blir haft fatt utsatt utsattes was were been radd")
    /// One person, by what they are to others.
    static let persons = Vocabulary(
        words: """
            mannen kvinnan killen tjejen han hon grabben snubben gubben gumman typen pojken flickan sonen dottern son
            dotter brodern brorsan bror systern syster syrran pappan pappa mamman mamma farsan morsan sambon sambo maken
            maka makan frun man svager svarson kusin kusinen barnbarnet hyresgast hyresgasten granne grannen grannens
            grannes grannfrun grannfruns grannpojken grannflickan granntanten granngubben grannkillen grannarna
            grannar familjen tanten farbrorn innehavaren
            neighbour neighbours neighbor guy woman boy girl son's daughter brother sister husband wife tenant lodger he she
            """)
    static let ofNeighbours = Vocabulary(
        words: "grannens grannes grannfruns grannarnas neighbour's neighbor's neighbours")
    static let firstNames = Vocabulary(
        words: """
            anders lars johan mikael karl erik peter thomas tomas daniel fredrik bengt mats andreas stefan
            magnus anna maria eva karin sara lena kristina emma ingrid marie malin jenny annika sofia linda susanne
            birgitta monika ulla anita kalle nisse bosse lasse kjell goran sven olle pelle jocke micke conny ronny
            kenneth roger robin kevin tobias jonas patrik christian christer oskar oscar viktor simon emil elias jessica
            johanna ida elin linnea amanda julia lisa nina petra ylva gun britt mohammed mohamed ali ahmed amir hassan
            yusuf omar samira fatima john tony jimmy sonny liam noah william
            """)
    static let flats = Vocabulary(
        words: "lgh lagenhet lagenheten nummer nr port porten uppgang apartment flat apt")
    static let besides = Vocabulary(
        words:
            "ovanpa ovanfor under nedanfor bredvid brevid mittemot mitt-emot intill above below opposite beside"
    )
    static let ours = Vocabulary(words: "oss mig mej min mitt vart var us me ours")
    static let offices = Vocabulary(
        words: """
            kommunalradet kommunalrad borgmastaren ordforanden ordforande rektorn rektor polisen polischefen
            polischef ministern statsministern statsradet riksdagsledamoten politikern gatuchefen kommunchefen
            socialchefen chefen direktoren vaktmastaren ordningsvakten domaren aklagaren mayor minister councillor
            """)
    static let firms = Vocabulary(
        words: """
            ab hb kb bolaget bolag foretaget foretag firman firma bussbolaget trafik bygg forum express kiosk kiosken
            restaurang restaurangen pizzeria pizzerian cafe butik butiken salong gym taxi livs group akeri akeriet stad
            forening foreningen fastigheter bostader hotell hotellet klubb krog krogen kebab grill company ltd inc bar
            """)
    static let openers = Vocabulary(
        words: """
            nar dar har det den de vid pa i efter igar idag mellan bakom framfor utanfor fran till
            nu och men jag vi polisen the at in alla var vart en ett hela drug drugs
            """)

    static func isStreet(_ word: String) -> Bool { streetEndings.contains { word.hasSuffix($0) } }

    static func isPlace(_ word: String) -> Bool {
        placeWords.contains(word) || isStreet(word) || placeEndings.contains { word.hasSuffix($0) }
    }

    private static let streetEndings = [
        "vagen", "gatan", "gata", "stigen", "grand", "granden", "allen", "backen", "torget", "plan",
        "platsen",
        "leden", "straket",
    ]
    private static let placeEndings = [
        "parken", "skolan", "hallen", "garden", "centrum", "stationen", "bron", "kyrkan", "badet", "hamnen",
        "huset", "omradet", "tunneln", "skogen", "viken", "sjon", "kommun", "forskola", "koping",
    ]
    private static let placeWords = Vocabulary(
        words: """
            norra sodra ostra vastra inre yttre stora lilla gamla nya ovre nedre kungs folkets hus
            park torg skola station bibliotek livs pizzeria city stad sankt coop ica lidl willys
            hemkop maxi nara kvantum systembolaget sverige sveriges region malmo goteborg stockholm
            olofstrom karlshamn vastervik oskarshamn stenungsund orust tjorn
            """)
}
