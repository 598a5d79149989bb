import FaaS
import Testing
import Values

@testable import Providers

@Suite struct `The prices of AWS` {
    private func tariff(_ endpoint: EndpointKind) -> FunctionTariff {
        FunctionTariff(
            prices: AWSPrices.table,
            memory: ByteCount(bytes: 512 << 20),
            architecture: .x86,
            endpoint: endpoint
        )
    }

    @Test func `make a million requests of 100 ms in half a GiB cost 1.03 dollars`() throws {
        let parts = try #require(
            tariff(.functionURL).price(requests: 1_000_000, each: .milliseconds(100))
        )
        #expect(parts.map(\.item) == ["requests", "GiB-seconds"])
        #expect(abs(parts[0].dollars - 0.20) < 1e-9)
        #expect(abs(parts[1].amount - 50_000) < 1e-6)
        #expect(abs(parts[1].dollars - 0.833335) < 1e-9)
    }

    @Test func `count a gateway besides, and a millisecond at least`() throws {
        let parts = try #require(tariff(.httpAPI).price(requests: 1000, each: .zero))
        #expect(parts.map(\.item) == ["requests", "GiB-seconds", "requests to HTTP APIs"])
        #expect(abs(parts[1].amount - 0.5) < 1e-9)
        #expect(abs(parts[2].dollars - 0.001) < 1e-12)
    }

    @Test func `say nothing of what they do not name`() {
        var tariff = tariff(.httpAPI)
        tariff.prices.rates.removeAll { $0.item == .gatewayRequest }
        #expect(tariff.price(requests: 1, each: .zero) == nil)
        #expect(AWSPrices.table.price(of: .computation, variant: "abacus") == nil)
    }

    @Test func `have a day, a place and a source`() {
        #expect(AWSPrices.table.date.split(separator: "-").map(\.count) == [4, 2, 2])
        #expect(AWSPrices.table.region == "us-east-1")
        #expect(AWSPrices.table.sources.allSatisfy { $0.hasPrefix("https://aws.amazon.com/") })
        #expect(AWSPrices.table.rates.allSatisfy { $0.dollars > 0 })
    }

    @Test func `know machines by their size, and what is stored by its kind`() {
        let prices = AWSPrices.table
        let usual = EC2Setting().usualSize
        #expect(prices.price(of: .machineHour, variant: usual) == 0.08925)
        #expect(prices.price(of: .machineHour, variant: "c7i.4xlarge") == 0.714)
        #expect(prices.price(of: .machineHour, variant: "c7i.abacus") == nil)
        for kind in PackageKind.allCases {
            #expect(prices.price(of: .storage, variant: kind.rawValue) != nil)
        }
    }
}
