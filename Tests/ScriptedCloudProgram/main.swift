import Foundation
import ScriptedCloud

// The scripted cloud as a process: prints its address, and ends when its input does, which is when
// whoever started it has ended.
let server = try await CloudServer.start()
FileHandle.standardOutput.write(Data("\(server.address)\n".utf8))
while readLine() != nil {}
