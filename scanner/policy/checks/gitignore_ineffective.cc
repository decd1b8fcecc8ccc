// Paths that the repository gives reason to keep out of git and that no ignore file keeps out, and
// files that git keeps although an ignore file names them.
#include "policy/checks/gitignore_ineffective.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "judge/path_kind.h"
#include "policy/facts/ignore_lines.h"
#include "policy/facts/ignore_probes.h"
#include "policy/rule.h"

namespace scan::policy {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20;

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "a, b and 3 more"
std::string listed(const std::vector<std::string>& paths) {
  constexpr std::size_t kMost = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(paths.size(), kMost); ++i) {
    out += (i == 0 ? "" : ", ") + paths[i];
  }
  if (paths.size() > kMost) out += " and " + std::to_string(paths.size() - kMost) + " more";
  return out;
}

// Probes of one family that miss for one reason.
struct Missed {
  std::optional<MissedLine> line;
  std::string_view family;
  std::string_view pattern;
  std::vector<std::string> paths;
  std::string evidence;  // of the first path
};

std::string message(const Missed& missed) {
  const std::string paths = listed(missed.paths);
  const std::string is = missed.paths.size() > 1 ? " are" : " is";
  if (!missed.line) {
    return paths + is + " not ignored by any .gitignore that git keeps: add " +
           std::string(missed.pattern) +
           (missed.evidence.empty() ? std::string() : " (see " + missed.evidence + ")");
  }
  switch (missed.line->why) {
    case IgnoreMiss::kNegated:
      return "this pattern brings back " + paths;
    case IgnoreMiss::kAnchored:
      return "the slash in this pattern ties it to its own folder, so that " + paths + is +
             " not ignored: add " + std::string(missed.pattern);
    case IgnoreMiss::kFolder:
      break;
  }
  return "the slash at the end makes this pattern one for folders, so that " + paths + is +
         " not ignored";
}

