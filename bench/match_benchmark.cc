// Where the milliseconds of a short run go, and what a byte costs: the parts of token matching
// that every run pays. The text is the project's own sources, so the mix of candidates is that of
// ordinary code; it is not a measure of rare inputs.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "match/core_database.h"
#include "tokens/builtin_rules.h"
#include "tokens/rule_set.h"
#include "tokens/scanner.h"

namespace {

std::string own_sources() {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("scanner")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

void OpenDatabase(benchmark::State& state) {
  for (auto _ : state) {
    auto database = scan::match::CoreDatabase::in_place(scan::tokens::builtin_database());
    benchmark::DoNotOptimize(database);
  }
  state.SetLabel(std::to_string(scan::tokens::builtin_database().size()) + " bytes, " +
                 std::to_string(scan::tokens::builtin_rules().size()) + " rules");
}
BENCHMARK(OpenDatabase);

// What opening costs where the bytes are not in place: a copy and a checksum.
void DeserialiseDatabase(benchmark::State& state) {
  const auto database = scan::match::CoreDatabase::in_place(scan::tokens::builtin_database());
  const std::string bytes = database->serialize();
  for (auto _ : state) {
    auto copy = scan::match::CoreDatabase::deserialize(bytes);
    benchmark::DoNotOptimize(copy);
  }
}
BENCHMARK(DeserialiseDatabase);

void PrepareScratch(benchmark::State& state) {
  const auto rules = scan::tokens::RuleSet::builtin();
  const scan::tokens::Scanner scanner(*rules, 0);
  for (auto _ : state) {
    auto worker = scanner.make_worker();
    benchmark::DoNotOptimize(worker);
  }
}
BENCHMARK(PrepareScratch);

void ScanSources(benchmark::State& state) {
  const std::string text = own_sources();
  const auto rules = scan::tokens::RuleSet::builtin();
  const scan::tokens::Scanner scanner(*rules, 0);
  auto worker = scanner.make_worker();
  std::vector<scan::tokens::TokenMatch> matches;
  for (auto _ : state) {
    matches.clear();
    const scan::Status status = scanner.scan(text, {0, text.size() + 1}, "", *worker, matches);
    benchmark::DoNotOptimize(status);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(ScanSources);

}  // namespace
