// What a token rule is sure of is one wherever it stands in a document. Examples in blocks of code
// hold values that look like secrets all the time, so what is only likely is told quietly, and only
// where the block's language says which name the value has.
#include "policy/checks/doc_literal_secret.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "policy/facts/lookalike.h"
#include "policy/facts/secret_setting_gate.h"
#include "policy/facts/secret_settings.h"
#include "syntax/document_code.h"
#include "syntax/format.h"
#include "syntax/shell.h"

namespace scan::policy {
namespace {

using syntax::DocumentCode;
using syntax::Format;

std::optional<Format> format_called(std::string_view language) {
  struct Named {
    std::string_view name;
    Format format;
  };
  constexpr std::array<Named, 16> kNames = {{
      {"dotenv", Format::kDotenvCompose},
      {"env", Format::kDotenvCompose},
      {"hcl", Format::kHcl},
      {"ini", Format::kIni},
      {"json", Format::kJsonc},
      {"json5", Format::kJsonc},
      {"jsonc", Format::kJsonc},
      {"nix", Format::kNix},
      {"properties", Format::kIni},
      {"systemd", Format::kSystemd},
      {"terraform", Format::kHcl},
      {"tf", Format::kHcl},
      {"toml", Format::kToml},
      {"tofu", Format::kHcl},
      {"yaml", Format::kYaml},
      {"yml", Format::kYaml},
  }};
  const auto* found = std::find_if(kNames.begin(), kNames.end(),
                                   [&](const Named& row) { return row.name == language; });
  if (found == kNames.end()) return std::nullopt;
  return found->format;
}

bool is_shell(std::string_view language) {
  constexpr std::array<std::string_view, 7> kNames = {"bash",    "sh",  "shell", "console",
                                                      "session", "zsh", "ksh"};
  return std::find(kNames.begin(), kNames.end(), language) != kNames.end();
}

bool has_extension(std::string_view name, std::string_view extension) {
  return name.size() > extension.size() &&
         std::equal(extension.rbegin(), extension.rend(), name.rbegin(),
                    [](char a, char b) { return a == to_ascii_lower(b); });
}

std::vector<DocumentCode> code_of(const File& file) {
  for (const std::string_view extension : {".md", ".mdx", ".markdown"}) {
    if (has_extension(file.name(), extension)) return syntax::markdown_code(file.text());
  }
  if (has_extension(file.name(), ".rst")) return syntax::rst_code(file.text());
  for (const std::string_view extension : {".adoc", ".asciidoc"}) {
    if (has_extension(file.name(), extension)) return syntax::asciidoc_code(file.text());
  }
  return {};
}

class DocLiteralSecret : public Check {
 public:
  explicit DocLiteralSecret(const CheckContext&) {}

  void file(File& file, std::vector<Violation>& out) override {
    for (const TokenPlace& token : file.tokens()) {
      if (token.strong) out.push_back(violation(token));
    }
    // Of old versions only what works matters.
    if (file.mode() == Mode::kHistory || file.is_test()) return;
    if (!may_hold_secret_settings(file.text())) return;
    for (const DocumentCode& code : code_of(file)) {
      const auto format = format_called(code.language);
      const bool read = format || is_shell(code.language);
      if (!read || code.kind == syntax::CodeKind::kSpan ||
          !may_hold_secret_settings(code.body.text)) {
        continue;
      }
      if (format) {
        in_configuration(file, code, *format, out);
      } else {
        in_shell(file, code, out);
      }
    }
  }

 private:
  static Violation violation(const TokenPlace& token) {
    Violation violation;
    violation.place = token.secret;
    violation.secret = token.secret;
    violation.chosen = token.chosen;
    violation.key = token.rule;
    violation.message = "a document holds a secret that works, not a placeholder";
    return violation;
  }

  static void in_configuration(File& file, const DocumentCode& code, Format format,
                               std::vector<Violation>& out) {
    const syntax::Document document = syntax::read_document(format, code.body.text, file.limits());
    const JudgeSetting judge = [](std::string_view name, std::string_view value, Span) {
      return judge_secret({name, value});
    };
    for (SecretSetting& each : secret_settings(document, code.body.text, judge)) {
      if (!each.hashed) likely(file, code, std::move(each.key), each.place, out);
    }
  }

  static void in_shell(File& file, const DocumentCode& code, std::vector<Violation>& out) {
    for (const syntax::ShellCommand& command :
         syntax::read_shell(code.body.text, file.limits()).commands) {
      for (const syntax::ShellAssignment& each : command.assignments) {
        const std::string& value = each.value.text;
        const bool secret = each.value.literal && judge_value({each.name, value}).is_secret();
        if (!secret || only_looks_secret(each.name, value)) continue;
        likely(file, code, each.name, each.value.place, out);
      }
    }
  }

  static void likely(const File& file, const DocumentCode& code, std::string key, Span in_code,
                     std::vector<Violation>& out) {
    const Span place = code.body.map.original(in_code);
    if (file.strong_token(place) != nullptr) return;  // told
    Violation violation;
    violation.place = place;
    violation.secret = place;
    violation.message = key + " has a value in this example that looks like a real secret";
    violation.key = std::move(key);
    violation.severity = Severity::kInfo;
    violation.confidence = Confidence::kMedium;
    out.push_back(std::move(violation));
  }
};

}  // namespace

std::unique_ptr<Check> make_doc_literal_secret(const CheckContext& context) {
  return std::make_unique<DocLiteralSecret>(context);
}

}  // namespace scan::policy
