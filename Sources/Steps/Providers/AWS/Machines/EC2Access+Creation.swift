import FaaS

// What has a name of its own: it is taken once, and its labels say for whom, so a creation can be
// repeated whose answer was lost.
extension EC2Access {
    /// Takes over a public key under a name, or finds the one that the same lease took over before.
    ///
    /// - Returns: Its identifier, where EC2 tells it.
    func createKeyPair(
        _ name: String,
        _ publicKey: String,
        labels: [String: String]
    ) async throws -> String? {
        do {
            let call = EC2Calls.importKeyPair(name, publicKey, tags: labels)
            return try await self.call(call).text("keyPairId")
        } catch let failure as ProviderFailure where failure.awsCode == "InvalidKeyPair.Duplicate" {
            let answer = try await call(EC2Calls.keyPairs([("key-name", [name])]))
            return try ours(answer.items("keySet"), labels, failure).text("keyPairId")
        }
    }

    /// Makes a group under a name, or finds the one that the same lease made before.
    ///
    /// - Returns: Its identifier.
    func createGroup(
        _ name: String,
        in network: String,
        labels: [String: String]
    ) async throws -> String {
        let answer: String?
        do {
            let call = EC2Calls.createGroup(name, in: network, tags: labels)
            answer = try await self.call(call).text("groupId")
        } catch let failure as ProviderFailure where failure.awsCode == "InvalidGroup.Duplicate" {
            let found = try await call(EC2Calls.groups([("group-name", [name])]))
            answer = try ours(found.items("securityGroupInfo"), labels, failure).text("groupId")
        }
        guard let answer else { throw strange("CreateSecurityGroup") }
        return answer
    }

    /// Lets addresses in; those that are let in already are fine.
    func admit(_ addresses: String, to group: String) async throws {
        do {
            try await call(EC2Calls.admit(addresses, to: group))
        } catch let failure as ProviderFailure
            where failure.awsCode == "InvalidPermission.Duplicate"
        {
            return
        }
    }

    /// The first of what has a name, if the same lease made it.
    private func ours(
        _ items: [XMLTree],
        _ labels: [String: String],
        _ refusal: ProviderFailure
    ) throws(ProviderFailure) -> XMLTree {
        guard let item = items.first else { throw refusal }
        try AWSOwnership.check(item.tags, against: labels, refusal)
        return item
    }
}
