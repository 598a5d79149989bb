import CrashPoints
import FaaS
import Foundation
import ScriptedCloud
import StellarRunCLI

// The real command line, told by environment variables which cloud to use and where to die.
let environment = ProcessInfo.processInfo.environment
let points = CrashPoints(environment: environment)
await StellarRun.start { composition in
    if let account = CloudAccountSetting(environment: environment) {
        composition.guests = [account.provider(over: composition.web)]
    }
    composition.journaling = { CountingJournal($0, points) }
    composition.providing = { CountingProvider($0, points) }
}
