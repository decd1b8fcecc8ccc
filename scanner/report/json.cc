// Written object by object: a report of many findings never stands in memory as a tree.
#include "report/json.h"

#include <string_view>

#include "report/json_objects.h"

namespace scan::report {
namespace {

constexpr std::string_view kSchema = "scan-report/1";

// Appends `object` as it looks inside a document at a depth of `indent` spaces. Line ends in the
// dump are layout alone: in strings they are escaped.
void append_indented(const Json& object, std::size_t indent, std::string& out) {
  for (char c : json_pretty(object)) {
    out += c;
    if (c == '\n') out.append(indent, ' ');
  }
}

template <typename List, typename ToObject>
void append_member(std::string_view key, const List& list, const ToObject& to_object,
                   std::string& out) {
  out += ",\n  \"";
  out += key;
  out += "\": [";
  bool first = true;
  for (const auto& one : list) {
    out += first ? "\n    " : ",\n    ";
    append_indented(to_object(one), 4, out);
    first = false;
  }
  out += first ? "]" : "\n  ]";
}

// `object` with its type before all other keys.
void append_line(std::string_view type, const Json& object, std::string& out) {
  Json typed;
  typed["type"] = type;
  for (const auto& [key, value] : object.items()) typed[key] = value;
  out += json_line(typed);
  out += '\n';
}

Json notice_object(const std::string& notice) {
  Json object;
  object["text"] = json_text(notice);
  return object;
}

Json head_object(const Summary& summary) {
  Json head;
  head["schema"] = kSchema;
  head["version"] = json_text(summary.version);
  return head;
}

}  // namespace

void write_json(const Summary& summary, std::string& out) {
  const Outcome& outcome = summary.outcome;
  const Json head = head_object(summary);
  out += "{\n  \"schema\": " + json_line(head["schema"]);
  out += ",\n  \"version\": " + json_line(head["version"]);
  out += ",\n  \"summary\": ";
  append_indented(summary_object(summary), 2, out);
  append_member(
      "findings", outcome.findings, [&](const Finding& one) { return finding_object(one); }, out);
  append_member(
      "suppressed", outcome.suppressed,
      [&](const Suppressed& one) { return suppressed_object(one); }, out);
  append_member(
      "problems", outcome.problems, [&](const Problem& one) { return problem_object(one); }, out);
  append_member(
      "notices", outcome.notices, [&](const std::string& one) { return notice_object(one); }, out);
  out += "\n}\n";
}

void write_jsonl(const Summary& summary, std::string& out) {
  const Outcome& outcome = summary.outcome;
  for (const Finding& one : outcome.findings) append_line("finding", finding_object(one), out);
  for (const Suppressed& one : outcome.suppressed) {
    append_line("suppressed", suppressed_object(one), out);
  }
  for (const Problem& one : outcome.problems) append_line("problem", problem_object(one), out);
  for (const std::string& one : outcome.notices) append_line("notice", notice_object(one), out);
  Json last = head_object(summary);
  last.update(summary_object(summary));
  append_line("summary", last, out);
}

}  // namespace scan::report
