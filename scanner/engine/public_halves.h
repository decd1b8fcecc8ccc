// Does the public half of a private key stand beside it: in the same file, or in the file that goes
// by the same name? Then who finds the key also knows what it opens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "judge/keys/public_keys.h"
#include "policy/project.h"
#include "tokens/scanner.h"

namespace scan::engine {

// The paths at which the public half of the key in `path` usually stands: `id_rsa.pub`,
// `server.crt`, `tls-cert.pem`, `fullchain.pem` … None of them need exist.
std::vector<std::string> public_half_paths(std::string_view path);

// Of one content. Reads what it needs at the first private key, once.
class PublicHalves {
 public:
  // `text` and `project` outlive it. Without a project, or with an empty path, only the text itself
  // is looked at.
  PublicHalves(std::string_view text, std::string_view path, const policy::Project* project)
      : text_(text), path_(path), project_(project) {}

  // Adds a fact where the match is a private key whose public half is there.
  void tell(tokens::TokenMatch& match);

 private:
  struct Found {
    std::string where;
    PublicKey key;
  };
  void look();

  std::string_view text_;
  std::string path_;
  const policy::Project* project_;
  std::optional<std::vector<Found>> found_;
};

}  // namespace scan::engine
