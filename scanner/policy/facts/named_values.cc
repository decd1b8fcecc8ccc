// Entries and parsed scripts, flattened. Entry points: named_values, read_setting.
#include "policy/facts/named_values.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "policy/facts/unmasked.h"

namespace scan::policy {
namespace {

class Reader {
 public:
  explicit Reader(File& file) : file_(file) {}

  std::vector<NamedValue> read() {
    for (const syntax::Entry& entry : file_.entries().entries) add(entry);
    for (const Script& script : file_.scripts()) add(script);
    return std::move(out_);
  }

 private:
  void add(std::string_view name, std::string value, Span place, const Script* script) {
    if (name.empty()) return;
    const Span bytes = file_.bytes_of(value, place);
    out_.push_back({name, std::move(value), bytes, script});
  }

  void add(const syntax::Entry& entry) {
    const bool item = !entry.path.empty() && entry.path.back().is_index();
    const Setting setting = item ? read_setting(entry.value) : Setting{};
    if (setting.name.empty()) {
      add(last_name(entry.path), entry.value, entry.value_place, nullptr);
    } else {
      add(setting.name, std::string(setting.value), entry.value_place, nullptr);
    }
  }

  void add(std::string_view name, std::string_view value, Span place, const Script& script) {
    if (name.empty()) return;
    add(name, unmasked(file_, script, value, place), script.place(place), &script);
  }

  void add(const Script& script) {
    for (const syntax::ShellCommand& command : script.shell.commands) {
      for (const syntax::ShellAssignment& assignment : command.assignments) {
        add(assignment.name, assignment.value.text, assignment.value.place, script);
      }
      for (const syntax::ShellWord* word : plain_words(command)) {
        const Setting setting = read_setting(word->text);
        add(setting.name, setting.value, word->place, script);
      }
    }
    for (const syntax::ShellDefault& each : script.shell.defaults) {
      add(each.name, each.value.text, each.value.place, script);
    }
  }

  File& file_;
  std::vector<NamedValue> out_;
};

}  // namespace

std::vector<NamedValue> named_values(File& file) { return Reader(file).read(); }

Setting read_setting(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || is_ascii_digit(text[0])) return {};
  const std::string_view name = text.substr(0, equals);
  const bool good =
      std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_alnum(c) || c == '_'; });
  return good ? Setting{name, text.substr(equals + 1)} : Setting{};
}

// Both stand in order of their place.
std::vector<const syntax::ShellWord*> plain_words(const syntax::ShellCommand& command) {
  std::vector<const syntax::ShellWord*> out;
  std::size_t next = 0;
  for (const syntax::ShellWord& word : command.words) {
    while (next < command.assignments.size() &&
           command.assignments[next].name_place.end <= word.place.begin) {
      ++next;
    }
    const bool assigns = next < command.assignments.size() &&
                         command.assignments[next].name_place.overlaps(word.place);
    if (!assigns) out.push_back(&word);
  }
  return out;
}

}  // namespace scan::policy
