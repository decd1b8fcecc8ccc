// Runs git by posix_spawn with an environment of its own; input and output pass through files, so
// that no pipe can fill up.
#include "support/git_sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace scan::testing {
namespace {

namespace fs = std::filesystem;

std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_all(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

std::map<std::string, std::string> scrubbed_environment(const std::string& home) {
  const char* path = std::getenv("PATH");
  return {{"PATH", path != nullptr ? path : "/usr/bin:/bin"},
          {"HOME", home},
          {"LC_ALL", "C"},
          {"GIT_CONFIG_GLOBAL", "/dev/null"},
          {"GIT_CONFIG_NOSYSTEM", "1"},
          {"GIT_CONFIG_COUNT", "4"},
          {"GIT_CONFIG_KEY_0", "init.defaultBranch"},
          {"GIT_CONFIG_VALUE_0", "main"},
          {"GIT_CONFIG_KEY_1", "gc.auto"},
          {"GIT_CONFIG_VALUE_1", "0"},
          {"GIT_CONFIG_KEY_2", "protocol.file.allow"},
          {"GIT_CONFIG_VALUE_2", "always"},
          {"GIT_CONFIG_KEY_3", "advice.detachedHead"},
          {"GIT_CONFIG_VALUE_3", "false"},
          {"GIT_AUTHOR_NAME", "A Tester"},
          {"GIT_AUTHOR_EMAIL", "tester@example.com"},
          {"GIT_AUTHOR_DATE", "2024-01-02T03:04:05Z"},
          {"GIT_COMMITTER_NAME", "A Tester"},
          {"GIT_COMMITTER_EMAIL", "tester@example.com"},
          {"GIT_COMMITTER_DATE", "2024-01-02T03:04:05Z"},
          {"GIT_TERMINAL_PROMPT", "0"},
          {"GIT_EDITOR", "true"}};
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (std::string& text : strings) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

int wait_for(pid_t child) {
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

GitSandbox::GitSandbox() {
  std::string name = (fs::canonical(fs::temp_directory_path()) / "scan-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  root_ = name;
  dir_ = root_ + "/work";
  fs::create_directories(dir_);
  fs::create_directories(root_ + "/home");
  env_ = scrubbed_environment(root_ + "/home");
}

GitSandbox::~GitSandbox() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

GitSandbox::Outcome GitSandbox::run(const std::vector<std::string>& command,
                                    std::string_view input) {
  const std::string in = root_ + "/stdin";
  const std::string out = root_ + "/stdout";
  const std::string err = root_ + "/stderr";
  write_all(in, input);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, dir_.c_str());
  posix_spawn_file_actions_addopen(&actions, 0, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);

  std::vector<std::string> arguments = command;
  std::vector<std::string> environment;
  for (const auto& [name, value] : env_) environment.push_back(name + "=" + value);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, command.front().c_str(), &actions, nullptr,
                                  pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot run " + command.front());
  const int exit_code = wait_for(child);
  return {exit_code, read_all(out), read_all(err)};
}

GitSandbox::Outcome GitSandbox::try_git(const std::vector<std::string>& arguments,
                                        std::string_view input) {
  std::vector<std::string> command = {"git"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, input);
}

std::string GitSandbox::git(const std::vector<std::string>& arguments, std::string_view input) {
  const Outcome outcome = try_git(arguments, input);
  if (outcome.exit_code != 0) {
    std::string line = "git";
    for (const std::string& argument : arguments) line += " " + argument;
    ADD_FAILURE() << line << " gave " << outcome.exit_code << ": " << outcome.err;
  }
  return outcome.out;
}

std::string GitSandbox::path(std::string_view relative) const {
  return dir_ + "/" + std::string(relative);
}

void GitSandbox::write(std::string_view relative, std::string_view bytes) {
  const std::string target = path(relative);
  fs::create_directories(fs::path(target).parent_path());
  write_all(target, bytes);
}

void GitSandbox::remove(std::string_view relative) { fs::remove_all(path(relative)); }

void GitSandbox::symlink(std::string_view target, std::string_view relative) {
  const std::string link = path(relative);
  fs::create_directories(fs::path(link).parent_path());
  fs::remove_all(link);
  fs::create_symlink(target, link);
}

std::string GitSandbox::read(std::string_view relative) const { return read_all(path(relative)); }

}  // namespace scan::testing
