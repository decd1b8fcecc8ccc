// Nix: https://nix.dev/manual/nix/latest/language/string-interpolation; jinja:
// https://jinja.palletsprojects.com/en/stable/templates/. Entry point: mask_templates.
#include "syntax/masking.h"

#include <algorithm>

#include "syntax/github_expression.h"

namespace scan::syntax {
namespace {

// Fruitless searches for a close, after which the rest is left alone.
constexpr std::size_t kMostFailures = 100;

// The end of the nix expression that begins at `at`, npos where it does not close. Strings inside
// may hold braces and expressions of their own; they all nest, so braces are counted everywhere.
std::size_t nix_end(std::string_view text, std::size_t at) {
  std::size_t depth = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at + 1;
  }
  return std::string_view::npos;
}

std::vector<Span> find_nix(std::string_view text) {
  std::vector<Span> out;
  std::size_t failures = 0;
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at)) {
    const bool dollar = at >= 1 && text[at - 1] == '$';
    const bool quotes = at >= 2 && text[at - 1] == '\'' && text[at - 2] == '\'';
    const std::size_t end = dollar || quotes ? std::string_view::npos : nix_end(text, at + 2);
    if (end == std::string_view::npos) {
      if (!dollar && !quotes && ++failures > kMostFailures) break;
      at += 2;
      continue;
    }
    out.push_back({at, end});
    at = end;
  }
  return out;
}

std::vector<Span> find_jinja(std::string_view text) {
  std::vector<Span> out;
  std::size_t failures = 0;
  for (std::size_t at = text.find('{'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('{', at)) {
    const char kind = text[at + 1];
    const bool opens = kind == '{' || kind == '%' || kind == '#';
    const char close[] = {kind == '{' ? '}' : kind, '}', '\0'};
    const std::size_t end = opens ? text.find(close, at + 2) : std::string_view::npos;
    if (end == std::string_view::npos) {
      if (opens && ++failures > kMostFailures) break;
      ++at;
      continue;
    }
    out.push_back({at, end + 2});
    at = end + 2;
  }
  return out;
}

std::vector<Span> find_github(std::string_view text) {
  std::vector<Span> out;
  for (const ExpressionPlace& place : find_expressions(text)) out.push_back(place.whole);
  return out;
}

}  // namespace

MaskedText mask_templates(std::string_view text, TemplateKind kind) {
  MaskedText out;
  out.text = text;
  switch (kind) {
    case TemplateKind::kGithub:
      out.masks = find_github(text);
      break;
    case TemplateKind::kNix:
      out.masks = find_nix(text);
      break;
    case TemplateKind::kJinja:
      out.masks = find_jinja(text);
      break;
  }
  for (Span mask : out.masks) {
    std::fill(out.text.begin() + static_cast<std::ptrdiff_t>(mask.begin),
              out.text.begin() + static_cast<std::ptrdiff_t>(mask.end), '_');
  }
  return out;
}

}  // namespace scan::syntax
