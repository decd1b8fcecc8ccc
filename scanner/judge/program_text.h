// Values that programs and their tools write to each other and that hold digits and signs as
// secrets do: names of algorithms and types, references to packages, marked digests, settings,
// lists.
#pragma once

#include <string_view>

namespace scan {

// What it is, a few static words for people; empty where it is nothing of the kind. Linear in the
// value's size.
//
//   "PBKDF2-SHA512", "Uint8Array", "rs256"   an algorithm or a type
//   "npm:^4.0.0", "workspace:*", "urn:isbn:" a reference to something public
//   "sha256:5d41…", "SHA256:OhNL…"           a marked digest
//   "hQIMA…" (OpenPGP), "…/aws4_request"      encrypted, or signed
//   "server.port=8080", "mode=fast:x=1"      a setting
//   "--disable-warning"                      an option of a command
//   "required|alpha_dash|max:255"            a list of words
//   "file.0.id", "org.apache.Source#getUser" a member of something
//   "::fd87:20d6:a932:6605"                  an address or a fingerprint
//   "https-{region}-7", "a{suffix}b"         filled in
//   "refreshtoken-<uuid>-<uuid>"             an identifier around a UUID
std::string_view what_program_text_it_is(std::string_view value);

// "5d41402a-…" where exactly a UUID stands, of any digits and letters.
bool is_uuid_shaped(std::string_view value);

}  // namespace scan
