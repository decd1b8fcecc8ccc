// Expressions in a text, the text itself as one, and masking.
#include "syntax/github_expression.h"

#include "fuzz/invariants.h"
#include "syntax/masking.h"

using namespace scan;

namespace {

void parse(std::string_view text, Span body) {
  const syntax::Expression expression = syntax::parse_expression(text, body);
  for (const auto& use : expression.contexts) {
    fuzz::require(body.contains(use.place) && !use.path.empty(), "a use lies in the expression");
    (void)syntax::context_name(use);
  }
  for (const auto& each : expression.literals) fuzz::require_inside(each.place, text);
  for (const auto& each : expression.calls) fuzz::require_inside(each.place, text);
  fuzz::require_inside(expression.error, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  parse(text, {0, size});
  for (const syntax::ExpressionPlace& place : syntax::find_expressions(text)) {
    fuzz::require(place.whole.contains(place.body), "the body is inside");
    parse(text, place.body);
  }
  using enum syntax::TemplateKind;
  for (const syntax::TemplateKind kind : {kGithub, kNix, kJinja}) {
    const syntax::MaskedText masked = syntax::mask_templates(text, kind);
    fuzz::require(masked.text.size() == size, "the size stays");
    for (Span mask : masked.masks) fuzz::require_inside(mask, text);
  }
  return 0;
}
