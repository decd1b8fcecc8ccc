// A glob is filed under what its last part says for certain: its whole text, or its extension; else
// under its first folder, if that has no star.
#include "policy/claims.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan::policy {
namespace {

constexpr std::string_view kWild = "*?[\\";

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_of_name(std::string_view glob) { return glob.find('/') == glob.npos; }

// "hooks" of "**/hooks/*" and of "hooks/**"; empty where the folder is not sure.
std::string_view sure_folder(std::string_view glob) {
  if (glob.starts_with("**/")) glob.remove_prefix(3);
  const std::string_view folder = glob.substr(0, std::min(glob.find('/'), glob.size()));
  const bool sure = folder.size() < glob.size() && folder.find_first_of(kWild) == folder.npos;
  return sure ? folder : std::string_view();
}

GlobOptions options_for(std::string_view glob) { return {!is_of_name(glob), true}; }

// ".yml" of "*.yml": what every name that it matches ends in; empty where that is not sure.
std::string_view sure_extension(std::string_view part) {
  const std::size_t dot = part.rfind('.');
  if (dot == part.npos) return {};
  const std::string_view tail = part.substr(dot);
  return tail.find_first_of(kWild) == tail.npos && tail.find(']') == tail.npos ? tail
                                                                               : std::string_view();
}

}  // namespace

Claims::Claim Claims::claim(std::string_view glob) {
  Claim claim{{}, glob, is_of_name(glob), {}};
  claim.last_part = last_part(glob);
  const bool star = glob.starts_with('*');
  const std::string_view rest = glob.substr(star ? 1 : 0);
  if (claim.of_name && rest.find_first_of(kWild) == rest.npos) {
    claim.ending = lowered(rest);
    claim.whole = !star;
  } else {
    claim.glob = Glob::compile(glob, options_for(glob));
  }
  return claim;
}

bool Claims::Claim::matches(std::string_view path, std::string_view name,
                            std::string_view lowered) const {
  if (glob) return glob->matches(of_name ? name : path);
  return whole ? lowered == ending : lowered.ends_with(ending);
}

void Claims::add(std::uint32_t rule, Texts globs, Texts except) {
  constexpr std::size_t kUsual = 400;  // globs of the rules that come with the program
  if (claims_.empty()) claims_.reserve(kUsual);
  for (const std::string_view glob : globs) {
    const auto [known, is_new] = by_glob_.emplace(glob, static_cast<std::uint32_t>(claims_.size()));
    if (is_new) {
      claims_.push_back(claim(glob));
      file(known->second, glob);
    }
    claims_[known->second].rules.push_back(rule);
  }
  for (const std::string_view glob : except) except_[rule].push_back(claim(glob));
}

void Claims::file(std::uint32_t number, std::string_view glob) {
  const std::string part = lowered(last_part(glob));
  if (part.find_first_of(kWild) == part.npos) {
    by_name_[part].push_back(number);
  } else if (const std::string_view extension = sure_extension(part); !extension.empty()) {
    by_extension_[std::string(extension)].push_back(number);
  } else if (const std::string_view folder = sure_folder(glob); !folder.empty()) {
    by_folder_[lowered(folder)].push_back(number);
  } else {
    others_.push_back(number);
  }
}

void Claims::try_all(const Numbers& numbers, std::string_view path, std::string_view name,
                     std::string_view lowered, std::vector<std::uint32_t>& rules) const {
  for (const std::uint32_t number : numbers) {
    const Claim& claim = claims_[number];
    if (!claim.matches(path, name, lowered)) continue;
    rules.insert(rules.end(), claim.rules.begin(), claim.rules.end());
  }
}

bool Claims::may_claim(std::string_view name) const {
  return std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
    return Glob::compile(claim.last_part, {false, true}).matches(name);
  });
}

void Claims::find(std::string_view path, std::vector<std::uint32_t>& rules) const {
  const std::size_t before = rules.size();
  const std::string_view name = last_part(path);
  const std::string key = lowered(name);
  if (const auto found = by_name_.find(key); found != by_name_.end()) {
    try_all(found->second, path, name, key, rules);
  }
  if (const std::size_t dot = key.rfind('.'); dot != key.npos) {
    const auto found = by_extension_.find(key.substr(dot));
    if (found != by_extension_.end()) try_all(found->second, path, name, key, rules);
  }
  for (std::size_t begin = 0, end = 0; (end = path.find('/', begin)) != path.npos;
       begin = end + 1) {
    const auto found = by_folder_.find(lowered(path.substr(begin, end - begin)));
    if (found != by_folder_.end()) try_all(found->second, path, name, key, rules);
  }
  try_all(others_, path, name, key, rules);
  if (rules.size() == before) return;
  const auto first = rules.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(first, rules.end());
  rules.erase(std::unique(first, rules.end()), rules.end());
  const auto is_excepted = [&](std::uint32_t rule) {
    const auto list = except_.find(rule);
    return list != except_.end() &&
           std::any_of(list->second.begin(), list->second.end(),
                       [&](const Claim& claim) { return claim.matches(path, name, key); });
  };
  rules.erase(
      std::remove_if(rules.begin() + static_cast<std::ptrdiff_t>(before), rules.end(), is_excepted),
      rules.end());
}

bool any_glob_matches(Texts globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](std::string_view glob) {
    return Glob::compile(glob, options_for(glob))
        .matches(is_of_name(glob) ? last_part(path) : path);
  });
}

}  // namespace scan::policy
