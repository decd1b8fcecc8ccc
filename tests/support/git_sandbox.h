// A folder of its own in which a test runs the real git, without the machine's or the user's
// configuration, with fixed names and dates, so that object ids are the same on every run.
//
//   GitSandbox box;
//   box.git({"init", "-q"});
//   box.write("a.txt", "text\n");
//   box.git({"add", "a.txt"});
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scan::testing {

class GitSandbox {
 public:
  struct Outcome {
    int exit_code = 0;  // 128 + signal where git was killed by one
    std::string out;
    std::string err;
  };

  GitSandbox();
  ~GitSandbox();  // removes the folder with everything in it
  GitSandbox(const GitSandbox&) = delete;
  GitSandbox& operator=(const GitSandbox&) = delete;

  // Absolute, without symlinks. Empty at first: no repository is made. Files that belong beside
  // it (a second repository, a linked worktree) may be put under `dir() + "/.."`.
  const std::string& dir() const { return dir_; }

  // Runs git in dir() and gives what it printed; a failed command fails the test.
  std::string git(const std::vector<std::string>& arguments, std::string_view input = {});
  // The same where failing is part of the test.
  Outcome try_git(const std::vector<std::string>& arguments, std::string_view input = {});
  // Any program, found in PATH, in the same folder and environment.
  Outcome run(const std::vector<std::string>& command, std::string_view input = {});

  // For the commands that follow.
  void set_env(const std::string& name, const std::string& value) { env_[name] = value; }
  void unset_env(const std::string& name) { env_.erase(name); }

  // Paths are relative to dir(); parents are made as needed.
  void write(std::string_view path, std::string_view bytes);
  void remove(std::string_view path);  // a whole tree where it is a folder; absence is fine
  void symlink(std::string_view target, std::string_view path);
  std::string read(std::string_view path) const;
  std::string path(std::string_view relative) const;

 private:
  std::string root_;  // holds dir_ and the files that carry standard input and output
  std::string dir_;
  std::map<std::string, std::string> env_;
};

}  // namespace scan::testing
