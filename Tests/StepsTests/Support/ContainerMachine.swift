import Glibc
import LocalFaaS
import Testing

@testable import Steps

/// A machine that can run containers.
enum ContainerMachine {
    /// Ends the test, and says so, where it is not run by root; fails it where nothing runs containers,
    /// as `scripts/prerequisites` installs what does.
    static func require() throws {
        guard geteuid() == 0 else {
            print("SKIPPED: containers: only root can run them here")
            try Test.cancel("only root can run containers here")
        }
        let programs = LocalServer.containerPrograms
        let found = programs.contains {
            ProgramEnvironment.inherited.file(of: $0, changing: [:]) != nil
        }
        try #require(found, "none of \(programs): apt-get install --yes crun")
    }
}
