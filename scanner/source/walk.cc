// One task a folder: open it, list it, drop what is out of scope, queue its folders, read its
// files. The handle of a folder is passed on to its children, so that opening one costs the same
// at any depth; where too many wait, the children find their own way from the root.
#include "source/walk.h"

#include <cerrno>
#include <utility>

#include "source/file_handle.h"
#include "source/folder.h"
#include "source/repository_folder.h"

namespace scan {
namespace {

constexpr std::size_t kMostKeptOpen = 200;  // well under the usual limit of 1024 open files
constexpr std::size_t kLeastToShare = 8;    // files: fewer are not worth a task

// A folder's handle, counted while children wait for it.
class KeptHandle {
 public:
  explicit KeptHandle(FileHandle handle) : handle_(std::move(handle)) {}
  ~KeptHandle() {
    if (count_ != nullptr) count_->fetch_sub(1, std::memory_order_relaxed);
  }
  void count_in(std::atomic<std::size_t>& count) {
    count.fetch_add(1, std::memory_order_relaxed);
    count_ = &count;
  }
  int fd() const { return handle_.fd(); }

 private:
  FileHandle handle_;
  std::atomic<std::size_t>* count_ = nullptr;
};

void append_part(std::string& path, std::string_view part) {
  if (!path.empty()) path += '/';
  path += part;
}

class FilesOfDisk : public git::IgnoreFiles {
 public:
  explicit FilesOfDisk(int root) : root_(root) {}
  std::optional<std::string> read(std::string_view folder) override {
    const FileHandle handle = open_folder_below(root_, folder);
    if (!handle.is_open()) return std::nullopt;
    return read_ignore_file(handle.fd()).bytes;
  }

 private:
  int root_;
};

}  // namespace

// What all folders of one root share.
struct Walk::Scope {
  FileHandle root;
  std::string path;
  std::string shown;
  std::optional<WorkTree> tree;
};

// What a folder's task starts from.
struct Walk::FolderState {
  std::shared_ptr<const Scope> scope;
  Folder::Ptr folder;
  std::shared_ptr<const KeptHandle> parent;  // null: to be opened from the scope's root
  git::FolderIgnores ignores;                // of the parent; locked: this very folder is ignored
  bool obey = false;                         // ignore rules hold here
  bool is_root = false;                      // of the scope: its `.git` is known
  std::string problem;                       // to be told
};

// A folder's entries, shared by the tasks that read its files.
struct Walk::Listing {
  std::shared_ptr<const KeptHandle> handle;
  std::string prefix;  // of every path in reports: "" or something that ends in '/'
  Entries entries;
};

Walk::Walk(WorkerPool& pool, BlobSink& sink, Repositories& repositories, ReadLimits limits)
    : pool_(pool), sink_(sink), repositories_(repositories) {
  for (std::size_t i = 0; i < pool.workers(); ++i) readers_.emplace_back(limits);
}

Walk::~Walk() = default;

Delivery Walk::delivery(std::size_t worker) { return {readers_[worker], sink_, worker}; }

class Walk::FilesTask : public Task {
 public:
  FilesTask(Walk& walk, std::shared_ptr<const Listing> listing, std::size_t begin, std::size_t end)
      : walk_(walk), listing_(std::move(listing)), at_(begin), end_(end) {}

  void run(std::size_t worker) override {
    const Delivery to = walk_.delivery(worker);
    std::string path = listing_->prefix;
    for (; at_ < end_ && !walk_.sink_.stopped(); ++at_) {
      share();
      const Entries::Entry& entry = listing_->entries.list()[at_];
      path.resize(listing_->prefix.size());
      path += listing_->entries.name(entry);
      deliver_entry(to, listing_->handle->fd(), listing_->entries.c_name(entry), entry.kind, path);
    }
  }

 private:
  // Gives the second half of what is left to a worker that has nothing to do.
  void share() {
    if (end_ - at_ < kLeastToShare || !walk_.pool_.has_idle_worker()) return;
    const std::size_t middle = at_ + (end_ - at_) / 2;
    walk_.pool_.add(std::make_unique<FilesTask>(walk_, listing_, middle, end_));
    end_ = middle;
  }

  Walk& walk_;
  std::shared_ptr<const Listing> listing_;
  std::size_t at_;
  std::size_t end_;
};

class Walk::FolderTask : public Task {
 public:
  FolderTask(Walk& walk, FolderState state) : walk_(walk), state_(std::move(state)) {}

