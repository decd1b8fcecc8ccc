// Labelled facts, then examples as file trees.
#include "cli/policy_explanation.h"

#include <fmt/format.h>

#include "report/escape.h"

namespace scan::cli {
namespace {

std::string joined(policy::Texts texts) {
  std::string out;
  for (const std::string_view text : texts) out += (out.empty() ? "" : ", ") + std::string(text);
  return out;
}

std::string modes_text(policy::Modes modes) {
  std::string out;
  const auto add = [&](policy::Mode mode, std::string_view name) {
    if (modes.has(mode)) out += (out.empty() ? "" : ", ") + std::string(name);
  };
  add(policy::Mode::kStaged, "changes (staged, ranges, pushes)");
  add(policy::Mode::kWorkTree, "work tree");
  add(policy::Mode::kHistory, "history");
  return out;
}

void append_fact(std::string& out, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  out += fmt::format("{:<11} {}\n", label, report::escaped(text));
}

void append_lines(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += "    " + report::escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void append_examples(std::string& out, std::string_view heading,
                     std::span<const policy::Example> examples) {
  if (examples.empty()) return;
  out += fmt::format("\n{} examples, with placeholders for what is random:\n", heading);
  for (const policy::Example& example : examples) {
    out += "\n- " + report::escaped(example.what);
    if (!example.at.empty()) out += " (told at " + report::escaped(joined(example.at)) + ")";
    out += "\n";
    for (const policy::ExampleFile& file : example.files) {
      out += "  " + report::escaped(file.path) + ":\n";
      append_lines(out, file.text);
    }
  }
}

void append_options(std::string& out, const policy::Rule& rule) {
  out += fmt::format(
      "\nSwitch it off for a run with --skip {0}, for a line with\n"
      "  scan:allow[{0}] until=YYYY-MM-DD the reason\n"
      "and for a repository in .scan.toml:\n"
      "  [rules.{0}]\n"
      "  enabled = false        # or: severity = \"info\"\n",
      rule.info.id);
  for (const policy::OptionInfo& option : rule.options) {
    std::string standard = option.standard_on ? "true" : "false";
    if (!option.is_switch) {
      standard = "[";
      for (const std::string_view text : option.standard) {
        standard += (standard.size() > 1 ? ", \"" : "\"") + std::string(text) + "\"";
      }
      standard += "]";
    }
    out += fmt::format("  {} = {}    # {}\n", option.name, report::escaped(standard),
                       report::escaped(option.help));
  }
}

}  // namespace

std::string policy_explanation(const policy::Rule& rule) {
  std::string out = fmt::format("{}: {}\n\n", rule.info.id, report::escaped(rule.info.title));
  append_fact(out, "severity", severity_name(rule.info.severity));
  append_fact(out, "default", rule.on ? "on" : "off");
  append_fact(out, "judges", modes_text(rule.modes));
  append_fact(out, "files", joined(rule.files));
  append_fact(out, "but not", joined(rule.except));
  append_fact(out, "why", rule.info.opens);
  append_fact(out, "fix", rule.info.rotate);
  for (const std::string_view reference : rule.references) append_fact(out, "see", reference);
  append_fact(out, "defined in", fmt::format("{}:{}", rule.file, rule.line));
  append_examples(out, "bad", rule.bad);
  append_examples(out, "good", rule.good);
  append_options(out, rule);
  return out;
}

}  // namespace scan::cli
