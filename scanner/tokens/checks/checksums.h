// The checksums themselves, for the checks that compare them and the samples that carry them. Where
// each is described stands at the top of the .cc file of its format.
#pragma once

#include <string>
#include <string_view>

namespace scan::tokens {

// github.cc: the six characters that follow these thirty.
std::string github_checksum(std::string_view random);

// gitlab.cc: the seven characters that follow everything before them, prefix and all.
std::string gitlab_checksum(std::string_view before);

// grafana.cc: the eight characters that follow `glsa_` and the secret and another `_`.
std::string grafana_checksum(std::string_view before);

// azure_key.cc: the four characters that follow these eighty of an annotated key.
// REQUIRES: `before` is base64 of 60 bytes.
std::string azure_annotated_checksum(std::string_view before);

// azure_key.cc: the last four bytes, behind these, of a key of the service with that signature;
// made with the first of its seeds. REQUIRES: the signature is known.
std::string azure_service_checksum(std::string_view signature, std::string_view before);

// azure_client.cc: the three characters that follow these.
std::string azure_client_checksum(std::string_view before);

// defuse.cc: the 64 digits that follow these. REQUIRES: `before` is hexadecimal, in lower case.
std::string defuse_checksum(std::string_view before);

}  // namespace scan::tokens
