import Foundation

/// Text as forms and addresses carry it.
enum FormText {
    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    static func of(_ fields: [(String, String)]) -> String {
        fields.map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "&")
    }

    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    /// `url` with these behind its own query.
    static func adding(_ fields: [(String, String)], to url: URL) -> String {
        let text = url.absoluteString
        return text + (text.contains("?") ? "&" : "?") + of(fields)
    }
}
