/// The line of those that may start as soon as a job is free.
extension Scheduler {
    mutating func queue(_ instance: Int, attempt: Int) {
        tracks[instance].progress = .queued(attempt: attempt)
        line.insert(instance, at: place(of: instance))
    }

    /// Takes an instance out of the line, if it stands there.
    mutating func leaveLine(_ instance: Int) {
        let place = place(of: instance)
        if place < line.endIndex, line[place] == instance { line.remove(at: place) }
    }

    /// The first place in line that is not before an instance.
    ///
    /// The line is ascending and can be as long as the plan: halving keeps many instances from
    /// costing each of them a walk along all others.
    private func place(of instance: Int) -> Int {
        var range = line.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                line[middle] < instance
                ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    mutating func startQueued() {
        let next = Array(line.prefix(max(0, jobs - running)))
        line.removeFirst(next.count)
        for instance in next { start(instance) }
    }
}
