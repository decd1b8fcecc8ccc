// Scripts are judged by what they run, configuration by its members, and every other text (a
// PowerShell script, a bundle of JavaScript) by what follows the flag's name. With `strict` any
// mention counts, as in `grep -r CCFLUX_ALLOW_HTTP plugin/scripts/`.
#include "policy/checks/release_insecure_flag.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "policy/insecure_flag.h"
#include "policy/named_values.h"

namespace scan::policy {
namespace {

// They talk of a setting and set nothing.
bool only_reads(std::string_view program) {
  constexpr std::array<std::string_view, 8> kPrograms = {"grep",   "egrep", "rg",  "echo",
                                                         "printf", "sed",   "awk", "test"};
  return std::find(kPrograms.begin(), kPrograms.end(), program) != kPrograms.end();
}

class ReleaseInsecureFlag : public Check {
 public:
  explicit ReleaseInsecureFlag(const CheckContext& context)
      : strict_(context.release || context.options.is_on(context.rule, "strict")) {}

  void file(File& file, std::vector<Violation>& out) override {
    if (file.is_test()) return;
    const std::size_t first = out.size();
    for (const Script& script : file.scripts()) in_script(script, out);
    if (file.format()) in_configuration(file, out);
    if (file.scripts().empty() && !file.format()) in_text(file, out);
    if (strict_) mentions(file, first, out);
  }

 private:
  static void add(std::string_view flag, Span place, Severity severity, std::string message,
                  std::vector<Violation>& out) {
    Violation violation;
    violation.place = place;
    violation.key = flag;
    violation.message = std::move(message);
    violation.severity = severity;
    out.push_back(std::move(violation));
  }

  static void add_setting(std::string_view flag, Span place, std::vector<Violation>& out) {
    add(flag, place, Severity::kError,
        std::string(flag) + " is set where users get it: what they send is not protected", out);
  }

  static void add_comment(std::string_view flag, Span place, std::vector<Violation>& out) {
    add(flag, place, Severity::kInfo,
        "a comment shows how to set " + std::string(flag) + ", one edit away from being in effect",
        out);
  }

  static void in_comment(std::string_view text, std::size_t begin, std::vector<Violation>& out) {
    for (const FlagMention& each : flag_mentions(text)) {
      if (!each.insecure) continue;
      add_comment(each.name, {begin + each.place.begin, begin + each.place.end}, out);
    }
  }

  static void in_script(const Script& script, std::vector<Violation>& out) {
    for (const syntax::ShellCommand& command : script.shell.commands) {
      for (const syntax::ShellAssignment& each : command.assignments) {
        if (!is_insecure_setting(each.name, each.value.text)) continue;
        add_setting(each.name, script.place({each.name_place.begin, each.value.place.end}), out);
      }
      in_words(script, command, out);
      if (const syntax::ShellWord* option = insecure_option(command)) {
        add(option->text, script.place(option->place), Severity::kError,
            option->text + " makes the command trust any server", out);
      }
    }
    for (const syntax::ShellDefault& each : script.shell.defaults) {
      if (is_insecure_setting(each.name, each.value.text)) {
        add_setting(each.name, script.place(each.place), out);
      }
    }
    const std::string_view text = script.source.text.text;
    for (const Span comment : script.shell.comments) {
      std::vector<Violation> told;
      in_comment(text.substr(comment.begin, comment.size()), comment.begin, told);
      for (Violation& each : told) {
        each.place = script.place(each.place);
        out.push_back(std::move(each));
      }
    }
  }

  // `env X=1 program`, `docker run -e X=1`.
  static void in_words(const Script& script, const syntax::ShellCommand& command,
                       std::vector<Violation>& out) {
    if (only_reads(syntax::program_of(command).name)) return;
    for (const syntax::ShellWord* word : plain_words(command)) {
      const Setting setting = read_setting(word->text);
      if (is_insecure_setting(setting.name, setting.value)) {
        add_setting(setting.name, script.place(word->place), out);
      }
    }
  }

  static void in_configuration(File& file, std::vector<Violation>& out) {
    const syntax::Document& document = file.entries();
    for (const syntax::Entry& entry : document.entries) {
      const bool item = !entry.path.empty() && entry.path.back().is_index();
      const Setting setting =
          item ? read_setting(entry.value) : Setting{last_name(entry.path), entry.value};
      if (!is_insecure_setting(setting.name, setting.value)) continue;
      const Span place = entry.key_place.empty()
                             ? entry.value_place
                             : Span{entry.key_place.begin, entry.value_place.end};
      add_setting(setting.name, place.begin < place.end ? place : entry.value_place, out);
    }
    for (const syntax::Comment& comment : document.comments) {
      in_comment(file.text().substr(comment.place.begin, comment.place.size()), comment.place.begin,
                 out);
    }
  }

  static void in_text(const File& file, std::vector<Violation>& out) {
    for (const FlagMention& each : flag_mentions(file.text())) {
      if (!each.insecure) continue;
      const std::size_t line = file.text().rfind('\n', each.place.begin) + 1;
      const std::string_view before = file.text().substr(line, each.place.begin - line);
      if (is_comment(before)) {
        add_comment(each.name, each.place, out);
      } else {
        add_setting(each.name, each.place, out);
      }
    }
  }

  static bool is_comment(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == line.npos) return false;
    line.remove_prefix(begin);
    return line.starts_with('#') || line.starts_with("//") || line.starts_with('*') ||
           line.starts_with("/*") || line.starts_with("::") || line.starts_with("REM ") ||
           line.starts_with("rem ");
  }

  static void mentions(const File& file, std::size_t first, std::vector<Violation>& out) {
    for (const FlagMention& each : flag_mentions(file.text())) {
      const auto told = std::find_if(
          out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
          [&](const Violation& violation) { return violation.place.overlaps(each.place); });
      if (told != out.end()) {
        told->severity = Severity::kError;
      } else {
        add(each.name, each.place, Severity::kError,
            std::string(each.name) + " is mentioned in what is released", out);
      }
    }
  }

  bool strict_;
};

}  // namespace

std::unique_ptr<Check> make_release_insecure_flag(const CheckContext& context) {
  return std::make_unique<ReleaseInsecureFlag>(context);
}

}  // namespace scan::policy
