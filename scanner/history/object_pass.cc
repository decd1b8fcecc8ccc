// One visitor that scans and one that only looks at commits.
#include "history/object_pass.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/content_kind.h"
#include "decode/text.h"
#include "decode/version_sites.h"
#include "finding/fingerprint.h"
#include "git/lfs_pointer.h"

namespace scan::history {
namespace {

// Over this many bytes a file is no pointer (git-lfs/docs/spec.md).
constexpr std::size_t kMostLfsPointer = 1024;

// How many sites are kept of a text: a bound on the memory that one made of escapes takes.
constexpr std::size_t kFewSites = 1024;
constexpr std::size_t kBytesForSite = 128;

// Whether what tells the kind of a content is copied as it is from a base.
bool has_head_of_base(const git::Rebuilt& object) {
  if (object.copied.empty()) return false;
  const CopiedRun& first = object.copied.front();
  const std::uint64_t longer = std::max<std::uint64_t>(object.bytes.size(), object.base_size);
  return first.begin == 0 && first.base_begin == 0 &&
         first.size >= std::min<std::uint64_t>(kKindHead, longer);
}

}  // namespace

// What is kept of a text for the versions made of it.
class ObjectPass::Kept : public git::Memory {
 public:
  tokens::Trace trace;
  decode::Sites sites;
  bool has_sites = false;  // false: too many to be kept
};

class ObjectPass::Visitor : public git::ObjectVisitor {
 public:
  Visitor(ObjectPass& pass, std::size_t pack) : pass_(pass), pack_(pack) {}

  std::unique_ptr<git::Memory> visit(std::size_t worker, const git::Rebuilt& object) override {
    return pass_.scan(worker, number(object.entry), object);
  }
  void damaged(std::size_t worker, std::uint32_t entry, git::Damage damage) override {
    pass_.workers_[worker].damaged[damage].push_back(number(entry));
  }
  bool stopped() const override { return pass_.stop_.load(std::memory_order_relaxed); }

 protected:
  ObjectNumber number(std::uint32_t entry) const { return pass_.table_.number(pack_, entry); }

  ObjectPass& pass_;

 private:
  std::size_t pack_;
};

class ObjectPass::CommitVisitor : public Visitor {
 public:
  using Visitor::Visitor;

