// A query and a text from the same bytes: the query up to the first zero byte, the text after it.
// The first byte chooses the language.
#include "syntax/query.h"

#include <algorithm>
#include <string>

// tree-sitter 0.25 loses memory when it refuses a query.
extern "C" const char* __lsan_default_suppressions() { return "leak:ts_query_new"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto language = static_cast<scan::syntax::Language>(data[0] % 11);
  const std::string all(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t end = std::min(all.find('\0'), all.size());
  const std::string source = all.substr(0, end), text = all.substr(std::min(end + 1, all.size()));
  const scan::Result<scan::syntax::Query> query =
      scan::syntax::Query::compile(language, source, nullptr);
  if (!query) return 0;
  const auto tree = scan::syntax::parse(language, text, {});
  if (tree) query->run(*tree);
  return 0;
}
