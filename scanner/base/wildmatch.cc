// Greedy matching with two places to go back to, in place of git's recursion.
//
// On a mismatch the last `*` takes one byte more; where it cannot (a `/`, the end), the last `**`
// does. Older stars need no second try: whatever they could still take, the newer one can take
// too, because the number of slashes between two stars is fixed and `**/` begins at a path part.
// So the time is at most pattern x text, where git's is exponential in the number of `**`.
#include "base/wildmatch.h"

namespace scan {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

}  // namespace

struct Glob::Retry {
  std::size_t star = kNone;  // element index
  std::size_t star_at = 0;   // where in the text it ends so far
  std::size_t deep = kNone;
  std::size_t deep_at = 0;
};

// Git calls `**` deep only where it stands alone between slashes; else it is a `*`.
std::size_t Glob::compile_star(std::string_view pattern, std::size_t at) {
  std::size_t end = at;
  while (end < pattern.size() && pattern[end] == '*') ++end;
  const bool starts_part = at == 0 || pattern[at - 1] == '/';
  const std::string_view rest = pattern.substr(end);
  Kind kind = Kind::kStar;
  if (options_.path && end - at >= 2 && starts_part &&
      (rest.empty() || rest[0] == '/' || rest.starts_with("\\/"))) {
    kind = Kind::kDeepStar;
    if (rest.starts_with('/')) {
      kind = Kind::kFolders;
      ++end;
    }
  }
  // `**/**/` is `**/`; without this a long run of them would cost time.
  const bool again = kind == Kind::kFolders && !elements_.empty() && elements_.back().kind == kind;
  if (!again) elements_.push_back({kind});
  return end;
}

Glob Glob::compile(std::string_view pattern, GlobOptions options) {
  Glob glob(options);
  glob.elements_.reserve(pattern.size());
  for (std::size_t i = 0; i < pattern.size();) {
    const auto c = static_cast<unsigned char>(pattern[i]);
    if (c == '*') {
      i = glob.compile_star(pattern, i);
      continue;
    }
    ++glob.least_size_;
    if (c == '[') {
      const ParsedClass parsed = parse_class(pattern, i, options.ignore_case);
      glob.valid_ = glob.valid_ && parsed.valid;
      if (!parsed.valid) break;
      glob.elements_.push_back({Kind::kClass, 0, static_cast<std::uint32_t>(glob.classes_.size())});
      glob.classes_.push_back(parsed.bytes);
      i = parsed.end;
    } else if (c == '?') {
      glob.elements_.push_back({Kind::kAny});
      ++i;
    } else if (c == '\\') {
      glob.valid_ = glob.valid_ && i + 1 < pattern.size();
      if (!glob.valid_) break;
      // As in git, an escaped capital is not lowered and so matches nothing when case is ignored.
      glob.elements_.push_back({Kind::kByte, static_cast<unsigned char>(pattern[i + 1])});
      i += 2;
    } else {
      glob.elements_.push_back({Kind::kByte, options.ignore_case ? lower_ascii(c) : c});
      ++i;
    }
  }
  return glob;
}

bool Glob::matches_one(const Element& element, unsigned char c) const {
  if (options_.ignore_case) c = lower_ascii(c);
  switch (element.kind) {
    case Kind::kByte:
      return c == element.byte;
    case Kind::kAny:
      return !options_.path || c != '/';
    case Kind::kClass:
      return classes_[element.char_class].test(c) && (!options_.path || c != '/');
    default:
      return false;
  }
}

// Sets `element` and `at` to the next thing to try; false when nothing is left.
bool Glob::retry(std::string_view text, Retry& retry, std::size_t& element, std::size_t& at) const {
  if (retry.star != kNone && retry.star_at < text.size() &&
      !(options_.path && text[retry.star_at] == '/')) {
    at = ++retry.star_at;
    element = retry.star + 1;
    return true;
  }
  retry.star = kNone;
  if (retry.deep == kNone || retry.deep_at >= text.size()) return false;
  if (elements_[retry.deep].kind == Kind::kFolders) {
    const std::size_t slash = text.find('/', retry.deep_at);
    if (slash == std::string_view::npos) return false;
    retry.deep_at = slash;
  }
  at = ++retry.deep_at;
  element = retry.deep + 1;
  return true;
}

// What stands behind the last star has one place to match. Most texts fail here, at their last
// byte.
bool Glob::matches_end(std::string_view text) const {
  std::size_t at = text.size();
  for (auto last = elements_.rbegin(); last != elements_.rend() && last->kind < Kind::kStar;
       ++last) {
    if (at == 0 || !matches_one(*last, static_cast<unsigned char>(text[--at]))) return false;
  }
  return true;
}

bool Glob::matches(std::string_view text) const {
  if (!valid_ || text.size() < least_size_ || !matches_end(text)) return false;
  Retry back;
  std::size_t element = 0;
  std::size_t at = 0;
  while (true) {
    if (element == elements_.size()) {
      if (at == text.size()) return true;
    } else if (elements_[element].kind == Kind::kStar) {
      back.star = element++;
      back.star_at = at;
      continue;
    } else if (elements_[element].kind > Kind::kStar) {
      back.deep = element++;
      back.deep_at = at;
      back.star = kNone;
      continue;
    } else if (at < text.size() &&
               matches_one(elements_[element], static_cast<unsigned char>(text[at]))) {
      ++element;
      ++at;
      continue;
    }
    if (!retry(text, back, element, at)) return false;
  }
}

}  // namespace scan
