// References, other variables and what a program prints are right; a literal is not, nor is a file
// of the repository, be it read by nix (which copies it to the world-readable store) or by a shell.
#include "policy/checks/op_bootstrap_token.h"

#include <string>
#include <string_view>
#include <utility>

#include "policy/facts/named_values.h"
#include "policy/facts/repository_path.h"
#include "policy/literal_violation.h"

namespace scan::policy {
namespace {

bool is_bootstrap_name(std::string_view name) {
  return name == "OP_SERVICE_ACCOUNT_TOKEN" || name == "OP_CONNECT_TOKEN" ||
         name.starts_with("OP_SESSION_");
}

bool may_hold_name(std::string_view text) {
  const auto holds = [&](std::string_view name) {
    return text.find(name) != std::string_view::npos;
  };
  return holds("OP_SERVICE_ACCOUNT_TOKEN") || holds("OP_CONNECT_TOKEN") || holds("OP_SESSION_");
}

// The file that `$(< path)` or `$(cat path)` reads; empty for any other text.
std::string_view file_read(std::string_view value) {
  if (!value.starts_with("$(") || !value.ends_with(')')) return {};
  value = value.substr(2, value.size() - 3);
  const auto strip = [&](std::string_view beginning) {
    if (!value.starts_with(beginning)) return false;
    value.remove_prefix(beginning.size());
    return true;
  };
  const auto trim = [&] {
    while (value.starts_with(' ')) value.remove_prefix(1);
    while (value.ends_with(' ')) value.remove_suffix(1);
  };
  trim();
  if (!strip("<") && !strip("cat ")) return {};
  trim();
  if (value.size() > 2 && (value.front() == '"' || value.front() == '\'') &&
      value.front() == value.back()) {
    value = value.substr(1, value.size() - 2);
  }
  return value.find_first_of(" |;&<>\"'") == std::string_view::npos ? value : std::string_view();
}

class OpBootstrapToken : public Check {
 public:
  explicit OpBootstrapToken(const CheckContext& context) : rule_(context.rule) {}

  void begin(const Project& project) override { project_ = &project; }

  void file(File& file, std::vector<Violation>& out) override {
    if (!may_hold_name(file.text())) return;
    const bool nix = file.name().ends_with(".nix");
    for (const NamedValue& each : named_values(file)) {
      if (!is_bootstrap_name(each.name)) continue;
      if (nix && each.script == nullptr && each.value.find("readFile") != std::string_view::npos) {
        read_from(each, "is read by nix, which copies it into the world-readable store", out);
      } else if (each.value.starts_with("$(")) {
        command(file, each, out);
      } else {
        literal(file, each, out);
      }
    }
  }

 private:
  void literal(const File& file, const NamedValue& each, std::vector<Violation>& out) const {
    // `OP_SESSION_account` does not end like a secret's name.
    const ValueJudgement judgement = file.judge("token", each.value, each.place);
    const std::string key(each.name);
    if (auto violation = literal_violation(
            file, rule_,
            {key,
             key + " " + std::string(holds_literal(judgement)) + ", and with it all its vaults",
             each.value, each.place, judgement})) {
      out.push_back(std::move(*violation));
    }
  }

  void command(const File& file, const NamedValue& each, std::vector<Violation>& out) const {
    const std::string_view read = file_read(each.value);
    if (read.empty() || project_ == nullptr) return;
    for (const std::string_view folder : {file.folder(), std::string_view()}) {
      const auto path = repository_path(folder, read);
      if (!path || !project_->tracks(*path) || is_encrypted(*path)) continue;
      read_from(each, "is read from " + *path + ", which git keeps", out);
      return;
    }
  }

  bool is_encrypted(const std::string& path) const {
    const auto text = project_->read(path);
    if (!text) return false;
    File::Input input;
    input.path = path;
    input.text = *text;
    return File(input).is_encrypted();
  }

  static void read_from(const NamedValue& each, std::string_view how, std::vector<Violation>& out) {
    Violation violation;
    violation.place = each.place;
    violation.key = std::string(each.name);
    violation.message = violation.key + " " + std::string(how);
    out.push_back(std::move(violation));
  }

  const Rule& rule_;
  const Project* project_ = nullptr;
};

}  // namespace

std::unique_ptr<Check> make_op_bootstrap_token(const CheckContext& context) {
  return std::make_unique<OpBootstrapToken>(context);
}

}  // namespace scan::policy