  void run(std::size_t worker) override {
    if (walk_.sink_.stopped()) return;
    worker_ = worker;
    state_.folder->path(path_);
    if (!state_.problem.empty()) problem(state_.problem);
    if (!open() || !list() || became_scope() || is_absent_submodule()) return;
    read_ignores();
    keep_what_is_in_scope();
    listing_->prefix = shown();
    if (!listing_->prefix.empty() && !listing_->prefix.ends_with('/')) listing_->prefix += '/';
    deliver_names(walk_.delivery(worker), listing_->entries, shown());
    queue_folders();
    const std::size_t files = listing_->entries.list().size();
    FilesTask(walk_, std::move(listing_), 0, files).run(worker);
  }

 private:
  const Scope& scope() const { return *state_.scope; }

  // The folder's own path in reports, without a final slash.
  std::string shown() const {
    std::string text = scope().shown + path_;
    if (path_.empty() && text.size() > 1) text.pop_back();
    return text;
  }

  void problem(const std::string& reason) const {
    walk_.sink_.problem(worker_, {path_.empty() && scope().shown.empty() ? "." : shown(), reason});
  }

  bool open() {
    FileHandle handle = state_.parent != nullptr
                            ? open_folder_below(state_.parent->fd(), state_.folder->name())
                            : open_folder_below(scope().root.fd(), path_);
    state_.parent.reset();
    if (!handle.is_open()) {
      if (errno != ENOENT) problem(system_reason(errno));
      return false;
    }
    handle_ = std::make_shared<KeptHandle>(std::move(handle));
    return true;
  }

  bool list() {
    listing_ = std::make_shared<Listing>();
    listing_->handle = handle_;
    const int error = listing_->entries.read(handle_->fd());
    if (error != 0) problem(system_reason(error));
    return true;
  }

  bool has_entry(std::string_view name) const {
    for (const Entries::Entry& entry : listing_->entries.list()) {
      if (listing_->entries.name(entry) == name) return true;
    }
    return false;
  }

  // A repository of its own is walked as a scope of its own.
  bool became_scope() {
    if (state_.is_root || !has_entry(".git") || !holds_repository(handle_->fd())) return false;
    WalkStart start;
    start.root = scope().path;
    if (!start.root.ends_with('/')) start.root += '/';
    start.root += path_;
    start.shown = scope().shown + path_ + "/";
    Result<WorkTree> tree = walk_.repositories_.open(start.root);
    if (tree) {
      start.tree = *std::move(tree);
    } else {
      start.problem = tree.error().message;
    }
    if (const Status status = walk_.add(std::move(start)); !status) {
      problem(status.error().message);
    }
    return true;
  }

  bool is_absent_submodule() const {
    const std::optional<WorkTree>& tree = scope().tree;
    if (path_.empty() || !tree || tree->tracked == nullptr || !tree->tracked->is_gitlink(path_)) {
      return false;
    }
    if (!listing_->entries.list().empty()) return false;
    walk_.sink_.skipped(worker_, shown(), Skip::kUninitialised);
    return true;
  }

  void read_ignores() {
    if (!state_.obey || state_.ignores.locked || !has_entry(".gitignore")) return;
    IgnoreFile file = read_ignore_file(handle_->fd());
    std::string name = path_;
    append_part(name, ".gitignore");
    if (file.too_large) problem("its .gitignore is too large to be obeyed; nothing is ignored");
    if (!file.bytes) return;
    state_.ignores.rules =
        git::IgnoreRules::with(std::move(state_.ignores.rules), std::move(name), path_,
                               *std::move(file.bytes), scope().tree->ignore_case);
  }

  void keep_what_is_in_scope() {
    std::string path = path_;
    if (!path.empty()) path += '/';
    const std::size_t base = path.size();
    listing_->entries.filter([&](const Entries::Entry& entry) {
      const std::string_view name = listing_->entries.name(entry);
      if (name == ".git") return false;
      if (!state_.obey) return true;
      path.resize(base);
      path += name;
      const bool is_folder = entry.kind == EntryKind::kFolder;
      return !state_.ignores.ignored(path, is_folder) || is_tracked(path, is_folder);
    });
  }

  bool is_tracked(std::string_view path, bool is_folder) const {
    const TrackedFiles* tracked = scope().tree->tracked.get();
    if (tracked == nullptr) return false;
    return is_folder ? tracked->has_tracked_below(path) || tracked->is_gitlink(path)
                     : tracked->is_tracked(path);
  }

