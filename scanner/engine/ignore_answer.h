// What git's ignore rules say, in the words of policy rules.
#pragma once

#include "git/ignore.h"
#include "policy/project.h"

namespace scan::engine {

inline policy::IgnoreAnswer ignore_answer(const git::IgnoreDecision& decision) {
  policy::IgnoreAnswer answer;
  answer.ignored = decision.ignored();
  if (!decision.match) return answer;
  answer.file = decision.match->source;
  answer.pattern = decision.match->text;
  answer.line = decision.match->line;
  return answer;
}

}  // namespace scan::engine
