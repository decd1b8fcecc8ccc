// Each example is scanned alone, expanded with a seed made from its place.
#include "tokens/rule_examples.h"

#include <algorithm>

#include "tokens/placeholders.h"

namespace scan::tokens {
namespace {

// Structured examples (an expiry, say) are held against this day: 2026-01-01.
constexpr std::int64_t kToday = 1767225600;

// What the rule itself says of the text, whichever rule the overlap was given to.
struct Said {
  bool reported = false;
  Confidence best = Confidence::kLow;
};

class Runner {
 public:
  Runner(const Scanner& scanner, Scanner::Worker& worker, ExampleReport& report)
      : scanner_(scanner), worker_(worker), report_(report) {}

  void run(const TokenRule& rule) {
    for (std::size_t i = 0; i < rule.bad.size(); ++i) check_bad(rule, rule.bad[i], i);
    for (std::size_t i = 0; i < rule.good.size(); ++i) check_good(rule, rule.good[i], i);
  }

 private:
  void fail(const TokenRule& rule, const Example& example, const std::string& message) {
    report_.failures.push_back(std::string(rule.file) + ":" + std::to_string(example.line) + ": " +
                               std::string(rule.info.id) + ": " + message);
  }

  Said ask(const TokenRule& rule, const Example& example, std::size_t number) {
    ++report_.examples;
    Said said;
    const auto text = expand_placeholders(example.text, example.line * 1000 + number);
    if (!text) {
      fail(rule, example, text.error().message);
      return said;
    }
    std::vector<TokenMatch> matches;
    const Status status =
        scanner_.scan(*text, {0, text->size() + 1}, example.path, worker_, matches);
    if (!status) fail(rule, example, status.error().message);
    for (const TokenMatch& match : matches) {
      const bool also = std::find(match.also.begin(), match.also.end(), &rule) != match.also.end();
      if (match.rule != &rule && !also) continue;
      said.reported = true;
      said.best = std::max(said.best, match.confidence);
    }
    return said;
  }

  void check_bad(const TokenRule& rule, const Example& example, std::size_t number) {
    const Said said = ask(rule, example, number);
    if (!said.reported) {
      fail(rule, example, "this bad example is not reported");
    } else if (example.confidence && said.best != *example.confidence) {
      fail(rule, example,
           "reported with confidence " + std::string(confidence_name(said.best)) + ", not " +
               std::string(confidence_name(*example.confidence)));
    } else if (!example.confidence && said.best < Confidence::kMedium) {
      fail(rule, example, "reported with low confidence only");
    }
  }

  void check_good(const TokenRule& rule, const Example& example, std::size_t number) {
    const Said said = ask(rule, example, number);
    if (said.reported && said.best >= Confidence::kMedium) {
      fail(rule, example, "this good example is reported");
    }
  }

  const Scanner& scanner_;
  Scanner::Worker& worker_;
  ExampleReport& report_;
};

}  // namespace

ExampleReport run_examples(const RuleSet& rules, const RuleGroup& group) {
  ExampleReport report;
  const Scanner scanner(rules, kToday);
  auto worker = scanner.make_worker();
  if (!worker) {
    report.failures.push_back(worker.error().message);
    return report;
  }
  Runner runner(scanner, *worker, report);
  for (const TokenRule& rule : group.rules) runner.run(rule);
  return report;
}

}  // namespace scan::tokens
