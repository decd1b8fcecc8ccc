// Is a DER blob a private key of one of the usual forms?
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

enum class KeyForm : std::uint8_t { kNone, kRsa, kDsa, kEc, kPkcs8, kEncryptedPkcs8 };

// By its outline only: the numbers themselves are not put to the test.
KeyForm private_key_form(std::string_view der);

}  // namespace scan
