/// The calls of the Lambda API that this provider makes, as values.
enum LambdaCalls {
    private static let functions = "/2015-03-31/functions"

    /// Creates a function.
    ///
    /// Its name makes asking twice safe: the second time is refused as a conflict, and the labels say
    /// whose the first was.
    static func create(_ order: LambdaOrder) -> AWSCall {
        .rest(.lambda, "CreateFunction", "POST", functions, order, isIdempotent: true)
    }

    /// Reads a function with its tags; of all reading calls the one that AWS allows most often.
    static func get(_ name: String) -> AWSCall {
        AWSCall(.lambda, "GetFunction", "GET", path(name), isIdempotent: true)
    }

    /// Reads how a published version is.
    static func configuration(_ name: String, version: String) -> AWSCall {
        AWSCall(
            .lambda,
            "GetFunctionConfiguration",
            "GET",
            path(name) + "/configuration",
            query: [("Qualifier", version)],
            isIdempotent: true
        )
    }

    /// Gives a function other variables, which makes all its instances old.
    static func update(_ name: String, _ variables: [String: String]) -> AWSCall {
        .rest(
            .lambda,
            "UpdateFunctionConfiguration",
            "PUT",
            path(name) + "/configuration",
            ["Environment": LambdaEnvironment(variables: variables)],
            isIdempotent: true
        )
    }

    /// Removes a function with its versions, aliases, address and policy.
    static func delete(_ name: String) -> AWSCall {
        AWSCall(.lambda, "DeleteFunction", "DELETE", path(name), isIdempotent: true)
    }

    /// Keeps a number of instances for a function, and allows it no more.
    static func reserve(_ name: String, _ instances: Int) -> AWSCall {
        .rest(
            .lambda,
            "PutFunctionConcurrency",
            "PUT",
            "/2017-10-31/functions/\(name)/concurrency",
            ["ReservedConcurrentExecutions": instances],
            isIdempotent: true
        )
    }

    /// Labels a function anew; what has another name stays.
    static func tag(_ identifier: String, _ labels: [String: String]) -> AWSCall {
        .rest(
            .lambda,
            "TagResource",
            "POST",
            "/2017-03-31/tags/\(PercentEncoding.all(identifier))",
            ["Tags": labels],
            isIdempotent: true
        )
    }

    fileprivate static func path(_ name: String) -> String { "\(functions)/\(name)" }
}

// Addresses, and who may use them.
extension LambdaCalls {
    /// Gives a function, or an alias of it, an address of its own; the second time is a conflict.
    static func createURL(_ name: String, _ qualifier: String?) -> AWSCall {
        .rest(
            .lambda,
            "CreateFunctionUrlConfig",
            "POST",
            urlPath(name),
            query: query(qualifier),
            ["AuthType": "NONE"],
            isIdempotent: true
        )
    }

    /// Reads the address.
    static func getURL(_ name: String, _ qualifier: String?) -> AWSCall {
        AWSCall(
            .lambda,
            "GetFunctionUrlConfig",
            "GET",
            urlPath(name),
            query: query(qualifier),
            isIdempotent: true
        )
    }

    /// Lets somebody call the function; the same permission twice is refused as a conflict.
    static func permit(
        _ name: String,
        _ qualifier: String?,
        _ permission: LambdaPermission
    )
        -> AWSCall
    {
        .rest(
            .lambda,
            "AddPermission",
            "POST",
            path(name) + "/policy",
            query: query(qualifier),
            permission,
            isIdempotent: true
        )
    }

    /// Reads who may do what with it.
    static func policy(_ name: String, _ qualifier: String?) -> AWSCall {
        AWSCall(
            .lambda,
            "GetPolicy",
            "GET",
            path(name) + "/policy",
            query: query(qualifier),
            isIdempotent: true
        )
    }

    private static func urlPath(_ name: String) -> String { "/2021-10-31/functions/\(name)/url" }

    private static func query(_ qualifier: String?) -> [(name: String, value: String)] {
        qualifier.map { [("Qualifier", $0)] } ?? []
    }
}

// Versions, which snapshots are made of.
extension LambdaCalls {
    /// Publishes what there is as a version; what was published already is the same version again.
    static func publish(_ name: String) -> AWSCall {
        .rest(
            .lambda,
            "PublishVersion",
            "POST",
            path(name) + "/versions",
            [String: String](),
            isIdempotent: true
        )
    }

    /// Gives a version a name of its own; the second time is a conflict.
    static func createAlias(_ name: String, _ alias: String, version: String) -> AWSCall {
        .rest(
            .lambda,
            "CreateAlias",
            "POST",
            path(name) + "/aliases",
            ["FunctionVersion": version, "Name": alias],
            isIdempotent: true
        )
    }

    /// Gives another version the name.
    static func updateAlias(_ name: String, _ alias: String, version: String) -> AWSCall {
        .rest(
            .lambda,
            "UpdateAlias",
            "PUT",
            path(name) + "/aliases/\(alias)",
            ["FunctionVersion": version],
            isIdempotent: true
        )
    }
}
