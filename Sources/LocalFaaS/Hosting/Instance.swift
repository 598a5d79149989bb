import NIOCore

/// One instance of a function, from the decision to start it until its process is gone.
final class Instance {
    let number: InstanceNumber
    let folder: InstanceFolder
    let endpoint: RuntimeEndpoint
    let deadline: Deadline
    /// Its Runtime API, once it is open.
    var listener: (any Channel)?
    /// Its process, once it runs.
    var token: WatchToken?
    /// What limits its memory, where the machine does.
    var memory: MemoryGroup?
    /// Whether it is to be killed, now or as soon as it runs.
    private(set) var isReclaimed = false

    init(
        number: InstanceNumber,
        folder: InstanceFolder,
        endpoint: RuntimeEndpoint,
        deadline: Deadline
    ) {
        self.number = number
        self.folder = folder
        self.endpoint = endpoint
        self.deadline = deadline
    }

    /// Brings its log up to date, before it is quoted.
    func drainOutput(_ watcher: ProcessWatcher) {
        if let token { watcher.drainOutput(of: token) }
    }

    /// Kills it; the watcher tells when it is gone.
    func reclaim(_ watcher: ProcessWatcher) {
        isReclaimed = true
        deadline.cancel()
        if let token { watcher.kill(token) }
    }
}
