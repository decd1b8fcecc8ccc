// Section by section. Foreign text goes through markdown_code or markdown_text, and into commands
// through shell_quoted alone.
#include "report/plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "report/history_text.h"
#include "report/markdown.h"
#include "report/plan_scope.h"
#include "report/replacements.h"
#include "report/shell_quote.h"
#include "report/time_text.h"

namespace scan::report {
namespace {

constexpr std::size_t kMostPlaces = 20;  // shown of one finding
constexpr std::size_t kMostRefs = 50;    // shown of one kind
constexpr std::size_t kMostCommits = 20;
constexpr std::size_t kMostWhole = 50;  // files that go as a whole

std::string counted_secrets(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " secret" : " secrets");
}

class PlanWriter {
 public:
  PlanWriter(const Summary& summary, const PlanOptions& options, std::string& out)
      : summary_(summary), options_(options), out_(out), scope_(scope_of(summary.outcome)) {}

  void write() {
    head();
    if (scope_.findings.empty()) return;
    rotate();
    if (scope_.needs_rewrite) rewrite();
    clones();
    out_of_reach();
    check();
  }

 private:
  void line(std::string_view text = {}) {
    out_ += text;
    out_ += '\n';
  }

  void head() {
    line("# Clean-up plan for " + markdown_code(options_.repository));
    line();
    line(
        "Written by scan " + markdown_text(summary_.version) +
        ". Nothing of it was carried out, and it holds no secret. Read it whole before you begin.");
    line();
    if (!summary_.complete) {
      line(
          "**The audit was not complete, so this plan is not either**: its report says what could "
          "not be read.");
      line();
    }
    if (scope_.findings.empty()) {
      line("There is no secret to remove.");
    } else {
      line(counted_secrets(scope_.findings.size()) + " to rotate and remove, the worst first.");
    }
    if (scope_.unsure > 0) {
      line("Left out: " + counted_secrets(scope_.unsure) +
           " of low confidence; the report lists what each is.");
    }
    line();
  }

  void rotate() {
    line("## 1. Rotate first");
    line();
    line(
        "Whoever has read the repository has the secret, and rewriting history does not take it "
        "back. Make each one worthless before anything else.");
    for (const auto& [provider, findings] : scope_.by_provider) {
      line();
      line("### " + (provider.empty() ? "Of no one provider" : markdown_text(provider)));
      line();
      for (const Finding* finding : findings) one_to_rotate(*finding);
    }
    line();
  }

  void one_to_rotate(const Finding& finding) {
    const RuleInfo& rule = *finding.rule;
    line("- [ ] " + markdown_text(rule.title) + ": " + markdown_code(finding.secret));
    line("  - fingerprint " + markdown_code(finding.fingerprint) + ", rule " +
         markdown_code(rule.id) + ", confidence " +
         std::string(confidence_name(finding.confidence)));
    if (!rule.opens.empty()) line("  - opens: " + markdown_text(rule.opens));
    line("  - rotate: " + markdown_text(rule.rotate));
    if (!rule.url.empty()) line("  - where: " + markdown_code(rule.url));
    if (finding.exposure) exposure(*finding.exposure);
    const std::size_t shown = std::min(finding.places.size(), kMostPlaces);
    for (std::size_t i = 0; i < shown; ++i) place(finding.places[i]);
    if (finding.places.size() > shown) {
      line("  - and " + grouped(finding.places.size() - shown) + " places more, in the report");
    }
  }

  void exposure(const Exposure& exposure) {
    if (!exposure.since) return;
    std::string text = "  - in the repository since " + day_text(*exposure.since);
    if (exposure.until) text += " until " + day_text(*exposure.until);
    if (exposure.days) text += ", " + grouped(*exposure.days) + " days";
    line(text);
  }

  void place(const Place& place) {
    std::string text = "  - " + markdown_code(place.path);
    if (place.part == "content") text += " line " + std::to_string(place.begin.line);
    if (!place.decoded_from.empty()) text += " (" + markdown_code(place.decoded_from) + ")";
    if (place.part == "name") text += " (the name itself)";
    if (place.history) {
      text += ": " + std::string(state_words(place.history->state));
      if (place.history->introduced) {
        text += ", introduced by " + commit(*place.history->introduced);
      }
      if (place.history->removed) text += ", removed by " + commit(*place.history->removed);
    }
    line(text);
  }

