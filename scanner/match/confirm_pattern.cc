// RE2 behind confirm_pattern.h.
#include "match/confirm_pattern.h"

#include <re2/re2.h>

#include <array>
#include <string>

namespace scan::match {
namespace {

constexpr std::string_view kSecretGroup = "secret";
constexpr int kMostGroups = 8;

}  // namespace

ConfirmPattern::ConfirmPattern(std::unique_ptr<re2::RE2> pattern, int secret_group)
    : pattern_(std::move(pattern)), secret_group_(secret_group) {}
ConfirmPattern::ConfirmPattern(ConfirmPattern&&) noexcept = default;
ConfirmPattern& ConfirmPattern::operator=(ConfirmPattern&&) noexcept = default;
ConfirmPattern::~ConfirmPattern() = default;

Result<ConfirmPattern> ConfirmPattern::compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  auto compiled =
      std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (!compiled->ok()) return Error{compiled->error() + ": '" + compiled->error_arg() + "'"};
  const auto& groups = compiled->NamedCapturingGroups();
  const auto secret = groups.find(std::string(kSecretGroup));
  if (secret == groups.end()) return Error{"it has no group (?P<secret>…)"};
  if (secret->second >= kMostGroups) {
    return Error{"the group `secret` is number " + std::to_string(secret->second) +
                 "; make the groups before it non-capturing (?:…)"};
  }
  return ConfirmPattern(std::move(compiled), secret->second);
}

std::optional<ConfirmMatch> ConfirmPattern::find(std::string_view content, Span range) const {
  std::array<re2::StringPiece, kMostGroups> groups;
  const re2::StringPiece text(content.data(), content.size());
  if (!pattern_->Match(text, range.begin, range.end, re2::RE2::UNANCHORED, groups.data(),
                       secret_group_ + 1)) {
    return std::nullopt;
  }
  const auto span_of = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::size_t>(piece.data() - content.data());
    return Span{begin, begin + piece.size()};
  };
  const re2::StringPiece& secret = groups[static_cast<std::size_t>(secret_group_)];
  if (secret.data() == nullptr || secret.empty()) return std::nullopt;
  return ConfirmMatch{span_of(groups[0]), span_of(secret)};
}

}  // namespace scan::match
