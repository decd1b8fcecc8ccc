// Three hash look-ups answer nearly every pattern that people write; the rest is matched from the
// last line upwards and stops at the best line the look-ups found.
#include "git/ignore_list.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace scan::git {
namespace {

void lower(std::string& text) {
  for (char& c : text) c = static_cast<char>(lower_ascii(static_cast<unsigned char>(c)));
}

std::string_view last_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

// ".ext" of "*.ext": such a suffix ends a name exactly where the name's last dot says so.
bool is_extension(std::string_view suffix) { return suffix.rfind('.') == 0; }

}  // namespace

IgnoreList::IgnoreList(std::string source, std::string bytes, bool ignore_case)
    : source_(std::move(source)), bytes_(std::move(bytes)), ignore_case_(ignore_case) {
  if (ignore_case_) {
    lowered_ = bytes_;
    lower(lowered_);
  }
  IgnoreLines lines(bytes_);
  while (const std::optional<IgnorePattern> pattern = lines.next()) {
    if (patterns_.size() + 1 >= std::numeric_limits<std::uint32_t>::max()) break;
    add(*pattern);
  }
}

void IgnoreList::add(const IgnorePattern& pattern) {
  patterns_.push_back(pattern);
  const auto number = static_cast<std::uint32_t>(patterns_.size());
  std::string_view key = pattern.glob;
  if (ignore_case_) {
    key = std::string_view(lowered_).substr(static_cast<std::size_t>(key.data() - bytes_.data()),
                                            key.size());
  }
  const auto note = [&](Last& last) {
    (pattern.folder_only ? last.folder_only : last.any) = number;
  };
  if (pattern.literal) {
    note(pattern.anchored ? paths_[key] : names_[key]);
  } else if (pattern.suffix && is_extension(key.substr(1))) {
    note(extensions_[key.substr(1)]);
  } else if (pattern.suffix) {
    suffixes_.push_back({key.substr(1), number});
  } else {
    auto& globs = pattern.anchored ? path_globs_ : name_globs_;
    globs.push_back({Glob::compile(pattern.glob, {pattern.anchored, ignore_case_}), number});
  }
}

std::uint32_t IgnoreList::find(const Index& index, std::string_view key, bool is_folder) {
  if (index.empty()) return 0;
  const auto found = index.find(key);
  if (found == index.end()) return 0;
  return is_folder ? std::max(found->second.any, found->second.folder_only) : found->second.any;
}

std::uint32_t IgnoreList::match_suffixes(std::string_view name, bool is_folder,
                                         std::uint32_t best) const {
  for (auto i = suffixes_.rbegin(); i != suffixes_.rend() && i->pattern > best; ++i) {
    if (patterns_[i->pattern - 1].folder_only && !is_folder) continue;
    if (name.ends_with(i->text)) return i->pattern;
  }
  return best;
}

std::uint32_t IgnoreList::match_globs(const std::vector<Wild>& globs, std::string_view text,
                                      bool is_folder, std::uint32_t best) const {
  for (auto i = globs.rbegin(); i != globs.rend() && i->pattern > best; ++i) {
    if (patterns_[i->pattern - 1].folder_only && !is_folder) continue;
    if (i->glob.matches(text)) return i->pattern;
  }
  return best;
}

const IgnorePattern* IgnoreList::match(std::string_view path, bool is_folder) const {
  std::string lowered_path;
  if (ignore_case_) {
    lowered_path = path;
    lower(lowered_path);
    path = lowered_path;
  }
  const std::string_view name = last_name(path);
  std::uint32_t best = find(names_, name, is_folder);
  best = std::max(best, find(paths_, path, is_folder));
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) {
    best = std::max(best, find(extensions_, name.substr(dot), is_folder));
  }
  best = match_suffixes(name, is_folder, best);
  best = match_globs(name_globs_, name, is_folder, best);
  best = match_globs(path_globs_, path, is_folder, best);
  return best == 0 ? nullptr : &patterns_[best - 1];
}

}  // namespace scan::git
