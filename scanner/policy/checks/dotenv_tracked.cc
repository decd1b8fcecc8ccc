// Dotenv files in git: each secret in one, and the file itself where it holds anything of its own.
#include "policy/checks/dotenv_tracked.h"

#include <algorithm>
#include <string>

#include "policy/claims.h"
#include "policy/rule.h"
#include "syntax/dotenv_entries.h"

namespace scan::policy {
namespace {

// What is wrong with the values of a file, summed up.
struct Told {
  bool secrets = false;  // at least one was reported
  std::size_t values = 0;
  std::string first;  // the first key with a value of its own
};

bool is_own_value(ValueClass value) {
  return value != ValueClass::kEmpty && value != ValueClass::kReference;
}

class DotenvTracked : public Check {
 public:
  explicit DotenvTracked(const CheckContext& context)
      : severity_(context.rule.info.severity),
        public_(context.options.texts(context.rule, "public")) {}

  void file(File& file, std::vector<Violation>& out) override {
    const std::optional<syntax::Format> format = file.format();
    const bool dotenv =
        format == syntax::Format::kDotenvCompose || format == syntax::Format::kDotenvNode;
    if (!dotenv || !file.tracked() || file.is_encrypted()) return;
    const bool meant = file.is_template() || is_public(file.path());
    Told told;
    for (const syntax::Entry& entry : file.entries().entries) {
      add_entry(file, entry, meant, told, out);
    }
    add_comments(file, *format, told, out);
    if (!meant && !told.secrets && told.values > 0) add_file(file, told, out);
  }

 private:
  bool is_public(std::string_view path) const {
    return any_glob_matches({public_.data(), public_.size()}, path);
  }

  void add_entry(const File& file, const syntax::Entry& entry, bool meant, Told& told,
                 std::vector<Violation>& out) const {
    const ValueJudgement judged = file.judge(entry);
    const std::string key = to_string(entry.path);
    if (is_own_value(judged.value) && told.values++ == 0) told.first = key;
    const std::optional<Severity> severity = literal_severity(severity_, judged, file.is_test());
    // Weak words in a template are there to be replaced.
    if (!severity || (meant && !judged.is_secret())) return;
    Violation violation;
    violation.place = entry.value_place;
    violation.secret = entry.value_place;
    violation.chosen = !judged.is_secret();
    violation.severity = severity;
    violation.key = key;
    violation.message = meant ? key + " holds a working secret in a file that is meant to be shared"
                              : key + " holds a secret in a dotenv file that git keeps";
    told.secrets = true;
    out.push_back(std::move(violation));
  }

  // What is commented out still works, but most comments are prose: only what proves itself counts.
  void add_comments(File& file, syntax::Format format, Told& told,
                    std::vector<Violation>& out) const {
    const syntax::DotenvDialect dialect = format == syntax::Format::kDotenvNode
                                              ? syntax::DotenvDialect::kNode
                                              : syntax::DotenvDialect::kCompose;
    for (const syntax::Comment& comment : file.entries().comments) {
      Span secret;
      if (const TokenPlace* token = file.strong_token(comment.place)) {
        secret = token->secret;
      } else {
        const auto entry = syntax::commented_dotenv_entry(file.text(), comment, dialect);
        if (!entry || file.judge(*entry).value != ValueClass::kStrong) continue;
        secret = entry->value_place;
      }
      Violation violation;
      violation.place = secret;
      violation.secret = secret;
      violation.key = "comment";
      violation.message = "a comment holds a secret in a dotenv file that git keeps";
      told.secrets = true;
      out.push_back(std::move(violation));
    }
  }

  static void add_file(const File& file, const Told& told, std::vector<Violation>& out) {
    Violation violation;
    violation.key = "file";
    violation.whole_file = true;
    violation.severity = file.is_test() ? Severity::kInfo : Severity::kWarning;
    violation.message = "git keeps this dotenv file with values of its own: " + told.first;
    if (told.values > 1) violation.message += " and " + std::to_string(told.values - 1) + " more";
    out.push_back(std::move(violation));
  }

  Severity severity_;
  std::vector<std::string_view> public_;
};

}  // namespace

std::unique_ptr<Check> make_dotenv_tracked(const CheckContext& context) {
  return std::make_unique<DotenvTracked>(context);
}

}  // namespace scan::policy
