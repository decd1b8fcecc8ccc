// A strict reader of TOML: every key is asked for by name, and what was not asked for is an error.
//
// The first mistake is kept with file:line and later calls give empty values, so a loader reads
// straight through and asks Document::status() once at the end.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace scan::toml {

class Table;

// Owns the parsed text. Tables are views into it.
class Document {
 public:
  // `name` stands in errors as the file. Never throws; a syntax error is in status().
  Document(std::string_view text, std::string_view name);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Table root();

  // The first mistake met so far.
  Status status() const;

  // Records a mistake of meaning at `line`.
  void fail(std::uint32_t line, std::string_view message);

 private:
  friend class Table;
  struct State;
  std::unique_ptr<State> state_;
};

// A text with the line it stands on.
struct Text {
  std::string value;
  std::uint32_t line = 0;
};

// One table of a Document, which outlives it. Each getter marks its key as known; a missing key
// gives the value shown, a value of another type is a mistake.
class Table {
 public:
  std::uint32_t line() const;

  bool has(std::string_view key) const;
  // The line of `key`, or of the table where it is missing.
  std::uint32_t line_of(std::string_view key) const;

  std::string required_string(std::string_view key);
  std::string string(std::string_view key, std::string_view otherwise = {});
  bool boolean(std::string_view key, bool otherwise);
  std::uint32_t whole_number(std::string_view key, std::uint32_t otherwise);
  double number(std::string_view key, double otherwise);
  std::vector<Text> strings(std::string_view key);

  // Is the value under `key` true or false, is it a table?
  bool is_boolean(std::string_view key) const;
  bool is_table(std::string_view key) const;
  // All keys with their lines, sorted, for tables whose keys are names of the user's own.
  std::vector<Text> keys() const;

  // The one table under `key`, an empty one where it is missing.
  Table table(std::string_view key);
  // The tables of an array of tables, in order.
  std::vector<Table> tables(std::string_view key);

  // An array whose items are strings or tables: a string becomes a table with `text` alone.
  // The line of an item is that of the item itself.
  struct Item {
    Text text;                     // of a string item
    std::shared_ptr<Table> table;  // of a table item
  };
  std::vector<Item> items(std::string_view key);

  // Reports the first key that no getter asked for. Call it after the last getter.
  void refuse_unknown_keys();

  // Records a mistake of meaning at the line of `key`.
  void fail(std::string_view key, std::string_view message);

 private:
  friend class Document;
  Table(Document* document, const void* node);

  Document* document_;
  const void* node_;  // a toml::table of the document; null for a missing one
  std::vector<std::string> known_;
};

}  // namespace scan::toml
