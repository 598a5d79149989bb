import FaaS

/// What AWS asked for, in the region that is named and on the day that is named.
///
/// Prices of the first tier, without what is free in the first year, of images, objects and machines
/// none. The numbers were taken from pages of others that quoted them, so hold them against AWS's own
/// before you rely on them; change a price together with the day.
enum AWSPrices {
    static let table = PriceList(
        region: "us-east-1",
        date: "2026-06-17",
        sources: [
            "https://aws.amazon.com/lambda/pricing/",
            "https://aws.amazon.com/api-gateway/pricing/",
        ],
        rates: [
            .init(.request, dollars: 0.20e-6),
            .init(.computation, variant: Architecture.x86.rawValue, dollars: 0.000_016_666_7),
            .init(.computation, variant: Architecture.arm.rawValue, dollars: 0.000_013_333_4),
            .init(.gatewayRequest, dollars: 1.00e-6),
        ]
    )
}
