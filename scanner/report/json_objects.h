// The objects of the JSON reports, keys in their fixed order.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "finding/finding.h"
#include "report/summary.h"

namespace scan::report {

using Json = nlohmann::ordered_json;

Json finding_object(const Finding& finding);
Json suppressed_object(const Suppressed& suppressed);
Json problem_object(const Problem& problem);
Json summary_object(const Summary& summary);

// A string that JSON can hold: U+FFFD in place of each byte that is no UTF-8.
Json json_text(std::string_view text);

// The text of `object` in ASCII; on one line, or with an indent of two.
std::string json_line(const Json& object);
std::string json_pretty(const Json& object);

}  // namespace scan::report
