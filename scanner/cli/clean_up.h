// --plan and --write-replacements: files that help to remove what an audit found.
#pragma once

#include <optional>
#include <string>

#include "cli/options.h"
#include "cli/output.h"
#include "cli/secret_file.h"
#include "engine/run.h"
#include "report/summary.h"

namespace scan::cli {

class CleanUp {
 public:
  // Creates the files, so that a wrong name is told before a long audit. Does nothing, and neither
  // does write(), where no file was asked for.
  static Result<CleanUp> prepare(const Options& options, const engine::Plan& plan);

  // REQUIRES: the findings hold their secrets where replacements were asked for.
  Status write(const report::Summary& summary);

 private:
  std::string repository_;
  std::optional<OutputFile> plan_;
  std::optional<SecretFile> replacements_;
};

}  // namespace scan::cli
