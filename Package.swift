// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Every target, with the complete list of what it may import. A test holds `import` lines against this table.
let arrows: [(name: String, imports: [String])] = [
    ("Foundations", []),
    ("Tensors", ["Foundations", "COpenBLAS"]),
    ("Raster", ["Foundations", "CLibGD"]),
    ("Datasets", ["Tensors", "Raster", "Foundations", "CMatIO"]),
    ("ZeroShot", ["Foundations", "Tensors", "Datasets"]),
    ("EngineBench", ["Foundations", "Tensors", "Datasets", "ZeroShot"]),
    // Foundations for numbers: a tick has the text that a table gives the same value.
    ("Plots", ["Foundations", "Raster"]),
    ("MarkdownTree", ["CCMarkGFM", "Foundations"]),
    ("Notebook", ["MarkdownTree", "Foundations", "Yams"]),
    ("Runner", ["Foundations", "Crypto"]),
    ("Report", ["MarkdownTree", "Notebook", "Foundations"]),
    (
        "Experiments",
        [
            "Foundations", "Tensors", "Raster", "Datasets", "ZeroShot", "EngineBench", "Plots", "MarkdownTree",
            "Notebook",
            "Runner", "Report",
        ]
    ),
]

/// Libraries from outside, by the name that an `import` line uses.
let products: [String: Target.Dependency] = [
    "Yams": .product(name: "Yams", package: "Yams"),
    "Crypto": .product(name: "Crypto", package: "swift-crypto"),
    "ArgumentParser": .product(name: "ArgumentParser", package: "swift-argument-parser"),
]

let clibraries: Set = ["CCMarkGFM", "CLibGD", "COpenBLAS", "CMatIO"]
/// What tests of a target share with those of others.
let fixtures: [String: [Target.Dependency]] = [
    // Numbers to compare with, from `Tests/Fixtures/reference`.
    "Tensors": ["ReferenceCases"],
    "ZeroShot": ["ReferenceCases", "AllocationCounter"],
    "Datasets": ["MATFixture"],
    "Experiments": ["MATFixture"],
]

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
/// The vector instructions of the machine that builds are the ones that the machine that runs has: the launcher builds
/// in place.
let vectors: [SwiftSetting] = {
    let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    guard processor.contains(" avx2 "), processor.contains(" fma ") else { return [] }
    let wide = ["avx512f", "avx512dq", "avx512bw", "avx512vl"]
    let sets = ["avx2", "fma"] + (wide.allSatisfy { processor.contains(" \($0) ") } ? wide : [])
    return [.unsafeFlags(sets.flatMap { ["-Xcc", "-m\($0)"] })]
}()

/// Kernels written over raw pointers are about a hundred times slower without the optimiser, so tests get it too.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))] + vectors

func dependency(_ name: String) -> Target.Dependency { products[name] ?? .byName(name: name) }

let package = Package(
    name: "d3gzsl",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "ZeroShot", targets: ["ZeroShot"]),
        .executable(name: "d3gzsl", targets: ["d3gzsl"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CLibGD", providers: [.apt(["libgd-dev"])]),
        .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "CMatIO", providers: [.apt(["libmatio-dev"])]),
    ]
        + arrows.map { arrow in
            .target(
                name: arrow.name,
                dependencies: arrow.imports.map(dependency),
                exclude: arrow.name == "ZeroShot" ? ["Problem/EngineDigests.txt"] : [],
                swiftSettings: strict
                    + (["Tensors", "Raster", "Datasets", "ZeroShot"].contains(arrow.name) ? optimised : []))
        }
        + [
            .executableTarget(
                name: "d3gzsl",
                dependencies: ["Experiments", "Foundations", "ArgumentParser"].map(dependency),
                swiftSettings: strict)
        ]
        + [
            .target(
                name: "ReferenceCases", dependencies: ["Tensors"], path: "Tests/ReferenceCases", swiftSettings: strict),
            .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
            .target(name: "MATFixture", path: "Tests/MATFixture", swiftSettings: strict),
        ]
        + arrows.map { arrow in
            .testTarget(
                name: arrow.name + "Tests",
                dependencies: ([arrow.name] + arrow.imports.filter { !clibraries.contains($0) }).map(dependency)
                    + (fixtures[arrow.name] ?? []),
                swiftSettings: strict)
        }
        // They run the program as people do.
        + [.testTarget(name: "ProgramTests", dependencies: ["d3gzsl"], swiftSettings: strict)],
    swiftLanguageModes: [.v6])

// Only `./d3gzsl docs` needs it, so only then is it fetched.
if Context.environment["D3GZSL_DOCS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
