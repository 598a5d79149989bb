import Foundation

/// Certificates made for one test, in a folder that goes with it.
final class Certificates {
    let folder: String
    /// A certificate of `localhost` and 127.0.0.1 that is its own authority.
    var good: String { "\(folder)/good.pem" }
    /// The same, but its time is over.
    var expired: String { "\(folder)/expired.pem" }
    /// One of another host's.
    var foreign: String { "\(folder)/foreign.pem" }
    /// The key of all of them.
    var key: String { "\(folder)/key.pem" }

    init() throws {
        folder = NSTemporaryDirectory() + "stellar-certificates-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-euc", Self.script]
        shell.currentDirectoryURL = URL(fileURLWithPath: folder)
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else { throw CocoaError(.executableRuntimeMismatch) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// `openssl ca` is the only way to choose the dates.
    private static let script = """
        cat > openssl.cnf <<END
        [ca]
        default_ca = test
        [test]
        database = index
        rand_serial = yes
        new_certs_dir = .
        default_md = sha256
        policy = names
        unique_subject = no
        [names]
        commonName = supplied
        [req]
        distinguished_name = req
        [local]
        subjectAltName = DNS:localhost,IP:127.0.0.1
        [other]
        subjectAltName = DNS:other.example
        END
        : > index
        openssl ecparam -name prime256v1 -genkey -noout -out key.pem
        make() {
            openssl req -new -config openssl.cnf -key key.pem -subj /CN=$2 -out request.pem
            openssl ca -batch -notext -config openssl.cnf -selfsign -keyfile key.pem \
                -in request.pem -extensions $3 -startdate $4 -enddate $5 -out $1.pem
        }
        make good localhost local 20200101000000Z 20991231235959Z
        make expired localhost local 20200101000000Z 20200102000000Z
        make foreign other.example other 20200101000000Z 20991231235959Z
        """
}
