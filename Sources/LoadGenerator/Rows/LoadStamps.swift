/// Which instants of a request are from the kernel; the others are our own process's.
package struct LoadStamps: OptionSet, Sendable, Hashable, Codable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// When the request's last packet was handed to the device.
    package static let departure = LoadStamps(rawValue: 1)
    /// When the answer's packets arrived.
    package static let arrival = LoadStamps(rawValue: 2)
}
