// In sops' own order; places in lists are no part of a path to it.
#include "policy/facts/sops_selection.h"

#include <algorithm>

namespace scan::policy {
namespace {

// What sops takes where a file names no selector.
constexpr std::string_view kStandardSuffix = "_unencrypted";

template <typename Passes>
bool any_name(std::span<const syntax::KeyPart> path, Passes passes) {
  return std::any_of(path.begin(), path.end(), [&](const syntax::KeyPart& part) {
    return !part.is_index() && passes(part.name);
  });
}

}  // namespace

void SopsSelection::set(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (name == "encrypted_suffix") suffix_ = value;
  if (name == "unencrypted_suffix") not_suffix_ = value;
  if (name == "encrypted_regex") compile(value, regex_);
  if (name == "unencrypted_regex") compile(value, not_regex_);
  if (name == "encrypted_comment_regex") compile(value, in_comment_);
  if (name == "unencrypted_comment_regex") compile(value, not_in_comment_);
}

void SopsSelection::compile(std::string_view pattern, std::optional<match::Regex>& regex) {
  auto compiled = match::Regex::compile(pattern);
  if (compiled) {
    regex = std::move(*compiled);
  } else {
    unknown_ = true;
  }
}

std::string_view SopsSelection::clear_suffix() const {
  const bool chosen =
      !suffix_.empty() || !not_suffix_.empty() || regex_ || not_regex_ || asks_comments();
  return chosen ? std::string_view(not_suffix_) : kStandardSuffix;
}

bool SopsSelection::names_clear(std::span<const syntax::KeyPart> path) const {
  const std::string_view suffix = clear_suffix();
  return !suffix.empty() &&
         any_name(path, [&](const std::string& name) { return name.ends_with(suffix); });
}

bool SopsSelection::encrypts(std::span<const syntax::KeyPart> path,
                             std::span<const std::string_view> comments,
                             std::string_view own) const {
  if (unknown_) return false;
  const auto any_comment = [&](const match::Regex& regex) {
    return std::any_of(comments.begin(), comments.end(),
                       [&](std::string_view text) { return regex.finds(text); });
  };
  bool encrypted = true;
  if (names_clear(path)) encrypted = false;
  if (!suffix_.empty()) {
    encrypted = any_name(path, [&](const std::string& name) { return name.ends_with(suffix_); });
  }
  if (not_regex_ &&
      any_name(path, [&](const std::string& name) { return not_regex_->finds(name); })) {
    encrypted = false;
  }
  if (regex_) {
    encrypted = any_name(path, [&](const std::string& name) { return regex_->finds(name); });
  }
  if (not_in_comment_ &&
      (any_comment(*not_in_comment_) || (!own.empty() && not_in_comment_->finds(own)))) {
    encrypted = false;
  }
  if (in_comment_) encrypted = any_comment(*in_comment_);
  return encrypted;
}

}  // namespace scan::policy
