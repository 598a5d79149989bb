import Foundation

/// A machine that a cloud was asked for: what its first start would make of it.
struct CloudMachine: Decodable, Sendable {
    /// The address that it was given.
    let address: String
    /// The private key that it is to show.
    let hostKey: String
    /// The public key of who may log in.
    let authorizedKey: String
    /// The user of its image.
    let user: String

    /// Writes the keys where its server looks for them.
    func writeKeys(to folder: String) throws {
        let host = "\(folder)/host"
        guard
            FileManager.default.createFile(
                atPath: host,
                contents: Data(hostKey.utf8),
                attributes: [.posixPermissions: 0o600]
            )
        else { throw Stuck(description: "cannot write '\(host)'") }
        try authorizedKey.write(toFile: "\(folder)/user.pub", atomically: true, encoding: .utf8)
    }

    /// Makes its user known in a namespace: `ip netns exec` puts the files of a folder of the
    /// namespace's name in the place of those in `/etc`.
    func addUser(to namespace: String, home: String) throws {
        let folder = "/etc/netns/\(namespace)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let users = try String(contentsOfFile: "/etc/passwd", encoding: .utf8)
        try "\(users)\(user):x:0:0::\(home):/bin/sh\n"
            .write(toFile: "\(folder)/passwd", atomically: true, encoding: .utf8)
    }
}
