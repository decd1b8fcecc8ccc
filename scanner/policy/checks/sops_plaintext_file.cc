// A file that ought to be encrypted and holds values that anybody can read.
#include "policy/checks/sops_plaintext_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "judge/sops_value.h"
#include "policy/facts/sops_promise.h"
#include "policy/facts/sops_values.h"
#include "policy/rule.h"

namespace scan::policy {
namespace {

// What stands in clear in a file.
struct Clear {
  std::string first;  // its key path; empty in a file that is one text
  std::size_t count = 0;
  bool strong = false;
};

bool is_sops_format(std::optional<syntax::Format> format) {
  return format == syntax::Format::kYaml || format == syntax::Format::kJson ||
         format == syntax::Format::kDotenvCompose || format == syntax::Format::kIni;
}

bool is_left_alone(std::string_view name) {
  constexpr std::array<std::string_view, 7> kEnds = {".md", ".nix",     ".pub", ".rst",
                                                     ".sh", ".example", ".adoc"};
  return name.starts_with(".sops.y") || name.starts_with("README") ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

// Kubernetes resources that lie beside secrets and hold none.
bool is_other_resource(const syntax::Document& document) {
  bool versioned = false;
  bool other = false;
  for (const syntax::Entry& entry : document.entries) {
    if (entry.path.size() != 1) continue;
    versioned = versioned || entry.path[0].name == "apiVersion";
    if (entry.path[0].name != "kind") continue;
    if (entry.value == "Secret") return false;
    other = true;
  }
  return versioned && other;
}

class SopsPlaintextFile : public Check {
 public:
  explicit SopsPlaintextFile(const CheckContext& context) : rule_(context.rule) {}

  void begin(const Project& project) override { promises_ = SopsPromises::of(project); }

  void file(File& file, std::vector<Violation>& out) override {
    if (!file.tracked() || is_left_alone(file.name())) return;
    const SopsRule* rule = nullptr;
    const SopsPromise promise = promises_.promise(file.path(), rule);
    if (promise == SopsPromise::kNone || file.is_encrypted()) return;
    const Clear clear = is_sops_format(file.format()) ? clear_values(file, promise, rule)
                                                      : clear_text(file, promise);
    if (clear.count == 0) return;
    Violation violation;
    violation.key = "plain";
    violation.whole_file = true;
    violation.message = message(promise, clear);
    if (file.is_test() && !clear.strong) violation.severity = Severity::kInfo;
    out.push_back(std::move(violation));
  }

 private:
  static Clear clear_values(File& file, SopsPromise promise, const SopsRule* rule) {
    const syntax::Document& document = file.entries();
    Clear out;
    if (promise == SopsPromise::kFolder && is_other_resource(document)) return out;
    // A template holds no secrets of its own, save by mistake.
    const bool secrets_only = promise == SopsPromise::kWide || file.is_template();
    static const SopsSelection kStandard;
    const SopsSelection& selection = rule != nullptr ? rule->selection : kStandard;
    const SopsMetadata metadata = read_sops_metadata(document);
    for (const SopsValue& value : sops_values(file.text(), document, metadata, selection)) {
      if (value.entry == nullptr || !value.encrypts || is_sops_value(value.text())) continue;
      const ValueJudgement judged = file.judge(*value.entry);
      const bool told = secrets_only ? judged.is_secret()
                                     : judged.value != ValueClass::kReference &&
                                           judged.value != ValueClass::kPlaceholder &&
                                           judged.value != ValueClass::kEmpty;
      if (!told) continue;
      if (out.count++ == 0) out.first = to_string(value.entry->path);
      out.strong = out.strong || judged.value == ValueClass::kStrong;
    }
    return out;
  }

  // sops encrypts every other file as one text.
  static Clear clear_text(const File& file, SopsPromise promise) {
    Clear out;
    std::string_view text = file.text();
    const bool binary = text.substr(0, 8000).find('\0') != text.npos;
    const bool sure = promise == SopsPromise::kNix || promise == SopsPromise::kName ||
                      promise == SopsPromise::kRule;
    out.strong = std::any_of(file.tokens().begin(), file.tokens().end(),
                             [](const TokenPlace& token) { return token.strong; });
    if (binary || file.is_template()) return {};
    const ValueClass value = judge_value({"secret", text, out.strong}).value;
    const bool told = value == ValueClass::kStrong || value == ValueClass::kLikely ||
                      (sure && value == ValueClass::kWeak);
    if (told && (sure || out.strong)) out.count = 1;
    return out;
  }

  static std::string message(SopsPromise promise, const Clear& clear) {
    std::string out = "this file is not encrypted with sops, though ";
    switch (promise) {
      case SopsPromise::kName:
        out += "its name says so";
        break;
      case SopsPromise::kNix:
        out += "a nix file names it as a sopsFile";
        break;
      case SopsPromise::kFolder:
        out += "it lies in secrets/";
        break;
      default:
        out += "a rule of .sops.yaml takes it";
    }
    if (clear.first.empty()) return out + ": its text can be read";
    out += ": " + clear.first;
    if (clear.count > 1) out += " and " + std::to_string(clear.count - 1) + " more";
    return out + (clear.count > 1 ? " are" : " is") + " in plain text";
  }

  const Rule& rule_;
  SopsPromises promises_;
};

}  // namespace

std::unique_ptr<Check> make_sops_plaintext_file(const CheckContext& context) {
  return std::make_unique<SopsPlaintextFile>(context);
}

}  // namespace scan::policy
