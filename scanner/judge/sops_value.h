// One value as sops encrypts it.
#pragma once

#include <string_view>

namespace scan {

// `ENC[AES256_GCM,data:…,iv:…,tag:…,type:str]` from end to end, each part base64: what sops itself
// would try to decrypt (getsops/sops, aes/cipher.go). `ENC[todo]` is none.
bool is_sops_value(std::string_view value);

}  // namespace scan
