import Foundation
import Packaging
import StellarRunCLI
import Values

// One piece of packaging, to be timed from outside:
//     packaging-costs zip FOLDER FILE [BYTES]        a zip, padded if a size is given
//     packaging-costs squeeze FOLDER FILE            a compressed zip
//     packaging-costs image FOLDER LAYOUT NAME BYTES SEED
//     packaging-costs function FOLDER LAYOUT NAME BASES   an image of a function in python
//     packaging-costs push LAYOUT NAME REFERENCE
let arguments = Array(CommandLine.arguments.dropFirst())

/// The argument at a place; nothing where there is none, which is then refused as a file.
func argument(_ index: Int) -> String {
    arguments.indices.contains(index) ? arguments[index] : ""
}

func size(_ index: Int) -> ByteCount? {
    arguments.indices.contains(index) ? Int(arguments[index]).map(ByteCount.init(bytes:)) : nil
}

switch argument(0) {
case "zip":
    let tree = try SourceTree(folder: argument(1))
    print(try ZipPackage.write(tree, to: argument(2), size: size(3)).digest)
case "squeeze":
    let tree = try SourceTree(folder: argument(1))
    print(try ZipPackage.write(tree, to: argument(2), compression: .deflated).digest)
case "image":
    let spec = ImageSpec(
        code: try SourceTree(folder: argument(1)),
        size: size(4),
        seed: UInt64(argument(5)) ?? 0
    )
    let writer = ImageWriter(layout: try ImageLayout(at: argument(2)))
    print(try writer.write(spec, as: argument(3)).digest)
case "function":
    let script = HandlerHost.python.script ?? ("", [])
    let spec = ImageSpec(
        code: try SourceTree(folder: argument(1)),
        base: .layout(folder: argument(4), name: "python"),
        files: [AddedFile(path: "var/runtime/\(script.name)", bytes: script.bytes)],
        process: ImageConfiguration.Process(
            entrypoint: ["python3"]
                + HandlerHost.python.arguments(script: "/var/runtime/\(script.name)"),
            folder: "/var/task"
        )
    )
    let writer = ImageWriter(layout: try ImageLayout(at: argument(2)))
    print(try writer.write(spec, as: argument(3)).digest.hex)
case "push":
    guard let reference = RegistryReference(argument(3)) else {
        throw CocoaError(.featureUnsupported)
    }
    let layout = try ImageLayout(opening: argument(1))
    let client = RegistryClient(web: WebClient())
    print(try await client.push(layout.image(named: argument(2)), from: layout, to: reference))
default: throw CocoaError(.featureUnsupported)
}
