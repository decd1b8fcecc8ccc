// toml++ behind table.h, without exceptions.
#include "toml/table.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

namespace scan::toml {
namespace {

using RawTable = ::toml::table;

const RawTable* raw(const void* node) { return static_cast<const RawTable*>(node); }

const ::toml::node* find(const void* node, std::string_view key) {
  return node == nullptr ? nullptr : raw(node)->get(key);
}

std::string quoted(std::string_view key) { return "`" + std::string(key) + "`"; }

}  // namespace

struct Document::State {
  std::string name;
  RawTable root;
  std::optional<Error> error;
};

Document::Document(std::string_view text, std::string_view name)
    : state_(std::make_unique<State>()) {
  state_->name = name;
  ::toml::parse_result parsed = ::toml::parse(text, name);
  if (parsed) {
    state_->root = std::move(parsed).table();
  } else {
    fail(parsed.error().source().begin.line, parsed.error().description());
  }
}

Document::~Document() = default;

Table Document::root() { return Table(this, &state_->root); }

Status Document::status() const {
  if (state_->error) return *state_->error;
  return {};
}

void Document::fail(std::uint32_t line, std::string_view message) {
  if (state_->error) return;
  state_->error = Error{state_->name + ":" + std::to_string(line) + ": " + std::string(message)};
}

Table::Table(Document* document, const void* node) : document_(document), node_(node) {}

std::uint32_t Table::line() const { return node_ == nullptr ? 0 : raw(node_)->source().begin.line; }

bool Table::has(std::string_view key) const { return find(node_, key) != nullptr; }

std::uint32_t Table::line_of(std::string_view key) const {
  const ::toml::node* node = find(node_, key);
  return node == nullptr ? line() : node->source().begin.line;
}

void Table::fail(std::string_view key, std::string_view message) {
  document_->fail(line_of(key), message);
}

std::string Table::required_string(std::string_view key) {
  if (!has(key)) fail(key, quoted(key) + " is missing");
  std::string value = string(key);
  if (has(key) && value.empty()) fail(key, quoted(key) + " is empty");
  return value;
}

std::string Table::string(std::string_view key, std::string_view otherwise) {
  known_.emplace_back(key);
  const ::toml::node* node = find(node_, key);
  if (node == nullptr) return std::string(otherwise);
  if (const auto* value = node->as_string()) return value->get();
  fail(key, quoted(key) + " must be a string");
  return {};
}

bool Table::boolean(std::string_view key, bool otherwise) {
  known_.emplace_back(key);
  const ::toml::node* node = find(node_, key);
  if (node == nullptr) return otherwise;
  if (const auto* value = node->as_boolean()) return value->get();
  fail(key, quoted(key) + " must be true or false");
  return otherwise;
}

std::uint32_t Table::whole_number(std::string_view key, std::uint32_t otherwise) {
  known_.emplace_back(key);
  const ::toml::node* node = find(node_, key);
  if (node == nullptr) return otherwise;
  const auto* value = node->as_integer();
  if (value != nullptr && value->get() >= 0 && value->get() <= INT32_MAX) {
    return static_cast<std::uint32_t>(value->get());
  }
  fail(key, quoted(key) + " must be a whole number from 0");
  return otherwise;
}

double Table::number(std::string_view key, double otherwise) {
  known_.emplace_back(key);
  const ::toml::node* node = find(node_, key);
  if (node == nullptr) return otherwise;
  if (const auto value = node->value<double>(); value && node->is_number()) return *value;
  fail(key, quoted(key) + " must be a number");
  return otherwise;
}

std::vector<Text> Table::strings(std::string_view key) {
  std::vector<Text> out;
  for (Item& item : items(key)) {
    if (item.table != nullptr) {
      document_->fail(item.table->line(), quoted(key) + " must hold strings only");
      return {};
    }
    out.push_back(std::move(item.text));
  }
  return out;
}

bool Table::is_boolean(std::string_view key) const {
  const ::toml::node* node = find(node_, key);
  return node != nullptr && node->is_boolean();
}

bool Table::is_table(std::string_view key) const {
  const ::toml::node* node = find(node_, key);
  return node != nullptr && node->is_table();
}

std::vector<Text> Table::keys() const {
  std::vector<Text> out;
  if (node_ == nullptr) return out;
  for (const auto& [key, value] : *raw(node_)) {
    out.push_back({std::string(key.str()), key.source().begin.line});
  }
  return out;
}

Table Table::table(std::string_view key) {
  known_.emplace_back(key);
  const ::toml::node* node = find(node_, key);
  if (node != nullptr && !node->is_table()) fail(key, quoted(key) + " must be a table");
  return Table(document_, node == nullptr ? nullptr : node->as_table());
}

std::vector<Table> Table::tables(std::string_view key) {
  std::vector<Table> out;
  for (const Item& item : items(key)) {
    if (item.table == nullptr) {
      document_->fail(item.text.line, quoted(key) + " must hold tables only");
      return {};
    }
    out.push_back(*item.table);
  }
  return out;
}

std::vector<Table::Item> Table::items(std::string_view key) {
  known_.emplace_back(key);
  const ::toml::node* node = find(node_, key);
  if (node == nullptr) return {};
  const ::toml::array* array = node->as_array();
  if (array == nullptr) {
    fail(key, quoted(key) + " must be a list");
    return {};
  }
  std::vector<Item> out;
  for (const ::toml::node& element : *array) {
    Item item;
    if (const auto* text = element.as_string()) {
      item.text = {text->get(), element.source().begin.line};
    } else if (const auto* table = element.as_table()) {
      item.table = std::make_shared<Table>(Table(document_, table));
    } else {
      document_->fail(element.source().begin.line, quoted(key) + " holds a value of a wrong type");
      return {};
    }
    out.push_back(std::move(item));
  }
  return out;
}

void Table::refuse_unknown_keys() {
  if (node_ == nullptr) return;
  for (const auto& [key, value] : *raw(node_)) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    document_->fail(value.source().begin.line, "unknown key " + quoted(key.str()));
    return;
  }
}

}  // namespace scan::toml
