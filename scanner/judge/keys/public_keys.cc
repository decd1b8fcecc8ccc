// PEM by its BEGIN line, which armor.h reads; the base64 of such a line, as kubeconfig files have
// it behind `client-certificate-data`; SSH by the word that the kind begins with. Entry point:
// public_keys_in.
#include "judge/keys/public_keys.h"

#include <algorithm>
#include <string>

#include "base/base64.h"
#include "judge/keys/armor.h"
#include "judge/keys/ssh_public_key.h"
#include "judge/keys/x509.h"

namespace scan {
namespace {

constexpr std::size_t kMostText = std::size_t{1} << 20;
constexpr std::size_t kMostKeys = 64;
constexpr std::size_t kMostTries = 256;  // so that a file of broken keys costs no more
constexpr std::size_t kMostKey = 16384;

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEncodedBegin = "LS0tLS1CRUdJTi";  // the same in base64
constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text.substr(0, kMostText)) {}

  std::vector<PublicKey> find() {
    blocks(text_);
    encoded();
    for (std::string_view kind : {"ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-nistp", "ssh-dss "}) {
      lines(kind);
    }
    return std::move(found_);
  }

 private:
  bool full() const { return found_.size() >= kMostKeys || tries_ >= kMostTries; }

  void blocks(std::string_view text) {
    for (std::size_t at = 0; !full(); at += kBegin.size()) {
      at = text.find(kBegin, at);
      if (at == std::string_view::npos) return;
      const std::string_view label = text.substr(at + kBegin.size());
      if (!label.starts_with("CERTIFICATE-----") && !label.starts_with("PUBLIC KEY-----") &&
          !label.starts_with("RSA PUBLIC KEY-----")) {
        continue;
      }
      if (const auto armor = read_armor(text.substr(at, kMostKey))) block(*armor);
    }
  }

  void block(const Armor& armor) {
    ++tries_;
    if (!armor.decoded) return;
    if (armor.label == "CERTIFICATE") {
      if (auto read = read_certificate(armor.bytes)) {
        found_.push_back({std::move(read->key), true, read->not_after});
      }
      return;
    }
    auto identity = armor.label == "PUBLIC KEY" ? public_key_identity(armor.bytes)
                                                : rsa_public_key_identity(armor.bytes);
    if (identity) found_.push_back({std::move(*identity)});
  }

  void encoded() {
    for (std::size_t at = 0; !full(); at += kEncodedBegin.size()) {
      at = text_.find(kEncodedBegin, at);
      if (at == std::string_view::npos) return;
      ++tries_;
      const std::string_view run = base64_at(at);
      if (const auto bytes = base64_decode(run)) blocks(*bytes);
    }
  }

  void lines(std::string_view kind) {
    for (std::size_t at = 0; !full(); at += kind.size()) {
      at = text_.find(kind, at);
      if (at == std::string_view::npos) return;
      const std::size_t blank = std::min(text_.find(' ', at), text_.size());
      if (blank - at > 32) continue;
      const std::size_t key = blank + 1;
      if (key >= text_.size() || !text_.substr(key).starts_with("AAAA")) continue;
      ++tries_;
      const auto bytes = base64_decode(base64_at(key));
      auto identity = bytes ? ssh_public_key(*bytes) : std::nullopt;
      if (identity) found_.push_back({std::move(*identity)});
    }
  }

  std::string_view base64_at(std::size_t at) const {
    const std::string_view rest = text_.substr(at, kMostKey);
    return rest.substr(0, std::min(rest.find_first_not_of(kBase64), rest.size()));
  }

  std::string_view text_;
  std::size_t tries_ = 0;
  std::vector<PublicKey> found_;
};

}  // namespace

std::vector<PublicKey> public_keys_in(std::string_view text) { return Finder(text).find(); }

}  // namespace scan
