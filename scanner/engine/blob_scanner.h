// One blob to findings: recognise its encoding, find tokens, leave out what the change did not
// touch or an inline `scan:allow` covers, and say where each secret stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_index.h"
#include "base/problem.h"
#include "config/inline_allow.h"
#include "finding/finding.h"
#include "finding/redact.h"
#include "source/blob.h"
#include "tokens/scanner.h"

namespace scan::engine {

struct JudgeOptions {
  Confidence min_confidence = Confidence::kMedium;
  bool show_secrets = false;
  bool keep_secrets = false;  // findings hold them in plain, for --write-replacements
  config::Date today;
  bool obey_allow = true;  // inline `scan:allow` counts
  bool own_allow = true;   // also where the change that brings the secret brings it, too
};

// What one worker gathered; merged after the last blob.
struct Gathered {
  std::vector<Finding> findings;
  std::vector<Suppressed> suppressed;
  std::vector<std::string> notices;
  std::vector<Problem> problems;
  std::uint64_t below_confidence = 0;  // findings not reported for their confidence
  std::uint64_t unchanged = 0;         // findings outside the changed lines
};

// Shared by all workers; everything it is given outlives it.
class BlobScanner {
 public:
  BlobScanner(const tokens::RuleSet& rules, const tokens::Scanner& scanner,
              const JudgeOptions& options)
      : rules_(rules), scanner_(scanner), options_(options) {}

  // Returns false where the blob is binary: then nothing of it was scanned.
  bool scan(const Blob& blob, tokens::Scanner::Worker& worker, Gathered& out) const;

  // `text`, such as a path, with the secrets in it redacted.
  std::string without_secrets(std::string_view text, tokens::Scanner::Worker& worker) const;

 private:
  struct Content;
  void scan_names(const Blob& blob, tokens::Scanner::Worker& worker, Gathered& out) const;
  void scan_text(const Blob& blob, std::string_view text, tokens::Scanner::Worker& worker,
                 Gathered& out) const;
  void judge(Content& content, const tokens::TokenMatch& match, Gathered& out) const;
  bool suppressed(Content& content, const tokens::TokenMatch& match, const Position& begin,
                  Suppressed& by, Gathered& out) const;
  Finding make_finding(const Content& content, const tokens::TokenMatch& match, Position begin,
                       Position end) const;

  const tokens::RuleSet& rules_;
  const tokens::Scanner& scanner_;
  const JudgeOptions& options_;
};

}  // namespace scan::engine
