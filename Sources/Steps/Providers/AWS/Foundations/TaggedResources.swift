import FaaS
import Values

/// Finds what carries our labels, of every kind that the tagging API knows, in one region.
struct TaggedResources: Sendable {
    /// The kinds that we create; others with our labels are somebody else's.
    static let types = [
        "lambda:function", "s3", "logs", "apigateway", "ec2:instance",
        "ec2:key-pair", "ec2:security-group",
    ]

    /// Carries the calls.
    let aws: any AWSCalling

    /// Something with our labels.
    struct Hit: Sendable, Hashable {
        /// What it is.
        var name: AWSResourceName
        /// All its labels.
        var labels: [String: String]
    }

    private struct Search: Encodable {
        struct Filter: Encodable {
            var key = ResourceLabel.run
            var values: [String]?

            enum CodingKeys: String, CodingKey {
                case key = "Key"
                case values = "Values"
            }
        }

        var types: [String]
        var page = 100
        var filters: [Filter]
        var token: String?

        enum CodingKeys: String, CodingKey {
            case types = "ResourceTypeFilters"
            case page = "ResourcesPerPage"
            case filters = "TagFilters"
            case token = "PaginationToken"
        }
    }

    private struct Answer: Decodable {
        struct Entry: Decodable {
            var arn: String
            var tags: [AWSTags.Pair]?

            enum CodingKeys: String, CodingKey {
                case arn = "ResourceARN"
                case tags = "Tags"
            }
        }

        var token: String?
        var entries: [Entry]

        enum CodingKeys: String, CodingKey {
            case token = "PaginationToken"
            case entries = "ResourceTagMappingList"
        }
    }

    /// All pages of what is labelled for one run, or for any.
    ///
    /// What was deleted is listed for a while, so each hit is to be looked at.
    func find(run: String?, types: [String] = TaggedResources.types) async throws -> [Hit] {
        var search = Search(types: types, filters: [.init(values: run.map { [$0] })])
        var hits: [Hit] = []
        repeat {
            let call = AWSCall.json(.tagging, "GetResources", search, isIdempotent: true)
            let answer = try await aws.send(call, as: Answer.self)
            hits += answer.entries.compactMap(Self.hit)
            search.token = answer.token == "" ? nil : answer.token
        } while search.token != nil
        return hits
    }

    private static func hit(_ entry: Answer.Entry) -> Hit? {
        guard let name = AWSResourceName(entry.arn) else { return nil }
        let labels = (entry.tags ?? []).map { ($0.key, $0.value) }
        return Hit(name: name, labels: Dictionary(labels, uniquingKeysWith: { $1 }))
    }
}
