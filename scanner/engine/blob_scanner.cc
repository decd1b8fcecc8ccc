// The path of one blob; most blobs end after the first call of the token scanner.
#include "engine/blob_scanner.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/content_kind.h"
#include "decode/text.h"
#include "engine/blob_content.h"
#include "engine/public_halves.h"
#include "engine/test_places.h"
#include "finding/excerpt.h"
#include "finding/fingerprint.h"

namespace scan::engine {
namespace {

using policy::Violation;
using tokens::DecodedMatches;
using tokens::TokenMatch;

// Bounds on the memory that a file made of secrets can take.
constexpr std::size_t kMostSecrets = 10000;
constexpr std::size_t kMostInWindow = 1000;

// A content is nothing but its secrets where what else is in it is at most this part of them.
constexpr std::size_t kPartBeside = 16;

std::string_view name_of(BlobPart part) {
  switch (part) {
    case BlobPart::kContent:
      return "content";
    case BlobPart::kOldContent:
      return "old-content";
    case BlobPart::kLinkTarget:
      return "link-target";
    case BlobPart::kName:
      return "name";
    case BlobPart::kMessage:
      return "message";
  }
  return "";
}

KnownSecrets secrets_of(const std::vector<TokenMatch>& matches,
                        const std::vector<Violation>& violations = {},
                        const std::vector<tokens::DecodedMatch>& decoded = {}) {
  std::vector<KnownSecret> secrets;
  for (const TokenMatch& match : matches) {
    secrets.push_back({match.secret, match.rule->chosen});
    for (const Span beside : match.beside) secrets.push_back({beside, match.rule->chosen});
  }
  for (const Violation& violation : violations) {
    if (!violation.secret.empty()) secrets.push_back({violation.secret, violation.chosen});
  }
  for (const tokens::DecodedMatch& each : decoded) {
    secrets.push_back({each.hidden, each.match.rule->chosen});
  }
  return KnownSecrets(std::move(secrets));
}

// Blanks do not count. Ends early in a content that is mostly something else.
bool is_only_secrets(std::string_view text, const KnownSecrets& known) {
  const std::span<const KnownSecret> secrets = known.within({0, text.size()});
  std::size_t room = 0;
  for (const KnownSecret& secret : secrets) room += secret.span.size();
  room /= kPartBeside;
  auto next = secrets.begin();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (next != secrets.end() && at == next->span.begin) {
      at = next->span.end - 1;
      ++next;
    } else if (!is_ascii_space(text[at]) && room-- == 0) {
      return false;
    }
  }
  return true;
}

std::string joined(std::string_view folder, std::string_view name) {
  return folder.empty() || folder == "." ? std::string(name)
                                         : std::string(folder) + "/" + std::string(name);
}

std::optional<PlaceHistory> history_of(const Blob& blob) {
  if (blob.origin == nullptr) return std::nullopt;
  const Origin& origin = *blob.origin;
  PlaceHistory history;
  history.state =
      blob.part == BlobPart::kMessage ? HistoryState::kMessage : HistoryState::kReachable;
  history.object = origin.object;
  if (origin.commit.size() == 0) return history;
  history.introduced = {origin.commit, std::string(origin.author), origin.author_time,
                        origin.commit_time};
  return history;
}

}  // namespace

bool BlobScanner::scan(const Blob& blob, tokens::Scanner::Worker& worker, Gathered& out) const {
  if (blob.part == BlobPart::kName) {
    scan_names(blob, worker, out);
    return true;
  }
  const bool is_text = blob.part == BlobPart::kLinkTarget || blob.part == BlobPart::kMessage;
  if (is_text || !blob.window.whole) {
    scan_text(blob, blob.bytes, worker, out);
    return true;
  }
  const ContentKind kind = content_kind(blob.bytes);
  switch (kind) {
    case ContentKind::kBinary:
      scan_binary(blob, out);
      return scan_packed(blob, worker, out);
    case ContentKind::kText:
      scan_text(blob, blob.bytes, worker, out);
      return true;
    case ContentKind::kUtf16Le:
    case ContentKind::kUtf16Be: {
      const std::string text = decode::utf16_to_utf8(blob.bytes, kind);
      scan_text(blob, text, worker, out);
      return true;
    }
  }
  return true;
}

