// Runs a fuzz target without libFuzzer: every seed, then mutations of the seeds for as long as
// asked.
//
//   fuzz_NAME [-seconds N] [-start N] SEED-FILE…
//
// The mutations depend only on -start and the seeds, so that a failure can be had again; the input
// that runs is in the file fuzz_last of the current folder when -keep is given.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kLargest = 1 << 16;

// What the languages under test are made of.
constexpr std::string_view kPieces[] = {"\n",
                                        "\r\n",
                                        "\t",
                                        "    ",
                                        "\"",
                                        "'",
                                        "`",
                                        "```",
                                        "~~~",
                                        "\\",
                                        "\\\n",
                                        "#",
                                        " # ",
                                        ";",
                                        "=",
                                        ":",
                                        "::",
                                        "[",
                                        "]",
                                        "[]",
                                        "{",
                                        "}",
                                        "${",
                                        "${{",
                                        "}}",
                                        "{{",
                                        "{%",
                                        "''",
                                        "$(",
                                        ")",
                                        "(",
                                        "||",
                                        "&&",
                                        "==",
                                        "!",
                                        ".",
                                        "*",
                                        ",",
                                        "-",
                                        "- ",
                                        "> ",
                                        "<<EOF",
                                        "<<-'A'",
                                        "EOF",
                                        "RUN ",
                                        "ENV ",
                                        "ARG ",
                                        "FROM a",
                                        "# escape=`",
                                        "COPY ",
                                        "export ",
                                        "Match ",
                                        "Environment=",
                                        "secrets",
                                        "\xef\xbb\xbf",
                                        "\xff",
                                        "://",
                                        "@",
                                        "-----BEGIN ",
                                        "ENC[",
                                        "\\u00e9",
                                        ".. code::",
                                        "----",
                                        "[source,sh]",
                                        "||'x'"};

class Mutator {
 public:
  Mutator(std::vector<std::string> seeds, std::uint64_t start)
      : seeds_(std::move(seeds)), random_(start) {
    if (seeds_.empty()) seeds_.emplace_back();
  }

  std::string next() {
    std::string text = seeds_[below(seeds_.size())];
    for (std::size_t left = 1 + below(12); left > 0; --left) mutate(text);
    if (text.size() > kLargest) text.resize(kLargest);
    return text;
  }

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = below(std::min<std::size_t>(text.size() - at, 40) + 1);
    switch (below(6)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, kPieces[below(std::size(kPieces))]);
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 3:
        text.insert(below(text.size() + 1), text.substr(at, length));
        break;
      case 4: {
        const std::string& other = seeds_[below(seeds_.size())];
        text.insert(at, other.substr(below(other.size() + 1), 60));
        break;
      }
      default:
        for (std::size_t left = below(200); left > 0; --left) {
          text.insert(at, kPieces[below(std::size(kPieces))]);
        }
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937_64 random_;
};

void run(const std::string& text, bool keep) {
  if (keep) std::ofstream("fuzz_last", std::ios::binary) << text;
  // A copy of exactly this size, so that a read past its end is seen.
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::chrono::seconds time{1};
  std::uint64_t start = 1;
  bool keep = false;
  std::vector<std::string> seeds;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "-seconds" && i + 1 < argc) {
      time = std::chrono::seconds(std::atoi(argv[++i]));
    } else if (argument == "-start" && i + 1 < argc) {
      start = static_cast<std::uint64_t>(std::atoll(argv[++i]));
    } else if (argument == "-keep") {
      keep = true;
    } else {
      std::ifstream in(argv[i], std::ios::binary);
      if (!in) {
        std::fprintf(stderr, "%s: cannot be read\n", argv[i]);
        return 2;
      }
      seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  for (const std::string& seed : seeds) run(seed, keep);
  Mutator mutator(std::move(seeds), start);
  const auto end = std::chrono::steady_clock::now() + time;
  std::uint64_t runs = 0;
  for (; std::chrono::steady_clock::now() < end; ++runs) run(mutator.next(), keep);
  std::printf("%llu inputs\n", static_cast<unsigned long long>(runs));
  return 0;
}
