// Title, place, code frame, then labelled facts with hanging indents.
#include "report/text_finding.h"

#include <algorithm>
#include <string_view>

#include "report/allow_line.h"
#include "report/code_frame.h"
#include "report/escape.h"
#include "report/ink.h"
#include "report/utf8.h"
#include "report/wrap.h"

namespace scan::report {
namespace {

constexpr std::size_t kFurtherPlaces = 3;
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
    if (first_.part != "name") code();
    facts();
    out_ += '\n';
  }

 private:
  std::string frame(std::string_view text) const {
    return painted(text, Ink::kFrame, options_.color);
  }

  void title() {
    const std::string head =
        std::string(severity_name(rule_.severity)) + "[" + escaped(rule_.id) + "]";
    const std::size_t used = columns_of(head) + 2;
    out_ += painted(head, ink_of(rule_.severity), options_.color) + ": ";
    out_ += painted(wrapped(escaped(rule_.title), options_.width, used, kLeastGutter + 2),
                    Ink::kStrong, options_.color);
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
                    ink_of(rule_.severity), options_.color);
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

  void facts() {
    fact("opens", escaped(rule_.opens));
    fact("rotate", escaped(rule_.rotate) + (rule_.url.empty() ? "" : " " + escaped(rule_.url)));
    verbatim("secret", shown_apart());
    fact("confidence", confidence());
    std::string also;
    for (std::string_view id : finding_.also) also += (also.empty() ? "" : ", ") + escaped(id);
    fact("also matches", also);
    further_places();
    fact("fingerprint", escaped(finding_.fingerprint));
    const std::string allow = allow_line(rule_.id, first_.path);
    if (first_.part == "content") verbatim("allow", escaped(allow));
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

  void further_places() {
    const std::size_t others = finding_.places.size() - 1;
    const std::size_t shown = options_.verbose ? others : std::min(others, kFurtherPlaces);
    std::string text;
    for (std::size_t i = 1; i <= shown; ++i) {
      text += (i > 1 ? ", " : "") + place_text(finding_.places[i]);
    }
    if (others > shown) text += " and " + std::to_string(others - shown) + " more";
    verbatim("also at", text);
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
  if (place.part == "link-target") return text + " (where the symbolic link points)";
  return text + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column);
}

void write_finding(const Finding& finding, const TextOptions& options, std::string& out) {
  FindingWriter(finding, options, out).write();
}

}  // namespace scan::report
