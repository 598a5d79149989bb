import Foundation
import Results
import Testing

extension Measuring {
    @Suite struct `Endpoints behind TLS` {
        private func pipeline(_ address: String, _ keys: String) -> String {
            """
            pipeline: secure
            steps:
              deploy: { uses: deploy, with: { provider: url, urls: ["\(address)/"] } }
              invoke:
                uses: invoke
                with:
                  endpoints: ${{ steps.deploy.endpoints }}
                  mode: any
                  samples: 4
                  interval: 20ms
                  connections: fresh
                  calibration: 100ms
                  \(keys)
            """
        }

        /// Makes a certificate of 127.0.0.1 that is its own authority, with its key in one file.
        private func makeCertificate(in workspace: Workspace) throws -> Data {
            let openssl = Process()
            openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            openssl.arguments = [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-nodes", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                "-days", "2", "-keyout", "own.pem", "-out", "ca.pem",
            ]
            openssl.currentDirectoryURL = URL(filePath: workspace.path)
            openssl.standardError = FileHandle.nullDevice
            try openssl.run()
            openssl.waitUntilExit()
            try #require(openssl.terminationStatus == 0)
            return workspace.bytes(of: "own.pem") + workspace.bytes(of: "ca.pem")
        }

        @Test func `are measured phase by phase, trusting whom the pipeline trusts`() async throws {
            try await withWorkspace { workspace in
                let server = try WebServer(secrets: try makeCertificate(in: workspace))
                let text = pipeline(server.address, "ca: ca.pem\n      tls: 1.2")
                try workspace.write(text, to: "p.yml")
                try await workspace.run("p.yml", "--run-id", "r").expect(status: 0)
                let samples = try workspace.samples(of: "invoke", in: "r")
                #expect(samples.count == 4)
                #expect(samples.allSatisfy { $0.isSuccess && $0.reused == false })
                #expect(samples.allSatisfy { $0.times.connect ?? 0 > 0 })
                #expect(samples.allSatisfy { $0.times.secure ?? 0 > $0.times.connect ?? .max })
                let summary = workspace.text(of: ".stellar/runs/r/summary.json")
                #expect(
                    summary.contains(#""ca" : "ca.pem""#) && summary.contains(#""tls" : "1.2""#)
                )
            }
        }

        @Test func `whose certificate nobody vouches for fail as samples`() async throws {
            try await withWorkspace { workspace in
                let server = try WebServer(secrets: try makeCertificate(in: workspace))
                try workspace.write(pipeline(server.address, "http: auto"), to: "p.yml")
                let outcome = try await workspace.run("p.yml", "--run-id", "r")
                outcome.expect(status: 1)
                #expect(outcome.errors.contains("failed with 'certificate'"))
                let samples = try workspace.samples(of: "invoke", in: "r")
                #expect(!samples.isEmpty && samples.allSatisfy { $0.error == "certificate" })
            }
        }
    }
}
