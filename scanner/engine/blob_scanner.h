// One blob to findings: recognise its encoding, find tokens, ask the policy rules, leave out what
// the change did not touch or an inline `scan:allow` covers, and say where each finding stands.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_index.h"
#include "base/problem.h"
#include "config/inline_allow.h"
#include "engine/policy_judge.h"
#include "finding/finding.h"
#include "finding/redact.h"
#include "source/blob.h"
#include "tokens/decoded_matches.h"
#include "tokens/scanner.h"

namespace scan::engine {

struct JudgeOptions {
  Confidence min_confidence = Confidence::kMedium;
  bool show_secrets = false;
  bool keep_secrets = false;  // findings hold them in plain, for --write-replacements
  config::Date today;
  bool obey_allow = true;  // inline `scan:allow` counts
  bool own_allow = true;   // also where the change that brings the secret brings it, too
  bool decode = true;      // look into what is encoded or packed
};

// Something inside a blob that was not scanned.
struct LeftOut {
  Skip reason;
  std::string path;
};

// What one worker gathered; merged after the last blob.
struct Gathered {
  std::vector<Finding> findings;
  std::vector<Suppressed> suppressed;
  std::vector<std::string> notices;
  std::vector<Problem> problems;
  std::vector<LeftOut> left_out;       // of what is encoded or packed
  std::uint64_t below_confidence = 0;  // findings not reported for their confidence
  std::uint64_t unchanged = 0;         // findings outside the changed lines
};

// A text that a finding about the project as a whole points into; empty where there is none.
struct ProjectText {
  std::string_view path;
  BlobPart part = BlobPart::kContent;
  std::string_view text;
  std::string_view how = {};  // what is found was got out of the file; empty: it stands there
};

// Which ids a `scan:allow` may name.
struct KnownRuleIds : config::KnownRules {
  const tokens::RuleSet& tokens;
  const policy::RuleSet& policy;

  KnownRuleIds(const tokens::RuleSet& token_rules, const policy::RuleSet& policy_rules)
      : tokens(token_rules), policy(policy_rules) {}
  bool has(std::string_view id) const override {
    return tokens.find(id) != nullptr || policy.find(id) != nullptr;
  }
};

// Place::decoded_from of something that was decoded, or not, from a text that was unpacked, or not.
std::string layers_name(std::string_view unpacked, std::string_view decoded);

// Shared by all workers; everything it is given outlives it.
class BlobScanner {
 public:
  BlobScanner(const KnownRuleIds& rules, const tokens::Scanner& scanner,
              const JudgeOptions& options)
      : rules_(rules), scanner_(scanner), options_(options) {}

  // Policy rules are asked too. REQUIRES: no scan has begun.
  void ask(const PolicyJudge& policy) { policy_ = &policy; }

  // The files beside a private key are read from it. REQUIRES: no scan has begun.
  void look_beside(const policy::Project& project) { project_ = &project; }

  // Returns false where the blob is binary and nothing is packed in it: then no token was looked
  // for.
  bool scan(const Blob& blob, tokens::Scanner::Worker& worker, Gathered& out) const;

  // What policy rules say of the project at a file. The file is scanned for tokens, so that an
  // excerpt of it shows none.
  void judge_project(const ProjectText& file, const std::vector<policy::Violation>& violations,
                     tokens::Scanner::Worker& worker, Gathered& out) const;

  // Severities that configuration gives token rules. REQUIRES: no scan has begun.
  void set_severities(std::map<const tokens::TokenRule*, Severity> severities) {
    severities_ = std::move(severities);
  }

  // `text`, such as a path, with the secrets in it redacted.
  std::string without_secrets(std::string_view text, tokens::Scanner::Worker& worker) const;

 private:
  struct Content;
  class PackedTexts;
  struct Seen;
  // A token match or a violation, as far as both are judged alike.
  struct Told;
  void scan_names(const Blob& blob, tokens::Scanner::Worker& worker, Gathered& out) const;
  // `unpacked`: how the text was got out of the blob's bytes, which it is not.
  void scan_text(const Blob& blob, std::string_view text, tokens::Scanner::Worker& worker,
                 Gathered& out, std::string_view unpacked = {}) const;
  // False where nothing is packed in the blob.
  bool scan_packed(const Blob& blob, tokens::Scanner::Worker& worker, Gathered& out) const;
  // Takes out of `plain` what an encoded secret tells more of.
  tokens::DecodedMatches scan_decoded(const Blob& blob, std::string_view text,
                                      std::vector<tokens::TokenMatch>& plain,
                                      tokens::Scanner::Worker& worker, Gathered& out) const;
  // Completes what the matches tell of themselves, and takes the secrets out of it.
  void complete_facts(const Blob& blob, std::string_view text, std::string_view unpacked,
                      std::vector<tokens::TokenMatch>& matches, tokens::DecodedMatches& decoded,
                      tokens::Scanner::Worker& worker) const;
  void scan_binary(const Blob& blob, Gathered& out) const;
  void judge_all(Content& content, const std::vector<tokens::TokenMatch>& matches,
                 const std::vector<policy::Violation>& violations, Gathered& out) const;
  void judge_decoded(Content& content, const tokens::DecodedMatches& decoded, Gathered& out) const;
  // False where it is left out, which is counted.
  bool counts(Content& content, const Told& told, Gathered& out) const;
  void keep(Content& content, const Told& told, Finding finding, Gathered& out) const;
  bool suppressed(Content& content, const Told& told, Suppressed& by, Gathered& out) const;
  Finding token_finding(Content& content, const Seen& seen) const;
  Finding policy_finding(Content& content, const policy::Violation& violation) const;

  const KnownRuleIds& rules_;
  const tokens::Scanner& scanner_;
  const JudgeOptions& options_;
  const PolicyJudge* policy_ = nullptr;
  const policy::Project* project_ = nullptr;
  std::map<const tokens::TokenRule*, Severity> severities_;
};

}  // namespace scan::engine
