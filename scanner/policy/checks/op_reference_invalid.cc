// Strings of configuration, words of scripts and strings of code. That a vault is out of reach is
// told only where no person signs in: in CI and nix files, and in files for `op run` of a
// repository that uses a service account.
#include "policy/checks/op_reference_invalid.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "policy/facts/named_values.h"
#include "policy/facts/op_env_file.h"
#include "policy/facts/op_reference.h"
#include "policy/facts/unmasked.h"
#include "syntax/query.h"

namespace scan::policy {
namespace {

using syntax::Language;

bool is_ci_or_nix(std::string_view path) {
  constexpr std::array<std::string_view, 4> kFolders = {".github/", ".circleci/", ".buildkite/",
                                                        ".woodpecker/"};
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::any_of(kFolders.begin(), kFolders.end(),
                     [&](std::string_view folder) { return path.starts_with(folder); }) ||
         name == ".gitlab-ci.yml" || name == "action.yml" || name == "action.yaml" ||
         name == "bitbucket-pipelines.yml" || name == "azure-pipelines.yml" ||
         name.ends_with(".nix");
}

// Members whose text, or what is below them, is about a thing rather than the thing.
bool is_prose(std::string_view key) {
  constexpr std::array<std::string_view, 10> kProse = {"description", "title",   "help",  "comment",
                                                       "summary",     "pattern", "regex", "example",
                                                       "placeholder", "message"};
  return std::find(kProse.begin(), kProse.end(), key) != kProse.end();
}

// Of a string with its quotes and prefix (`f"…"`), or of a JavaScript string without them.
std::string_view inside_quotes(std::string_view text) {
  constexpr std::string_view kQuotes = "\"'`";
  const std::size_t open = text.find_first_of(kQuotes);
  if (open == std::string_view::npos || open > 2) return text;
  text.remove_prefix(open);
  while (text.size() >= 2 && text.front() == text.back() &&
         kQuotes.find(text.front()) != std::string_view::npos) {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

// Does a string of the text begin with a reference? "noop://" needs no parse.
bool may_hold_string(std::string_view text) {
  constexpr std::string_view kMark = "op:/";
  constexpr std::string_view kBefore = "\"'`{ ";
  for (std::size_t at = text.find(kMark); at != std::string_view::npos;
       at = text.find(kMark, at + 1)) {
    if (at > 0 && kBefore.find(text[at - 1]) != std::string_view::npos) return true;
  }
  return false;
}

// The query for the strings of a language's code, compiled when first asked for, which takes
// milliseconds; null of other languages.
const syntax::Query* code_strings(Language language) {
  constexpr std::string_view kScript = "[(string_fragment) (template_string)] @value";
  const auto compiled = [](Language of, std::string_view source) {
    auto query = syntax::Query::compile(of, source, nullptr);
    return query ? std::optional(std::move(*query)) : std::nullopt;
  };
  switch (language) {
    case Language::kPython: {
      static const auto kQuery = compiled(Language::kPython, "(string) @value");
      return kQuery ? &*kQuery : nullptr;
    }
    case Language::kJavascript: {
      static const auto kQuery = compiled(Language::kJavascript, kScript);
      return kQuery ? &*kQuery : nullptr;
    }
    case Language::kTypescript: {
      static const auto kQuery = compiled(Language::kTypescript, kScript);
      return kQuery ? &*kQuery : nullptr;
    }
    case Language::kTsx: {
      static const auto kQuery = compiled(Language::kTsx, kScript);
      return kQuery ? &*kQuery : nullptr;
    }
    default:
      return nullptr;
  }
}

class OpReferenceInvalid : public Check {
 public:
  explicit OpReferenceInvalid(const CheckContext& context) : rule_(context.rule) {}

  void begin(const Project& project) override {
    for (const std::string_view path : project.files()) {
      const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
      if (name != ".envrc" && name != "devenv.nix" && name != "flake.nix" &&
          !path.starts_with(".github/workflows/")) {
        continue;
      }
      const auto text = project.read(path, kMostRead);
      if (text && text->find("OP_SERVICE_ACCOUNT_TOKEN") != std::string::npos) {
        service_account_ = true;
        return;
      }
    }
  }

  void file(File& file, std::vector<Violation>& out) override {
    const bool op_env = is_op_env_file(file.path(), file.text());
    const bool headless = is_ci_or_nix(file.path()) || (op_env && service_account_);
    const Place where{file, headless};
    if (op_env && !file.format()) {
      for (const syntax::Entry& each : op_env_entries(file.path(), file.text()).entries) {
        entry(where, each, out);
      }
    }
    for (const syntax::Entry& each : file.entries().entries) entry(where, each, out);
    for (const Script& script : file.scripts()) words(where, script, out);
    code(where, out);
  }

 private:
  static constexpr std::size_t kMostRead = std::size_t{1} << 20;

  struct Place {
    File& file;
    bool headless;
  };

  void entry(const Place& where, const syntax::Entry& entry, std::vector<Violation>& out) const {
    const auto about = [](const syntax::KeyPart& part) { return is_prose(part.name); };
    if (std::any_of(entry.path.begin(), entry.path.end(), about)) return;
    const bool item = !entry.path.empty() && entry.path.back().is_index();
    const Setting setting = item ? read_setting(entry.value) : Setting{};
    value(where, setting.name.empty() ? std::string_view(entry.value) : setting.value,
          entry.value_place, out);
  }

  void words(const Place& where, const Script& script, std::vector<Violation>& out) const {
    for (const syntax::ShellCommand& command : script.shell.commands) {
      for (const syntax::ShellWord* word : plain_words(command)) {
        const std::string text = unmasked(where.file, script, word->text, word->place);
        const Setting setting = read_setting(text);
        value(where, setting.name.empty() ? std::string_view(text) : setting.value,
              script.place(word->place), out);
      }
      for (const syntax::ShellAssignment& each : command.assignments) {
        value(where, unmasked(where.file, script, each.value.text, each.value.place),
              script.place(each.value.place), out);
      }
    }
  }

  void code(const Place& where, std::vector<Violation>& out) const {
    if (where.file.format() || !may_hold_string(where.file.text())) return;
    const syntax::Tree* tree = where.file.tree();
    const syntax::Query* query = tree == nullptr ? nullptr : code_strings(tree->language());
    if (query == nullptr) return;
    for (const syntax::QueryMatch& match : query->run(*tree).matches) {
      for (const syntax::Capture& capture : match.captures) {
        const std::string_view text =
            inside_quotes(where.file.text().substr(capture.place.begin, capture.place.size()));
        // "op://vault/" + item: the beginning of a reference that is put together.
        if (text.ends_with('/')) continue;
        value(where, text, capture.place, out);
      }
    }
  }

  void value(const Place& where, std::string_view value, Span place,
             std::vector<Violation>& out) const {
    if (value.find("op:/") == std::string_view::npos) return;
    // In a text of many lines it may be a sample; templates have a file of their own.
    const bool lines = value.find('\n') != std::string_view::npos;
    if (lines && !is_op_env_file(where.file.path(), where.file.text())) return;
    for (const std::string_view reference : op_references(value)) {
      const std::string shown(reference);
      if (const auto mistake = op_reference_mistake(reference)) {
        add(where, reference, place, shown + " " + *mistake, out);
      } else if (where.headless && is_built_in_vault(op_reference_vault(reference))) {
        add(where, reference, place,
            shown + " is in a built-in vault, which no service account can be given", out);
      }
    }
  }

  void add(const Place& where, std::string_view reference, Span place, std::string message,
           std::vector<Violation>& out) const {
    Violation violation;
    violation.place = where.file.bytes_of(reference, place);
    violation.key = std::string(reference);
    violation.message = std::move(message);
    if (where.file.is_test()) violation.severity = Severity::kInfo;
    out.push_back(std::move(violation));
  }

  const Rule& rule_;
  bool service_account_ = false;  // some file of the repository uses one
};

}  // namespace

std::unique_ptr<Check> make_op_reference_invalid(const CheckContext& context) {
  return std::make_unique<OpReferenceInvalid>(context);
}

}  // namespace scan::policy