  std::unique_ptr<git::Memory> visit(std::size_t worker, const git::Rebuilt& object) override {
    pass_.add_commit(pass_.workers_[worker], number(object.entry), object.bytes);
    pass_.progress_.done.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
};

git::WalkStats ObjectPass::run_pack(std::size_t pack, WorkerPool& pool, bool measure) {
  Visitor visitor(*this, pack);
  const PackedObjects& objects = table_.packs()[pack];
  constexpr std::array kTypes = {git::ObjectType::kBlob, git::ObjectType::kCommit,
                                 git::ObjectType::kTag};
  return git::walk_deltas(*objects.pack, objects.forest, kTypes, pool, visitor, measure);
}

git::WalkStats ObjectPass::run_commits(std::size_t pack, WorkerPool& pool, bool measure) {
  CommitVisitor visitor(*this, pack);
  const PackedObjects& objects = table_.packs()[pack];
  constexpr std::array kTypes = {git::ObjectType::kCommit};
  return git::walk_deltas(*objects.pack, objects.forest, kTypes, pool, visitor, measure);
}

void ObjectPass::scan_whole(std::size_t worker, ObjectNumber number, git::ObjectType type,
                            std::string_view bytes) {
  git::Rebuilt object;
  object.type = type;
  object.bytes = bytes;
  scan(worker, number, object);
}

std::unique_ptr<git::Memory> ObjectPass::scan(std::size_t index, ObjectNumber number,
                                              const git::Rebuilt& object) {
  PassWorker& worker = workers_[index];
  const auto* base = static_cast<const Kept*>(object.base);
  progress_.done.fetch_add(1, std::memory_order_relaxed);
  progress_.bytes.fetch_add(object.bytes.size(), std::memory_order_relaxed);
  count(worker, number, object);
  if (object.type != git::ObjectType::kBlob) return scan_text(worker, number, object, base);

  const bool same_kind = base != nullptr && has_head_of_base(object);
  switch (same_kind ? ContentKind::kText : content_kind(object.bytes)) {
    case ContentKind::kText:
      worker.counts.blob_bytes += object.bytes.size();
      return scan_text(worker, number, object, base);
    case ContentKind::kUtf16Le:
    case ContentKind::kUtf16Be:
      worker.counts.blob_bytes += object.bytes.size();
      scan_alone(worker, number, decode::utf16_to_utf8(object.bytes, content_kind(object.bytes)));
      return nullptr;
    case ContentKind::kBinary:
      if (scan_packed(worker, number, object.bytes)) {
        worker.counts.blob_bytes += object.bytes.size();
      } else {
        ++worker.counts.binary;
      }
      return nullptr;
  }
  return nullptr;
}

void ObjectPass::count(PassWorker& worker, ObjectNumber number, const git::Rebuilt& object) {
  ObjectCounts& counts = worker.counts;
  switch (object.type) {
    case git::ObjectType::kBlob:
      ++counts.blobs;
      if (object.bytes.size() <= kMostLfsPointer && object.bytes.starts_with(git::kLfsPointer)) {
        worker.lfs_pointers.push_back(number);
      }
      break;
    case git::ObjectType::kCommit:
      ++counts.commits;
      add_commit(worker, number, object.bytes);
      break;
    case git::ObjectType::kTag:
      ++counts.tags;
      break;
    case git::ObjectType::kTree:
      break;
  }
}

void ObjectPass::add_commit(PassWorker& worker, ObjectNumber number, std::string_view bytes) {
  if (table_.has_copies() && !table_.is_canonical(number)) return;
  if (worker.commits.add(table_, number, bytes)) return;
  worker.problems.push_back({"commit " + table_.id(number).hex(),
                             "not a commit that git would read; only its text was scanned"});
}

std::unique_ptr<ObjectPass::Kept> ObjectPass::scan_text(PassWorker& worker, ObjectNumber number,
                                                        const git::Rebuilt& object,
                                                        const Kept* base) {
  auto kept = std::make_unique<Kept>();
  tokens::Version version;
  if (base != nullptr) version = {{object.base_size, object.copied}, &base->trace};
  worker.matches.clear();
  const Status status = scanner_.scan_version(object.bytes, base != nullptr ? &version : nullptr,
                                              worker.tokens, kept->trace, worker.matches);
  find_kept_sites(object, base, *kept);
  record(worker, number, {object.bytes, {}, true, &kept->sites}, status);
  kept->has_sites = kept->sites.runs.size() + kept->sites.escapes.size() <=
                    kFewSites + object.bytes.size() / kBytesForSite;
  if (!kept->has_sites) kept->sites = {};
  return kept;
}

void ObjectPass::find_kept_sites(const git::Rebuilt& object, const Kept* base, Kept& kept) {
  if (base != nullptr && base->has_sites) {
    decode::find_version_sites(object.bytes, {object.base_size, object.copied, base->sites},
                               kept.sites);
  } else {
    decode::find_sites(object.bytes, kept.sites);
  }
}

void ObjectPass::scan_alone(PassWorker& worker, ObjectNumber number, std::string_view text) {
  worker.matches.clear();
  const Status status =
      scanner_.scan(text, {0, text.size() + 1}, {}, worker.tokens, worker.matches);
  record(worker, number, {text, {}}, status);
}

void ObjectPass::record(PassWorker& worker, ObjectNumber number, const decode::DecodeInput& input,
                        const Status& status) {
  tell(worker, number, status);
  scan_decoded(worker, number, input);
  for (const tokens::TokenMatch& match : worker.matches) {
    add_sighting(worker, number, match, input.text.substr(match.secret.begin, match.secret.size()));
  }
}

void ObjectPass::add_sighting(PassWorker& worker, ObjectNumber number,
                              const tokens::TokenMatch& match, std::string_view secret) {
  const Sha256 identity = identity_of(match.rule->info.id, secret);
  worker.sightings.add(number, match.rule->info.id,
                       cache_ != nullptr ? cache_->keyed(identity) : identity);
}

void ObjectPass::tell(PassWorker& worker, ObjectNumber number, const Status& status) {
  if (status) return;
  worker.problems.push_back({"object " + table_.id(number).hex(), status.error().message});
}

}  // namespace scan::history
