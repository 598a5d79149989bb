import FaaS
import FoundationEssentials
import Values

/// Asks EC2, and makes sense of its answers.
struct EC2Access: Sendable {
    /// Who carries calls, and in which region; there is none before somebody has something to do.
    let connect: @Sendable () async throws -> (client: any AWSCalling, region: String)
    /// The address that we are seen under from outside, as `192.0.2.7/32`.
    let ownAddress: @Sendable () async throws -> String
    let sleep: @Sendable (Duration) async throws -> Void
    /// Where settings lead to.
    var site: @Sendable () -> String? = { nil }

    func region() async throws -> String { try await connect().region }

    /// Sends a call whose answer is XML.
    @discardableResult
    func call(_ call: AWSCall) async throws -> XMLTree {
        let answer = try await connect().client.send(call)
        guard let tree = XMLTreeReader.read(answer.body) else { throw strange(call.operation) }
        return tree
    }

    /// An answer that lacks what it has to have.
    func strange(_ operation: String) -> ProviderFailure {
        ProviderFailure(
            code: .unknown,
            message:
                "EC2 answered \(operation) with something that this version does not understand"
        )
    }

    /// The image behind a public parameter.
    func image(_ parameter: String) async throws -> String {
        let answer = try await connect().client.send(EC2Calls.image(parameter))
        do {
            return try JSONDecoder().decode(EC2Image.self, from: Data(answer.body)).identifier
        } catch {
            throw strange("GetParameter")
        }
    }

    /// The machines of a record: by their identifier where that is known, and else by the lease that
    /// they were labelled with when they were asked for.
    func instances(of record: ResourceRecord) async throws -> [EC2Instance] {
        if let identifier = record.identifier {
            do {
                return EC2Instance.all(in: try await call(EC2Calls.instance(identifier)))
            } catch let failure as ProviderFailure where failure.code == .notFound {
                return []
            }
        }
        guard let lease = record.attributes[ResourceLabel.lease] else { return [] }
        return try await instances([("tag:\(ResourceLabel.lease)", [lease])])
    }

    /// All machines that filters let through.
    func instances(
        _ filters: [(name: String, values: [String])]
    ) async throws -> [EC2Instance] {
        var found: [EC2Instance] = []
        var page: String?
        repeat {
            let answer = try await call(EC2Calls.instances(filters, after: page))
            found += EC2Instance.all(in: answer)
            page = answer.text("nextToken").flatMap { $0.isEmpty ? nil : $0 }
        } while page != nil
        return found
    }

    /// The identifier of the group of a record; `nil` when there is none.
    func group(of record: ResourceRecord) async throws -> String? {
        let answer = try await call(EC2Calls.groups([("group-name", [record.name])]))
        return answer.items("securityGroupInfo").first?.text("groupId")
    }

    /// The identifier of the key pair of a record; `nil` when there is none.
    func keyPair(of record: ResourceRecord) async throws -> String? {
        let answer = try await call(EC2Calls.keyPairs([("key-name", [record.name])]))
        return answer.items("keySet").first?.text("keyPairId")
    }
}
