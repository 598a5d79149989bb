/// One part of an experiment file, with the defaults of STeLLAR's loader; the names are its own.
package struct SubExperiment: Sendable, Hashable {
    package var id = 0
    package var title = ""
    /// How many bursts there are, over all endpoints.
    package var bursts = 0
    /// The sizes that bursts cycle through, one for each round over the endpoints; `nil` where the
    /// file has none.
    package var burstSizes: [Int]?
    package var payloadLengthBytes = 0
    package var iatSeconds = 0.0
    /// For how long functions work, in Go's notation; `nil` where the file does not say.
    package var desiredServiceTimes: [String]?
    package var iatType = "stochastic"
    package var packageType = "Zip"
    /// How many identical functions there are.
    package var parallelism = 1
    package var visualization = "cdf"
    package var function = "hellopy"
    package var functionMemoryMB = 128
    /// What the package is padded to; 0 for no padding.
    package var functionImageSizeMB = 0.0
    package var dataTransferChainLength = 1
    package var storageTransfer = false
    package var handler = "main.lambda_handler"
    package var runtime = ""
    package var snapStartEnabled = false
    package var cpuBoostEnabled = false
    package var packagePattern = "**"
    package var busySpinIncrements: [Int]?
    package var routes: [String]?
    /// Where all of this stands in the file.
    var places: FieldPlaces
}
