/// The stable name of a kind of mistake.
///
/// `SR01xx` text and YAML, `SR02xx` keys and types, `SR03xx` references and expressions, `SR04xx`
/// matrix and edges, `SR05xx` policies, `SR06xx` steps. Numbers are never given to something else.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
    case unreadableFile = "SR0101"
    case fileTooLarge = "SR0102"
    case emptyFile = "SR0103"
    case notUTF8 = "SR0104"
    case controlCharacter = "SR0105"
    case invalidYAML = "SR0106"
    case misplacedTab = "SR0107"
    case severalDocuments = "SR0108"
    case nestedTooDeeply = "SR0109"
    case anchorOrAlias = "SR0110"
    case mergeKey = "SR0111"
    case tag = "SR0112"
    case duplicateKey = "SR0113"
    case invalidKey = "SR0114"

    case unknownKey = "SR0201"
    case missingKey = "SR0202"
    case wrongType = "SR0203"
    case unknownWord = "SR0204"
    case outOfRange = "SR0205"

    case unterminatedExpression = "SR0301"
    case invalidExpression = "SR0302"
    case expressionTooLong = "SR0303"
    case unknownReference = "SR0304"
    case unknownFunction = "SR0305"
    case wrongArguments = "SR0306"
    case typeMismatch = "SR0307"
    case secretInExpression = "SR0308"
    case missingFallback = "SR0309"
    case needlessFallback = "SR0310"
    case notPrintable = "SR0311"
    case failedExpression = "SR0312"
}