  static std::string_view state_words(HistoryState state) {
    switch (state) {
      case HistoryState::kLiveDefault:
        return "in the tip of the default branch";
      case HistoryState::kLiveOther:
        return "in the tip of another ref";
      case HistoryState::kReachable:
        return "in history";
      case HistoryState::kKept:
        return "in a stash, a reflog or an index";
      case HistoryState::kDangling:
        return "in a dangling object";
      case HistoryState::kMessage:
        return "in a message";
    }
    return {};
  }

  static std::string commit(const CommitFacts& commit) {
    std::string text = markdown_code(short_id(commit.id)) + " (" + day_text(commit.commit_time);
    if (!commit.author.empty()) text += ", " + markdown_code(author_text(commit));
    return text + ")";
  }

  void rewrite() {
    line("## 2. Rewrite history");
    line();
    line(
        "Every commit from the first that holds a secret gets a new id, and so do all that follow "
        "it, with the tags on them; their signatures are lost. Tell everybody who works on the "
        "repository, merge or close what is open, and take out live secrets with ordinary commits "
        "first.");
    line();
    affected_refs();
    line("All that is affected, tags too:");
    line();
    begin_commands();
    command("URL=…  # where the repository is published");
    for (std::size_t i = 0; i < std::min(scope_.commits.size(), kMostCommits); ++i) {
      command("git -C " + shell_quoted(options_.repository) + " for-each-ref --contains " +
              scope_.commits[i]);
    }
    command("git ls-remote \"$URL\" 'refs/pull/*' 'refs/merge-requests/*'");
    end_commands();
    line(
        "Work in a fresh clone of the published repository, with "
        "[git-filter-repo](https://github.com/newren/git-filter-repo). From version 2.47 on, add "
        "`--sensitive-data-removal`, which also names the first changed commits and orphaned LFS "
        "objects. The commands are for bash and zsh.");
    line();
    replacement_words();
    whole_files();
    begin_commands();
    if (options_.replacements.empty()) {
      command("REPLACEMENTS=…  # the file of replacements, its whole path");
    }
    command("git clone --mirror \"$URL\" cleanup.git");
    command("cd cleanup.git");
    if (!scope_.lone_blobs.empty()) {
      command("cat > ids.txt <<'END'");
      for (const std::string& id : scope_.lone_blobs) command(id);
      command("END");
    }
    command(filter_command());
    end_commands();
    limits();
  }

  void affected_refs() {
    kind_of_refs("Branches whose tips hold a secret", "refs/heads/", "");
    kind_of_refs("Tags whose tips hold a secret; annotated ones become new objects", "refs/tags/",
                 "");
    kind_of_refs("Copies of other repositories' branches", "refs/remotes/", "");
    kind_of_refs("References of pull requests, which only the hosting service can change",
                 "refs/pull/", "refs/merge-requests/");
  }

  void kind_of_refs(std::string_view words, std::string_view prefix, std::string_view or_prefix) {
    std::vector<std::string> names;
    for (const std::string& ref : scope_.refs) {
      if (!ref.starts_with(prefix) && (or_prefix.empty() || !ref.starts_with(or_prefix))) continue;
      names.push_back(ref);
    }
    if (names.empty()) return;
    line(std::string(words) + ":");
    line();
    for (std::size_t i = 0; i < std::min(names.size(), kMostRefs); ++i) {
      line("- " + markdown_code(names[i]));
    }
    if (names.size() > kMostRefs) line("- and " + grouped(names.size() - kMostRefs) + " more");
    line();
  }

  void replacement_words() {
    if (options_.replacements.empty()) {
      line(
          "The file of replacements holds the secrets themselves, so it is written only when asked "
          "for: `scan --history --write-replacements FILE`, with a FILE outside the repository. "
          "Delete it afterwards.");
    } else {
      line(
          "The file of replacements holds the secrets themselves: keep it from others, and delete "
          "it afterwards.");
    }
    if (options_.too_short > 0) {
      line();
      line(counted_secrets(options_.too_short) + " of fewer than " +
           std::to_string(kLeastReplaced) +
           " characters are not in it, since they would be replaced in other words, too: edit it "
           "by hand.");
    }
    line();
    if (scope_.lone_blobs.empty()) return;
    line(
        "`ids.txt` names files that are nothing but a secret; they go whole. Their secrets are "
        "among the replacements as well, for the versions that hold more.");
    line();
  }

