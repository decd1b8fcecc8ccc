// Outcomes to report: an ordinary one, and one whose every text is hostile.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/excerpt.h"
#include "finding/exposure.h"
#include "finding/finding_list.h"
#include "finding/outcome.h"

namespace scan::report {

inline std::string sample_token() {
  return std::string("gh") + "p_" + "k3J9sQ0vZ7bX1mT5yR8wL2cN6dF4hG0aUePi";
}

inline const RuleInfo& token_rule() {
  static const RuleInfo rule = {
      .id = "github-pat",
      .title = "GitHub personal access token (classic)",
      .provider = "github",
      .provider_name = "GitHub",
      .opens =
          "Everything its owner may do on GitHub within the token's scopes: read and write "
          "repositories, packages and settings.",
      .rotate = "Delete the token, make a new one with fewer scopes, then look at the audit log.",
      .url = "https://github.com/settings/tokens",
      .severity = Severity::kError};
  return rule;
}

inline const RuleInfo& password_rule() {
  static const RuleInfo rule = {.id = "password-assignment",
                                .title = "Password in a file",
                                .provider = "",
                                .provider_name = "",
                                .opens = "Whatever the password protects.",
                                .rotate = "Change it and read it from the environment.",
                                .url = "",
                                .severity = Severity::kWarning};
  return rule;
}

// A place of `secret` in `content`, which is the text of `line` and what follows.
inline Place place_of(std::string path, std::uint64_t line, std::string_view content,
                      std::string_view secret, std::string_view part = "content") {
  const std::size_t begin = content.find(secret);
  const Span span = {begin, begin + secret.size()};
  Place place;
  place.path = std::move(path);
  place.begin = {line, begin + 1};
  place.end = {line, begin + 1 + secret.size()};
  place.part = part;
  place.excerpt = make_excerpt(content, span, KnownSecrets({{span, false}}), {});
  return place;
}

inline Finding token_finding(Place place) {
  Finding finding;
  finding.rule = &token_rule();
  finding.confidence = Confidence::kCertain;
  finding.notes = {"the checksum matches"};
  finding.secret = redacted(sample_token(), false);
  finding.fingerprint = "s1-0123456789abcdef0123456789abcdef";
  finding.places.push_back(std::move(place));
  return finding;
}

inline Finding password_finding(Place place, std::string_view secret) {
  Finding finding;
  finding.rule = &password_rule();
  finding.severity = Severity::kWarning;
  finding.confidence = Confidence::kMedium;
  finding.secret = redacted(secret, true);
  finding.fingerprint = "w1-1a2b3";
  finding.places.push_back(std::move(place));
  return finding;
}

inline const RuleInfo& policy_rule() {
  static const RuleInfo rule = {.id = "wrangler-vars-secret",
                                .title = "Secret in wrangler [vars]",
                                .provider = "",
                                .provider_name = "",
                                .opens = "Vars are plain text to everybody who reads the file.",
                                .rotate = "Reissue it, then `wrangler secret put NAME`.",
                                .url = "https://example.com/secrets",
                                .severity = Severity::kError,
                                .kind = RuleKind::kPolicy};
  return rule;
}

// A policy rule about a secret, and one about a file that is not there.
inline Outcome policy_outcome() {
  Outcome outcome;
  outcome.scopes = {"."};
  Finding vars;
  vars.rule = &policy_rule();
  vars.confidence = Confidence::kCertain;
  vars.message = "vars.API_TOKEN holds a secret";
  vars.secret = redacted(sample_token(), false);
  vars.fingerprint = "s1-00112233445566778899aabbccddeeff";
  vars.also = {"github-classic-token"};
  vars.places.push_back(
      place_of("wrangler.toml", 3, "API_TOKEN = \"" + sample_token() + "\"", sample_token()));
  outcome.findings.push_back(vars);
  Finding missing;
  missing.rule = &policy_rule();
  missing.severity = Severity::kInfo;
  missing.confidence = Confidence::kCertain;
  missing.message = "there is no .github/dependabot.yml";
  missing.fingerprint = "p1-00112233445566778899aabbccddeeff";
  Place place;
  place.path = ".github/dependabot.yml";
  place.part = "content";
  missing.places.push_back(place);
  outcome.findings.push_back(missing);
  outcome.coverage.files = 2;
  return outcome;
}

inline Outcome ordinary_outcome() {
  Outcome outcome;
  outcome.scopes = {"."};
  const std::string line = "TOKEN = \"" + sample_token() + "\"  # deploy";
  Finding token = token_finding(place_of("deploy/settings.py", 12, line, sample_token()));
  token.also = {"generic-secret"};
  token.facts = {{"organization", "acme"}, {"expires", "2031-05-06"}};
  for (std::uint64_t n = 1; n <= 5; ++n) {
    token.places.push_back(place_of("old/notes.txt", n, line, sample_token()));
  }
  outcome.findings.push_back(std::move(token));
  outcome.findings.push_back(password_finding(
      place_of("web/app.ts", 1234, "\tconst p\t= 'hunter22';", "hunter22"), "hunter22"));
  outcome.findings.push_back(token_finding(
      place_of("bin/link", 1, "../" + sample_token(), sample_token(), "link-target")));
  outcome.suppressed.push_back(
      {password_finding(place_of("tests/data.env", 3, "P=hunter23", "hunter23"), "hunter23"),
       "test data", "2030-01-31"});
  outcome.notices = {"tests/data.env:3: scan:allow[password-assignment] ends on 2030-01-31"};
  Coverage& coverage = outcome.coverage;
  coverage.files = 4512;
  coverage.bytes = 61'298'004;
  coverage.names = 4544;
  coverage.links = 1;
  coverage.skipped = {30, 0, 1, 0, 0};
  coverage.skipped_paths[0] = {"logo.png", "photo.jpg"};
  coverage.skipped_paths[2] = {"run/socket"};
  coverage.below_confidence = 3;
  return outcome;
}

inline CommitFacts commit_of(char digit, std::string author, std::int64_t time) {
  return {*ObjectId::from_hex(std::string(40, digit)), std::move(author), time - 60, time};
}

inline PlaceHistory history_of(HistoryState state, char object) {
  PlaceHistory history;
  history.state = state;
  history.object = *ObjectId::from_hex(std::string(40, object));
  return history;
}

inline constexpr std::int64_t kAuditTime = 1'700'000'000;

// An audit: a live token with several places, a key file that is only history, and the unsure.
inline Outcome audit_outcome() {
  Outcome outcome;
  outcome.scopes = {"history of ."};
  const std::string line = "TOKEN = \"" + sample_token() + "\"";
  Finding token = token_finding(place_of("deploy/settings.py", 12, line, sample_token()));
  PlaceHistory live = history_of(HistoryState::kLiveDefault, 'a');
  live.introduced = commit_of('1', "Ann <ann@example.com>", 1'600'000'000);
  live.refs = {"HEAD", "refs/heads/main", "refs/heads/topic", "refs/pull/7/head", "refs/tags/v1"};
  live.ref_count = 9;
  token.places[0].history = live;
  for (char n = '2'; n <= '9'; ++n) {
    token.places.push_back(place_of(std::string("old/") + n + ".py", 3, line, sample_token()));
    PlaceHistory gone = history_of(HistoryState::kReachable, n);
    gone.introduced = commit_of(n, "Bob <bob@example.com>", 1'500'000'000 + n);
    gone.removed = commit_of('f', "Bob <bob@example.com>", 1'550'000'000);
    token.places.back().history = gone;
  }
  outcome.findings.push_back(std::move(token));

  Finding key = password_finding(place_of("id_key", 1, "hunter22", "hunter22"), "hunter22");
  key.places[0].alone = true;
  PlaceHistory gone = history_of(HistoryState::kReachable, 'b');
  gone.introduced = commit_of('3', "Cy <cy@example.com>", 253'402'300'800);
  gone.removed = commit_of('4', "Cy <cy@example.com>", -1);
  key.places[0].history = gone;
  outcome.findings.push_back(std::move(key));

  Finding stash = password_finding(place_of("a.env", 2, "P=hunter33", "hunter33"), "hunter33");
  stash.fingerprint = "w1-33333";
  stash.places[0].history = history_of(HistoryState::kKept, 'c');
  outcome.findings.push_back(std::move(stash));

  Finding message =
      password_finding(place_of("commit 5555", 9, "P=hunter44", "hunter44", "message"), "hunter44");
  message.fingerprint = "w1-44444";
  message.places[0].history = history_of(HistoryState::kMessage, '5');
  outcome.findings.push_back(std::move(message));

  Finding unsure = password_finding(place_of("b.env", 2, "P=hunter55", "hunter55"), "hunter55");
  unsure.fingerprint = "w1-55555";
  unsure.confidence = Confidence::kLow;
  unsure.places[0].history = history_of(HistoryState::kDangling, 'd');
  outcome.findings.push_back(std::move(unsure));
  outcome.findings = merge_findings(std::move(outcome.findings), kAuditTime);
  outcome.coverage.history =
      HistoryCoverage{3, 1, 12, 161216, 212801, 70105, 902, 196'000'000, 5'500'000'000, 0};
  return outcome;
}

// Names and lines made to confuse a terminal, a build log or a parser.
inline Outcome hostile_outcome() {
  Outcome outcome;
  outcome.scopes = {"/tmp/\x1b[31m\xff"};
  const std::string name =
      "a\nerror[fake]: clean\r\x1b[2J\xe2\x80\xae"
      "gnp.exe\xff \xc2\x9b"
      "0m";
  const std::string line = "\x1b]0;title\x07 ##[set-output name=x] 日本語\t" + sample_token() +
                           "\x80\xff\xe2\x80\xa8 end";
  outcome.findings.push_back(token_finding(place_of(name, 7, line, sample_token())));
  PlaceHistory history = history_of(HistoryState::kLiveOther, 'e');
  history.introduced = commit_of('6', "E\x1b[2J\n`x` <b>\xff\xe2\x80\xae##[error]", 1'650'000'000);
  history.refs = {"refs/heads/\xff\x1b[0m`<b>`\xe2\x80\xae"};
  history.ref_count = 1;
  outcome.findings.back().places[0].history = history;
  outcome.findings.back().exposure = exposure_of(outcome.findings.back().places, kAuditTime);
  outcome.findings.back().facts = {{"issuer", "x\x1b[31m\n::error::\xff\xe2\x80\xae<b>"}};
  const std::string last = sample_token() + ".txt";
  const std::string secret_name = "keys/" + redacted(sample_token(), false) + ".txt";
  outcome.findings.push_back(token_finding(place_of(secret_name, 1, last, sample_token(), "name")));
  outcome.findings.back().places.push_back(place_of(secret_name, 2, line, sample_token()));
  outcome.suppressed.push_back({token_finding(place_of(name, 9, line, sample_token())),
                                "because\x1b[0m \xe2\x81\xa6 \xff", ""});
  outcome.problems = {{name, "cannot be read: \x1b[1m"}, {secret_name, "ends early"}};
  outcome.notices = {secret_name + ":2: note\nerror: fake"};
  outcome.coverage.files = 1;
  outcome.coverage.bytes = 999'999;
  outcome.coverage.skipped[0] = 2;
  outcome.coverage.skipped_paths[0] = {secret_name, name};
  return outcome;
}

}  // namespace scan::report
