// Title, place, code frame, then labelled facts with hanging indents.
#include "report/text_finding.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "report/allow_line.h"
#include "report/code_frame.h"
#include "report/escape.h"
#include "report/history_text.h"
#include "report/ink.h"
#include "report/utf8.h"
#include "report/wrap.h"

namespace scan::report {
namespace {

constexpr std::size_t kFurtherPlaces = 3;
constexpr std::size_t kFurtherInHistory = 5;
constexpr std::size_t kLeastGutter = 2;
constexpr std::size_t kLeastFrame = 20;

class FindingWriter {
 public:
  FindingWriter(const Finding& finding, const TextOptions& options, std::string& out)
      : finding_(finding),
        rule_(*finding.rule),
        first_(finding.places.front()),
        options_(options),
        out_(out),
        gutter_(std::max(kLeastGutter, std::to_string(first_.begin.line).size())) {}

  void write() {
    title();
    out_.append(gutter_, ' ');
    out_ += frame("-->") + " " + place_text(first_) + "\n";
    if (first_.part != "name" && !first_.excerpt.text.empty()) code();
    facts();
    out_ += '\n';
  }

 private:
  std::string frame(std::string_view text) const {
    return painted(text, Ink::kFrame, options_.color);
  }

  void title() {
    const std::string head =
        std::string(severity_name(finding_.severity)) + "[" + escaped(rule_.id) + "]";
    const std::size_t used = columns_of(head) + 2;
    out_ += painted(head, ink_of(finding_.severity), options_.color) + ": ";
    const std::string text = escaped(finding_.message.empty() ? rule_.title : finding_.message);
    out_ += painted(wrapped(text, options_.width, used, kLeastGutter + 2), Ink::kStrong,
                    options_.color);
    out_ += '\n';
  }

  void empty_gutter() {
    out_.append(gutter_ + 1, ' ');
    out_ += frame("|");
  }

  void code() {
    const std::size_t room = options_.width - std::min(options_.width, gutter_ + 3);
    const FrameLine line = frame_line(first_.excerpt, std::max(kLeastFrame, room));
    const std::string number = first_.part == "content" ? std::to_string(first_.begin.line) : "";
    empty_gutter();
    out_ += '\n';
    out_.append(gutter_ - number.size(), ' ');
    out_ += frame(number) + " " + frame("|") + " " + line.text + "\n";
    empty_gutter();
    out_.append(line.mark + 1, ' ');
    out_ += painted(std::string(std::max<std::size_t>(line.mark_size, 1), '^'),
                    ink_of(finding_.severity), options_.color);
    out_ += '\n';
    empty_gutter();
    out_ += '\n';
  }

  // ` = label: text`; text is escaped already.
  void fact(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out_.append(gutter_ + 1, ' ');
    out_ += frame("=") + " " + painted(label, Ink::kStrong, options_.color) + ": ";
    const std::size_t indent = gutter_ + 1 + 2 + label.size() + 2;
    out_ += wrapped(text, options_.width, indent, indent);
    out_ += '\n';
  }

  void history() {
    if (!first_.history) return;
    if (finding_.exposure) verbatim("state", exposure_text(finding_));
    const PlaceHistory& history = *first_.history;
    if (history.introduced) verbatim("introduced", commit_text(*history.introduced));
    if (history.removed) verbatim("removed", commit_text(*history.removed));
  }

  void facts() {
    history();
    const bool token = rule_.kind == RuleKind::kToken;
    fact(token ? "opens" : "why", escaped(rule_.opens));
    fact(token ? "rotate" : "fix",
         escaped(rule_.rotate) + (rule_.url.empty() ? "" : " " + escaped(rule_.url)));
    verbatim("secret", shown_apart());
    verbatim("tells", told());
    fact("confidence", confidence());
    std::string also;
    for (std::string_view id : finding_.also) also += (also.empty() ? "" : ", ") + escaped(id);
    fact("also matches", also);
    further_places();
    fact("fingerprint", escaped(finding_.fingerprint));
    const std::string allow = allow_line(rule_.id, first_.path);
    if (first_.part == "content" && is_now()) verbatim("allow", escaped(allow));
  }

  // A comment helps only a file that somebody can still change.
  bool is_now() const {
    return !finding_.exposure || finding_.exposure->state <= HistoryState::kLiveOther;
  }

