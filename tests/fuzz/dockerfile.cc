// Dockerfiles.
#include "syntax/dockerfile.h"

#include "fuzz/invariants.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const syntax::Dockerfile file = syntax::read_dockerfile(text);
  fuzz::require_document(file.document, text);
  for (const syntax::DockerInstruction& each : file.instructions) {
    fuzz::require_inside(each.place, text);
    fuzz::require_inside(each.name_place, text);
    for (const syntax::DockerFlag& flag : each.flags) fuzz::require_inside(flag.place, text);
    for (const syntax::QuotedWord& word : each.words) fuzz::require_inside(word.place, text);
    for (const syntax::DockerHeredoc& here : each.heredocs) fuzz::require_inside(here.body, text);
    fuzz::require_decoded(each.shell, text);
  }
  return 0;
}
