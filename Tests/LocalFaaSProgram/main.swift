import Dispatch
import Foundation
import LocalFaaS

// The embedded provider as a process, for tests; spelled as `local …` like the real command.
let arguments = Array(CommandLine.arguments.dropFirst(2))
let options = try LocalServerOptions(
    arguments: arguments,
    dataFolder: FileManager.default.currentDirectoryPath
)
let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
let serving = Task {
    try await LocalServerProgram(options, searchPath: path).run { _ in }
}
signal(SIGTERM, SIG_IGN)
let termination = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .main)
termination.setEventHandler { serving.cancel() }
termination.resume()
try await serving.value
