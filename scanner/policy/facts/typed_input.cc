// Entry point: typed_input.
#include "policy/facts/typed_input.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace scan::policy {
namespace {

using syntax::ShellCommand;
using syntax::ShellWord;

constexpr int kMostFilters = 8;

std::string without_line_ends(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

void add_redirects(const ShellCommand& command, std::vector<TypedInput>& out) {
  for (const syntax::ShellRedirect& redirect : command.redirects) {
    if (!redirect.op.starts_with("<<")) continue;
    out.push_back({without_line_ends(redirect.target.text), redirect.target.place});
  }
}

bool is_echo_option(std::string_view word) {
  return word.size() >= 2 && word.size() <= 4 && word.front() == '-' &&
         word.find_first_not_of("neE", 1) == std::string_view::npos;
}

// The words that echo or printf prints.
void add_words(const ShellCommand& command, std::size_t first, bool with_format,
               std::vector<TypedInput>& out) {
  const std::vector<ShellWord>& words = command.words;
  if (with_format) {
    if (first < words.size() && words[first].text == "--") ++first;
    const bool converts =
        first + 1 < words.size() && words[first].text.find('%') != std::string::npos;
    if (converts) ++first;
  } else {
    while (first < words.size() && is_echo_option(words[first].text)) ++first;
  }
  if (first >= words.size()) return;
  std::string text;
  for (std::size_t at = first; at < words.size(); ++at) {
    if (at > first) text += ' ';
    text += words[at].text;
  }
  // Of `printf 'x\n'` the escape stands in the word.
  while (text.ends_with("\\n")) text.resize(text.size() - 2);
  out.push_back(
      {without_line_ends(std::move(text)), {words[first].place.begin, words.back().place.end}});
}

bool is_filter(std::string_view name, const ShellCommand& command, std::size_t first) {
  if (name == "tee" || name == "tr") return true;
  const auto begin = command.words.begin() + static_cast<std::ptrdiff_t>(first);
  return name == "cat" && std::all_of(begin, command.words.end(), [](const ShellWord& word) {
           return word.text.starts_with('-');
         });
}

}  // namespace

std::vector<TypedInput> typed_input(const syntax::Shell& shell, const ShellCommand& command) {
  std::vector<TypedInput> out;
  const ShellCommand* reader = &command;
  for (int filters = 0; filters < kMostFilters; ++filters) {
    add_redirects(*reader, out);
    if (!out.empty() || reader->piped_from < 0) break;
    const auto from = static_cast<std::size_t>(reader->piped_from);
    if (from >= shell.commands.size()) break;
    const ShellCommand& source = shell.commands[from];
    const syntax::ShellProgram program = syntax::program_of(source);
    if (program.name == "echo" || program.name == "printf") {
      add_words(source, program.first + 1, program.name == "printf", out);
      break;
    }
    if (!is_filter(program.name, source, program.first + 1)) break;
    reader = &source;
  }
  return out;
}

}  // namespace scan::policy
