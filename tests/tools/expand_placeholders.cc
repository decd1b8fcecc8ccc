// Expands {{placeholders}} from standard input to standard output, for the end-to-end tests and
// their sample repositories.   expand_placeholders SEED
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>

#include "tokens/placeholders.h"

int main(int argc, char** argv) {
  const std::string text((std::istreambuf_iterator<char>(std::cin)), {});
  const auto expanded =
      scan::tokens::expand_placeholders(text, argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0);
  if (!expanded) {
    std::fprintf(stderr, "expand_placeholders: %s\n", expanded.error().message.c_str());
    return 1;
  }
  std::fwrite(expanded->data(), 1, expanded->size(), stdout);
  return 0;
}
