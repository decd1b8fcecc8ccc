// Build step: reads rules/tokens/*.toml strictly and writes them as C++ constants beside the
// compiled core database, so that starting `scan` neither parses nor compiles anything.
//
//   embed_rules OUT_DIR RULES_ROOT FILE.toml…
//
// writes OUT_DIR/builtin_rules.cc and OUT_DIR/builtin_rules.hsdb (included by builtin_database.S).
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cpp_literal.h"
#include "match/core_database.h"
#include "tokens/rule_cores.h"
#include "tokens/rule_loader.h"

namespace {

using scan::tokens::Example;
using scan::tokens::TokenRule;

std::string list_name(std::size_t rule, const char* what) {
  return "k" + std::to_string(rule) + what;
}

void write_texts(std::ostream& out, const std::string& name,
                 std::span<const std::string_view> texts) {
  if (texts.empty()) return;
  out << "constexpr std::string_view " << name << "[] = {\n";
  for (std::string_view text : texts) out << "    " << literal(text) << ",\n";
  out << "};\n";
}

void write_examples(std::ostream& out, const std::string& name, std::span<const Example> examples) {
  out << "constexpr Example " << name << "[] = {\n";
  for (const Example& example : examples) {
    out << "    {" << literal(example.text) << ", " << literal(example.path) << ", ";
    if (example.confidence) {
      out << "Confidence(" << static_cast<int>(*example.confidence) << ")";
    } else {
      out << "std::nullopt";
    }
    out << ", " << example.line << "},\n";
  }
  out << "};\n";
}

void write_lists(std::ostream& out, std::size_t index, const TokenRule& rule) {
  if (!rule.is_row() && !rule.is_assigned()) {
    out << "constexpr Core " << list_name(index, "Cores") << "[] = {\n";
    for (const auto& core : rule.cores) {
      out << "    {" << literal(core.pattern) << ", " << core.max_width << "},\n";
    }
    out << "};\n";
  }
  write_texts(out, list_name(index, "Aliases"), rule.named.aliases);
  if (rule.is_row()) {
    out << "constexpr std::uint16_t " << list_name(index, "Lengths") << "[] = {";
    for (const std::uint16_t length : rule.named.lengths) out << length << ", ";
    out << "};\n";
  }
  write_texts(out, list_name(index, "Stop"), rule.checks.stop);
  write_texts(out, list_name(index, "Nearby"), rule.checks.nearby);
  write_examples(out, list_name(index, "Bad"), rule.bad);
  write_examples(out, list_name(index, "Good"), rule.good);
}

const char* truth(bool value) { return value ? "true" : "false"; }

std::string shape_of(const TokenRule& rule) {
  std::string out = "{{";
  for (const std::uint64_t bits : rule.shape.alphabet) out += std::to_string(bits) + "u, ";
  return out + "}, " + std::to_string(rule.shape.least) + "}";
}

std::string named_of(const TokenRule& rule, std::size_t index) {
  if (!rule.is_row()) return "{}";
  return "{" + list_name(index, "Aliases") + ", " + truth(rule.named.word) + ", " +
         list_name(index, "Lengths") + "}";
}

std::string cores_of_rule(const TokenRule& rule, std::size_t index) {
  if (rule.is_assigned()) return "kAssignedCores";
  return rule.is_row() ? "kNamedCores" : list_name(index, "Cores");
}

void write_rule(std::ostream& out, std::size_t index, const TokenRule& rule) {
  const auto& info = rule.info;
  const auto& checks = rule.checks;
  const auto list_or_none = [&](std::span<const std::string_view> list, const char* what) {
    return list.empty() ? std::string("{}") : list_name(index, what);
  };
  out << "    {{" << literal(info.id) << ", " << literal(info.title) << ", "
      << literal(info.provider) << ", " << literal(info.provider_name) << ",\n      "
      << literal(info.opens) << ",\n      " << literal(info.rotate) << ",\n      "
      << literal(info.url) << ", Severity(" << static_cast<int>(info.severity) << ")},\n     "
      << literal(rule.family) << ", Confidence(" << static_cast<int>(rule.confidence) << "), "
      << truth(rule.generic) << ", " << literal(rule.pair) << ", " << truth(rule.chosen) << ", "
      << cores_of_rule(rule, index) << ",\n     " << literal(rule.confirm) << ", " << shape_of(rule)
      << ", " << rule.radius << ",\n     {" << checks.entropy << ", " << literal(checks.alphabet)
      << ", " << truth(checks.mixed) << ", " << truth(checks.words_lower) << ", "
      << truth(checks.names_lower) << ", " << truth(checks.placeholder) << ", "
      << list_or_none(checks.stop, "Stop") << ", " << literal(checks.shape) << ", "
      << truth(checks.url_host) << ", " << list_or_none(checks.nearby, "Nearby") << ", "
      << checks.nearby_lines << ", " << truth(checks.nearby_lowers) << ", "
      << literal(checks.checksum) << ", " << literal(checks.decode) << "},\n     "
      << literal(rule.format) << ", " << list_name(index, "Bad") << ", " << list_name(index, "Good")
      << ", " << named_of(rule, index) << ", " << literal(rule.assigned) << ", "
      << literal(rule.file) << ", " << rule.line << "},\n";
}

std::string source_of(const std::vector<TokenRule>& rules) {
  std::ostringstream out;
  out << "// Written by tools/embed_rules from rules/tokens/; do not edit.\n"
         "#include \"tokens/assigned/core.h\"\n"
         "#include \"tokens/builtin_rules.h\"\n"
         "#include \"tokens/named_core.h\"\n\n"
         "extern \"C\" const char scan_builtin_database[];\n"
         "extern \"C\" const char scan_builtin_database_end[];\n\n"
         "namespace scan::tokens {\nnamespace {\n\nusing namespace std::string_view_literals;\n\n";
  for (std::size_t i = 0; i < rules.size(); ++i) write_lists(out, i, rules[i]);
  out << "\nconstexpr TokenRule kRules[] = {\n";
  for (std::size_t i = 0; i < rules.size(); ++i) write_rule(out, i, rules[i]);
  out << "};\n\n}  // namespace\n\n"
         "std::span<const TokenRule> builtin_rules() { return kRules; }\n\n"
         "std::string_view builtin_database() {\n"
         "  return {scan_builtin_database, scan_builtin_database_end};\n}\n\n"
         "}  // namespace scan::tokens\n";
  return out.str();
}

int fail(const std::string& message) {
  std::fprintf(stderr, "embed_rules: %s\n", message.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return fail("usage: embed_rules OUT_DIR RULES_ROOT FILE.toml…");
  const std::string out_dir = argv[1];
  const std::string root = std::string(argv[2]) + "/";
  scan::tokens::RuleStorage storage;
  std::vector<TokenRule> rules;
  std::set<std::string_view> ids;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    std::string name = argv[i];
    if (name.starts_with(root)) name.erase(0, root.size());
    auto loaded = load_rules(text, name, scan::tokens::RuleOrigin::kBuiltIn, storage);
    if (!loaded) return fail(loaded.error().message);
    for (const TokenRule& rule : *loaded) {
      if (!ids.insert(rule.info.id).second) {
        return fail(name + ":" + std::to_string(rule.line) + ": the id " +
                    std::string(rule.info.id) + " stands in another file too");
      }
      rules.push_back(rule);
    }
  }
  const auto database = scan::match::CoreDatabase::compile(scan::tokens::cores_of(rules));
  if (!database) return fail(database.error().message);
  std::ofstream(out_dir + "/builtin_rules.hsdb", std::ios::binary) << database->image();
  std::ofstream(out_dir + "/builtin_rules.cc", std::ios::binary) << source_of(rules);
  return 0;
}
