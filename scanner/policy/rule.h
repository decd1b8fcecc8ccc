// A policy rule, as plain data: what it looks for, where, what to say, and the examples that prove
// it.
//
// Everything here is a view: the built-in rules live in the program's read-only data, rules read
// from a file are views into their RuleSet's storage. docs/writing-rules.md explains every field to
// those who write rules.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "finding/rule_info.h"

namespace scan::policy {

using Texts = std::span<const std::string_view>;

// From which side a file is seen.
enum class Mode : std::uint8_t {
  kStaged = 1,    // a change: --staged, a range of commits, a push
  kWorkTree = 2,  // files as they stand
  kHistory = 4,   // every version that git keeps
};

struct Modes {
  std::uint8_t bits = 0;
  bool has(Mode mode) const { return (bits & static_cast<std::uint8_t>(mode)) != 0; }
};

// What a value must be to be reported (judge/value_class.h).
enum class ValueTest : std::uint8_t {
  kSecret,   // something to revoke: strong, or likely under a secret's name
  kLiteral,  // that, or weak under a secret's name, which lowers the severity by one
  kStrong,   // proved by itself
  kText,     // anything that is not empty and no reference to a secret
  kAny,
};

// Values of configuration entries.
struct EntryCondition {
  Texts at;      // key patterns (syntax/key_pattern.h), any of them
  Texts except;  // and none of these
  ValueTest value = ValueTest::kSecret;
  Texts equals;  // the value is one of these, any case; empty: not asked
  std::uint32_t line = 0;
};

// Places in code that a tree-sitter query finds. Its capture @value is what is judged and reported,
// @key, where there is one, the name that it stands under.
struct QueryCondition {
  std::string_view language;  // "bash" means every shell script in a file (File::scripts)
  std::string_view source;
  ValueTest value = ValueTest::kAny;
  std::uint32_t line = 0;
};

// The file itself.
struct FileCondition {
  bool unless_encrypted = false;  // by its content
  bool unless_template = false;   // by its name: ".env.example"
  bool unless_empty = true;
  std::uint32_t line = 0;
};

// A setting that `.scan.toml` may give under [rules.<id>]: texts, or true and false.
struct OptionInfo {
  std::string_view name;
  std::string_view help;
  bool is_switch = false;
  Texts standard = {};       // of texts: what holds unless it is set
  bool standard_on = false;  // of a switch
};

struct ExampleFile {
  std::string_view path;
  std::string_view text;  // with {{placeholders}}
};

// A small file tree that the rule must (bad) or must not (good) report.
struct Example {
  std::string_view what;
  std::span<const ExampleFile> files;
  Texts at;                          // bad: "path:line" of each finding of the rule, all of them
  std::optional<Severity> severity;  // bad: of all of them; unset: the rule's own
  Mode mode = Mode::kWorkTree;
  Texts untracked;           // files that git does not keep
  Texts unchanged;           // of mode staged: files that the change does not touch
  std::string_view options;  // TOML, as it would stand under [rules.<id>]
  std::uint32_t line = 0;    // of the entry in the rule file
};

struct Rule {
  RuleInfo info;             // `opens` is why it matters, `rotate` what to do, `url` the reference
  std::string_view message;  // of conditions; "{key}" is the key path, "{path}" the file's
  Texts references;          // all URLs
  bool on = true;            // unless switched off or on by configuration
  Modes modes;
  Texts files;   // globs of paths it judges (policy/claims.h)
  Texts except;  // and not these
  Texts tokens;  // ids of token rules: also any file where one of them found something
  Texts
      triggers;  // globs: what must change for its whole-project part to speak; empty: it has none
  Texts needs;  // a file without any of these texts, in any case, cannot break it; empty: not asked
  std::span<const EntryCondition> entries;
  std::span<const QueryCondition> queries;
  std::span<const FileCondition> file_conditions;  // none or one
  std::string_view check;  // a named check (policy/registry.h); may be empty
  std::span<const OptionInfo> options;
  std::span<const Example> bad;
  std::span<const Example> good;
  std::string_view file;   // "rules/policy/wrangler.toml"
  std::uint32_t line = 0;  // of the rule's id in it
};

}  // namespace scan::policy
