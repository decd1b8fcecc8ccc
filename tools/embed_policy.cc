// Build step: reads rules/policy/*.toml strictly and writes them as C++ constants, so that starting
// `scan` parses nothing.
//
//   embed_policy OUT_DIR RULES_ROOT FILE.toml…
//
// writes OUT_DIR/builtin_policy.cc.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cpp_literal.h"
#include "policy/rule_loader.h"

namespace {

using namespace scan::policy;

const char* truth(bool value) { return value ? "true" : "false"; }

std::string severity_text(scan::Severity severity) {
  return "Severity(" + std::to_string(static_cast<int>(severity)) + ")";
}

// Writes constants before the rules that name them.
class Writer {
 public:
  std::string source() const {
    return "// Written by tools/embed_policy from rules/policy/; do not edit.\n"
           "#include \"policy/builtin_rules.h\"\n\n#include <array>\n\n"
           "namespace scan::policy {\nnamespace {\n\nusing namespace "
           "std::string_view_literals;\n\n" +
           lists_.str() + "\nconstexpr std::array<Rule, " + std::to_string(count_) +
           "> kRules = {{\n" + rules_.str() +
           "}};\n\n}  // namespace\n\n"
           "std::span<const Rule> builtin_rules() { return kRules; }\n\n"
           "}  // namespace scan::policy\n";
  }

  void add(const Rule& rule) {
    const auto& info = rule.info;
    const std::string references = texts(rule.references);
    const std::string lists = texts(rule.files) + ", " + texts(rule.except) + ", " +
                              texts(rule.tokens) + ", " + texts(rule.triggers) + ", " +
                              texts(rule.needs);
    const std::string conditions =
        entries(rule) + ", " + queries(rule) + ", " + file_conditions(rule);
    const std::string options = this->options(rule);
    const std::string bad = examples(rule.bad);
    const std::string good = examples(rule.good);
    ++count_;
    rules_ << "    {{" << literal(info.id) << ", " << literal(info.title) << ", {}, {},\n      "
           << literal(info.opens) << ",\n      " << literal(info.rotate) << ",\n      "
           << literal(info.url) << ", " << severity_text(info.severity) << ", RuleKind("
           << static_cast<int>(info.kind) << ")},\n     " << literal(rule.message) << ", "
           << references << ", " << truth(rule.on) << ", {" << static_cast<int>(rule.modes.bits)
           << "}, " << lists << ",\n     " << conditions << ", " << literal(rule.check) << ", "
           << options << ", " << bad << ", " << good << ", " << literal(rule.file) << ", "
           << rule.line << "},\n";
  }

 private:
  // Defines `type kN[] = {rows};` and gives its name, or "{}" where there are no rows.
  std::string list(const char* type, const std::string& rows) {
    if (rows.empty()) return "{}";
    const std::string name = "k" + std::to_string(next_++);
    lists_ << "constexpr " << type << " " << name << "[] = {\n" << rows << "};\n";
    return name;
  }

  std::string texts(Texts from) {
    std::string rows;
    for (const std::string_view text : from) rows += "    " + literal(text) + ",\n";
    return list("std::string_view", rows);
  }

  std::string entries(const Rule& rule) {
    std::string rows;
    for (const EntryCondition& each : rule.entries) {
      rows += "    {" + texts(each.at) + ", " + texts(each.except) + ", ValueTest(" +
              std::to_string(static_cast<int>(each.value)) + "), " + texts(each.equals) + ", " +
              std::to_string(each.line) + "},\n";
    }
    return list("EntryCondition", rows);
  }

  std::string queries(const Rule& rule) {
    std::string rows;
    for (const QueryCondition& each : rule.queries) {
      rows += "    {" + literal(each.language) + ", " + literal(each.source) + ", ValueTest(" +
              std::to_string(static_cast<int>(each.value)) + "), " + std::to_string(each.line) +
              "},\n";
    }
    return list("QueryCondition", rows);
  }

  std::string file_conditions(const Rule& rule) {
    std::string rows;
    for (const FileCondition& each : rule.file_conditions) {
      rows += std::string("    {") + truth(each.unless_encrypted) + ", " +
              truth(each.unless_template) + ", " + truth(each.unless_empty) + ", " +
              std::to_string(each.line) + "},\n";
    }
    return list("FileCondition", rows);
  }

  std::string options(const Rule& rule) {
    std::string rows;
    for (const OptionInfo& each : rule.options) {
      rows += "    {" + literal(each.name) + ", " + literal(each.help) + ", " +
              truth(each.is_switch) + ", " + texts(each.standard) + ", " + truth(each.standard_on) +
              "},\n";
    }
    return list("OptionInfo", rows);
  }

  std::string example_files(const Example& example) {
    std::string rows;
    for (const ExampleFile& each : example.files) {
      rows += "    {" + literal(each.path) + ", " + literal(each.text) + "},\n";
    }
    return list("ExampleFile", rows);
  }

  std::string examples(std::span<const Example> from) {
    std::string rows;
    for (const Example& each : from) {
      rows += "    {" + literal(each.what) + ", " + example_files(each) + ", " + texts(each.at) +
              ", " + (each.severity ? severity_text(*each.severity) : "std::nullopt") + ", Mode(" +
              std::to_string(static_cast<int>(each.mode)) + "), " + texts(each.untracked) + ", " +
              texts(each.unchanged) + ", " + literal(each.options) + ", " +
              std::to_string(each.line) + "},\n";
    }
    return list("Example", rows);
  }

  std::ostringstream lists_;
  std::ostringstream rules_;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
};

int fail(const std::string& message) {
  std::fprintf(stderr, "embed_policy: %s\n", message.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fail("usage: embed_policy OUT_DIR RULES_ROOT FILE.toml…");
  const std::string root = std::string(argv[2]) + "/";
  RuleStorage storage;
  Writer writer;
  std::map<std::string_view, std::string> ids;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    std::string name = argv[i];
    if (name.starts_with(root)) name.erase(0, root.size());
    const auto loaded = load_rules(text, name, storage);
    if (!loaded) return fail(loaded.error().message);
    for (const Rule& rule : *loaded) {
      if (!ids.emplace(rule.info.id, name).second) {
        return fail(name + ":" + std::to_string(rule.line) + ": the id " +
                    std::string(rule.info.id) + " stands in another file too");
      }
      writer.add(rule);
    }
  }
  std::ofstream(std::string(argv[1]) + "/builtin_policy.cc", std::ios::binary) << writer.source();
  return 0;
}
