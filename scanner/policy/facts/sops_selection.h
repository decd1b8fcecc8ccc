// Which values of a file sops encrypts: its `shouldBeEncrypted` (getsops/sops, sops.go), from the
// selectors in a file's metadata or in a rule of `.sops.yaml`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/regex.h"
#include "syntax/entry.h"

namespace scan::policy {

class SopsSelection {
 public:
  // One selector by its name in the metadata or the configuration: "encrypted_regex". Other names
  // and empty values are passed over.
  void set(std::string_view name, std::string_view value);

  // Whether sops encrypts what stands at `path`: a value, or the comment `own` inside the table at
  // `path`. `comments` are those above it, and above each table and list around it.
  bool encrypts(std::span<const syntax::KeyPart> path, std::span<const std::string_view> comments,
                std::string_view own = {}) const;

  // Does a name of the path end in the suffix of what is left in clear?
  bool names_clear(std::span<const syntax::KeyPart> path) const;

  bool asks_comments() const { return in_comment_.has_value() || not_in_comment_.has_value(); }

 private:
  std::string_view clear_suffix() const;
  void compile(std::string_view pattern, std::optional<match::Regex>& regex);

  std::string suffix_;
  std::string not_suffix_;
  std::optional<match::Regex> regex_;
  std::optional<match::Regex> not_regex_;
  std::optional<match::Regex> in_comment_;
  std::optional<match::Regex> not_in_comment_;
  bool unknown_ = false;  // a pattern does not compile here: nothing is asked of any value
};

}  // namespace scan::policy
