// Private key blocks with the outline of real keys and random numbers in them. What each body is
// made of stands in judge/keys/private_key.cc, openssh_key.cc and pgp_key.cc. Entry point: key_samples.
#include <array>

#include "base/base64.h"
#include "judge/keys/der.h"
#include "judge/keys/pgp_key.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

std::string number(std::size_t value, std::size_t bytes) {
  std::string out;
  for (std::size_t i = bytes; i > 0; --i) out += static_cast<char>((value >> (8 * (i - 1))) & 0xff);
  return out;
}

std::string der_item(std::uint8_t tag, std::string_view body) {
  std::string out(1, static_cast<char>(tag));
  if (body.size() < 0x80) {
    out += static_cast<char>(body.size());
  } else {
    const std::size_t bytes = body.size() < 0x100 ? 1 : 2;
    out += static_cast<char>(0x80 + bytes);
    out += number(body.size(), bytes);
  }
  return out + std::string(body);
}

std::string small_integer(char value) { return der_item(der::kInteger, std::string(1, value)); }

// A positive one: the highest bit of the first byte is clear, the one below set.
std::string big_integer(std::size_t size, Random& random) {
  std::string bytes = random.bytes(size);
  bytes[0] = static_cast<char>((bytes[0] & 0x3f) | 0x40);
  return der_item(der::kInteger, bytes);
}

std::string rsa(Random& random) {
  std::string body = small_integer(0) + big_integer(256, random);
  body += der_item(der::kInteger, std::string("\1\0\1", 3)) + big_integer(256, random);
  for (int i = 0; i < 5; ++i) body += big_integer(128, random);
  return der_item(der::kSequence, body);
}

std::string dsa(Random& random) {
  std::string body = small_integer(0) + big_integer(256, random) + big_integer(32, random);
  for (int i = 0; i < 2; ++i) body += big_integer(256, random);
  return der_item(der::kSequence, body + big_integer(32, random));
}

const std::string kPrime256("\x2a\x86\x48\xce\x3d\x03\x01\x07", 8);

std::string ec(Random& random) {
  return der_item(der::kSequence, small_integer(1) + der_item(der::kOctetString, random.bytes(32)) +
                                      der_item(0xa0, der_item(der::kObjectId, kPrime256)));
}

std::string pkcs8(Random& random) {
  const std::string rsa_id("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01", 9);
  const std::string algorithm =
      der_item(der::kSequence, der_item(der::kObjectId, rsa_id) + std::string("\5\0", 2));
  return der_item(der::kSequence,
                  small_integer(0) + algorithm + der_item(der::kOctetString, rsa(random)));
}

std::string encrypted_pkcs8(Random& random) {
  const std::string pbes2("\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d", 9);
  const std::string parameters =
      der_item(der::kSequence, der_item(der::kOctetString, random.bytes(16)));
  return der_item(der::kSequence,
                  der_item(der::kSequence, der_item(der::kObjectId, pbes2) + parameters) +
                      der_item(der::kOctetString, random.bytes(320)));
}

std::string ssh_string(std::string_view bytes) {
  return number(bytes.size(), 4) + std::string(bytes);
}

std::string openssh(Random& random, bool encrypted) {
  const std::string type = ssh_string("ssh-ed25519");
  const std::string open = type + ssh_string(random.bytes(32));
  const std::string check = random.bytes(4);
  std::string secret = check + check + open + ssh_string(random.bytes(64)) + ssh_string("key");
  for (char pad = 1; secret.size() % 8 != 0; ++pad) secret += pad;
  if (encrypted) secret = random.bytes(160);
  const std::string kdf = encrypted ? ssh_string("aes256-ctr") + ssh_string("bcrypt") +
                                          ssh_string(ssh_string(random.bytes(16)) + number(16, 4))
                                    : ssh_string("none") + ssh_string("none") + ssh_string("");
  return std::string("openssh-key-v1\0", 15) + kdf + number(1, 4) + ssh_string(open) +
         ssh_string(secret);
}

std::string pgp_number(std::size_t bytes, Random& random) {
  std::string value = random.bytes(bytes);
  value[0] = static_cast<char>(value[0] | 0x80);
  return number(8 * bytes, 2) + value;
}

