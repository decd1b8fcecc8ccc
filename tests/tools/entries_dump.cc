// Prints the entries of files as lines of JSON, for comparison with other parsers:
// entries_dump [--language NAME] FILE…   A file's lines are {"path":[…],"kind":…,"value":…,…}, then
// one {"file":…,"errors":N,"incomplete":…,"bytes":N,"seconds":N}.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "syntax/entries.h"

namespace {

using scan::syntax::Document;
using scan::syntax::Entry;
using scan::syntax::Language;

constexpr std::string_view kKinds[] = {"string", "integer",    "float",      "boolean",    "null",
                                       "date",   "expression", "empty-list", "empty-table"};

std::optional<Language> by_name(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Language::kPython); ++i) {
    if (name_of(static_cast<Language>(i)) == name) return static_cast<Language>(i);
  }
  return std::nullopt;
}

void print(const nlohmann::json& line) {
  const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::printf("%s\n", text.c_str());
}

void print(const Entry& entry) {
  nlohmann::json path = nlohmann::json::array();
  for (const scan::syntax::KeyPart& part : entry.path) {
    if (part.is_index()) {
      path.push_back(part.index);
    } else {
      path.push_back(part.name);
    }
  }
  print({{"path", path},
         {"kind", kKinds[static_cast<std::size_t>(entry.kind)]},
         {"value", entry.value},
         {"document", entry.document},
         {"alias", entry.through_alias},
         {"tag", entry.tag},
         {"comment", entry.comment.text},
         {"key_place", {entry.key_place.begin, entry.key_place.end}},
         {"value_place", {entry.value_place.begin, entry.value_place.end}}});
}

void dump(const std::string& file, std::optional<Language> language, bool quiet) {
  std::ifstream in(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  if (!language) language = scan::syntax::language_of(file, text.substr(0, 200));
  if (!language) return print({{"file", file}, {"language", nullptr}});
  const auto start = std::chrono::steady_clock::now();
  const Document document = read_entries(*language, text);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (!quiet) {
    for (const Entry& entry : document.entries) print(entry);
  }
  print({{"file", file},
         {"language", name_of(*language)},
         {"entries", document.entries.size()},
         {"errors", document.errors.size()},
         {"incomplete", document.incomplete},
         {"bytes", text.size()},
         {"seconds", took.count()}});
}

}  // namespace

int main(int argc, char** argv) {
  std::optional<Language> language;
  bool quiet = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--quiet") {
      quiet = true;
    } else if (argument == "--language" && i + 1 < argc) {
      language = by_name(argv[++i]);
    } else {
      dump(argv[i], language, quiet);
    }
  }
}
