import FoundationEssentials

// What leases cost, and how long it takes to settle many; `run` calls this and prints the table.
let words = CommandLine.arguments.dropFirst()
switch words.first {
case "durability":
    let folder = words.last ?? "."
    for _ in 0..<5 { print(try Durability(folder: folder).round()) }
case "recovery": print(try await CloudRecovery().seconds())
default: throw CocoaError(.featureUnsupported)
}
