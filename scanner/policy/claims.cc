// A glob is filed under what its last part says for certain: its whole text, or its extension.
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

Claims::Claim Claims::claim(std::uint32_t rule, std::string_view glob) {
  return {Glob::compile(glob, options_for(glob)), Glob::compile(last_part(glob), {false, true}),
          is_of_name(glob), rule};
}

void Claims::add(std::uint32_t rule, Texts globs, Texts except) {
  for (const std::string_view glob : globs) {
    const auto number = static_cast<std::uint32_t>(claims_.size());
    claims_.push_back(claim(rule, glob));
    const std::string part = lowered(last_part(glob));
    if (part.find_first_of(kWild) == part.npos) {
      by_name_[part].push_back(number);
    } else if (const std::string_view extension = sure_extension(part); !extension.empty()) {
      by_extension_[std::string(extension)].push_back(number);
    } else {
      others_.push_back(number);
    }
  }
  for (const std::string_view glob : except) {
    except_[rule].push_back(claim(rule, glob));
  }
}

void Claims::try_all(const Numbers& numbers, std::string_view path, std::string_view name,
                     std::vector<std::uint32_t>& rules) const {
  for (const std::uint32_t number : numbers) {
    const Claim& claim = claims_[number];
    if (claim.matches(path, name)) rules.push_back(claim.rule);
  }
}

bool Claims::any_may_claim(const Numbers& numbers, std::string_view name) const {
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](std::uint32_t number) { return claims_[number].last_part.matches(name); });
}

bool Claims::may_claim(std::string_view name) const {
  const std::string key = lowered(name);
  if (const auto found = by_name_.find(key); found != by_name_.end()) return true;
  if (const std::size_t dot = key.rfind('.'); dot != key.npos) {
    const auto found = by_extension_.find(key.substr(dot));
    if (found != by_extension_.end() && any_may_claim(found->second, name)) return true;
  }
  return any_may_claim(others_, name);
}

void Claims::find(std::string_view path, std::vector<std::uint32_t>& rules) const {
  const std::size_t before = rules.size();
  const std::string_view name = last_part(path);
  const std::string key = lowered(name);
  if (const auto found = by_name_.find(key); found != by_name_.end()) {
    try_all(found->second, path, name, rules);
  }
  if (const std::size_t dot = key.rfind('.'); dot != key.npos) {
    const auto found = by_extension_.find(key.substr(dot));
    if (found != by_extension_.end()) try_all(found->second, path, name, rules);
  }
  try_all(others_, path, name, rules);
  if (rules.size() == before) return;
  const auto first = rules.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(first, rules.end());
  rules.erase(std::unique(first, rules.end()), rules.end());
  const auto is_excepted = [&](std::uint32_t rule) {
    const auto list = except_.find(rule);
    return list != except_.end() &&
           std::any_of(list->second.begin(), list->second.end(),
                       [&](const Claim& claim) { return claim.matches(path, name); });
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