  // Queues the folders among the entries and leaves the rest in the listing. The last one queued
  // is the next to run, so it always gets the handle: a deep tree needs only that.
  void queue_folders() {
    std::vector<FolderState> folders;
    std::string path = path_;
    if (!path.empty()) path += '/';
    const std::size_t base = path.size();
    listing_->entries.filter([&](const Entries::Entry& entry) {
      if (entry.kind != EntryKind::kFolder) return true;
      const std::string_view name = listing_->entries.name(entry);
      path.resize(base);
      path += name;
      FolderState child{state_.scope,
                        std::make_shared<Folder>(state_.folder, name),
                        nullptr,
                        state_.ignores,
                        state_.obey,
                        false,
                        {}};
      if (state_.obey && !child.ignores.locked) {
        const auto match = state_.ignores.match(path, true);
        if (match && !match->negated) child.ignores.locked = match;
      }
      folders.push_back(std::move(child));
      return false;
    });
    if (folders.empty()) return;
    const bool keep = walk_.kept_open_.load(std::memory_order_relaxed) < kMostKeptOpen;
    if (keep) handle_->count_in(walk_.kept_open_);
    for (FolderState& child : folders) {
      if (keep || &child == &folders.back()) child.parent = handle_;
      walk_.queue_folder(std::move(child));
    }
  }

  Walk& walk_;
  FolderState state_;
  std::size_t worker_ = 0;
  std::string path_;  // from the scope's root
  std::shared_ptr<KeptHandle> handle_;
  std::shared_ptr<Listing> listing_;
};

class Walk::NamedFileTask : public Task {
 public:
  NamedFileTask(Walk& walk, std::string path, std::string shown)
      : walk_(walk), path_(std::move(path)), shown_(std::move(shown)) {}

  void run(std::size_t worker) override {
    const std::size_t slash = path_.rfind('/');
    const std::string name = path_.substr(slash + 1);
    const FileHandle folder = open_folder(
        slash == std::string::npos ? "." : std::string_view(path_).substr(0, slash + 1));
    if (!folder.is_open()) {
      return walk_.sink_.problem(worker, {shown_, system_reason(errno)});
    }
    const Delivery to = walk_.delivery(worker);
    Entries entries;
    entries.add(folder.fd(), name.c_str());
    const std::size_t shown_slash = shown_.rfind('/');
    deliver_names(to, entries,
                  shown_slash == std::string::npos ? "" : shown_.substr(0, shown_slash));
    for (const Entries::Entry& entry : entries.list()) {
      deliver_entry(to, folder.fd(), name.c_str(), entry.kind, shown_);
    }
  }

 private:
  Walk& walk_;
  std::string path_;
  std::string shown_;
};

void Walk::queue_folder(FolderState state) {
  pool_.add(std::make_unique<FolderTask>(*this, std::move(state)));
}

void Walk::add_file(std::string path, std::string shown) {
  pool_.add(std::make_unique<NamedFileTask>(*this, std::move(path), std::move(shown)));
}

Status Walk::add(WalkStart start) {
  FileHandle root = open_folder(start.root);
  if (!root.is_open()) {
    return Error{"cannot open the folder " + start.root + ": " + system_reason(errno)};
  }
  FolderState state;
  state.folder = std::make_shared<Folder>(nullptr, "");
  state.is_root = start.below.empty();
  state.obey = start.tree.has_value();
  state.problem = std::move(start.problem);
  if (start.tree) state.ignores.rules = start.tree->ignores;
  FilesOfDisk files(root.fd());
  const bool ignore_case = start.tree && start.tree->ignore_case;
  std::string folder;
  for (std::string_view rest = start.below; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(part.size() == rest.size() ? part.size() : part.size() + 1);
    if (state.obey) {
      state.ignores = git::enter_folder(state.ignores, folder, files, ignore_case);
    }
    append_part(folder, part);
    state.folder = std::make_shared<Folder>(state.folder, part);
  }
  if (state.obey && !folder.empty() && state.ignores.ignored(folder, true)) {
    state.obey = false;
    state.ignores = {};
  }
  state.scope = std::make_shared<Scope>(
      Scope{std::move(root), std::move(start.root), std::move(start.shown), std::move(start.tree)});
  queue_folder(std::move(state));
  return {};
}

}  // namespace scan
