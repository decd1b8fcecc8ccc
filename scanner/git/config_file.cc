// A scanner over the text, one character at a time as git's own config.c does it, so that the odd
// cases (a quote within a value, a comment after a continued line) come out alike.
#include "git/config_file.h"

#include <algorithm>
#include <charconv>

namespace scan::git {
namespace {

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_alpha(c) || (c >= '0' && c <= '9') || c == '-'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

}  // namespace

class ConfigParser {
 public:
  ConfigParser(std::string_view text, ConfigFile& out) : text_(text), out_(out) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  bool run() {
    while (!done()) {
      const char c = next();
      if (c == '\n' || is_blank(c)) continue;
      if (c == '#' || c == ';') {
        skip_line();
      } else if (c == '[') {
        if (!section()) return false;
      } else if (is_alpha(c)) {
        if (!entry(c)) return false;
      } else {
        return false;
      }
    }
    return true;
  }

  std::size_t line() const {
    const auto end = text_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, text_.size()));
    return static_cast<std::size_t>(std::count(text_.begin(), end, '\n')) + (at_newline() ? 0 : 1);
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  bool at_newline() const { return at_ > 0 && at_ <= text_.size() && text_[at_ - 1] == '\n'; }

  // A carriage return before a line feed is not seen, as in git. Past the end: a line feed.
  char next() {
    if (done()) {
      ++at_;
      return '\n';
    }
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    return text_[at_++];
  }

  void skip_line() {
    while (!done() && next() != '\n') {
    }
  }

  bool section() {
    section_.clear();
    for (;;) {
      const char c = next();
      if (c == ']') return !section_.empty();
      if (is_blank(c)) return !section_.empty() && subsection();
      if (!is_name(c) && c != '.') return false;
      section_ += lower(c);
    }
  }

  bool subsection() {
    char c = next();
    while (is_blank(c)) c = next();
    if (c != '"') return false;
    section_ += '.';
    for (c = next(); c != '"'; c = next()) {
      if (c == '\n') return false;
      if (c == '\\') {
        c = next();
        if (c == '\n') return false;
      }
      section_ += c;
    }
    return next() == ']';
  }

  bool entry(char first) {
    ConfigFile::Entry entry;
    // git accepts names before the first section, and nothing can ask for them.
    entry.key = section_ + '.' + lower(first);
    char c = next();
    for (; is_name(c); c = next()) entry.key += lower(c);
    while (is_blank(c)) c = next();
    if (c == '#' || c == ';') {
      skip_line();
    } else if (c == '=') {
      entry.has_value = true;
      if (!value(entry.value)) return false;
    } else if (c != '\n') {
      return false;
    }
    out_.entries_.push_back(std::move(entry));
    return true;
  }

  bool value(std::string& out) {
    bool quoted = false;
    std::size_t kept = 0;  // blanks after this length are dropped unless something follows
    for (;;) {
      char c = next();
      if (c == '\n') {
        out.resize(kept);
        return !quoted;
      }
      if (!quoted && is_blank(c)) {
        if (!out.empty()) out += c;
        continue;
      }
      if (!quoted && (c == '#' || c == ';')) {
        skip_line();
        out.resize(kept);
        return true;
      }
      if (c == '"') {
        quoted = !quoted;
        kept = out.size();
        continue;
      }
      if (c == '\\') {
        c = next();
        if (c == '\n') {
          if (done()) return false;
          continue;
        }
        if (!escape(c)) return false;
      }
      out += c;
      kept = out.size();
    }
  }

  static bool escape(char& c) {
    switch (c) {
      case 't':
        c = '\t';
        return true;
      case 'b':
        c = '\b';
        return true;
      case 'n':
        c = '\n';
        return true;
      case '"':
      case '\\':
        return true;
      default:
        return false;
    }
  }

  std::string_view text_;
  ConfigFile& out_;
  std::size_t at_ = 0;
  std::string section_;
};

Result<ConfigFile> ConfigFile::parse(std::string_view text, std::string_view name) {
  ConfigFile file;
  file.name_ = name;
  ConfigParser parser(text, file);
  if (!parser.run()) {
    return Error{file.name_ + ":" + std::to_string(parser.line()) + ": not git's config syntax"};
  }
  return file;
}

const ConfigFile::Entry* ConfigFile::find(std::string_view key) const {
  const auto found = std::find_if(entries_.rbegin(), entries_.rend(),
                                  [&](const Entry& entry) { return entry.key == key; });
  return found == entries_.rend() ? nullptr : &*found;
}

std::optional<std::string_view> ConfigFile::get(std::string_view key) const {
  const Entry* entry = find(key);
  if (entry == nullptr) return std::nullopt;
  return std::string_view(entry->value);
}

Result<std::optional<bool>> ConfigFile::get_bool(std::string_view key) const {
  const Entry* entry = find(key);
  if (entry == nullptr) return std::optional<bool>();
  if (!entry->has_value) return std::optional<bool>(true);
  const std::string value = lowered(entry->value);
  if (value == "true" || value == "yes" || value == "on") return std::optional<bool>(true);
  if (value.empty() || value == "false" || value == "no" || value == "off") {
    return std::optional<bool>(false);
  }
  long number = 0;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
  if (parsed.ec == std::errc() && parsed.ptr == value.data() + value.size()) {
    return std::optional<bool>(number != 0);
  }
  return Error{name_ + ": " + std::string(key) + " is neither true nor false"};
}

std::vector<std::string_view> ConfigFile::names_in(std::string_view section) const {
  std::vector<std::string_view> names;
  for (const Entry& entry : entries_) {
    const std::string_view key = entry.key;
    if (key.size() > section.size() && key.starts_with(section) && key[section.size()] == '.') {
      names.push_back(key.substr(section.size() + 1));
    }
  }
  return names;
}

}  // namespace scan::git
