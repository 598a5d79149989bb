import Foundation

extension Error {
    /// What the system said was wrong, without Foundation's sentences around it.
    var reason: String {
        let cocoa = self as NSError
        if let cause = cocoa.userInfo[NSUnderlyingErrorKey] as? any Error { return cause.reason }
        guard cocoa.domain == NSPOSIXErrorDomain,
            let code = POSIXErrorCode(rawValue: Int32(cocoa.code))
        else { return cocoa.localizedDescription }
        return "\(POSIXError(code).localizedDescription)"
    }
}
