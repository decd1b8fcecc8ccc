// tree edges → introductions → tips → removals → places.
#include "history/attribution.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/lists.h"
#include "history/introductions.h"
#include "history/removals.h"
#include "history/tree_edges.h"

namespace scan::history {
namespace {

// Entries of tips that are looked at in all: a bound for repositories with very many references.
constexpr std::uint64_t kMostTipSteps = std::uint64_t{1} << 25;

// Paths that are told for one secret.
constexpr std::size_t kMostPlaces = 10000;

bool by_secret_and_path(const SecretPlace& a, const SecretPlace& b) {
  return std::tie(a.secret, a.path, a.blob) < std::tie(b.secret, b.path, b.blob);
}

// A place while it is put together.
struct Draft {
  std::uint32_t secret = 0;
  PathNumber path = kRootPath;
  bool link = false;
  bool live_default = false;
  bool live_other = false;
  std::array<bool, kPhases> phases{};
  ObjectNumber blob = kNoObject;
  ObjectNumber last_blob = kNoObject;
  CommitNumber introduced = kNoCommit;
  Removal removal;
  std::vector<std::uint32_t> tips;
  std::uint64_t tip_count = 0;
};

class Places {
 public:
  Places(const AttributionInput& input, const TreeEdges& edges, Introductions& found)
      : input_(input), edges_(edges), found_(found) {}

  void add_appearances();
  void add_tips(std::vector<Problem>& problems);
  void add_removals(const std::atomic<bool>& stop, std::vector<Problem>& problems);
  void finish(Attribution& out);

 private:
  using Drafts = std::vector<Draft*>;

  std::span<const Wanted> secrets_of(ObjectNumber blob) const {
    const auto range =
        std::equal_range(input_.wanted.begin(), input_.wanted.end(), Wanted{blob, 0},
                         [](const Wanted& a, const Wanted& b) { return a.blob < b.blob; });
    return {range.first, range.second};
  }
  Draft* find(std::uint32_t secret, PathNumber path) {
    const auto at = drafts_.find(std::uint64_t{secret} << 32 | path);
    return at == drafts_.end() ? nullptr : &at->second;
  }
  void appear(std::uint32_t secret, const Appearance& each);
  void collect(ObjectNumber tree, Drafts& out);
  void mark(const Root& root, std::uint32_t number, const Drafts& held);
  HistoryState state_of(const Draft& draft) const;
  SecretPlace place_of(const Draft& draft) const;
  void add_submodules(Attribution& out);
  static void keep_the_worst(Attribution& out);
  void add_indexed(Attribution& out);
  void add_nameless(Attribution& out);

