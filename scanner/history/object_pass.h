// The first pass of an audit: every blob, commit and tag is rebuilt once and scanned for secrets,
// of a version made of another only what is new (match/version_candidates.h has the law).
//
// What is not plain text is scanned whole: UTF-16, packed files, what is encoded in a text, and
// what is made of a base that was no text. A commit is given to the graph of commits on the way.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/progress.h"
#include "decode/layers.h"
#include "git/pack/delta_walk.h"
#include "history/cache.h"
#include "history/commit_graph.h"
#include "history/object_table.h"
#include "history/record.h"
#include "history/sightings.h"
#include "tokens/scanner.h"

namespace scan::history {

// What one worker gathers over all packs.
struct alignas(64) PassWorker {
  explicit PassWorker(tokens::Scanner::Worker scanner) : tokens(std::move(scanner)) {}

  tokens::Scanner::Worker tokens;
  Sightings sightings;
  CommitGraph::Part commits;
  ObjectCounts counts;
  std::vector<ObjectNumber> lfs_pointers;
  std::vector<Problem> problems;
  std::map<git::Damage, std::vector<ObjectNumber>> damaged;
  std::vector<tokens::TokenMatch> matches;  // scratch
};

class ObjectPass {
 public:
  // Everything given outlives the pass. `cache`, where there is one, keys the identities.
  ObjectPass(const tokens::Scanner& scanner, const ObjectTable& table, const Cache* cache,
             std::vector<PassWorker>& workers, Progress& progress, const std::atomic<bool>& stop)
      : scanner_(scanner),
        table_(table),
        cache_(cache),
        workers_(workers),
        progress_(progress),
        stop_(stop) {}

  // Scans all blobs, commits and tags of a pack of the table.
  git::WalkStats run_pack(std::size_t pack, WorkerPool& pool, bool measure);

  // Only gives its commits to the graph: what is in it is known from an earlier audit.
  git::WalkStats run_commits(std::size_t pack, WorkerPool& pool, bool measure);

  // Scans one object that is no part of a pack.
  void scan_whole(std::size_t worker, ObjectNumber number, git::ObjectType type,
                  std::string_view bytes);

 private:
  class Visitor;
  class CommitVisitor;
  class Kept;
  class PackedTexts;

  std::unique_ptr<git::Memory> scan(std::size_t worker, ObjectNumber number,
                                    const git::Rebuilt& object);
  std::unique_ptr<Kept> scan_text(PassWorker& worker, ObjectNumber number,
                                  const git::Rebuilt& object, const Kept* base);
  static void find_kept_sites(const git::Rebuilt& object, const Kept* base, Kept& kept);
  // Of a text that is no part of a chain of versions.
  void scan_alone(PassWorker& worker, ObjectNumber number, std::string_view text);
  void scan_decoded(PassWorker& worker, ObjectNumber number, const decode::DecodeInput& input);
  // False where nothing is packed in it.
  bool scan_packed(PassWorker& worker, ObjectNumber number, std::string_view bytes);
  // Everything in `worker.matches` of a text, and what is encoded in it.
  void record(PassWorker& worker, ObjectNumber number, const decode::DecodeInput& input,
              const Status& status);
  void add_sighting(PassWorker& worker, ObjectNumber number, const tokens::TokenMatch& match,
                    std::string_view secret);
  void tell(PassWorker& worker, ObjectNumber number, const Status& status);
  void count(PassWorker& worker, ObjectNumber number, const git::Rebuilt& object);
  void add_commit(PassWorker& worker, ObjectNumber number, std::string_view bytes);

  const tokens::Scanner& scanner_;
  const ObjectTable& table_;
  const Cache* cache_;
  std::vector<PassWorker>& workers_;
  Progress& progress_;
  const std::atomic<bool>& stop_;
  std::mutex large_;  // held while a large packed file is open
};

}  // namespace scan::history