  // Not wrapped: what is to be pasted, and what a repository wrote, since a continuation line that
  // begins with `::` would be a command to a build service.
  void verbatim(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out_.append(gutter_ + 1, ' ');
    out_ += frame("=") + " " + painted(label, Ink::kStrong, options_.color) + ": ";
    out_ += text;
    out_ += '\n';
  }

  // The secret, where the frame does not show all that may be shown of it.
  std::string shown_apart() const {
    const Span mark = first_.excerpt.mark;
    const bool in_frame =
        std::string_view(first_.excerpt.text).substr(mark.begin, mark.size()) == finding_.secret;
    return in_frame ? "" : escaped(finding_.secret);
  }

  std::string confidence() const {
    std::string text(confidence_name(finding_.confidence));
    std::string_view between = ": ";
    for (const std::string& note : finding_.notes) {
      text += between;
      text += escaped(note);
      between = "; ";
    }
    return text;
  }

  std::string told() const {
    std::string text;
    for (const Fact& fact : finding_.facts) {
      text += (text.empty() ? "" : "; ") + escaped(fact.name) + " " + escaped(fact.value);
    }
    return text;
  }

  // Of one file only the first version, since its path says all that the others would.
  std::vector<std::string> further() const {
    std::vector<std::string> texts;
    const std::string first = place_text(first_);
    for (const Place& place : std::span(finding_.places).subspan(1)) {
      std::string text = place_text(place);
      if (finding_.exposure) {
        if (text == first || std::find(texts.begin(), texts.end(), text) != texts.end()) continue;
      }
      texts.push_back(std::move(text));
    }
    return texts;
  }

  void further_places() {
    if (finding_.exposure && options_.verbose) return all_versions();
    const std::vector<std::string> others = further();
    const std::size_t most = finding_.exposure ? kFurtherInHistory : kFurtherPlaces;
    const std::size_t shown = options_.verbose ? others.size() : std::min(others.size(), most);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? ", " : "") + others[i];
    if (others.size() > shown) text += " and " + std::to_string(others.size() - shown) + " more";
    verbatim("also at", text);
  }

  void all_versions() {
    for (const Place& place : std::span(finding_.places).subspan(1)) {
      std::string text = place_text(place);
      if (place.history) text += "; " + state_text(*place.history);
      if (place.history && place.history->introduced) {
        text += "; introduced " + commit_text(*place.history->introduced);
      }
      if (place.history && place.history->removed) {
        text += "; removed " + commit_text(*place.history->removed);
      }
      verbatim("also at", text);
    }
  }

  const Finding& finding_;
  const RuleInfo& rule_;
  const Place& first_;
  const TextOptions& options_;
  std::string& out_;
  std::size_t gutter_;  // columns of the line number
};

}  // namespace

std::string place_text(const Place& place) {
  std::string text = escaped(place.path);
  if (place.part == "name") return text + " (the file's name)";
  if (place.part == "message") {
    return text + " (line " + std::to_string(place.begin.line) + " of the object)";
  }
  if (place.part == "link-target") return text + " (where the symbolic link points)";
  // Of a file as a whole nothing is marked.
  if (place.begin == place.end) return text;
  text += ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column);
  if (place.part == "old-content") text += " (before this change)";
  if (!place.decoded_from.empty()) text += " (decoded from " + escaped(place.decoded_from) + ")";
  return text;
}

void write_finding(const Finding& finding, const TextOptions& options, std::string& out) {
  FindingWriter(finding, options, out).write();
}

void write_brief_finding(const Finding& finding, const TextOptions& options, std::string& out) {
  const Place& place = finding.places.front();
  const RuleInfo& rule = *finding.rule;
  const std::string head =
      std::string(severity_name(finding.severity)) + "[" + escaped(rule.id) + "]";
  out += painted(head, ink_of(finding.severity), options.color) + " " + place_text(place);
  if (finding.places.size() > 1) out += " and " + grouped(finding.places.size() - 1) + " more";
  out += ": " + escaped(finding.message.empty() ? finding.secret : finding.message);
  if (place.history) out += ", " + state_text(*place.history);
  out += '\n';
}

}  // namespace scan::report
