// Entries → names → judgements → what only looks like a secret left out. Entry point:
// secret_settings.
#include "policy/facts/secret_settings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "judge/mere_name.h"
#include "judge/name_words.h"
#include "judge/secret_name.h"
#include "policy/facts/kubernetes_secret.h"
#include "policy/facts/lookalike.h"
#include "policy/facts/secret_setting_gate.h"
#include "policy/facts/setting_name.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

using syntax::Entry;
using syntax::Format;
using syntax::ValueKind;

constexpr std::size_t kLargestEmbedded = std::size_t{1} << 20;

bool has_word(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool names_hash(std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    constexpr std::array<std::string_view, 7> kWords = {"hash",   "hashed", "digest", "sha",
                                                        "bcrypt", "md",     "argon"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  });
}

// `envSecrets`, `secretNames`, `secretEnv`: tables from variables to names of secrets.
bool maps_to_names(const syntax::KeyPath& path) {
  return std::any_of(path.begin(), path.end(), [&](const syntax::KeyPart& part) {
    if (&part == &path.back() || part.is_index()) return false;
    const std::vector<std::string> words = name_words(part.name);
    constexpr std::array<std::string_view, 7> kLast = {"secrets", "names", "refs",   "env",
                                                       "map",     "files", "mapping"};
    return (has_word(words, "secret") || has_word(words, "secrets")) &&
           std::find(kLast.begin(), kLast.end(), words.back()) != kLast.end();
  });
}

// "z_ai_api_key", "discord-token-2": short parts, as names in a store of secrets are.
bool is_store_name(std::string_view value) {
  constexpr std::size_t kLongestPart = 16;
  constexpr int kMostDigits = 6;
  std::size_t part = 0;
  int digits = 0;
  for (const char c : value) {
    const bool mark = c == '_' || c == '-' || c == '.' || c == '/';
    if (!mark && !is_ascii_alnum(c)) return false;
    part = mark ? 0 : part + 1;
    digits += is_ascii_digit(c) ? 1 : 0;
    if (part > kLongestPart || digits > kMostDigits) return false;
  }
  return true;
}

// Values of schemas and documentation are made up.
bool is_example_path(const syntax::KeyPath& path) {
  return std::any_of(path.begin(), path.end(), [](const syntax::KeyPart& part) {
    constexpr std::array<std::string_view, 6> kNames = {"example", "examples", "x-example",
                                                        "sample",  "samples",  "x-examples"};
    return std::find(kNames.begin(), kNames.end(), part.name) != kNames.end();
  });
}

bool is_schema(const syntax::Document& document) {
  return std::any_of(document.entries.begin(), document.entries.end(), [](const Entry& entry) {
    return entry.path.size() == 1 && entry.path[0].name == "$schema" &&
           entry.value.find("json-schema.org") != entry.value.npos;
  });
}

// A file or a JSON text in a string.
std::optional<Format> embedded_format(std::string_view name, std::string_view value) {
  constexpr std::size_t kLeast = 8;
  if (value.size() < kLeast || value.size() > kLargestEmbedded) return std::nullopt;
  const std::size_t begin = value.find_first_not_of(" \t\r\n");
  const std::size_t last = value.find_last_not_of(" \t\r\n");
  if (begin == value.npos) return std::nullopt;
  const bool table = value[begin] == '{' && value[last] == '}';
  const bool list = value[begin] == '[' && value[last] == ']';
  if ((table || list) && value.find('"') != value.npos) return Format::kJson;
  if (value.find('\n') == value.npos || name.find('.') == name.npos) return std::nullopt;
  const std::optional<Format> format = syntax::format_of(name, {});
  if (format == Format::kNix || format == Format::kDockerfile) return std::nullopt;
  return format;
}

// Where the text writes values as they are, in their order: each is looked for behind the one
// before, so that those of a long document inside a value cost its length once.
class WrittenValues {
 public:
  WrittenValues(std::string_view text, Span place) : text_(text), place_(place), at_(place.begin) {}

  // All of the place where it is written another way.
  Span find(std::string_view value) {
    constexpr int kMostMisses = 100;
    if (value.empty() || misses_ > kMostMisses) return place_;
    const std::size_t at = text_.substr(at_, place_.end - at_).find(value);
    if (at == text_.npos) {
      ++misses_;
      return place_;
    }
    at_ += at;
    return {at_, at_ + value.size()};
  }

 private:
  std::string_view text_;
  Span place_;
  std::size_t at_;  // what comes next stands here or behind
  int misses_ = 0;
};

class Reader {
 public:
  Reader(const syntax::Document& document, std::string_view text, const JudgeSetting& judge)
      : document_(document), text_(text), judge_(judge), manifests_(document) {}