  void whole_files() {
    if (scope_.whole_files.empty()) return;
    line(
        "No replacement reaches into what is packed or in UTF-16. The command takes these files "
        "out "
        "of every commit, the newest too; keep copies, and add them anew without the secret once "
        "history is published:");
    line();
    const std::size_t shown = std::min(scope_.whole_files.size(), kMostWhole);
    for (std::size_t i = 0; i < shown; ++i) {
      const auto& [path, how] = scope_.whole_files[i];
      line("- " + markdown_code(path) + " (" + markdown_code(how) + ")");
    }
    if (scope_.whole_files.size() > shown) {
      line("- and " + grouped(scope_.whole_files.size() - shown) + " more, in the command");
    }
    line();
  }

  std::string filter_command() const {
    const std::string file =
        options_.replacements.empty() ? "\"$REPLACEMENTS\"" : shell_quoted(options_.replacements);
    std::string text = "git filter-repo";
    if (!scope_.whole_files.empty()) {
      text += " --invert-paths";
      for (const auto& [path, how] : scope_.whole_files) text += " --path " + shell_quoted(path);
    }
    if (!scope_.lone_blobs.empty()) text += " --strip-blobs-with-ids ids.txt";
    text += " --replace-text " + file;
    if (scope_.in_messages) text += " --replace-message " + file;
    return text;
  }

  void limits() {
    line("It does not reach:");
    line();
    line(
        "- other encodings of a secret than those that were found: the check at the end tells "
        "whether one is left");
    line("- secrets in names of files: `--path-rename OLD:NEW`" +
         std::string(scope_.in_names ? " (there is one here)" : ""));
    line("- submodules, and the contents of LFS: repositories of their own");
    line();
    line(
        "Look at the result, then publish it. `--mirror` also deletes what is not in the clone; a "
        "service refuses the references that it alone may change (`refs/pull/*`), and the rest "
        "is pushed all the same.");
    line();
    begin_commands();
    command("git push --force --mirror \"$URL\"");
    end_commands();
  }

  void clones() {
    line("## " + section() + "Clean every clone");
    line();
    if (scope_.only_kept > 0) {
      line(counted_secrets(scope_.only_kept) +
           " only in a stash, a reflog, an index or a dangling object of this clone: publishing "
           "does not touch that, the commands below do.");
      line();
    }
    line(
        "Best delete the clone and clone again: one that is kept brings the old commits back with "
        "its next push or merge. Where it must stay, save what you need, then drop stashes, "
        "reflogs and everything that only they hold. This cannot be undone:");
    line();
    begin_commands();
    command("cd " + shell_quoted(options_.repository));
    command("git stash list         # look first; git stash clear drops them all");
    command("git reflog expire --expire=now --expire-unreachable=now --all");
    command("git gc --prune=now");
    end_commands();
  }

  void out_of_reach() {
    line("## " + section() + "What this cannot reach");
    line();
    line("- forks, and clones of others: they keep the old commits until each is cleaned");
    line(
        "- pull requests and the service's cached views: old commits stay readable by their ids, "
        "on GitHub until its support runs a clean-up for you");
    line("- logs, caches and artifacts of builds, container images, packages and releases");
    line("- backups, mirrors, search engines and archives");
    line();
    line("Only rotation helps there.");
    line();
  }

  void check() {
    line("## " + section() + "Check");
    line();
    begin_commands();
    if (scope_.needs_rewrite) {
      command("git clone --mirror \"$URL\" check.git");
      command("scan --history check.git");
    } else {
      command("scan --history " + shell_quoted(options_.repository));
    }
    end_commands();
  }

  std::string section() {
    return std::to_string(next_section_++ + (scope_.needs_rewrite ? 1 : 0)) + ". ";
  }

  void begin_commands() { line("```sh"); }
  void command(std::string_view text) { line(text); }
  void end_commands() {
    line("```");
    line();
  }

  const Summary& summary_;
  const PlanOptions& options_;
  std::string& out_;
  const PlanScope scope_;
  int next_section_ = 2;
};

}  // namespace

void write_plan(const Summary& summary, const PlanOptions& options, std::string& out) {
  PlanWriter(summary, options, out).write();
}

}  // namespace scan::report