void BlobScanner::scan_names(const Blob& blob, tokens::Scanner::Worker& worker,
                             Gathered& out) const {
  // All names of a folder at once; each alone only where there is something, because a pattern may
  // reach over the end of a name.
  std::vector<TokenMatch> matches;
  const Status status =
      scanner_.scan(blob.bytes, {0, blob.bytes.size() + 1}, blob.path, worker, matches);
  if (status && matches.empty()) return;
  std::string_view rest = blob.bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(kNameSeparator), rest.size());
    const std::string_view name = rest.substr(0, end);
    rest.remove_prefix(std::min(end + kNameSeparator.size(), rest.size()));
    const std::string path = joined(blob.path, name);
    Blob one = blob;
    one.path = path;
    one.bytes = name;
    scan_text(one, name, worker, out);
  }
}

void BlobScanner::scan_text(const Blob& blob, std::string_view text,
                            tokens::Scanner::Worker& worker, Gathered& out,
                            std::string_view unpacked) const {
  std::vector<TokenMatch> matches;
  const Span own = blob.window.whole ? Span{0, text.size() + 1} : blob.window.own;
  const Status status = scanner_.scan(text, own, blob.path, worker, matches);
  lower_in_tests(blob.path, matches);
  if (!status) out.problems.push_back({std::string(blob.path), status.error().message});
  DecodedMatches decoded = scan_decoded(blob, text, matches, worker, out);
  std::vector<Violation> violations;
  if (policy_ != nullptr && unpacked.empty()) violations = policy_->judge(blob, text, matches);
  if (matches.empty() && violations.empty() && decoded.matches.empty()) return;
  complete_facts(blob, text, unpacked, matches, decoded, worker);
  Content content{blob,
                  text,
                  without_secrets(blob.path, worker),
                  secrets_of(matches, violations, decoded.matches),
                  LineIndex(text),
                  false,
                  without_secrets(unpacked, worker)};
  content.alone = blob.part == BlobPart::kContent && blob.window.whole && unpacked.empty() &&
                  is_only_secrets(text, content.secrets);
  const std::size_t most = blob.window.whole ? kMostSecrets : kMostInWindow;
  if (matches.size() > most) {
    out.problems.push_back({content.path, std::to_string(matches.size()) +
                                              " secrets in one piece of it; the first " +
                                              std::to_string(most) + " are reported"});
    matches.resize(most);
  }
  if (violations.size() > most) {
    out.problems.push_back({content.path, std::to_string(violations.size()) +
                                              " violations of policy rules in it; the first " +
                                              std::to_string(most) + " are reported"});
    violations.resize(most);
  }
  judge_all(content, matches, violations, out);
  judge_decoded(content, decoded, out);
}

void BlobScanner::complete_facts(const Blob& blob, std::string_view text, std::string_view unpacked,
                                 std::vector<TokenMatch>& matches, tokens::DecodedMatches& decoded,
                                 tokens::Scanner::Worker& worker) const {
  const bool is_file = blob.part == BlobPart::kContent && unpacked.empty();
  PublicHalves halves(text, is_file ? blob.path : std::string_view(), project_);
  const auto complete = [&](TokenMatch& match) {
    halves.tell(match);
    for (Fact& fact : match.facts) fact.value = without_secrets(fact.value, worker);
  };
  for (TokenMatch& match : matches) complete(match);
  for (tokens::DecodedMatch& each : decoded.matches) complete(each.match);
}

