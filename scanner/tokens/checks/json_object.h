// A JSON object that stands in base64 inside a token.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base64.h"
#include "tokens/checks/json_members.h"

namespace scan::tokens {

class JsonObject {
 public:
  // `text` is JSON. Nothing where it is no whole object.
  static std::optional<JsonObject> parse(std::string text);
  // Nothing where `text` does not decode or is no object. At most 64 KiB are taken.
  static std::optional<JsonObject> decode(std::string_view text, Base64 kind);

  // The first member of that name that is a string, the escapes \/ \" and \\ undone; empty where
  // there is none.
  std::string string(std::string_view name) const;
  // A whole number; a fraction or exponent reads as nothing.
  std::optional<std::int64_t> number(std::string_view name) const;
  // The text of an array, or a string; empty where there is neither.
  std::string text_or_list(std::string_view name) const;
  // The object of that name.
  std::optional<JsonObject> object(std::string_view name) const;
  // Of any kind.
  bool has(std::string_view name) const;

 private:
  std::optional<std::string_view> value(std::string_view name, JsonKind kind) const;

  std::unique_ptr<const std::string> text_;  // the members are views into it
  std::vector<JsonMember> members_;
};

}  // namespace scan::tokens
