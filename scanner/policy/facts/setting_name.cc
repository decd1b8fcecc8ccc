// Entry point: setting_name.
#include "policy/facts/setting_name.h"

#include <algorithm>
#include <array>

#include "policy/facts/named_values.h"
#include "policy/file.h"

namespace scan::policy {
namespace {

using syntax::Entry;

constexpr std::size_t kNear = 8;  // entries before and after that are asked for the name

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_value_key(std::string_view key) {
  constexpr std::array<std::string_view, 10> kKeys = {
      "value",       "Value",          "val",           "stringValue",  "string_value",
      "StringValue", "ParameterValue", "default_value", "defaultValue", "default"};
  return holds(kKeys, key);
}

bool is_name_key(std::string_view key) {
  constexpr std::array<std::string_view, 8> kKeys = {
      "name", "Name", "key", "Key", "ParameterKey", "variable", "variableName", "envVar"};
  return holds(kKeys, key);
}

// Members of one table.
bool are_siblings(const Entry& a, const Entry& b) {
  return a.path.size() == b.path.size() && a.document == b.document &&
         std::equal(a.path.begin(), a.path.end() - 1, b.path.begin());
}

const Entry* name_beside(const std::vector<Entry>& entries, std::size_t i) {
  const std::size_t first = i - std::min(i, kNear);
  const std::size_t last = std::min(entries.size(), i + kNear + 1);
  for (std::size_t j = first; j < last; ++j) {
    const bool names = j != i && are_siblings(entries[i], entries[j]) &&
                       is_name_key(entries[j].path.back().name) && !entries[j].value.empty();
    if (names) return &entries[j];
  }
  return nullptr;
}

// The name above the last part; empty where the table is a schema's.
std::string_view name_above(const Entry& entry) {
  std::string_view above;
  for (std::size_t i = entry.path.size() - 1; i-- > 0;) {
    const std::string& name = entry.path[i].name;
    if (name.empty()) continue;
    if (!above.empty()) return name == "properties" ? std::string_view() : above;
    above = name;
  }
  return above;
}

}  // namespace

SettingName setting_name(const std::vector<Entry>& entries, std::size_t i) {
  const Entry& entry = entries[i];
  if (entry.path.empty()) return {{}, entry.value, true};
  if (entry.path.back().is_index()) {
    const Setting setting = read_setting(entry.value);
    if (!setting.name.empty()) return {setting.name, setting.value, false};
  } else if (is_value_key(entry.path.back().name)) {
    if (const Entry* beside = name_beside(entries, i)) return {beside->value, entry.value, false};
    if (const std::string_view above = name_above(entry); !above.empty()) {
      return {above, entry.value, false};
    }
  }
  return {last_name(entry.path), entry.value, true};
}

}  // namespace scan::policy
