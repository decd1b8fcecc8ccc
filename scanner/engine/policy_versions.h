// Policy rules as an audit of history asks them: of every version of the files they claim.
#pragma once

#include <string>

#include "engine/blob_scanner.h"
#include "engine/collector.h"
#include "history/cache.h"
#include "history/version_pass.h"
#include "policy/scanner.h"

namespace scan::engine {

class PolicyVersions : public history::VersionJudge {
 public:
  // Everything given outlives it; `blobs` asks `scanner`. `settings` is the text of what
  // configuration says. `cache`, where there is one, keys the identities.
  PolicyVersions(const policy::RuleSet& rules, const policy::Scanner& scanner,
                 const BlobScanner& blobs, Collector& collector, const history::Cache* cache,
                 std::string settings)
      : rules_(rules),
        scanner_(scanner),
        blobs_(blobs),
        collector_(collector),
        cache_(cache),
        settings_(std::move(settings)) {}

  bool claims_name(std::string_view name) const override { return scanner_.may_claim(name); }
  bool claims(std::string_view path) const override { return scanner_.claims(path); }
  std::vector<history::RecordedSecret> judge(std::size_t worker, std::string_view path,
                                             std::string_view bytes) override;
  Sha256 digest() const override;

 private:
  const policy::RuleSet& rules_;
  const policy::Scanner& scanner_;
  const BlobScanner& blobs_;
  Collector& collector_;
  const history::Cache* cache_;
  std::string settings_;
};

}  // namespace scan::engine
