// Field by field. docs/report.md says what each means; change both together.
#include "report/json_objects.h"

#include <algorithm>
#include <string_view>

#include "base/base64.h"
#include "base/utf8.h"
#include "report/time_text.h"
#include "report/utf8.h"

namespace scan::report {
namespace {

constexpr std::size_t kMostSkippedPaths = 1000;  // of each reason

Json text_list(const auto& texts) {
  Json list = Json::array();
  for (const auto& text : texts) list.push_back(json_text(text));
  return list;
}

// `key`, and `key_bytes` in base64 where the name is no UTF-8.
void put_name(Json& object, const std::string& key, const std::string& name) {
  object[key] = json_text(name);
  if (!is_utf8(name)) object[key + "_bytes"] = base64_encode(name);
}

Json excerpt_object(const Excerpt& excerpt) {
  const std::string_view text = excerpt.text;
  const std::size_t begin = count_characters(text.substr(0, excerpt.mark.begin));
  const std::size_t size = count_characters(text.substr(excerpt.mark.begin, excerpt.mark.size()));
  Json object;
  object["text"] = json_text(text);
  object["mark_begin"] = begin;
  object["mark_end"] = begin + size;
  object["cut_before"] = excerpt.cut_before;
  object["cut_after"] = excerpt.cut_after;
  return object;
}

Json time_of(const std::optional<std::int64_t>& seconds) {
  return seconds ? Json(time_text(*seconds)) : Json(nullptr);
}

Json commit_object(const std::optional<CommitFacts>& commit) {
  if (!commit) return nullptr;
  Json object;
  object["commit"] = commit->id.hex();
  put_name(object, "author", commit->author);
  object["author_date"] = time_text(commit->author_time);
  object["commit_date"] = time_text(commit->commit_time);
  return object;
}

Json history_object(const PlaceHistory& history) {
  Json object;
  object["state"] = history_state_name(history.state);
  object["object"] = history.object.hex();
  object["introduced"] = commit_object(history.introduced);
  object["removed"] = commit_object(history.removed);
  object["refs"] = text_list(history.refs);
  object["ref_count"] = history.ref_count;
  return object;
}

Json exposure_object(const Exposure& exposure) {
  Json object;
  object["state"] = history_state_name(exposure.state);
  object["since"] = time_of(exposure.since);
  object["until"] = time_of(exposure.until);
  object["days"] = exposure.days ? Json(*exposure.days) : Json(nullptr);
  return object;
}

Json history_coverage_object(const HistoryCoverage& history) {
  Json object;
  object["packs"] = history.packs;
  object["cached_packs"] = history.cached_packs;
  object["loose"] = history.loose;
  object["blobs"] = history.blobs;
  object["trees"] = history.trees;
  object["commits"] = history.commits;
  object["tags"] = history.tags;
  object["packed_bytes"] = history.packed_bytes;
  object["rebuilt_bytes"] = history.rebuilt_bytes;
  object["missing"] = history.missing;
  return object;
}

Json place_object(const Place& place) {
  Json object;
  put_name(object, "path", place.path);
  object["part"] = json_text(place.part);
  object["line"] = place.begin.line;
  object["column"] = place.begin.column;
  object["end_line"] = place.end.line;
  object["end_column"] = place.end.column;
  object["excerpt"] = excerpt_object(place.excerpt);
  if (!place.decoded_from.empty()) object["decoded_from"] = json_text(place.decoded_from);
  if (place.history) object["history"] = history_object(*place.history);
  return object;
}

Json skipped_list(const Coverage& coverage) {
  Json list = Json::array();
  for (std::size_t i = 0; i < kSkipKinds; ++i) {
    if (coverage.skipped[i] == 0) continue;
    Json object;
    object["reason"] = skip_name(static_cast<Skip>(i));
    object["count"] = coverage.skipped[i];
    Json paths = Json::array();
    const std::vector<std::string>& all = coverage.skipped_paths[i];
    for (std::size_t j = 0; j < std::min(all.size(), kMostSkippedPaths); ++j) {
      Json path;
      put_name(path, "path", all[j]);
      paths.push_back(std::move(path));
    }
    object["paths"] = std::move(paths);
    list.push_back(std::move(object));
  }
  return list;
}

std::string dumped(const Json& object, int indent) {
  // The handler never has work, since every string went through json_text; it keeps dump from
  // throwing should one be forgotten.
  return object.dump(indent, ' ', true, Json::error_handler_t::replace);
}

}  // namespace

Json finding_object(const Finding& finding) {
  const RuleInfo& rule = *finding.rule;
  Json object;
  object["rule"] = json_text(rule.id);
  object["title"] = json_text(rule.title);
  object["kind"] = rule.kind == RuleKind::kToken ? "token" : "policy";
  object["message"] = finding.message.empty() ? Json(nullptr) : json_text(finding.message);
  object["severity"] = severity_name(finding.severity);
  object["confidence"] = confidence_name(finding.confidence);
  object["provider"] = rule.provider.empty() ? Json(nullptr) : json_text(rule.provider);
  object["provider_name"] =
      rule.provider_name.empty() ? Json(nullptr) : json_text(rule.provider_name);
  object["fingerprint"] = json_text(finding.fingerprint);
  object["secret"] = json_text(finding.secret);
  object["also"] = text_list(finding.also);
  object["notes"] = text_list(finding.notes);
  Json facts = Json::array();
  for (const Fact& fact : finding.facts) {
    Json one;
    one["name"] = json_text(fact.name);
    one["value"] = json_text(fact.value);
    facts.push_back(std::move(one));
  }
  object["facts"] = std::move(facts);
  object["opens"] = json_text(rule.opens);
  object["rotate"] = json_text(rule.rotate);
  object["url"] = rule.url.empty() ? Json(nullptr) : json_text(rule.url);
  if (finding.exposure) object["exposure"] = exposure_object(*finding.exposure);
  Json places = Json::array();
  for (const Place& place : finding.places) places.push_back(place_object(place));
  object["places"] = std::move(places);
  return object;
}

Json suppressed_object(const Suppressed& suppressed) {
  Json object = finding_object(suppressed.finding);
  Json why;
  why["kind"] = "inline";
  why["reason"] = json_text(suppressed.reason);
  why["until"] = suppressed.until.empty() ? Json(nullptr) : json_text(suppressed.until);
  object["suppression"] = std::move(why);
  return object;
}

Json problem_object(const Problem& problem) {
  Json object;
  put_name(object, "where", problem.where);
  object["reason"] = json_text(problem.reason);
  return object;
}

Json summary_object(const Summary& summary) {
  const Outcome& outcome = summary.outcome;
  const Coverage& coverage = outcome.coverage;
  Json object;
  object["exit_code"] = summary.exit_code;
  object["complete"] = summary.complete;
  object["interrupted"] = outcome.interrupted;
  object["fail_on"] = summary.fail_on ? Json(severity_name(*summary.fail_on)) : Json("never");
  object["findings"] = outcome.findings.size();
  object["failing"] = summary.failing;
  object["suppressed"] = outcome.suppressed.size();
  object["problems"] = outcome.problems.size();
  object["below_confidence"] = coverage.below_confidence;
  object["unchanged"] = coverage.unchanged;
  object["scopes"] = text_list(outcome.scopes);
  object["files"] = coverage.files;
  object["bytes"] = coverage.bytes;
  object["names"] = coverage.names;
  object["links"] = coverage.links;
  object["commits"] = coverage.commits;
  if (coverage.history) object["history"] = history_coverage_object(*coverage.history);
  object["skipped"] = skipped_list(coverage);
  return object;
}

Json json_text(std::string_view text) { return lossy_utf8(text); }

std::string json_line(const Json& object) { return dumped(object, -1); }

std::string json_pretty(const Json& object) { return dumped(object, 2); }

}  // namespace scan::report
