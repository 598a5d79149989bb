/// A decimal number followed by a unit, such as `1.5h`, before anyone knows what the unit means.
///
/// Kept as digits so that scaling is exact: no value passes through floating point.
struct UnitQuantity {
    private let digits: Int
    private let scale: Int
    let unit: String

    init?(_ text: some StringProtocol) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        var scale = 1
        for _ in parts.dropFirst().joined() {
            let (product, overflow) = scale.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            scale = product
        }
        guard let digits = Int(parts.joined()) else { return nil }
        self.digits = digits
        self.scale = scale
        unit = String(text.dropFirst(number.count))
    }

    /// The number times a factor, or `nil` when that is not a whole number or does not fit.
    func scaled(by factor: Int) -> Int? {
        let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
        guard !overflow, product.isMultiple(of: scale) else { return nil }
        return product / scale
    }
}