std::string pgp(Random& random, bool encrypted) {
  std::string body =
      "\4" + random.bytes(4) + "\1" + pgp_number(256, random) + pgp_number(3, random);
  if (encrypted) {
    body += std::string("\xfe\x09\x03\x08", 4) + random.bytes(8) + "\x60" + random.bytes(400);
  } else {
    body += '\0';
    for (std::size_t size : {256, 128, 128, 128}) body += pgp_number(size, random);
    body += random.bytes(2);
  }
  return "\x95" + number(body.size(), 2) + body;
}

// Lines of 64 characters, as OpenSSL and RFC 7468 write them.
std::string block(std::string_view label, std::string_view headers, std::string_view bytes,
                  std::string_view trailer = "") {
  std::string out = "-----BEGIN " + std::string(label) + "-----\n" + std::string(headers);
  const std::string body = base64_encode(bytes);
  for (std::size_t at = 0; at < body.size(); at += 64) out += body.substr(at, 64) + "\n";
  return out + std::string(trailer) + "-----END " + std::string(label) + "-----";
}

std::string pgp_block(const std::string& bytes) {
  return block("PGP PRIVATE KEY BLOCK", "\n", bytes,
               "=" + base64_encode(number(crc24(bytes), 3)) + "\n");
}

Result<std::string> make_pem(std::string_view form, Random& random) {
  if (form == "rsa") return block("RSA PRIVATE KEY", "", rsa(random));
  if (form == "dsa") return block("DSA PRIVATE KEY", "", dsa(random));
  if (form == "ec") return block("EC PRIVATE KEY", "", ec(random));
  if (form == "pkcs8") return block("PRIVATE KEY", "", pkcs8(random));
  if (form == "encrypted") return block("ENCRYPTED PRIVATE KEY", "", encrypted_pkcs8(random));
  if (form == "openssh") return block("OPENSSH PRIVATE KEY", "", openssh(random, false));
  if (form == "openssh-encrypted") return block("OPENSSH PRIVATE KEY", "", openssh(random, true));
  if (form == "pgp") return pgp_block(pgp(random, false));
  if (form == "pgp-encrypted") return pgp_block(pgp(random, true));
  if (form == "legacy-encrypted") {
    const std::string vector = random_text(random, "0123456789ABCDEF", 32);
    return block("RSA PRIVATE KEY",
                 "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC," + vector + "\n\n",
                 random.bytes(1200));
  }
  return Error{
      "it takes rsa, dsa, ec, pkcs8, encrypted, legacy-encrypted, openssh, openssh-encrypted, pgp "
      "or pgp-encrypted"};
}

// Base64 of what is no key: no form begins with 0xff.
Result<std::string> make_bad_pem(std::string_view label, Random& random) {
  if (label.empty()) return Error{"it needs a label, such as RSA PRIVATE KEY"};
  return block(label, "", "\xff" + random.bytes(600));
}

// One line, as in a .env file or a JSON string: line ends written as `\n`.
Result<std::string> make_escaped_pem(std::string_view form, Random& random) {
  const Result<std::string> pem = make_pem(form, random);
  if (!pem) return pem;
  std::string out;
  for (char c : *pem) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  return out;
}

std::string lines_of(std::string_view key, const std::string& bytes) {
  const std::string text = base64_encode(bytes);
  std::string out = std::string(key) + ": " + std::to_string((text.size() + 63) / 64) + "\n";
  for (std::size_t at = 0; at < text.size(); at += 64) out += text.substr(at, 64) + "\n";
  return out;
}

template <bool kRight>
Result<std::string> make_putty(std::string_view argument, Random& random) {
  if (!argument.empty() && argument != "encrypted") return Error{"it takes nothing or encrypted"};
  const std::string open =
      ssh_string(kRight ? "ssh-ed25519" : "ssh-rsa") + ssh_string(random.bytes(32));
  return "PuTTY-User-Key-File-2: ssh-ed25519\nEncryption: " +
         std::string(argument.empty() ? "none" : "aes256-cbc") + "\nComment: key\n" +
         lines_of("Public-Lines", open) + lines_of("Private-Lines", random.bytes(48)) +
         "Private-MAC: " + random_text(random, "0123456789abcdef", 40);
}

constexpr std::array<SampleKind, 5> kKinds = {{{"pem", make_pem},
                                               {"pem-line", make_escaped_pem},
                                               {"pem-bad", make_bad_pem},
                                               {"putty", make_putty<true>},
                                               {"putty-bad", make_putty<false>}}};

}  // namespace

std::span<const SampleKind> key_samples() { return kKinds; }

}  // namespace scan::tokens
