// Each parsed form is made at the first question.
#include "policy/file.h"

#include <algorithm>
#include <chrono>

#include "judge/path_kind.h"
#include "policy/facts/secret_setting_gate.h"

namespace scan::policy {
namespace {

std::string_view first_line(std::string_view text) {
  constexpr std::size_t kMost = 256;
  return text.substr(0, std::min(text.find('\n'), kMost));
}

Encryption encryption_of(const syntax::Document& document) {
  std::vector<std::string> paths;
  paths.reserve(document.entries.size());
  for (const syntax::Entry& entry : document.entries) {
    paths.push_back(syntax::to_string(entry.path));
  }
  std::vector<PathValue> values;
  values.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    values.push_back({paths[i], document.entries[i].value});
  }
  return encryption_of_entries(values);
}

}  // namespace

std::string_view last_name(const syntax::KeyPath& path) {
  const auto last = std::find_if(path.rbegin(), path.rend(),
                                 [](const syntax::KeyPart& part) { return !part.is_index(); });
  return last == path.rend() ? std::string_view() : std::string_view(last->name);
}

File::File(const Input& input) : input_(input) {
  if (input_.whole) return;
  entries_.emplace();
  tree_.emplace();
  scripts_.emplace();
  cut_ = true;
}
File::~File() = default;

std::string_view File::name() const { return path().substr(path().rfind('/') + 1); }

std::string_view File::folder() const {
  const std::size_t slash = path().rfind('/');
  return slash == path().npos ? std::string_view() : path().substr(0, slash);
}

bool File::is_template() const { return is_template_path(path()); }
bool File::is_test() const { return is_test_path(path()); }

const TokenPlace* File::strong_token(Span place) const {
  const auto found = std::find_if(tokens().begin(), tokens().end(), [&](const TokenPlace& token) {
    return token.strong && token.secret.overlaps(place);
  });
  return found == tokens().end() ? nullptr : &*found;
}

std::optional<syntax::Format> File::format() const {
  return syntax::format_of(path(), first_line(text()));
}

void File::note(const std::vector<Span>& errors, bool incomplete, std::size_t bytes,
                Clock::time_point begin) {
  parsed_bytes_ += bytes;
  parse_time_ += Clock::now() - begin;
  if (!errors.empty() && !parse_error_) parse_error_ = errors.front();
  cut_ = cut_ || incomplete;
}

const syntax::Document& File::entries() {
  if (!entries_) {
    const std::optional<syntax::Format> format = this->format();
    const Clock::time_point begin = Clock::now();
    entries_ = format ? syntax::read_document(*format, text()) : syntax::Document{};
    if (format) note(entries_->errors, entries_->incomplete, text().size(), begin);
  }
  return *entries_;
}

const syntax::Tree* File::tree() {
  if (!tree_) {
    tree_.emplace();
    if (const auto language = syntax::language_of(path(), first_line(text()))) {
      const Clock::time_point begin = Clock::now();
      *tree_ = syntax::parse(*language, text(), {});
      note(*tree_ ? (*tree_)->errors(1) : std::vector<Span>(), !tree_->has_value(), text().size(),
           begin);
    }
  }
  return tree_->has_value() ? &**tree_ : nullptr;
}

const std::vector<Script>& File::scripts() {
  if (!scripts_) {
    scripts_.emplace();
    const bool any = syntax::may_hold_scripts(path(), first_line(text()));
    const syntax::Document* document = any && format() ? &entries() : nullptr;
    if (any) {
      for (syntax::ShellScript& source : syntax::shell_scripts(path(), text(), document)) {
        const Clock::time_point script_begin = Clock::now();
        syntax::Shell shell = syntax::read_shell(source.text.text, limits());
        const bool is_file = source.origin == syntax::ScriptOrigin::kFile;
        note(is_file ? shell.errors : std::vector<Span>(), shell.incomplete,
             source.text.text.size(), script_begin);
        scripts_->push_back({std::move(source), std::move(shell)});
      }
    }
  }
  return *scripts_;
}

syntax::Limits File::limits() {
  syntax::Limits out;
  const auto used =
      std::chrono::duration_cast<std::chrono::milliseconds>(thread_cpu_time() - begun_);
  out.max_time -= std::min(used, out.max_time);
  cut_ = cut_ || out.max_time.count() == 0;
  return out;
}

Encryption File::encryption() {
  if (encryption_) return *encryption_;
  encryption_ = encryption_of_bytes(text());
  // Every form that is a document says so in one of these words.
  const auto says = [&](std::string_view word) { return text().find(word) != text().npos; };
  if (*encryption_ != Encryption::kNone ||
      (!says("sops") && !says("encrypted") && !says("SealedSecret"))) {
    return *encryption_;
  }
  encryption_ = encryption_of(entries());
  // sops writes JSON into files of every name that it knows no format for.
  const std::size_t begin = text().find_first_not_of(" \t\r\n");
  if (*encryption_ == Encryption::kNone && begin != text().npos && text()[begin] == '{' &&
      format() != syntax::Format::kJson) {
    encryption_ = encryption_of(syntax::read_document(syntax::Format::kJson, text()));
    // Then it is no file of the language that its name says.
    if (*encryption_ != Encryption::kNone) parse_error_.reset();
  }
  return *encryption_;
}

// A token may stand under any name.
bool File::may_set_secrets() {
  if (!may_set_secrets_) {
    may_set_secrets_ = std::any_of(tokens().begin(), tokens().end(),
                                   [](const TokenPlace& token) { return token.strong; }) ||
                       may_hold_secret_settings(text());
  }
  return *may_set_secrets_;
}

Span File::bytes_of(std::string_view value, Span place) const {
  const std::size_t at = text().substr(place.begin, place.size()).find(value);
  if (value.empty() || at == std::string_view::npos) return place;
  return {place.begin + at, place.begin + at + value.size()};
}

ValueJudgement File::judge(std::string_view key, std::string_view value, Span place) const {
  return judge_value({key, value, strong_token(place) != nullptr});
}

ValueJudgement File::judge_secret(std::string_view key, std::string_view value, Span place) const {
  return scan::judge_secret({key, value, strong_token(place) != nullptr});
}

ValueJudgement File::judge(const syntax::Entry& entry) const {
  return judge(last_name(entry.path), entry.value, entry.value_place);
}

}  // namespace scan::policy
