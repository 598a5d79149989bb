import FaaS

/// What AWS asked for, in the region that is named and on the day that is named.
///
/// Prices of the first tier, without what is free in the first year; of machines those of Linux, without
/// their disk. The numbers were taken from pages of others that quoted them, so hold them against AWS's
/// own before you rely on them; change a price together with the day.
enum AWSPrices {
    static let table = PriceList(
        region: "us-east-1",
        date: "2026-06-17",
        sources: [
            "https://aws.amazon.com/lambda/pricing/",
            "https://aws.amazon.com/api-gateway/pricing/",
            "https://aws.amazon.com/ec2/pricing/on-demand/",
            "https://aws.amazon.com/vpc/pricing/",
            "https://aws.amazon.com/s3/pricing/",
            "https://aws.amazon.com/ecr/pricing/",
        ],
        rates: services + machines
    )

    private static let services: [PriceList.Rate] = [
        .init(.request, dollars: 0.20e-6),
        .init(.computation, variant: Architecture.x86.rawValue, dollars: 0.000_016_666_7),
        .init(.computation, variant: Architecture.arm.rawValue, dollars: 0.000_013_333_4),
        .init(.gatewayRequest, dollars: 1.00e-6),
        .init(.addressHour, dollars: 0.005),
        .init(.storage, variant: PackageKind.zip.rawValue, dollars: 0.023),
        .init(.storage, variant: PackageKind.container.rawValue, dollars: 0.10),
        .init(.upload, variant: PackageKind.zip.rawValue, dollars: 0.005e-3),
    ]

    /// In each of these families twice the size is twice the price.
    private static let machines: [PriceList.Rate] = [
        ("c5", 0.085), ("c6i", 0.085), ("c7i", 0.08925), ("m5", 0.096), ("m6i", 0.096),
        ("m7i", 0.1008),
    ].flatMap { family, large in
        [("large", 1.0), ("xlarge", 2), ("2xlarge", 4), ("4xlarge", 8)].map { size, times in
            PriceList.Rate(
                .machineHour,
                variant: "\(family).\(size)",
                dollars: large * times
            )
        }
    }
}