// A key store is known by its first bytes and its name.
void BlobScanner::scan_binary(const Blob& blob, Gathered& out) const {
  if (policy_ == nullptr) return;
  const std::vector<Violation> violations = policy_->judge(blob, blob.bytes, {});
  if (violations.empty()) return;
  Content content{blob, {}, std::string(blob.path), {}, LineIndex({}), false};
  for (Violation violation : violations) {
    violation.place = violation.secret = {};
    judge_all(content, {}, {violation}, out);
  }
}

void BlobScanner::judge_all(Content& content, const std::vector<TokenMatch>& matches,
                            const std::vector<Violation>& violations, Gathered& out) const {
  for (const TokenMatch& match : matches) {
    const Told told{match.secret, match.confidence, match.rule->info.id, &match.also, false};
    if (!counts(content, told, out)) continue;
    Seen seen{
        match, match.secret, content.text.substr(match.secret.begin, match.secret.size()), {}, {}};
    for (const Span beside : match.beside) {
      seen.beside.emplace_back(content.text.substr(beside.begin, beside.size()));
    }
    keep(content, told, token_finding(content, seen), out);
  }
  for (const Violation& violation : violations) {
    const Told told{violation.place, violation.confidence, violation.rule->info.id, nullptr,
                    violation.whole_file};
    if (counts(content, told, out)) keep(content, told, policy_finding(content, violation), out);
  }
}

std::string BlobScanner::without_secrets(std::string_view text,
                                         tokens::Scanner::Worker& worker) const {
  std::vector<TokenMatch> matches;
  const Span all{0, text.size()};
  const Status ignored = scanner_.scan(text, {0, text.size() + 1}, {}, worker, matches);
  if (ignored && matches.empty()) return std::string(text);
  if (options_.show_secrets) return std::string(text);
  return redact_range(text, all, all, secrets_of(matches));
}

bool BlobScanner::counts(Content& content, const Told& told, Gathered& out) const {
  const Change* change = content.blob.change;
  if (change != nullptr && !told.whole_file &&
      !change->touches(
          {content.position(told.place.begin).line, content.position(told.place.end).line})) {
    ++out.unchanged;
    return false;
  }
  if (told.confidence < options_.min_confidence) {
    ++out.below_confidence;
    return false;
  }
  return true;
}

void BlobScanner::keep(Content& content, const Told& told, Finding finding, Gathered& out) const {
  Suppressed by;
  if (suppressed(content, told, by, out)) {
    by.finding = std::move(finding);
    out.suppressed.push_back(std::move(by));
  } else {
    out.findings.push_back(std::move(finding));
  }
}

bool BlobScanner::suppressed(Content& content, const Told& told, Suppressed& by,
                             Gathered& out) const {
  if (content.blob.part != BlobPart::kContent || !options_.obey_allow) return false;
  std::vector<std::string_view> also;
  if (told.also != nullptr) {
    for (const tokens::TokenRule* rule : *told.also) also.push_back(rule->info.id);
  }
  config::AllowAnswer answer = config::judge_allow(
      {content.text, told.place, &content.secrets, told.rule, also, options_.today}, rules_);
  const std::uint64_t begin = content.position(told.place.begin).line;
  for (const std::string& notice : answer.notices) {
    out.notices.push_back(content.path + ":" + std::to_string(begin) + ": " + notice);
  }
  if (answer.allow == config::Allow::kSuppresses && !options_.own_allow &&
      content.blob.change != nullptr) {
    const std::uint64_t line = content.position(answer.at).line;
    if (content.blob.change->touches({line, line})) {
      out.notices.push_back(content.path + ":" + std::to_string(line) +
                            ": scan:allow does not count here, as the scanned change itself adds "
                            "it");
      return false;
    }
  }
  by.reason = std::move(answer.reason);
  by.until = std::move(answer.until);
  return answer.allow == config::Allow::kSuppresses;
}

