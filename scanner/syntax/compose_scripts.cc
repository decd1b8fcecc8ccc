// Commands in compose files (docs.docker.com/reference/compose-file/services, "command",
// "entrypoint", "healthcheck") and cloud-init (docs.cloud-init.io, "Runcmd", "Bootcmd"): texts, or
// lists of words. Entry points: read_compose_scripts, read_cloud_init_scripts.
#include <string>
#include <utility>

#include "syntax/command_lists.h"
#include "syntax/masking.h"
#include "syntax/script_readers.h"
#include "syntax/yaml_text.h"

namespace scan::syntax {
namespace {

// Compose writes a dollar that is none of its own as two.
DecodedText with_single_dollars(DecodedText text) {
  if (text.text.find("$$") == text.text.npos) return text;
  DecodedText out;
  std::size_t plain = 0;
  for (std::size_t at = text.text.find("$$"); at != text.text.npos;
       at = text.text.find("$$", plain)) {
    append_part(text, {plain, at}, out);
    out.replace("$", text.map.original(Span{at, at + 2}));
    plain = at + 2;
  }
  append_part(text, {plain, text.text.size()}, out);
  return out;
}

// Gathers the entries of one list, which follow each other, into one command.
class Lists {
 public:
  Lists(ScriptOrigin origin, ScriptList& out) : origin_(origin), out_(out) {}

  // `path` is the list's.
  void add_word(const KeyPath& path, DecodedText word) {
    if (path != path_) flush();
    path_ = path;
    words_.push_back(std::move(word));
  }

  void add_text(const KeyPath& path, DecodedText text) {
    flush();
    out_.add(origin_, to_string(path), std::move(text));
  }

  void flush() {
    if (!words_.empty() && words_[0].text != "NONE") {
      out_.add(origin_, to_string(path_), command_of(words_));
    }
    words_.clear();
    path_.clear();
  }

 private:
  ScriptOrigin origin_;
  ScriptList& out_;
  KeyPath path_;
  std::vector<DecodedText> words_;
};

bool is_command(const KeyPath& path, std::size_t size) {
  if (size < 3 || path[0].name != "services") return false;
  if (size == 3) return path[2].name == "command" || path[2].name == "entrypoint";
  return size == 4 && path[2].name == "healthcheck" && path[3].name == "test";
}

bool holds_text(const Entry& entry) {
  return entry.kind != ValueKind::kNull && entry.kind != ValueKind::kEmptyList &&
         entry.kind != ValueKind::kEmptyTable;
}

KeyPath without_last(const KeyPath& path) { return {path.begin(), path.end() - 1}; }

}  // namespace

void read_compose_scripts(std::string_view content, const Document& entries, ScriptList& out) {
  Lists lists(ScriptOrigin::kCompose, out);
  for (const Entry& entry : entries.entries) {
    if (out.is_full()) return;
    const std::size_t size = entry.path.size();
    const bool item = size > 0 && entry.path.back().is_index();
    if (!is_command(entry.path, item ? size - 1 : size) || !holds_text(entry)) continue;
    DecodedText text = with_single_dollars(yaml_text(content, entry));
    if (item) {
      lists.add_word(without_last(entry.path), std::move(text));
    } else {
      lists.add_text(entry.path, std::move(text));
    }
  }
  lists.flush();
}

void read_cloud_init_scripts(std::string_view content, const Document& entries, ScriptList& out) {
  if (content.substr(0, 256).find("#cloud-config") == content.npos) return;
  const bool is_template = content.starts_with("## template:");
  Lists lists(ScriptOrigin::kCloudInit, out);
  for (const Entry& entry : entries.entries) {
    if (out.is_full()) return;
    const KeyPath& path = entry.path;
    if (path.size() < 2 || path.size() > 3 || !holds_text(entry)) continue;
    if (path[0].name != "runcmd" && path[0].name != "bootcmd") continue;
    DecodedText text = yaml_text(content, entry);
    if (is_template) text.text = mask_templates(text.text, TemplateKind::kJinja).text;
    if (path.size() == 3) {
      lists.add_word(without_last(path), std::move(text));
    } else {
      lists.add_text(path, std::move(text));
    }
  }
  lists.flush();
}

}  // namespace scan::syntax
