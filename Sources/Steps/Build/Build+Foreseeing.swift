import Pipeline

extension Build: ForeseeingStep {
    /// Creates nothing outside; says what it builds for.
    func foresee(_ mapping: inout MappingReader, after dependencies: [Forecast]) -> Forecast {
        var forecast = Forecast()
        if mapping.isKnown("runtime") { forecast.facts["runtime"] = .text(parameters.runtime) }
        return forecast
    }
}
