// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "landkort",
    products: [
        .executable(name: "landkort", targets: ["landkort"]),
        .library(name: "LandkortApplication", targets: ["LandkortApplication"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .target(
            name: "LandkortCore",
            dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CTriggers", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "LandkortAnalysis",
            dependencies: ["LandkortCore"],
            swiftSettings: strict),
        .target(
            name: "LandkortStore",
            dependencies: [
                "LandkortCore", "CTriggers", "CZlib",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "LandkortRegisters",
            dependencies: ["LandkortCore"],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]),
        .target(
            name: "LandkortApplication",
            dependencies: [
                "LandkortCore", "LandkortStore", "LandkortAnalysis", "LandkortRegisters", "CSodium",
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]),
        .target(
            name: "LandkortWeb",
            dependencies: [
                "LandkortCore", "LandkortRegisters", "LandkortApplication", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]),
        .executableTarget(
            name: "landkort",
            dependencies: [
                "LandkortCore", "LandkortStore", "LandkortAnalysis", "LandkortRegisters", "LandkortApplication",
                "LandkortWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),

        .executableTarget(name: "embed-files", swiftSettings: strict),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),

        .target(
            name: "Support", dependencies: ["LandkortCore", "LandkortStore", "LandkortRegisters"],
            path: "Tests/Support",
            swiftSettings: strict),
        .testTarget(name: "CoreTests", dependencies: ["LandkortCore", "Support"], swiftSettings: strict),
        .testTarget(
            name: "AnalysisTests", dependencies: ["LandkortAnalysis", "LandkortCore", "Support"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "LandkortStore", "LandkortRegisters", "LandkortCore", "Support",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RegisterTests", dependencies: ["LandkortRegisters", "LandkortCore", "Support"],
            swiftSettings: strict),
        .testTarget(
            name: "ApplicationTests",
            dependencies: ["LandkortApplication", "LandkortStore", "LandkortRegisters", "LandkortCore", "Support"],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "LandkortWeb", "LandkortApplication", "LandkortStore", "LandkortRegisters", "LandkortCore", "Support",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(name: "SystemTests", dependencies: ["LandkortCore", "Support"], swiftSettings: strict),
    ]
)
