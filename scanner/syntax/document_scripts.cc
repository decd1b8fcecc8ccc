// Shell code in documents, and the shell form of a Dockerfile's instructions. Entry points:
// read_document_scripts, read_dockerfile_scripts.
#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "syntax/command_lists.h"
#include "syntax/dockerfile.h"
#include "syntax/document_code.h"
#include "syntax/lines.h"
#include "syntax/script_readers.h"

namespace scan::syntax {
namespace {

enum class Style : std::uint8_t { kNone, kScript, kSession };

Style style_of(std::string_view language) {
  for (const std::string_view name : {"sh", "bash", "shell", "zsh", "ksh"}) {
    if (language == name) return Style::kScript;
  }
  for (const std::string_view name :
       {"console", "shell-session", "shellsession", "terminal", "sh-session", "bash-session"}) {
    if (language == name) return Style::kSession;
  }
  return Style::kNone;
}

// Behind the prompt of a line, 0 where there is none. In a script `#` begins a comment.
std::size_t prompt(std::string_view line, Style style) {
  const std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
  const std::string_view rest = line.substr(at);
  if (rest.starts_with("$ ")) return at + 2;
  return style == Style::kSession && rest.starts_with("# ") ? at + 2 : 0;
}

bool has_prompts(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    if (prompt(text_at(text, line.text), Style::kScript) > 0) return true;
    at = line.next;
  }
  return false;
}

// What is typed in a session: lines with a prompt, and those that continue them.
DecodedText typed(const DecodedText& session, Style style) {
  DecodedText out;
  bool continued = false;
  for (std::size_t at = 0; at < session.text.size();) {
    const Line line = line_at(session.text, at);
    const std::string_view text = text_at(session.text, line.text);
    std::size_t begin = prompt(text, style);
    const bool kept = continued || begin > 0;
    if (continued) begin = text.starts_with("> ") ? 2 : 0;
    if (kept) append_part(session, {at + begin, line.next}, out);
    continued = kept && text.ends_with('\\');
    at = line.next;
  }
  return out;
}

std::vector<DocumentCode> code_of(std::string_view path, std::string_view content) {
  std::string name(path);
  std::transform(name.begin(), name.end(), name.begin(), to_ascii_lower);
  if (name.ends_with(".rst")) return rst_code(content);
  if (name.ends_with(".adoc") || name.ends_with(".asciidoc")) return asciidoc_code(content);
  return markdown_code(content);
}

}  // namespace

void read_document_scripts(std::string_view path, std::string_view content, ScriptList& out) {
  for (DocumentCode& code : code_of(path, content)) {
    const Style style = style_of(code.language);
    if (style == Style::kNone || code.kind == CodeKind::kSpan) continue;
    const bool session = style == Style::kSession || has_prompts(code.body.text);
    out.add(ScriptOrigin::kDocument, {}, session ? typed(code.body, style) : std::move(code.body));
    if (out.is_full()) return;
  }
}

void read_dockerfile_scripts(std::string_view content, ScriptList& out) {
  for (DockerInstruction& instruction : read_dockerfile(content).instructions) {
    if (!instruction.shell.text.empty()) {
      out.add(ScriptOrigin::kDockerfile, instruction.name, std::move(instruction.shell));
    }
    if (out.is_full()) return;
  }
}

}  // namespace scan::syntax
