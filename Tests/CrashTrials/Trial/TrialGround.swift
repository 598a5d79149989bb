import Foundation
import ScriptedCloud
import StellarRunCLI

/// What all trials share: the programs, a running cloud, and a folder to work in.
struct TrialGround: Sendable {
    /// The folder of the programs that were built beside this one.
    let programs: String
    let folder: String
    let cloud: CloudControl
    private let process: CloudProcess

    /// Starts the cloud, and writes what is run.
    init(repository: String) throws {
        programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().path(percentEncoded: false)
        process = try CloudProcess(program: "\(programs)/scripted-cloud")
        cloud = CloudControl(exchange: WebClient(), address: process.address)
        folder = NSTemporaryDirectory() + "crash-trials-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: "\(repository)/functions",
            toPath: "\(folder)/functions"
        )
        for place in Place.allCases {
            let url = URL(filePath: "\(folder)/\(place.rawValue).yml")
            try Data(TrialPipeline.text(for: place).utf8).write(to: url)
        }
    }

    /// The real command line, with points to die at.
    var subject: String { "\(programs)/crash-subject" }

    /// Ends the cloud and removes the folder.
    func clear(keepsFolder: Bool) throws {
        try process.stop()
        if keepsFolder { return }
        try FileManager.default.removeItem(atPath: folder)
    }
}
