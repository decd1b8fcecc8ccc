// docs/report.schema.json is true of the reports, and names every field they hold.
//
// Checks the part of JSON Schema that this schema uses; an unknown keyword fails the test.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "report/json.h"
#include "unit/report/sample_outcome.h"

namespace scan::report {
namespace {

using Json = nlohmann::json;

class Schema {
 public:
  explicit Schema(Json root) : root_(std::move(root)) {}

  void check(const Json& value, const Json& schema, const std::string& where) {
    for (const auto& [keyword, wanted] : schema.items())
      check_keyword(keyword, wanted, value, where);
    if (!value.is_object() || schema.contains("$ref")) return;
    for (const auto& [key, member] : value.items()) {
      EXPECT_TRUE(schema["properties"].contains(key)) << where << "." << key << " is undocumented";
    }
  }

  const Json& root() const { return root_; }

 private:
  void check_keyword(const std::string& keyword, const Json& wanted, const Json& value,
                     const std::string& where) {
    static const std::set<std::string> notes = {"$schema",     "$id",   "title",
                                                "description", "$defs", "contentEncoding"};
    if (keyword == "$ref") {
      check(value, root_.at(Json::json_pointer(wanted.get<std::string>().substr(1))), where);
    } else if (keyword == "type") {
      EXPECT_TRUE(has_type(value, wanted)) << where << ": " << value << " is no " << wanted;
    } else if (keyword == "required") {
      for (const Json& key : wanted) EXPECT_TRUE(value.contains(key)) << where << "." << key;
    } else if (keyword == "properties") {
      for (const auto& [key, schema] : wanted.items()) {
        if (value.contains(key)) check(value[key], schema, where + "." + key);
      }
    } else if (keyword == "items") {
      for (const Json& item : value) check(item, wanted, where + "[]");
    } else if (keyword == "enum") {
      EXPECT_NE(std::find(wanted.begin(), wanted.end(), value), wanted.end()) << where;
    } else if (keyword == "const") {
      EXPECT_EQ(value, wanted) << where;
    } else if (keyword == "minimum") {
      EXPECT_GE(value, wanted) << where;
    } else if (keyword == "minItems") {
      EXPECT_GE(value.size(), wanted.get<std::size_t>()) << where;
    } else if (keyword == "maxItems") {
      EXPECT_LE(value.size(), wanted.get<std::size_t>()) << where;
    } else {
      EXPECT_TRUE(notes.contains(keyword)) << "unknown keyword " << keyword;
    }
  }

  static bool has_type(const Json& value, const Json& wanted) {
    if (wanted.is_array()) {
      return std::any_of(wanted.begin(), wanted.end(),
                         [&](const Json& one) { return has_type(value, one); });
    }
    if (wanted == "integer") return value.is_number_integer();
    return wanted == value.type_name();
  }

  Json root_;
};

TEST(ReportSchema, IsTrueOfTheReports) {
  std::ifstream file(SCAN_SOURCE_DIR "/docs/report.schema.json");
  ASSERT_TRUE(file);
  Schema schema(Json::parse(file));
  for (const Outcome& outcome :
       {ordinary_outcome(), hostile_outcome(), audit_outcome(), policy_outcome(), Outcome()}) {
    std::string text;
    write_json({outcome, "0.0.0", std::nullopt, 0, true, 0}, text);
    Json document = Json::parse(text);
    // A suppressed finding is checked as its two halves, each against its own schema.
    for (Json& suppressed : document["suppressed"]) {
      schema.check(suppressed["suppression"], schema.root()["$defs"]["suppression"], "suppression");
      suppressed.erase("suppression");
      schema.check(suppressed, schema.root()["$defs"]["finding"], "suppressed");
    }
    document["suppressed"].clear();
    schema.check(document, schema.root(), "$");
  }
}

}  // namespace
}  // namespace scan::report
