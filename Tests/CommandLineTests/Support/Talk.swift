import Foundation

/// A pipeline of programs that say who they are and, if asked to, wait for a file.
enum Talk {
    static let file = "talk.yml"

    static let pipeline = """
        pipeline: talk
        matrix: { who: [ann, bob] }
        steps:
          talk:
            uses: run
            for-each: [who]
            with:
              program: sh
              arguments: ["-c", 'echo "I am $1" >&2', sh, "${{ matrix.who }}"]
          wait:
            uses: run
            needs: [talk]
            with:
              program: sh
              arguments: ["-c", "touch here; until [ -e go ]; do sleep 0.05; done"]
          after: { uses: run, needs: [wait], with: { program: "true" } }
        """
}

extension Workspace {
    /// Writes the pipeline; its programs do not wait when they `may go`.
    func writeTalk(mayGo: Bool = true) throws {
        try write(Talk.pipeline, to: Talk.file)
        if mayGo { try write("", to: "go") }
    }
}

extension Workspace {
    /// Removes a file.
    func removeFile(_ file: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(file)")
    }
}
