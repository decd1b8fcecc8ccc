// SHA-256 through Mbed TLS; its context never leaves this file.
#include "base/sha256.h"

#include <mbedtls/sha256.h>

namespace scan {
namespace {

class Digest {
 public:
  Digest() {
    mbedtls_sha256_init(&context_);
    mbedtls_sha256_starts_ret(&context_, 0);
  }
  ~Digest() { mbedtls_sha256_free(&context_); }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(const void* bytes, std::size_t size) {
    mbedtls_sha256_update_ret(&context_, static_cast<const unsigned char*>(bytes), size);
  }
  Sha256 finish() {
    Sha256 out{};
    mbedtls_sha256_finish_ret(&context_, out.data());
    return out;
  }

 private:
  mbedtls_sha256_context context_;
};

}  // namespace

Sha256 sha256_of_parts(std::initializer_list<std::string_view> parts) {
  Digest digest;
  for (std::string_view part : parts) {
    std::array<std::uint8_t, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) {
      length[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(part.size()) >> (8 * i));
    }
    digest.add(length.data(), length.size());
    digest.add(part.data(), part.size());
  }
  return digest.finish();
}

Sha256 sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes.data(), bytes.size());
  return digest.finish();
}

}  // namespace scan
