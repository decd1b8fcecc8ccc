// hs_expression_info with its allocations put away.
#include "match/expression_info.h"

#include <hs/hs.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace scan::match {
namespace {

struct FreeWithLibc {
  void operator()(hs_expr_info_t* info) const { std::free(info); }
};

}  // namespace

Result<ExpressionInfo> expression_info(std::string_view pattern) {
  const std::string expression(pattern);
  hs_expr_info_t* raw = nullptr;
  hs_compile_error_t* problem = nullptr;
  if (hs_expression_info(expression.c_str(), 0, &raw, &problem) != HS_SUCCESS) {
    Error error{problem != nullptr ? problem->message : "the pattern does not compile"};
    hs_free_compile_error(problem);
    return error;
  }
  const std::unique_ptr<hs_expr_info_t, FreeWithLibc> info(raw);
  return ExpressionInfo{info->min_width, info->max_width};
}

}  // namespace scan::match