  std::vector<SecretSetting> read() {
    schema_ = is_schema(document_);
    for (const Entry& entry : document_.entries) {
      const bool names = entry.path.size() == 1 && entry.path[0].name == "apiVersion";
      if (names && !entry.through_alias) resources_.insert(entry.document);
    }
    for (std::size_t i = 0; i < document_.entries.size(); ++i) add(i);
    return std::move(out_);
  }

 private:
  void add(std::size_t i) {
    const Entry& entry = document_.entries[i];
    const bool number = entry.kind == ValueKind::kInteger;
    if (entry.kind != ValueKind::kString && !number) return;
    if (entry.value.empty() || entry.path.empty()) return;
    if (const auto member = manifests_.member(entry)) return add_member(entry, *member);
    const SettingName named = setting_name(document_.entries, i);
    if (add_embedded(entry, named.name, named.value)) return;
    SecretSetting setting;
    setting.name = named.name;
    setting.value = named.value;
    setting.judged = judge_(named.name, named.value, entry.value_place);
    if (setting.judged.is_secret() && (!number || is_password_name(named.name))) {
      setting.key = named.by_path ? syntax::to_string(entry.path) : setting.name;
      keep(entry, std::move(setting));
    }
  }

  void add_member(const Entry& entry, const KubernetesSecrets::Member& member) {
    if (add_embedded(entry, member.key, member.value)) return;
    SecretSetting setting;
    setting.name = member.key;
    setting.value = member.value;
    setting.judged = judge_(member.key, member.value, entry.value_place);
    // All members of a Secret are secrets, if they look like it.
    if (!setting.judged.is_secret() && looks_random(member.value)) {
      setting.judged = judge_("secret." + setting.name, member.value, entry.value_place);
    }
    setting.key = syntax::to_string(entry.path);
    if (setting.judged.is_secret()) keep(entry, std::move(setting));
  }

  void keep(const Entry& entry, SecretSetting setting) {
    if (setting.judged.value == ValueClass::kLikely) {
      if (is_none(entry, setting.name, setting.value)) return;
      setting.hashed = is_password_hash(setting.value) || names_hash(setting.name);
    }
    setting.place = place_of(entry, setting.value);
    setting.entry = &entry;
    out_.push_back(std::move(setting));
  }

  // Likely by its characters, and yet no secret.
  bool is_none(const Entry& entry, std::string_view name, std::string_view value) const {
    // A tag of the program's own computes the value: `!env_var API_KEY`, `!secret token`.
    const bool computed = entry.tag.starts_with('!') && !entry.tag.starts_with("!!");
    if (computed || schema_ || is_example_path(entry.path) || only_looks_secret(name, value))
      return true;
    if (!is_store_name(value)) return false;
    // ExternalSecret and its kin: the key that another object gets.
    const bool names_key = !entry.path.empty() && entry.path.back().name == "secretKey" &&
                           resources_.count(entry.document) > 0;
    return names_key || maps_to_names(entry.path);
  }

  // False where the value is no document. They are read one level deep: what is inside holds none.
  bool add_embedded(const Entry& entry, std::string_view name, std::string_view value) {
    const auto format = embedded_format(name, value);
    if (!format) return false;
    if (nested_ || !may_hold_secret_settings(value)) return true;
    const syntax::Document inner = syntax::read_document(*format, value);
    if (!inner.errors.empty()) return false;
    WrittenValues judged(text_, entry.value_place);
    const JudgeSetting judge = [&](std::string_view key, std::string_view text, Span) {
      const Span place = judged.find(text);
      return judge_(key, text, place == entry.value_place ? Span{} : place);
    };
    Reader reader(inner, value, judge);
    reader.nested_ = true;
    WrittenValues told(text_, entry.value_place);
    for (SecretSetting& each : reader.read()) {
      each.key = syntax::to_string(entry.path) + "." + each.key;
      each.place = told.find(each.value);
      each.entry = &entry;
      out_.push_back(std::move(each));
    }
    return true;
  }

  Span place_of(const Entry& entry, std::string_view value) const {
    return WrittenValues(text_, entry.value_place).find(value);
  }

  const syntax::Document& document_;
  std::string_view text_;
  const JudgeSetting& judge_;
  KubernetesSecrets manifests_;
  std::set<std::uint32_t> resources_;  // documents that describe objects of a cluster
  bool schema_ = false;
  bool nested_ = false;
  std::vector<SecretSetting> out_;
};

}  // namespace

std::vector<SecretSetting> secret_settings(const syntax::Document& document, std::string_view text,
                                           const JudgeSetting& judge) {
  return Reader(document, text, judge).read();
}

}  // namespace scan::policy
