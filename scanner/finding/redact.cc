// Redaction errs towards showing less: where two secrets overlap or a character is odd, only the
// length remains.
#include "finding/redact.h"

#include <algorithm>

#include "base/text_position.h"
#include "finding/fingerprint.h"

namespace scan {
namespace {

constexpr std::size_t kHintCharacters = 4;
constexpr std::size_t kHintFrom = 20;  // length at which four characters give nothing away
constexpr std::size_t kRepeatMin = 6;
constexpr std::size_t kRepeatMax = 256;
constexpr std::size_t kRepeatFirst = 64;

bool is_plain(char c) { return c > ' ' && c < '\x7f'; }

void add_repeats(std::string_view content, Span range, const KnownSecret& secret,
                 std::vector<KnownSecret>& out) {
  const std::string_view text = content.substr(secret.span.begin, secret.span.size());
  if (text.size() < kRepeatMin || text.size() > kRepeatMax) return;
  const std::size_t reach = text.size() - 1;
  const std::size_t begin = range.begin > reach ? range.begin - reach : 0;
  const std::size_t end = std::min(content.size(), range.end + std::min(reach, content.size()));
  const std::string_view searched = content.substr(0, end);
  for (std::size_t at = searched.find(text, begin); at != std::string_view::npos;
       at = searched.find(text, at + 1)) {
    out.push_back({{at, at + text.size()}, secret.chosen});
  }
}

// The label line of a PEM block ("-----BEGIN RSA PRIVATE KEY-----"), which says what it is and
// nothing of what is in it. Empty for anything else.
std::string_view pem_label(std::string_view secret) {
  constexpr std::string_view kBegin = "-----BEGIN ";
  constexpr std::string_view kEnd = "-----";
  constexpr std::size_t kLongestLabel = 48;
  if (!secret.starts_with(kBegin)) return {};
  const std::size_t end = secret.find(kEnd, kBegin.size());
  if (end == std::string_view::npos || end > kLongestLabel) return {};
  const std::string_view label = secret.substr(kBegin.size(), end - kBegin.size());
  const bool plain = std::all_of(label.begin(), label.end(),
                                 [](char c) { return c == ' ' || (c >= 'A' && c <= 'Z'); });
  return plain ? secret.substr(0, end + kEnd.size()) : std::string_view();
}

}  // namespace

std::string redacted(std::string_view secret, bool chosen) {
  const std::size_t length = count_code_points(secret);
  const std::string_view hint = secret.substr(0, kHintCharacters);
  const bool hinted = length >= kHintFrom && is_strong(secret, chosen) &&
                      std::all_of(hint.begin(), hint.end(), is_plain) &&
                      secret.find('\n') == std::string_view::npos;
  std::string out(pem_label(secret));
  if (out.empty() && hinted) out += hint;
  out += "…(";
  out += std::to_string(length);
  out += ')';
  return out;
}

KnownSecrets::KnownSecrets(std::vector<KnownSecret> secrets) {
  std::erase_if(secrets, [](const KnownSecret& secret) { return secret.span.empty(); });
  std::sort(secrets.begin(), secrets.end(),
            [](const KnownSecret& a, const KnownSecret& b) { return a.span < b.span; });
  for (const KnownSecret& secret : secrets) {
    if (secrets_.empty() || !secrets_.back().span.overlaps(secret.span)) {
      secrets_.push_back(secret);
      continue;
    }
    KnownSecret& last = secrets_.back();
    last.chosen = last.chosen || secret.chosen || last.span != secret.span;
    last.span.end = std::max(last.span.end, secret.span.end);
  }
}

std::span<const KnownSecret> KnownSecrets::within(Span range) const {
  const auto first = std::partition_point(
      secrets_.begin(), secrets_.end(),
      [&](const KnownSecret& secret) { return secret.span.end <= range.begin; });
  const auto last = std::partition_point(first, secrets_.end(), [&](const KnownSecret& secret) {
    return secret.span.begin < range.end;
  });
  return {first, last};
}

std::span<const KnownSecret> KnownSecrets::first(std::size_t count) const {
  return std::span(secrets_).first(std::min(count, secrets_.size()));
}

KnownSecrets secrets_near(std::string_view content, Span range, Span around,
                          const KnownSecrets& known) {
  const std::span<const KnownSecret> inside = known.within(range);
  std::vector<KnownSecret> all(inside.begin(), inside.end());
  for (const KnownSecret& secret : known.within(around)) add_repeats(content, range, secret, all);
  for (const KnownSecret& secret : known.first(kRepeatFirst)) {
    add_repeats(content, range, secret, all);
  }
  return KnownSecrets(std::move(all));
}

std::string redact_range(std::string_view content, Span range, Span around,
                         const KnownSecrets& known) {
  const KnownSecrets near = secrets_near(content, range, around, known);
  std::string out;
  std::size_t at = range.begin;
  for (const KnownSecret& secret : near.within(range)) {
    if (secret.span.begin > at) out += content.substr(at, secret.span.begin - at);
    out += redacted(content.substr(secret.span.begin, secret.span.size()), secret.chosen);
    at = secret.span.end;
  }
  if (at < range.end) out += content.substr(at, range.end - at);
  return out;
}

}  // namespace scan
