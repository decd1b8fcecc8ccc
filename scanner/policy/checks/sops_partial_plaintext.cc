// A file that sops encrypts, value by value: what it should have encrypted and did not, and what it
// leaves in plain text by its selectors although it is a secret.
#include "policy/checks/sops_partial_plaintext.h"

#include <string>

#include "base/trim.h"
#include "judge/sops_value.h"
#include "policy/rule.h"
#include "policy/sops_values.h"

namespace scan::policy {
namespace {

// "password" of "the old password: abc", with its value; where it looks like an assignment.
struct Assigned {
  std::string_view key;
  std::string_view value;
};

Assigned assigned(std::string_view comment) {
  const std::size_t sign = comment.find_first_of(":=");
  if (sign == comment.npos) return {};
  const std::string_view left = trimmed(comment.substr(0, sign));
  const std::string_view right = trimmed(comment.substr(sign + 1));
  // "API key: at the top right" is prose.
  if (right.find_first_of(" \t") != right.npos) return {};
  return {left.substr(left.find_last_of(" \t") + 1), right};
}

class SopsPartialPlaintext : public Check {
 public:
  explicit SopsPartialPlaintext(const CheckContext& context)
      : severity_(context.rule.info.severity) {}

  void file(File& file, std::vector<Violation>& out) override {
    if (file.encryption() != Encryption::kSops) return;
    constexpr std::size_t kMostTold = 1000;
    const std::size_t before = out.size();
    const SopsFile sops(file);
    std::vector<Span> comments;  // in plain text, without a secret
    for (const SopsValue& value :
         sops_values(file.text(), sops.document(), sops.metadata(), sops.metadata().selection)) {
      if (is_sops_value(value.text())) continue;
      if (out.size() - before == kMostTold) break;
      if (value.entry != nullptr) {
        add_entry(file, value, sops.metadata().selection, out);
      } else {
        add_comment(file, value, comments, out);
      }
    }
    if (!comments.empty()) add_plain_comments(comments, out);
  }

 private:
  void add_entry(const File& file, const SopsValue& value, const SopsSelection& selection,
                 std::vector<Violation>& out) const {
    const ValueJudgement judged = file.judge(*value.entry);
    const bool strong = judged.value == ValueClass::kStrong;
    // Who calls it `password_unencrypted` says that it is none.
    const bool meant = selection.names_clear(value.entry->path);
    if (!value.encrypts && (meant ? !strong : !judged.is_secret())) return;
    const std::string key = to_string(value.entry->path);
    Violation violation;
    violation.place = value.place();
    violation.key = key;
    violation.severity = value.encrypts ? severity_ : lower(severity_);
    violation.message =
        value.encrypts
            ? key + " is in plain text in a file that sops encrypts, as if edited by hand"
            : key + " is a secret that the selectors of this sops file leave in plain text";
    if (file.is_test() && !strong) violation.severity = Severity::kInfo;
    if (judged.value != ValueClass::kPublic) {
      violation.secret = value.place();
      violation.chosen = !judged.is_secret();
    }
    out.push_back(std::move(violation));
  }

  // sops reads a file with comments in plain text; only what is told in them matters.
  void add_comment(const File& file, const SopsValue& value, std::vector<Span>& comments,
                   std::vector<Violation>& out) const {
    const TokenPlace* token = file.strong_token(value.place());
    const Assigned said = assigned(value.text());
    const ValueJudgement judged = file.judge(said.key, said.value, Span{});
    const bool secret = token != nullptr || judged.is_secret();
    if (!secret && !(value.encrypts && judged.is_literal())) {
      if (value.encrypts) comments.push_back(value.place());
      return;
    }
    Violation violation;
    violation.place = value.place();
    violation.secret = token != nullptr ? token->secret : place_of(file, value, said.value);
    violation.chosen = token == nullptr;
    violation.key = "comment";
    violation.message = "a comment in this sops file tells a secret in plain text";
    violation.severity = value.encrypts ? severity_ : lower(severity_);
    if (file.is_test() && token == nullptr) violation.severity = Severity::kInfo;
    out.push_back(std::move(violation));
  }

  static Span place_of(const File& file, const SopsValue& value, std::string_view text) {
    const Span comment = value.place();
    const std::size_t at = file.text().substr(comment.begin, comment.size()).rfind(text);
    if (at == std::string_view::npos) return comment;
    return {comment.begin + at, comment.begin + at + text.size()};
  }

  static void add_plain_comments(const std::vector<Span>& comments, std::vector<Violation>& out) {
    Violation violation;
    violation.place = comments.front();
    violation.key = "plain comments";
    violation.severity = Severity::kInfo;
    violation.message = comments.size() == 1
                            ? "sops would encrypt this comment, which stands in plain text"
                            : "sops would encrypt " + std::to_string(comments.size()) +
                                  " comments, which stand in plain text";
    out.push_back(std::move(violation));
  }

  Severity severity_;
};

}  // namespace

std::unique_ptr<Check> make_sops_partial_plaintext(const CheckContext& context) {
  return std::make_unique<SopsPartialPlaintext>(context);
}

}  // namespace scan::policy
