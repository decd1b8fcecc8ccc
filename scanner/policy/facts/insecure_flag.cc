// curl.se/docs/manpage.html, nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue,
// git-scm.com/docs/git#_environment_variables. Entry points: is_insecure_flag, flag_mentions,
// insecure_option.
#include "policy/facts/insecure_flag.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/host_kind.h"

namespace scan::policy {
namespace {

bool in_name(char c) { return is_ascii_alnum(c) || c == '_'; }

// Protection is off where it is off.
bool protects(std::string_view name) {
  return name == "NODE_TLS_REJECT_UNAUTHORIZED" || name == "PYTHONHTTPSVERIFY";
}

bool is_off(std::string_view value) {
  constexpr std::array<std::string_view, 5> kOff = {"", "0", "false", "no", "off"};
  std::string lower(value);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return std::find(kOff.begin(), kOff.end(), lower) != kOff.end();
}

// The value that a flag is given right behind `at`, whatever the language: `X=1`, `X = "1"`,
// `"X": "1"`, `("X", "1")`; nothing where it is compared or only named.
std::optional<Span> value_after(std::string_view text, std::size_t at) {
  const auto skip = [&](std::string_view characters) {
    while (at < text.size() && characters.find(text[at]) != text.npos) ++at;
  };
  skip("\"'`]} ");
  if (at >= text.size() || std::string_view("=:,").find(text[at]) == text.npos) return std::nullopt;
  const char sign = text[at++];
  if (at < text.size() && (text[at] == '=' || text[at] == '~')) return std::nullopt;
  // `${X:-1}`.
  const bool falls_back = sign == ':' && at < text.size() && (text[at] == '-' || text[at] == '=');
  if (falls_back) ++at;
  if (sign == '=' && at < text.size() && text[at] == '>') ++at;
  skip(" \"'`");
  const std::size_t begin = at;
  while (at < text.size() && in_name(text[at])) ++at;
  return Span{begin, at};
}

std::string_view host_of(std::string_view url) {
  constexpr std::string_view kScheme = "https://";
  if (!url.starts_with(kScheme)) return {};
  url.remove_prefix(kScheme.size());
  url = url.substr(0, url.find_first_of("/?#"));
  url = url.substr(url.rfind('@') + 1);
  if (url.starts_with('[')) return url.substr(0, url.find(']') + 1);
  return url.substr(0, url.find(':'));
}

bool is_for_this_machine(const syntax::ShellCommand& command) {
  return std::any_of(command.words.begin(), command.words.end(), [](const syntax::ShellWord& word) {
    const std::string_view host = host_of(word.text);
    return !host.empty() && host_kind(host) == HostKind::kLoopback;
  });
}

// `-k` alone or among short options, of which some take what follows.
bool has_short_k(std::string_view word) {
  constexpr std::string_view kTakesValue = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";
  if (word.size() < 2 || word[0] != '-' || word[1] == '-') return false;
  for (const char c : word.substr(1)) {
    if (c == 'k') return true;
    if (!is_ascii_letter(c) || kTakesValue.find(c) != kTakesValue.npos) return false;
  }
  return false;
}

bool is_insecure_option(std::string_view program, std::string_view word) {
  if (program == "curl") return word == "--insecure" || has_short_k(word);
  if (program == "wget") return word == "--no-check-certificate";
  if (program != "git") return false;
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return lower == "http.sslverify=false" || lower == "http.sslverify=0";
}

}  // namespace

bool is_insecure_flag(std::string_view name) {
  const bool variable = std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_upper(c) || is_ascii_digit(c) || c == '_';
  });
  if (!variable) return false;
  return name == "ALLOW_HTTP" || name.ends_with("_ALLOW_HTTP") ||
         name.find("ALLOW_INSECURE") != name.npos || name == "GIT_SSL_NO_VERIFY" || protects(name);
}

bool is_insecure_setting(std::string_view name, std::string_view value) {
  if (!is_insecure_flag(name)) return false;
  const bool known = std::all_of(value.begin(), value.end(), in_name);
  if (!known) return false;
  return protects(name) ? !value.empty() && is_off(value) : !is_off(value);
}

std::vector<FlagMention> flag_mentions(std::string_view text) {
  std::vector<FlagMention> out;
  for (const std::string_view part :
       {"ALLOW_HTTP", "ALLOW_INSECURE", "NODE_TLS_REJECT_UNAUTHORIZED", "GIT_SSL_NO_VERIFY",
        "PYTHONHTTPSVERIFY"}) {
    for (std::size_t at = text.find(part); at != text.npos;
         at = text.find(part, at + part.size())) {
      std::size_t begin = at;
      std::size_t end = at;
      while (begin > 0 && in_name(text[begin - 1])) --begin;
      while (end < text.size() && in_name(text[end])) ++end;
      FlagMention mention;
      mention.name = text.substr(begin, end - begin);
      mention.place = {begin, end};
      if (!is_insecure_flag(mention.name)) continue;
      if (const auto value = value_after(text, end)) {
        mention.insecure =
            is_insecure_setting(mention.name, text.substr(value->begin, value->size()));
        if (mention.insecure) mention.place.end = value->end;
      }
      out.push_back(mention);
    }
  }
  std::sort(out.begin(), out.end(),
            [](const FlagMention& a, const FlagMention& b) { return a.place < b.place; });
  return out;
}

const syntax::ShellWord* insecure_option(const syntax::ShellCommand& command) {
  const syntax::ShellProgram program = syntax::program_of(command);
  if (program.name != "curl" && program.name != "wget" && program.name != "git") return nullptr;
  for (std::size_t i = program.first + 1; i < command.words.size(); ++i) {
    if (!is_insecure_option(program.name, command.words[i].text)) continue;
    return is_for_this_machine(command) ? nullptr : &command.words[i];
  }
  return nullptr;
}

}  // namespace scan::policy
