// Parts of names against two lists. Entry points: is_template_path, is_test_path.
#include "judge/path_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "judge/name_words.h"

namespace scan {
namespace {

constexpr std::array<std::string_view, 7> kTemplate = {"example", "sample", "template", "dist",
                                                       "tmpl",    "tpl",    "j2"};
constexpr std::array<std::string_view, 18> kTest = {
    "test",     "tests",        "testdata",  "test-data", "test_data", "fixture",
    "fixtures", "__fixtures__", "__tests__", "__mocks__", "spec",      "specs",
    "example",  "examples",     "e2e",       "mocks",     "testing",   "testcases"};

bool holds(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

// Whether one of the parts of `text` between any of `cuts` passes.
template <typename Passes>
bool any_part(std::string_view text, std::string_view cuts, Passes passes) {
  while (true) {
    const std::size_t end = text.find_first_of(cuts);
    if (passes(text.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
}

bool ends_with_any_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         std::equal(end.rbegin(), end.rend(), text.rbegin(),
                    [](char a, char b) { return a == to_ascii_lower(b); });
}

// "integration-tests", "dockerTest": what comes before only says of which kind.
bool is_test_folder(std::string_view name) {
  if (!ends_with_any_case(name, "test") && !ends_with_any_case(name, "tests")) return false;
  const std::vector<std::string> words = name_words(name);
  return words.size() > 1 && (words.back() == "test" || words.back() == "tests");
}

}  // namespace

bool is_template_path(std::string_view path) {
  const std::string name = lower(path.substr(path.rfind('/') + 1));
  // A file that is called "dist" or "template" and nothing else is no template of another.
  if (name.find_first_of(".-") == std::string::npos) return false;
  return any_part(name, ".-", [](std::string_view part) { return holds(kTemplate, part); });
}

bool is_test_path(std::string_view path) {
  const std::string whole = lower(path);
  if (any_part(whole, "/", [](std::string_view part) { return holds(kTest, part); })) return true;
  const std::string_view folder = path.substr(0, std::min(path.rfind('/'), path.size()));
  if (folder.size() < path.size() && any_part(folder, "/", is_test_folder)) return true;
  const std::string_view name = std::string_view(whole).substr(whole.rfind('/') + 1);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  return stem.size() < name.size() &&
         (stem.ends_with(".test") || stem.ends_with(".spec") || stem.ends_with("_test") ||
          stem.starts_with("test_") || stem == "conftest");
}

}  // namespace scan
