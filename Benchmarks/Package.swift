// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "landkort-benchmarks",
    dependencies: [.package(name: "landkort", path: "..")],
    targets: [
        .executableTarget(
            name: "landkort-bench",
            dependencies: [
                .product(name: "LandkortApplication", package: "landkort")
            ])
    ]
)