// What may hold secrets or data about people, rather than built files.
bool is_data(std::string_view path) {
  constexpr std::array<std::string_view, 8> kEnds = {".db",  ".sqlite", ".sqlite3", ".sql",
                                                     ".pem", ".key",    ".bak",     ".log"};
  const std::string_view name = name_of(path);
  if (name.ends_with("-lock.json") || name.ends_with("-lock.yaml")) return false;
  const auto format = syntax::format_of(path, {});
  return (format && format != syntax::Format::kNix && format != syntax::Format::kDockerfile &&
          format != syntax::Format::kHcl) ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

class GitignoreIneffective : public Check {
 public:
  explicit GitignoreIneffective(const CheckContext& context)
      : staged_(context.mode == Mode::kStaged) {}

  void end(const Project& project, std::vector<ProjectViolation>& out) override {
    if (project.files().empty()) return;
    tell_missed(project, out);
    tell_tracked(project, out);
  }

 private:
  using Reason = std::tuple<std::string, std::size_t, std::string_view>;

  void tell_missed(const Project& project, std::vector<ProjectViolation>& out) const {
    const bool ignores_changed = !staged_ || any_ignore_file_changed(project);
    std::map<Reason, Missed> all;
    for (const IgnoreProbe& probe : ignore_probes(project)) {
      const bool asked =
          ignores_changed || (!probe.evidence.empty() && project.changed(probe.evidence));
      if (asked) ask(project, probe, all);
    }
    for (const auto& [reason, missed] : all) {
      ProjectViolation told;
      told.path = missed.line ? missed.line->file : ".gitignore";
      if (missed.line) told.violation.place = missed.line->place;
      told.violation.key = std::string(missed.family) + " " +
                           (missed.line ? missed.line->pattern : std::string("missing"));
      told.violation.message = message(missed);
      told.violation.whole_file = true;
      if (missed.evidence.empty()) told.violation.severity = Severity::kInfo;
      out.push_back(std::move(told));
    }
  }

  static void ask(const Project& project, const IgnoreProbe& probe, std::map<Reason, Missed>& all) {
    std::string path = probe.path;
    // A link or a file in the place of a folder on the way: the pattern is asked of that.
    for (std::size_t slash = path.find('/'); slash != path.npos;
         slash = path.find('/', slash + 1)) {
      if (!project.tracks(std::string_view(path).substr(0, slash))) continue;
      path.resize(slash);
      break;
    }
    if (project.ignored(path).ignored) return;
    std::optional<MissedLine> line = missed_line(project, path);
    const Reason reason =
        line ? Reason{line->file, line->place.begin, probe.family} : Reason{"", 0, probe.family};
    Missed& missed = all[reason];
    missed.line = std::move(line);
    missed.family = probe.family;
    missed.pattern = probe.pattern;
    if (missed.paths.empty()) missed.evidence = probe.evidence;
    missed.paths.push_back(std::move(path));
  }

  static bool any_ignore_file_changed(const Project& project) {
    const std::vector<std::string>* changes = project.changes();
    return changes == nullptr ||
           std::any_of(changes->begin(), changes->end(),
                       [](const std::string& path) { return name_of(path) == ".gitignore"; });
  }

  // Of a change only the files that it brings, unless it brings patterns.
  void tell_tracked(const Project& project, std::vector<ProjectViolation>& out) const {
    const bool all = any_ignore_file_changed(project);
    std::map<std::pair<std::string, std::size_t>, std::vector<std::string>> found;
    std::map<std::pair<std::string, std::size_t>, std::string> patterns;
    for (const std::string_view path : project.files()) {
      const std::string_view name = name_of(path);
      if (name == ".gitignore" || name == ".gitkeep" || name == ".keep") continue;
      if (is_template_path(path)) continue;
      if (!all && !project.changed(path)) continue;
      IgnoreAnswer answer = project.ignored(path);
      if (!answer.ignored) continue;
      if (staged_ && !project.changed(answer.file) && !project.changed(path)) continue;
      tell_secret(project, path, answer, out);
      const auto at = std::pair(answer.file, answer.line);
      patterns[at] = std::move(answer.pattern);
      found[at].emplace_back(path);
    }
    for (const auto& [at, paths] : found) tell_group(project, at, patterns[at], paths, out);
  }

  static void tell_group(const Project& project, const std::pair<std::string, std::size_t>& at,
                         const std::string& pattern, const std::vector<std::string>& paths,
                         std::vector<ProjectViolation>& out) {
    ProjectViolation told;
    told.path = at.first;
    told.violation.place = line_place(project.read(at.first, kLargest).value_or(""), at.second);
    told.violation.key = "tracked " + pattern;
    told.violation.message = "git keeps " + listed(paths) +
                             " although this pattern ignores it: what is tracked stays tracked";
    told.violation.whole_file = true;
    const bool data = std::any_of(paths.begin(), paths.end(), [](const std::string& path) {
      return is_data(path) && !is_test_path(path);
    });
    if (!data) told.violation.severity = Severity::kInfo;
    out.push_back(std::move(told));
  }

  // Dotenv files have a rule of their own.
  static void tell_secret(const Project& project, std::string_view path, const IgnoreAnswer& answer,
                          std::vector<ProjectViolation>& out) {
    const auto format = syntax::format_of(path, {});
    const bool read = format == syntax::Format::kJson || format == syntax::Format::kYaml ||
                      format == syntax::Format::kToml || format == syntax::Format::kIni;
    if (!read || !is_data(path)) return;
    const std::optional<std::string> text = project.read(path, kLargest);
    if (!text) return;
    File file({path, *text});
    if (file.is_encrypted() || file.is_template()) return;
    for (const syntax::Entry& entry : file.entries().entries) {
      const ValueJudgement judged = file.judge(entry);
      if (!judged.is_secret() || (file.is_test() && judged.value != ValueClass::kStrong)) continue;
      ProjectViolation told;
      told.path = path;
      told.violation.place = entry.value_place;
      told.violation.secret = entry.value_place;
      told.violation.key = to_string(entry.path);
      told.violation.message = "git keeps this file although `" + answer.pattern +
                               "` ignores it, with a secret in " + to_string(entry.path);
      told.violation.severity = Severity::kError;
      told.violation.whole_file = true;
      out.push_back(std::move(told));
      return;
    }
  }

  bool staged_;
};

}  // namespace

std::unique_ptr<Check> make_gitignore_ineffective(const CheckContext& context) {
  return std::make_unique<GitignoreIneffective>(context);
}

}  // namespace scan::policy
