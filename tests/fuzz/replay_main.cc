// Runs a fuzz target over the files of its corpus and over mutations of them, the same ones on
// every run. An input that ends the process is kept in the current folder, as `crash-TARGET`.
//
//   fuzz_TARGET FOLDER…
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"

namespace {

constexpr int kMutations = 6000;

std::string crash_file;
std::string input;

// Calls only what a signal handler may.
void keep_input(int number) {
  const int file = open(crash_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file >= 0 && write(file, input.data(), input.size()) >= 0) {
    constexpr std::string_view note = "the input is kept in the current folder\n";
    static_cast<void>(!write(STDERR_FILENO, note.data(), note.size()));
  }
  signal(number, SIG_DFL);
  raise(number);
}

void run(std::string bytes) {
  input = std::move(bytes);
  // Of just that size, so that the address sanitizer sees a read past the end.
  const std::vector<std::uint8_t> exact(input.begin(), input.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

void read_files(const std::filesystem::path& folder, std::vector<std::string>& inputs) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;  // a target has files of its own, made ones, or both
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    paths.push_back(entry);
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
}

// Flips, cuts, repeats, overwrites and joins: what breaks readers of sizes and offsets.
class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& files) : files_(files) {}

  std::string next() {
    std::string bytes = files_[below(files_.size())];
    for (std::size_t edits = 1 + below(4); edits > 0; --edits) edit(bytes);
    return bytes;
  }

 private:
  // The distributions of the standard library differ from one to the other.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

  void edit(std::string& bytes) {
    constexpr unsigned char kEdges[] = {0, 1, '\n', ' ', '/', 0x7f, 0x80, 0xff};
    if (bytes.empty()) bytes += '\0';
    const std::size_t at = below(bytes.size());
    const std::size_t size = std::min<std::size_t>(1 + below(16), bytes.size() - at);
    const auto edge = static_cast<char>(kEdges[below(std::size(kEdges))]);
    const std::string& other = files_[below(files_.size())];
    switch (below(7)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 1:
        bytes[at] = edge;
        break;
      case 2:
        bytes.erase(at, size);
        break;
      case 3:
        bytes.insert(at, bytes.substr(below(bytes.size()), 64));
        break;
      case 4:
        bytes.insert(at, size, edge);
        break;
      case 5:
        bytes.replace(at, std::string::npos, other, std::min(at, other.size()));
        break;
      default:
        bytes.resize(at);
    }
  }

  const std::vector<std::string>& files_;
  std::mt19937_64 random_{20261123};
};

}  // namespace

int main(int argc, char** argv) {
  const std::string name = std::filesystem::path(argv[0]).filename();
  crash_file = "crash-" + name;
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) signal(number, keep_input);

  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) read_files(argv[i], files);
  if (files.empty()) {
    std::fprintf(stderr, "%s: no file to run; make_corpus.py makes some\n", name.c_str());
    return 1;
  }
  run("");
  for (const std::string& file : files) run(file);
  Mutator mutator(files);
  for (int i = 0; i < kMutations; ++i) run(mutator.next());
  std::printf("%s: %zu files, %d mutations\n", name.c_str(), files.size(), kMutations);
  return 0;
}
