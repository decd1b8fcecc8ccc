// json_members.h does the reading. Entry points: JsonObject::parse, JsonObject::decode.
#include "tokens/checks/json_object.h"

#include <algorithm>
#include <utility>

#include "tokens/checks/time_text.h"

namespace scan::tokens {
namespace {

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool plain = text[i] == '\\' && i + 1 < text.size() &&
                       std::string_view("/\"\\").find(text[i + 1]) != std::string_view::npos;
    if (plain) ++i;
    out += text[i];
  }
  return out;
}

}  // namespace

std::optional<JsonObject> JsonObject::parse(std::string text) {
  JsonObject object;
  object.text_ = std::make_unique<const std::string>(std::move(text));
  auto members = json_members(*object.text_);
  if (!members) return std::nullopt;
  object.members_ = std::move(*members);
  return object;
}

std::optional<JsonObject> JsonObject::decode(std::string_view text, Base64 kind) {
  constexpr std::size_t kMostText = 65536;
  if (text.size() > kMostText) return std::nullopt;
  auto decoded = base64_decode(text, kind);
  if (!decoded) return std::nullopt;
  return parse(std::move(*decoded));
}

std::optional<std::string_view> JsonObject::value(std::string_view name, JsonKind kind) const {
  return json_value(members_, name, kind);
}

std::string JsonObject::string(std::string_view name) const {
  return unescaped(value(name, JsonKind::kString).value_or(""));
}

std::optional<std::int64_t> JsonObject::number(std::string_view name) const {
  const auto text = value(name, JsonKind::kNumber);
  return text ? whole_number(*text) : std::nullopt;
}

std::string JsonObject::text_or_list(std::string_view name) const {
  std::string text = string(name);
  if (!text.empty()) return text;
  const std::string_view list = value(name, JsonKind::kOther).value_or("");
  return list.starts_with('[') ? unescaped(list) : std::string();
}

std::optional<JsonObject> JsonObject::object(std::string_view name) const {
  const auto text = value(name, JsonKind::kOther);
  if (!text || !text->starts_with('{')) return std::nullopt;
  return parse(std::string(*text));
}

bool JsonObject::has(std::string_view name) const {
  return std::any_of(members_.begin(), members_.end(),
                     [&](const JsonMember& member) { return member.name == name; });
}

}  // namespace scan::tokens
