import Pipeline

extension InvokeParameters {
    /// Refuses what cannot be said beside `interval: find`.
    func checkSearch(_ mapping: inout MappingReader) {
        guard arrival.interval == .find else {
            guard arrival.search != nil else { return }
            return mapping.refuse(
                "search",
                "a range to search goes with 'interval: find' alone",
                help: "write 'interval: find', or leave 'search' out",
                with: "interval"
            )
        }
        if case .exactly = stop.samples {
        } else {
            mapping.refuse(
                "samples",
                "a search must know how often to try each idle time",
                help: "write a number, such as 'samples: 5'",
                with: "interval"
            )
        }
        if burst != [1] {
            mapping.refuse("burst", "a search sends single requests", with: "interval")
        }
        if arrival.process != nil || stop.duration != nil {
            mapping.refuse(
                "interval",
                "a search takes no 'arrival' and no 'duration'",
                help: "leave them out",
                with: "arrival",
                "duration"
            )
        }
    }
}
