extension DiagnosticCode {
    /// What kind of mistake it is, in a few words.
    public var title: String {
        switch self {
        case .unreadableFile: "a file cannot be read"
        case .fileTooLarge: "a file is too large"
        case .emptyFile: "a file is empty"
        case .notUTF8: "a file is not UTF-8 text"
        case .controlCharacter: "a control character"
        case .invalidYAML: "the text is not YAML"
        case .misplacedTab: "a tab where YAML allows only spaces"
        case .severalDocuments: "more than one document in a file"
        case .nestedTooDeeply: "nested too deeply"
        case .anchorOrAlias: "an anchor or alias"
        case .mergeKey: "a merge key"
        case .tag: "a tag"
        case .duplicateKey: "a key is written twice"
        case .invalidKey: "something that cannot be a key"
        case .unknownKey: "an unknown key"
        case .missingKey: "a key is missing"
        case .wrongType: "a value of the wrong type"
        case .unknownWord: "not one of the words"
        case .outOfRange: "a value out of range"
        case .unterminatedExpression: "an expression without an end"
        case .invalidExpression: "not an expression"
        case .expressionTooLong: "an expression is too long"
        case .unknownReference: "a reference to something that does not exist"
        case .unknownFunction: "an unknown function"
        case .wrongArguments: "a function with the wrong arguments"
        case .typeMismatch: "types that do not go together"
        case .secretInExpression: "a secret where it could be seen"
        case .missingFallback: "a value that may be missing"
        case .needlessFallback: "a fallback that is never used"
        case .notPrintable: "a value that is not a text"
        case .failedExpression: "an expression without a value"
        }
    }
}
