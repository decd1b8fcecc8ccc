// HMAC through Mbed TLS.
#include "base/hmac.h"

#include <mbedtls/md.h>

namespace scan {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Sha256 hmac_sha256(std::string_view key, std::string_view bytes) {
  Sha256 out{};
  mbedtls_md_hmac(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), bytes_of(key), key.size(),
                  bytes_of(bytes), bytes.size(), out.data());
  return out;
}

}  // namespace scan