Finding BlobScanner::token_finding(Content& content, const Seen& seen) const {
  const TokenMatch& match = seen.match;
  const std::string_view secret = seen.secret;
  const tokens::TokenRule& rule = *match.rule;
  Finding finding;
  finding.rule = &rule.info;
  const auto set = severities_.find(&rule);
  finding.severity = set == severities_.end() ? rule.info.severity : set->second;
  // What configuration says of a rule is of its keys without a passphrase, too.
  if (match.weaker && set == severities_.end()) {
    finding.severity = std::min(finding.severity, Severity::kWarning);
  }
  for (const tokens::TokenRule* other : match.also) finding.also.push_back(other->info.id);
  finding.confidence = match.confidence;
  finding.notes = match.notes;
  finding.facts = match.facts;
  finding.secret = options_.show_secrets ? std::string(secret) : redacted(secret, rule.chosen);
  finding.fingerprint =
      secret_fingerprint(rule.info.id, rule.family, content.path, secret, rule.chosen);
  finding.identity = identity_of(rule.info.id, secret);
  ExcerptOptions excerpt;
  excerpt.show_secrets = options_.show_secrets;
  finding.places.push_back(
      {content.path, content.position(seen.place.begin), content.position(seen.place.end),
       name_of(content.blob.part), make_excerpt(content.text, seen.place, content.secrets, excerpt),
       history_of(content.blob), content.alone, layers_name(content.unpacked, seen.decoded_from),
       content.is_recoded()});
  if (options_.keep_secrets) {
    finding.plain = seen.beside;
    finding.plain.emplace_back(secret);
    // Another version may hold it as it is, this one does not.
    if (!seen.decoded_from.empty() && !content.is_recoded()) {
      finding.plain.emplace_back(content.text.substr(seen.place.begin, seen.place.size()));
    }
  }
  return finding;
}

Finding BlobScanner::policy_finding(Content& content, const Violation& violation) const {
  const RuleInfo& rule = violation.rule->info;
  Finding finding;
  finding.rule = &rule;
  finding.severity = violation.severity.value_or(rule.severity);
  finding.confidence = violation.confidence;
  finding.message = violation.message;
  const std::string_view key = violation.key.empty() ? violation.message : violation.key;
  finding.fingerprint = place_fingerprint(rule.id, content.path, key, {});
  finding.identity = identity_of(rule.id, finding.fingerprint);
  const std::string_view secret =
      content.text.substr(violation.secret.begin, violation.secret.size());
  if (!secret.empty()) {
    finding.secret =
        options_.show_secrets ? std::string(secret) : redacted(secret, violation.chosen);
    finding.fingerprint =
        secret_fingerprint(rule.id, rule.id, content.path, secret, violation.chosen);
    finding.identity = identity_of(rule.id, secret);
    if (options_.keep_secrets) finding.plain = {std::string(secret)};
  }
  ExcerptOptions excerpt;
  excerpt.show_secrets = options_.show_secrets;
  finding.places.push_back(
      {content.path, content.position(violation.place.begin), content.position(violation.place.end),
       name_of(content.blob.part),
       violation.place.empty()
           ? Excerpt()
           : make_place_excerpt(content.text, violation.place, content.secrets, excerpt),
       history_of(content.blob), content.alone, content.unpacked, content.is_recoded()});
  return finding;
}

void BlobScanner::judge_project(const ProjectText& file, const std::vector<Violation>& violations,
                                tokens::Scanner::Worker& worker, Gathered& out) const {
  Blob blob;
  blob.path = file.path;
  blob.part = file.part;
  blob.bytes = file.text;
  std::vector<TokenMatch> matches;
  const Status status =
      scanner_.scan(file.text, {0, file.text.size() + 1}, file.path, worker, matches);
  if (!status) out.problems.push_back({std::string(file.path), status.error().message});
  Gathered told_elsewhere;
  const DecodedMatches decoded = scan_decoded(blob, file.text, matches, worker, told_elsewhere);
  Content content{blob,
                  file.text,
                  without_secrets(file.path, worker),
                  secrets_of(matches, violations, decoded.matches),
                  LineIndex(file.text),
                  false,
                  without_secrets(file.how, worker)};
  judge_all(content, {}, violations, out);
}

}  // namespace scan::engine
