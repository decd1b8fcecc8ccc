// Entry points: is_op_env_name, is_op_env_file, op_env_entries, has_op_reference.
#include "policy/facts/op_env_file.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

constexpr std::string_view kTemplate = ".tpl";

std::string lower_name(std::string_view path) {
  std::string name(path.substr(path.rfind('/') + 1));
  std::transform(name.begin(), name.end(), name.begin(), to_ascii_lower);
  return name;
}

}  // namespace

bool is_op_env_name(std::string_view path) {
  // Asked of every path of a project: nearly all are told apart by two of their characters.
  constexpr std::string_view kLast = "dDpPvV";
  const bool dot_file = path.substr(path.rfind('/') + 1).starts_with('.');
  if (path.empty() || (!dot_file && kLast.find(path.back()) == kLast.npos)) return false;
  const std::string name = lower_name(path);
  if (name.ends_with(".1password") || name.ends_with(".1p") || name == "op.env") return true;
  return name == ".env.op" || name.starts_with(".env.op.") || name.ends_with(".op.env") ||
         name.starts_with(".env.1password.");
}

bool has_op_reference(std::string_view value) {
  return value.find("op://") != std::string_view::npos;
}

bool is_op_env_file(std::string_view path, std::string_view text) {
  if (is_op_env_name(path)) return true;
  return lower_name(path).ends_with(kTemplate) && has_op_reference(text);
}

syntax::Document op_env_entries(std::string_view path, std::string_view text) {
  std::string name = lower_name(path);
  if (name.ends_with(kTemplate)) name.resize(name.size() - kTemplate.size());
  const auto format = syntax::format_of(name, {});
  return syntax::read_document(format.value_or(syntax::Format::kDotenvCompose), text);
}

}  // namespace scan::policy
