import CSodium
import Foundation

/// Passwords, random texts and fingerprints, by libsodium.
enum Secrets {
    private static let isReady = sodium_init() >= 0

    /// Argon2id with libsodium's settings for somebody who waits: 64 MiB and a tenth of a second or so.
    static func hash(ofPassword password: String) -> String {
        precondition(isReady)
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let made = crypto_pwhash_str(
            &text, password, UInt64(password.utf8.count), UInt64(crypto_pwhash_opslimit_interactive()),
            crypto_pwhash_memlimit_interactive())
        precondition(made == 0, "libsodium: no memory")
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Takes as long for a wrong password as for the right one.
    static func isPassword(_ password: String, of hash: String) -> Bool {
        precondition(isReady)
        return crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }

    /// 256 random bits as text that a cookie and a header can hold.
    static func random() -> String {
        precondition(isReady)
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        return plainText(bytes)
    }

    /// Base64url without padding.
    private static func plainText(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// SHA-256 of `verifier`, as RFC 7636 has it in an address.
    static func challenge(of verifier: String) -> String {
        precondition(isReady)
        let input = Array(verifier.utf8)
        var output = [UInt8](repeating: 0, count: crypto_hash_sha256_bytes())
        crypto_hash_sha256(&output, input, UInt64(input.count))
        return plainText(output)
    }

    /// BLAKE2b of `text`, 256 bits as hexadecimal digits; with a key, which may have any length, a seal.
    static func fingerprint(_ text: String, key: String = "") -> String {
        let long = Array(key.utf8)
        // The algorithm's own keys end at 64 bytes.
        let key = long.isEmpty ? [] : bytes(of: long, key: [])
        return bytes(of: Array(text.utf8), key: key).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    private static func bytes(of input: [UInt8], key: [UInt8]) -> [UInt8] {
        precondition(isReady)
        var output = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&output, output.count, input, UInt64(input.count), key, key.count)
        return output
    }

    /// Whether two texts are the same, in a time that does not tell where they differ.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        return one.count == other.count && sodium_memcmp(one, other, one.count) == 0
    }
}
