import Foundation
import Packaging
import Testing

@Suite struct `Looking into an unpacked image` {
    private func withRoot(_ body: (RootLookup) throws -> Void) throws {
        try Folder.with { folder in
            let root = "\(folder.path)/root"
            let files = FileManager.default
            for name in ["usr/bin", "etc"] {
                try files.createDirectory(
                    atPath: "\(root)/\(name)",
                    withIntermediateDirectories: true
                )
            }
            try Data("#!".utf8).write(to: URL(fileURLWithPath: "\(root)/usr/bin/tool"))
            try files.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: "\(root)/usr/bin/tool"
            )
            try Data("x".utf8).write(to: URL(fileURLWithPath: "\(root)/etc/passwd"))
            for (path, target) in [
                ("bin", "usr/bin"), ("absolute", "/etc/passwd"),
                ("climbing", "../../../etc/passwd"),
                ("loop", "loop"), ("outside", "/proc/self/environ"), ("usr/bin/alias", "tool"),
            ] {
                try files.createSymbolicLink(
                    atPath: "\(root)/\(path)",
                    withDestinationPath: target
                )
            }
            try body(RootLookup(root: root))
        }
    }

    @Test func `follows links within the root only`() throws {
        try withRoot { lookup in
            for path in ["/etc/passwd", "/absolute", "/climbing", "/usr/../etc/./passwd"] {
                #expect(lookup.file(path) == "\(lookup.root)/etc/passwd", "\(path)")
            }
            #expect(lookup.file("/loop") == nil)
            #expect(lookup.file("/outside") == nil)
        }
    }

    @Test func `finds programs as a shell in the image would`() throws {
        try withRoot { lookup in
            let tool = "\(lookup.root)/usr/bin/tool"
            #expect(lookup.program("tool", path: "/sbin:/bin", folder: "/") == tool)
            #expect(lookup.program("alias", path: "/bin", folder: "/") == tool)
            #expect(lookup.program("./tool", path: "", folder: "/bin") == tool)
            #expect(lookup.program("/bin/tool", path: "", folder: "/") == tool)
            #expect(lookup.program("tool", path: "/sbin", folder: "/usr/bin") == nil)
            #expect(lookup.program("/etc/passwd", path: "", folder: "/") == nil)
            #expect(lookup.program("/bin", path: "", folder: "/") == nil)
        }
    }
}
