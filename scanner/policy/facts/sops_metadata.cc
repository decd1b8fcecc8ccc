// Paths of all four forms are brought into one: `age__list_0__map_recipient` is read as YAML's
// `age[0].recipient`.
#include "policy/facts/sops_metadata.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scan::policy {
namespace {

constexpr std::string_view kTable = "sops";
constexpr std::string_view kPrefix = "sops_";

// The names of a flat key: "age", "recipient".
void add_flat(std::string_view key, std::vector<std::string_view>& names) {
  constexpr std::string_view kMap = "__map_";
  constexpr std::string_view kList = "__list_";
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(kMap), key.find(kList));
    names.push_back(key.substr(0, end));
    if (end == key.npos) return;
    key.remove_prefix(end);
    if (key.starts_with(kMap)) {
      key.remove_prefix(kMap.size());
      continue;
    }
    key.remove_prefix(kList.size());
    while (!key.empty() && is_ascii_digit(key.front())) key.remove_prefix(1);
    if (key.starts_with(kMap)) key.remove_prefix(kMap.size());
  }
}

std::vector<std::string_view> names_of(const syntax::Entry& entry) {
  std::vector<std::string_view> names;
  for (const syntax::KeyPart& part : entry.path) {
    if (part.is_index()) continue;
    if (names.empty() && part.name == kTable) {
      names.push_back(kTable);
    } else {
      std::string_view name = part.name;
      if (names.empty()) name.remove_prefix(kPrefix.size());
      add_flat(name, names);
    }
  }
  if (!names.empty() && names.front() == kTable) names.erase(names.begin());
  return names;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!is_ascii_space(c)) out.push_back(is_ascii_lower(c) ? static_cast<char>(c - 32) : c);
  }
  return out;
}

}  // namespace

bool SopsMetadata::holds(const syntax::Entry& entry) const {
  if (entry.path.empty()) return false;
  const std::string& name = entry.path.front().name;
  return flat ? entry.path.size() == 1 && name.starts_with(kPrefix) : name == kTable;
}

std::string sops_recipient(std::string_view kind, std::string_view name) {
  while (!name.empty() && is_ascii_space(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_ascii_space(name.back())) name.remove_suffix(1);
  if (name.empty()) return {};
  if (kind == "pgp") return "pgp " + without_blanks(name);
  if (kind == "age") {
    // `ssh-ed25519 AAAA… comment`
    const std::size_t key = name.find(' ');
    return "age " + std::string(name.substr(0, key == name.npos ? key : name.find(' ', key + 1)));
  }
  if (kind == "kms") return "kms " + std::string(name.substr(0, name.find('+')));
  if (kind == "gcp_kms") return "gcp_kms " + std::string(name);
  return {};
}

SopsMetadata read_sops_metadata(const syntax::Document& document) {
  constexpr std::array<std::string_view, 4> kWho = {"recipient", "fp", "arn", "resource_id"};
  SopsMetadata out;
  out.flat = std::none_of(document.entries.begin(), document.entries.end(),
                          [](const syntax::Entry& entry) {
                            return entry.path.size() > 1 && entry.path.front().name == kTable;
                          });
  for (const syntax::Entry& entry : document.entries) {
    if (!out.holds(entry)) continue;
    if (out.place.empty()) out.place = entry.key_place;
    out.place.end = std::max(out.place.end, entry.value_place.end);
    const std::vector<std::string_view> names = names_of(entry);
    if (names.size() == 1) out.selection.set(names.front(), entry.value);
    if (names.size() < 2) continue;
    if (std::find(kWho.begin(), kWho.end(), names.back()) == kWho.end()) continue;
    std::string recipient = sops_recipient(names[names.size() - 2], entry.value);
    if (!recipient.empty()) out.recipients.emplace(std::move(recipient), entry.value_place);
  }
  return out;
}

// sops writes JSON under every name that it knows no format for.
SopsFile::SopsFile(File& file)
    : entries_(&file.entries()), metadata_(read_sops_metadata(*entries_)) {
  if (!metadata_.place.empty()) return;
  json_ = syntax::read_document(syntax::Format::kJson, file.text());
  metadata_ = read_sops_metadata(*json_);
}

}  // namespace scan::policy
