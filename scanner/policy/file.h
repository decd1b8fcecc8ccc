// One file as policy rules see it: its bytes, what git knows of it, and its parsed forms, each made
// when it is first asked for and then kept, however many rules ask.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cpu_time.h"
#include "base/span.h"
#include "judge/encrypted.h"
#include "judge/value_class.h"
#include "policy/rule.h"
#include "syntax/entry.h"
#include "syntax/format.h"
#include "syntax/language.h"
#include "syntax/limits.h"
#include "syntax/shell.h"
#include "syntax/shell_scripts.h"
#include "syntax/tree.h"

namespace scan::policy {

// A secret that a token rule found in the file.
struct TokenPlace {
  Span secret;
  std::string_view rule;  // its id
  bool generic = false;   // told by its name or surroundings, not by its own shape
  bool chosen = false;    // picked by people, so not to be fingerprinted whole
  bool strong = false;    // not generic, and of medium confidence or better
};

// A shell script in the file, parsed; the file itself or something embedded in it.
struct Script {
  syntax::ShellScript source;
  syntax::Shell shell;

  // Where something in the script stands in the file.
  Span place(Span in_script) const { return source.text.map.original(in_script); }
};

// Used by one thread. Everything given outlives it.
class File {
 public:
  struct Input {
    std::string_view path;  // relative to the repository's root
    std::string_view text;  // UTF-8, or the bytes of what is no text
    bool tracked = true;    // git keeps it, or would with the scanned change
    Mode mode = Mode::kWorkTree;
    std::span<const TokenPlace> tokens = {};
    bool whole = true;  // false: `text` is the beginning of a file too big to be parsed
  };

  explicit File(const Input& input);
  ~File();

  std::string_view path() const { return input_.path; }
  std::string_view name() const;    // the last part of the path
  std::string_view folder() const;  // the parts before it, "" at the root
  std::string_view text() const { return input_.text; }
  bool tracked() const { return input_.tracked; }
  Mode mode() const { return input_.mode; }
  bool is_template() const;  // ".env.example" (judge/path_kind.h)
  bool is_test() const;      // below tests/, fixtures/ …

  std::span<const TokenPlace> tokens() const { return input_.tokens; }
  // A provider's token, private key or the like that overlaps `place`; null where there is none.
  const TokenPlace* strong_token(Span place) const;

  // The configuration language of the file, told by its name and first line.
  std::optional<syntax::Format> format() const;
  // Its entries; empty where it has no such format.
  const syntax::Document& entries();
  // Its tree; null where its language has no grammar or a limit stopped the parse.
  const syntax::Tree* tree();
  // Every shell script in it: the file itself, `run:` steps, RUN lines, package.json scripts …
  const std::vector<Script>& scripts();
  // What another parse of a part of the file may take: all of them share the time of one. Once it
  // is used up the file is cut.
  syntax::Limits limits();
  // By content, never by name.
  Encryption encryption();
  bool is_encrypted() { return encryption() != Encryption::kNone; }

  // False where its entries set no secret (policy/facts/secret_settings.h), told without parsing
  // it.
  bool may_set_secrets();

  // What `value`, which stands at `place` under the name `key`, is. A token rule's finding at
  // `place` makes it strong.
  ValueJudgement judge(std::string_view key, std::string_view value, Span place) const;
  // The same for who only asks whether it is a secret (judge/value_class.h).
  ValueJudgement judge_secret(std::string_view key, std::string_view value, Span place) const;
  // Of an entry, under the last name of its path.
  ValueJudgement judge(const syntax::Entry& entry) const;

  // The bytes of a decoded `value` inside `place`, without quotes, where it is written as it is;
  // else all of `place`.
  Span bytes_of(std::string_view value, Span place) const;

  // What was parsed so far, for --stats and the limits' report.
  std::uint64_t parsed_bytes() const { return parsed_bytes_; }
  std::chrono::nanoseconds parse_time() const { return parse_time_; }
  // Where it does not follow its language: the first place; nothing while all that was asked for
  // could be parsed.
  const std::optional<Span>& parse_error() const { return parse_error_; }
  // A declared limit cut a parse: what was not read was not judged.
  bool cut() const { return cut_; }

 private:
  using Clock = std::chrono::steady_clock;

  // `begin` is when the parse began.
  void note(const std::vector<Span>& errors, bool incomplete, std::size_t bytes,
            Clock::time_point begin);

  Input input_;
  std::chrono::nanoseconds begun_ = thread_cpu_time();
  std::optional<syntax::Document> entries_;
  std::optional<std::optional<syntax::Tree>> tree_;
  std::optional<std::vector<Script>> scripts_;
  std::optional<Encryption> encryption_;
  std::optional<bool> may_set_secrets_;
  std::uint64_t parsed_bytes_ = 0;
  std::chrono::nanoseconds parse_time_{0};
  std::optional<Span> parse_error_;
  bool cut_ = false;
};

// The last part of a key path that is a name: "TOKEN" of `env.TOKEN[0]`; empty where none is.
std::string_view last_name(const syntax::KeyPath& path);

}  // namespace scan::policy
