// Parsing with a clock: tree-sitter asks after every few hundred steps whether to go on. The clock
// is the thread's own, so that a busy machine changes no result.
#include "syntax/tree.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "base/cpu_time.h"
#include "syntax/allocation.h"
#include "syntax/grammar.h"
#include "syntax/loose_json.h"
#include "syntax/walk.h"

namespace scan::syntax {
namespace {

using Time = std::chrono::nanoseconds;

struct FreeParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

constexpr std::size_t kLanguages = static_cast<std::size_t>(Language::kPython) + 1;

TSParser* parser_of(Language language) {
  thread_local std::array<std::unique_ptr<TSParser, FreeParser>, kLanguages> parsers;
  auto& parser = parsers[static_cast<std::size_t>(language)];
  if (!parser) {
    count_memory();
    parser.reset(ts_parser_new());
    // False only for a grammar of an ABI this library cannot read; the tests parse with each.
    if (!ts_parser_set_language(parser.get(), grammar_of(language))) return nullptr;
  }
  return parser.get();
}

// A text that follows its grammar takes a tenth of this, on a slow machine a half. One that does
// not may take the square of its size, so that a short one would use up all that a long one needs.
Time time_for(std::size_t bytes, const Limits& limits) {
  constexpr Time kLeast = std::chrono::milliseconds(500);
  constexpr std::size_t kBytesASecond = std::size_t{1800} << 10;
  const Time by_size = kLeast + std::chrono::seconds(1) * bytes / kBytesASecond;
  return std::min<Time>(limits.max_time, by_size);
}

struct Input {
  std::string_view text;
  Time deadline;
  std::ptrdiff_t most_memory;
  bool late = false;      // the deadline passed while text was read
  std::size_t given = 0;  // the end of the piece that was given last
};

// In pieces: a grammar's own scanner may look through all of the text from every byte of it within
// one step of the parser, which asks over_limit() only between steps. Late, the text is at its end:
// but never before the end of what was given, where the library asks again for a character that its
// piece cut, and reads a byte of the answer without looking whether there is one.
const char* read(void* payload, std::uint32_t offset, TSPoint, std::uint32_t* size) {
  constexpr std::size_t kPiece = 4096;
  constexpr std::string_view kEnd("\0", 1);
  Input& input = *static_cast<Input*>(payload);
  const std::size_t left = input.text.size() - std::min<std::size_t>(offset, input.text.size());
  input.late = input.late || (left > 0 && thread_cpu_time() > input.deadline);
  std::string_view piece = input.text.substr(input.text.size() - left, std::min(left, kPiece));
  if (input.late) piece = kEnd.substr(0, offset < input.given ? 1 : 0);
  input.given = offset + piece.size();
  *size = static_cast<std::uint32_t>(piece.size());
  return piece.data();
}

bool over_limit(TSParseState* state) {
  const Input& input = *static_cast<Input*>(state->payload);
  return memory_in_use() > input.most_memory || thread_cpu_time() > input.deadline;
}

struct ErrorPlaces {
  std::size_t most;
  std::vector<Span> places;

  bool enter(TSNode node) {
    if (places.size() >= most || !ts_node_has_error(node)) return false;
    if (!ts_node_is_error(node) && !ts_node_is_missing(node)) return true;
    places.push_back(span_of(node));
    return false;
  }
  void leave(TSNode) {}
  bool done() const { return false; }
};

}  // namespace

void Tree::Free::operator()(TSTree* tree) const { ts_tree_delete(tree); }

std::vector<Span> Tree::errors(std::size_t most) const {
  ErrorPlaces found{most, {}};
  walk(ts_tree_root_node(tree_.get()), found);
  return std::move(found.places);
}

std::optional<Tree> parse(Language language, std::string_view text, const Limits& limits) {
  // tree-sitter counts in 32 bits.
  if (text.size() > std::min<std::size_t>(limits.max_bytes, 0x7fffffff)) return std::nullopt;
  TSParser* parser = parser_of(language);
  if (parser == nullptr) return std::nullopt;
  const std::string strict = language == Language::kJsonc ? as_strict_json(text) : std::string();
  Input input{language == Language::kJsonc ? std::string_view(strict) : text,
              thread_cpu_time() + time_for(text.size(), limits),
              memory_in_use() + static_cast<std::ptrdiff_t>(limits.max_memory)};
  TSTree* tree = ts_parser_parse_with_options(
      parser, nullptr, {&input, read, TSInputEncodingUTF8, nullptr}, {&input, over_limit});
  ts_parser_reset(parser);
  if (tree == nullptr) return std::nullopt;
  if (input.late) {
    ts_tree_delete(tree);
    return std::nullopt;
  }
  return Tree(tree, language, text);
}

}  // namespace scan::syntax