  const AttributionInput& input_;
  const TreeEdges& edges_;
  Introductions& found_;
  std::unordered_map<std::uint64_t, Draft> drafts_;  // by secret and path
  std::uint64_t tip_steps_ = 0;
};

void Places::add_appearances() {
  for (const Appearance& each : found_.list) {
    for (const Wanted& wanted : secrets_of(each.child)) appear(wanted.secret, each);
    if (each.named) appear(kNameNumber, each);
  }
}

void Places::appear(std::uint32_t secret, const Appearance& each) {
  const auto [at, is_new] = drafts_.try_emplace(std::uint64_t{secret} << 32 | each.path);
  Draft& draft = at->second;
  const ObjectNumber object = each.child == kSubmodule ? kNoObject : each.child;
  if (is_new) {
    draft.secret = secret;
    draft.path = each.path;
    draft.link = each.link;
    draft.blob = object;
    draft.introduced = each.commit;
  }
  draft.last_blob = object;
  draft.phases[static_cast<std::size_t>(each.phase)] = true;
}

// Places that a tree holds.
void Places::collect(ObjectNumber root, Drafts& out) {
  std::vector<std::pair<ObjectNumber, PathNumber>> steps{{root, kRootPath}};
  while (!steps.empty() && tip_steps_ < kMostTipSteps) {
    const auto [tree, path] = steps.back();
    steps.pop_back();
    if (!edges_.leads_anywhere(tree)) {
      for (const Wanted& wanted : secrets_of(tree)) {
        if (Draft* draft = find(wanted.secret, path)) out.push_back(draft);
      }
      continue;
    }
    for (const TreeEdge& edge : edges_.of(tree)) {
      ++tip_steps_;
      const PathNumber below = found_.paths.find(path, edge.name);
      if (below == kNoPath) continue;
      if (edge.named != 0) {
        if (Draft* draft = find(kNameNumber, below)) out.push_back(draft);
      }
      if (edge.child != kSubmodule) steps.emplace_back(edge.child, below);
    }
  }
}

void Places::mark(const Root& root, std::uint32_t number, const Drafts& held) {
  for (Draft* draft : held) {
    const bool is_default = root.kind == Root::Kind::kDefaultBranch;
    if (is_default) draft->live_default = true;
    if (root.kind == Root::Kind::kRef) draft->live_other = true;
    ++draft->tip_count;
    // The default branch is always told, and first.
    if (is_default && draft->tips.size() == kMostTips) draft->tips.pop_back();
    if (draft->tips.size() < kMostTips) draft->tips.push_back(number);
  }
}

// References often lead to the same tree, so each tree is entered once.
void Places::add_tips(std::vector<Problem>& problems) {
  std::map<ObjectNumber, std::vector<std::uint32_t>> roots_of;
  for (const PeeledRoot& root : found_.roots) {
    if (root.object == kNoObject || input_.roots[root.root].name.empty()) continue;
    roots_of[root.object].push_back(root.root);
  }
  for (const auto& [object, roots] : roots_of) {
    Drafts held;
    collect(object, held);
    for (const std::uint32_t root : roots) mark(input_.roots[root], root, held);
  }
  if (tip_steps_ >= kMostTipSteps) {
    problems.push_back({"references", "too many hold something; some that do are not named"});
  }
}

void Places::add_removals(const std::atomic<bool>& stop, std::vector<Problem>& problems) {
  const SecretsOf secrets = [&](ObjectNumber blob) { return secrets_of(blob); };
  const OnRemoval on_removal = [&](std::uint32_t secret, PathNumber path, CommitNumber commit,
                                   bool by_all) {
    Draft* draft = find(secret, path);
    if (draft == nullptr) return;
    const auto phase = static_cast<std::size_t>(found_.phases[commit]);
    draft->removal.by_any[phase] = commit;
    if (by_all) draft->removal.by_all[phase] = commit;
  };
  if (!find_removals(input_.commits, edges_, found_.paths, secrets, on_removal, stop)) {
    problems.push_back({"history",
                        "too much changes between commits; who took what away is told "
                        "for a part of it only"});
  }
}

HistoryState Places::state_of(const Draft& draft) const {
  if (draft.live_default) return HistoryState::kLiveDefault;
  if (draft.live_other) return HistoryState::kLiveOther;
  if (draft.phases[static_cast<std::size_t>(Phase::kReferred)]) return HistoryState::kReachable;
  if (draft.phases[static_cast<std::size_t>(Phase::kKept)]) return HistoryState::kKept;
  return HistoryState::kDangling;
}

SecretPlace Places::place_of(const Draft& draft) const {
  SecretPlace place;
  place.secret = draft.secret;
  place.path = found_.paths.text(draft.path, edges_.names());
  place.link = draft.link;
  place.blob = draft.blob;
  place.last_blob = draft.last_blob;
  place.introduced = draft.introduced;
  place.state = state_of(draft);
  place.tips = draft.tips;
  const auto comes_first = [&](std::uint32_t a, std::uint32_t b) {
    const bool a_is_default = input_.roots[a].kind == Root::Kind::kDefaultBranch;
    const bool b_is_default = input_.roots[b].kind == Root::Kind::kDefaultBranch;
    return a_is_default != b_is_default ? a_is_default : a < b;
  };
  std::sort(place.tips.begin(), place.tips.end(), comes_first);
  place.tip_count = draft.tip_count;
  Phase phase = Phase::kDangling;
  if (place.state == HistoryState::kReachable) phase = Phase::kReferred;
  if (place.state == HistoryState::kKept) phase = Phase::kKept;
  const bool live =
      place.state == HistoryState::kLiveDefault || place.state == HistoryState::kLiveOther;
  if (!live) {
    const auto at = static_cast<std::size_t>(phase);
    place.removed =
        draft.removal.by_all[at] != kNoCommit ? draft.removal.by_all[at] : draft.removal.by_any[at];
  }
  return place;
}

void Places::finish(Attribution& out) {
  for (const auto& [key, draft] : drafts_) {
    (draft.secret == kNameNumber ? out.names : out.places).push_back(place_of(draft));
  }
  add_indexed(out);
  add_nameless(out);
  add_submodules(out);
  keep_the_worst(out);
  std::sort(out.places.begin(), out.places.end(), by_secret_and_path);
  std::sort(out.names.begin(), out.names.end(), by_secret_and_path);
}

// Trees can be made so that one secret stands at more paths than anyone wants to read of.
void Places::keep_the_worst(Attribution& out) {
  const auto by_state = [](const SecretPlace& a, const SecretPlace& b) {
    return std::tie(a.secret, a.state, a.path, a.blob) <
           std::tie(b.secret, b.state, b.path, b.blob);
  };
  std::sort(out.places.begin(), out.places.end(), by_state);
  std::size_t of_this = 0;
  std::size_t dropped = 0;
  std::uint32_t secret = 0;
  std::erase_if(out.places, [&](const SecretPlace& place) {
    if (place.secret != secret) of_this = 0;
    secret = place.secret;
    const bool drop = ++of_this > kMostPlaces;
    dropped += drop ? 1 : 0;
    return drop;
  });
  if (dropped > 0) {
    out.problems.push_back({"history", "secrets stand at " + std::to_string(dropped) +
                                           " more paths than are told, which is " +
                                           std::to_string(kMostPlaces) + " for each"});
  }
}

// What is staged is kept by the index, whether or not a commit has it too.
void Places::add_indexed(Attribution& out) {
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> known;
  for (std::size_t i = 0; i < out.places.size(); ++i) {
    known.emplace(std::pair(out.places[i].secret, out.places[i].path), i);
  }
  for (const IndexedBlob& indexed : input_.indexed) {
    const ObjectNumber blob = input_.table.find(indexed.id.data());
    if (blob == kNoObject) continue;
    for (const Wanted& wanted : secrets_of(blob)) {
      const auto at = known.find({wanted.secret, indexed.path});
      if (at != known.end()) {
        SecretPlace& place = out.places[at->second];
        if (place.state == HistoryState::kDangling) {
          place.state = HistoryState::kKept;
          place.removed = kNoCommit;  // that commit is of a history that nothing keeps
        }
        continue;
      }
      SecretPlace place;
      place.secret = wanted.secret;
      place.path = indexed.path;
      place.blob = blob;
      place.last_blob = blob;
      place.state = HistoryState::kKept;
      known.emplace(std::pair(place.secret, place.path), out.places.size());
      out.places.push_back(std::move(place));
    }
  }
}

// Blobs that nothing names: added and never committed, or left behind.
void Places::add_nameless(Attribution& out) {
  std::vector<ObjectNumber> named;
  for (const SecretPlace& place : out.places) {
    named.push_back(place.blob);
    named.push_back(place.last_blob);
  }
  for (const Appearance& each : found_.list) named.push_back(each.child);
  std::sort(named.begin(), named.end());
  for (const Wanted& wanted : input_.wanted) {
    if (std::binary_search(named.begin(), named.end(), wanted.blob)) continue;
    SecretPlace place;
    place.secret = wanted.secret;
    place.blob = wanted.blob;
    place.last_blob = wanted.blob;
    place.state = HistoryState::kDangling;
    out.places.push_back(std::move(place));
  }
}

void Places::add_submodules(Attribution& out) {
  for (const Appearance& each : found_.list) {
    if (each.child != kSubmodule) continue;
    out.submodules.push_back(found_.paths.text(each.path, edges_.names()));
  }
  sort_unique(out.submodules);
}

}  // namespace

Attribution attribute(const AttributionInput& input, WorkerPool& pool, Progress& progress,
                      const std::atomic<bool>& stop) {
  ObjectSet wanted(input.table.size());
  for (const Wanted& each : input.wanted) wanted.add(each.blob);
  TreeEdges edges =
      TreeEdges::gather({input.table, input.store, wanted, input.names}, pool, progress, stop);
  Introductions found = find_introductions(input, edges, wanted, stop);

  Attribution out;
  out.problems = edges.take_problems();
  out.problems.insert(out.problems.end(), found.problems.begin(), found.problems.end());
  out.missing = edges.take_missing();
  out.missing.insert(out.missing.end(), found.missing.begin(), found.missing.end());

  Places places(input, edges, found);
  places.add_appearances();
  places.add_tips(out.problems);
  places.add_removals(stop, out.problems);
  places.finish(out);
  return out;
}

}  // namespace scan::history
