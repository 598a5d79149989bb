import Foundation

/// A pipeline with a secret, and a program that tells it to everyone.
enum Secrets {
    /// The address of a webhook that nobody listens to.
    static let value = "http://127.0.0.1:9/hunter2-s3cret-of-ours?key=ü"

    static let pipeline = """
        pipeline: secrets
        secrets: [hook-address]
        steps:
          leak:
            uses: run
            with: { program: sh, arguments: [leak.sh] }
          repeat:
            uses: run
            with:
              program: sh
              arguments: ["-c", 'echo "heard $1" >&2; exit 4', sh, "${{ steps.leak.stdout }}"]
          notify:
            uses: notify
            needs: [repeat]
            when: failed
            with: { webhook: "${{ secrets.hook-address }}" }
        """

    /// Tells it plainly, in base64, and as part of something longer in base64.
    static let script = """
        echo "out $HOOK_ADDRESS"
        echo "err $HOOK_ADDRESS" >&2
        printf %s "$HOOK_ADDRESS" | base64 -w0 >&2
        printf 'user:%s' "$HOOK_ADDRESS" | base64 -w0 >&2
        """

    /// What gives the secret away, wherever it is found.
    static var traces: [String] {
        let plain = Data(value.utf8).base64EncodedString()
        let within = Data("user:\(value)".utf8).base64EncodedString()
        return ["hunter2", String(plain.dropLast(4)), String(within.dropFirst(8).dropLast(4))]
    }
}
