// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A room of Lykta. A target exists because it keeps a library out of the rest, or because it makes a
/// wrong import impossible; see docs/architecture.md.
func room(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

/// Measures what needs no store.
func benchmark(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: ["Geometry"] + dependencies, path: "Benchmarks/\(name)",
        swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], reading files: [String] = []) -> Target
{
    .testTarget(
        name: "\(name)Tests",
        dependencies: ["TestSupport", .target(name: name)] + dependencies,
        exclude: files,
        swiftSettings: strict
    )
}

let grdb: [Target.Dependency] = [
    .product(name: "GRDB", package: "GRDB.swift"),
    .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
    name: "lykta",
    products: [.executable(name: "lykta", targets: ["lykta"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CSpatiaLite", pkgConfig: "spatialite", providers: [.apt(["libspatialite-dev"])]),
        .systemLibrary(name: "CProj", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),

        room("JSON"),
        room("Geometry"),
        room("Projection", ["Geometry", "CProj"]),
        room("Reports", ["JSON", "Geometry"]),
        room("CQL2", ["JSON", "Geometry", "Reports"]),
        room("Intake", ["JSON", "Geometry", "Projection", "Reports", crypto]),
        room("Photos", ["Reports", crypto]),
        room("Clustering", ["Geometry"]),
        room("Statistics", ["Geometry", "Clustering"]),
        room(
            "Triage", ["JSON", "Geometry", "Reports", "Clustering", .product(name: "Yams", package: "Yams")]),
        room("CaseKeeping", ["Geometry", "Reports", "Triage"]),
        room("Planning", ["Geometry", "Projection", "Reports", "Clustering", "Statistics"]),
        room("Prevention", ["JSON", "Geometry", "Reports", "Planning", "Statistics"]),
        room(
            "Exports",
            ["JSON", "Geometry", "Projection", "Reports", "Statistics", "Planning", "Prevention"]),
        room("GeoPackage", ["JSON", "Geometry", "Projection", "Reports", "Intake", "Exports"] + grdb),
        .target(
            name: "Schema", path: "schema", resources: [.embedInCode("migrations")], swiftSettings: strict),
        room(
            "SpatialStore",
            ["Geometry", "Reports", "Prevention", "Triage", "CaseKeeping", "Schema", "CSpatiaLite", crypto]
                + grdb),
        .target(
            name: "Demo", dependencies: ["Geometry", "Reports", "Projection", "Intake", "Statistics"],
            resources: [.embedInCode("profile")], swiftSettings: strict),
        room(
            "Delivery",
            [
                "Geometry", "Projection", "Reports", "JSON", crypto, httpClient, lifecycle, logging, nio,
                nioHTTP1,
            ]),
        room(
            "Web",
            [
                "JSON", "Geometry", "Projection", "Reports", "Intake", hummingbird, crypto, lifecycle,
                logging, metrics, nio, nioHTTP1, httpTypes,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]
        ),
        room(
            "Accounts",
            [
                "JSON", "Reports", "Delivery", "Web", crypto, cryptoExtras, jwt,
            ]),
        room(
            "API",
            [
                "JSON", "Geometry", "Projection", "Reports", "CQL2", "Intake", "Triage", "Statistics",
                "Planning", "Prevention", "Exports", "GeoPackage", "Web", "Accounts",
                hummingbird, crypto, metrics, httpTypes,
            ]
        ),
        room(
            "Open311",
            ["JSON", "Projection", "Reports", "Intake", "Web", "API", hummingbird, crypto, httpTypes]),
        .target(
            name: "Pages",
            dependencies: [
                "JSON", "Geometry", "Projection", "Reports", "Intake", "Triage", "Statistics", "Planning",
                "Prevention", "Exports", "Web", "Accounts", "API", hummingbird, crypto, httpTypes,
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [
                .embedInCode("Assets/templates"), .embedInCode("Assets/words"), .embedInCode("Assets/style"),
                .embedInCode("Assets/scripts"), .embedInCode("Assets/pictures"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "lykta",
            dependencies: [
                "Geometry", "Projection", "Reports", "Intake", "Triage", "Statistics", "Planning",
                "Prevention", "Exports", "GeoPackage", "SpatialStore", "Delivery", "Accounts", "Web", "API",
                "Open311",
                "Pages",
                "Demo", "Photos",
                hummingbird,
                lifecycle,
                logging, metrics, crypto,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),

        .executableTarget(
            name: "StoreBenchmark",
            dependencies: ["Geometry", "Statistics", "Reports", "Intake", "Triage", "SpatialStore"],
            path: "Benchmarks/StoreBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "Figures", dependencies: ["Geometry", "Reports", "Clustering", "Statistics", "Planning"],
            swiftSettings: strict),
        benchmark("ClusteringBenchmark", ["Clustering"]),
        room("IncrementalClustering", path: "Benchmarks/IncrementalClustering", ["Geometry", "Clustering"]),
        benchmark("IncrementalBenchmark", ["Clustering", "IncrementalClustering", "Statistics"]),
        // What is asked for on the command line of more than one of them.
        .target(name: "BenchmarkOptions", path: "Benchmarks/BenchmarkOptions", swiftSettings: strict),
        benchmark("ScanBenchmark", ["Statistics", "BenchmarkOptions"]),
        benchmark("TrendBenchmark", ["Statistics"]),
        benchmark("ErrorRates", ["Statistics", "Reports", "Planning", "BenchmarkOptions"]),

        .target(
            name: "TestSupport", dependencies: ["Geometry", "Reports", "Statistics"],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        // A server that tests call, and that ends as one does which serves.
        .target(
            name: "LocalServer", dependencies: [hummingbird, lifecycle, logging], path: "Tests/LocalServer",
            swiftSettings: strict),
        // An empty database, made once and copied for each test that wants one.
        .target(
            name: "TestStore", dependencies: ["Reports", "SpatialStore"], path: "Tests/TestStore",
            swiftSettings: strict),
        // What every store must do; a backend's tests import it and run it.
        .target(
            name: "StoreContract",
            dependencies: [
                "TestSupport", "Geometry", "Reports", "Planning", "Prevention", "Statistics", "Triage",
            ],
            path: "Tests/StoreContract", swiftSettings: strict),
        tests(of: "JSON"),
        tests(of: "Geometry"),
        tests(of: "Projection", ["Geometry"]),
        tests(of: "Reports", ["JSON", "Geometry"]),
        tests(of: "CQL2", ["JSON", "Geometry", "Reports"]),
        tests(of: "Intake", ["JSON", "Geometry", "Projection", "Reports"], reading: ["Sentences"]),
        tests(of: "Photos", ["Reports"]),
        tests(of: "Clustering", ["Geometry", "IncrementalClustering"]),
        tests(of: "Statistics", ["Geometry", "Clustering"]),
        tests(of: "Triage", ["Geometry", "Reports", "Clustering"]),
        tests(of: "CaseKeeping", ["Geometry", "Reports", "Triage"]),
        tests(of: "Figures"),
        tests(of: "Planning", ["Geometry", "Projection", "Reports", "Statistics"]),
        tests(of: "Prevention", ["Geometry", "Reports", "Planning", "Statistics"]),
        tests(
            of: "Exports",
            ["JSON", "Geometry", "Projection", "Reports", "Statistics", "Planning", "Prevention"]),
        tests(
            of: "GeoPackage", ["JSON", "Geometry", "Projection", "Reports", "Intake", "Exports"] + grdb),
        tests(
            of: "SpatialStore",
            [
                "StoreContract", "TestStore", "Prevention", "Geometry", "Reports", "Intake", "Triage",
                "CaseKeeping", "Schema",
            ] + grdb),
        tests(
            of: "Demo", ["Geometry", "Reports", "Projection", "Intake", "Statistics", "Triage"],
            reading: ["Suggesting/Sentences"]),
        tests(
            of: "Delivery",
            [
                "LocalServer", "Geometry", "Projection", "Reports", hummingbird, crypto, lifecycle, logging,
                nio, httpTypes,
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        tests(
            of: "Web",
            [
                "JSON", "Geometry", "Projection", "Reports", hummingbird, metrics, nio, httpTypes,
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),
        tests(
            of: "Pages",
            [
                "JSON", "Reports", "Web", "API", httpTypes,
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        tests(
            of: "Accounts",
            ["LocalServer", "JSON", "Reports", "Delivery", "Web", hummingbird, crypto, nio, httpTypes]),
        tests(
            of: "API",
            [
                "JSON", "Geometry", "Projection", "Reports", "Intake", "Triage", "Prevention", "Exports",
                "GeoPackage", "SpatialStore", "TestStore", "Web", "Accounts", "Open311", "Pages", "Photos",
                hummingbird, logging, metrics, nio, httpTypes,
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        .testTarget(
            name: "LyktaTests",
            dependencies: [
                "TestSupport", "lykta", "Demo", "Geometry", "Intake", "Prevention", "Reports", "SpatialStore",
                "Triage", "Web", httpClient,
                nio, nioHTTP1,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Promises"],
            swiftSettings: strict),
    ]
)
