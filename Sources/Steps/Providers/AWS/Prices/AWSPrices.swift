import FaaS

/// What AWS asked for, in the region that is named and on the day that is named.
///
/// Prices of the first tier, without what is free in the first year. Change a price together with the
/// day and the source.
enum AWSPrices {
    static let table = PriceList(
        region: "us-east-1",
        date: "2026-06-17",
        sources: [
            "https://aws.amazon.com/lambda/pricing/",
            "https://aws.amazon.com/api-gateway/pricing/",
            "https://aws.amazon.com/ecr/pricing/",
            "https://aws.amazon.com/ec2/pricing/on-demand/",
        ],
        rates: [
            .init(.request, dollars: 0.20e-6),
            .init(.computation, variant: Architecture.x86.rawValue, dollars: 0.000_016_666_7),
            .init(.computation, variant: Architecture.arm.rawValue, dollars: 0.000_013_333_4),
            .init(.gatewayRequest, dollars: 1.00e-6),
            .init(.imageStorage, dollars: 0.10),
            .init(.objectStorage, dollars: 0.023),
            .init(.machineHour, variant: "m7g.large", dollars: 0.0816),
            .init(.machineHour, variant: "t3.large", dollars: 0.0832),
        ]
    )
}
