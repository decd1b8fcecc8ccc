// No report in any format holds a secret, whatever line or name it stands in.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/base64.h"
#include "finding/finding_list.h"
#include "report/json.h"
#include "report/plan.h"
#include "report/text.h"
#include "unit/report/sample_outcome.h"

namespace scan::report {
namespace {

class World {
 public:
  explicit World(unsigned seed) : random_(seed) {}

  // A secret of letters and digits that nothing else in the world contains.
  std::string secret() {
    static constexpr std::string_view digits =
        "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnopqrstuvwxyz23456789";
    std::string text;
    for (std::size_t n = 8 + below(60); n > 0; --n) text += digits[below(digits.size())];
    secrets_.push_back(text);
    return text;
  }

  std::string filler() {
    static constexpr std::string_view bytes = " =:,;'\"\t\r\n\x1b\x80\xff#[]{}/";
    std::string text;
    for (std::size_t n = below(90); n > 0; --n) text += bytes[below(bytes.size())];
    if (below(3) == 0) text += "日本語 ";
    return text;
  }

  // A content with several secrets, all found, some written twice.
  void add_content(Outcome& outcome) {
    std::string content = filler();
    std::vector<KnownSecret> known;
    for (std::size_t n = 1 + below(5); n > 0; --n) {
      const std::string text = secret();
      known.push_back({{content.size(), content.size() + text.size()}, below(2) == 0});
      content += text + filler();
      if (below(4) == 0) content += text + filler();
    }
    const KnownSecrets all(known);
    for (const KnownSecret& one : known) add(outcome, "dir/file.txt", content, one, all, "content");
    if (below(2) == 0) add_name(outcome);
  }

  // A file whose name is a secret. Its path comes redacted from the engine.
  void add_name(Outcome& outcome) {
    const std::string name = secret() + ".pem";
    const KnownSecret one = {{0, name.size() - 4}, false};
    const KnownSecrets all({one});
    const std::string path = "dir/" + redact_range(name, {0, name.size()}, {0, 0}, all);
    add(outcome, path, name, one, all, "name");
    outcome.problems.push_back({path, "cannot be opened: " + path});
    outcome.notices.push_back(path + ":1: something");
    outcome.coverage.skipped[0]++;
    outcome.coverage.skipped_paths[0].push_back(path);
  }

  std::size_t below(std::size_t n) { return random_() % n; }
  const std::vector<std::string>& secrets() const { return secrets_; }

 private:
  void add(Outcome& outcome, const std::string& path, const std::string& content,
           const KnownSecret& one, const KnownSecrets& all, std::string_view part) {
    const std::string text = content.substr(one.span.begin, one.span.size());
    Finding finding;
    finding.rule = one.chosen ? &password_rule() : &token_rule();
    finding.secret = redacted(text, one.chosen);
    finding.plain = {text};
    finding.fingerprint = "s1-" + std::to_string(secrets_.size()) + std::to_string(one.span.begin);
    Place place;
    place.path = path;
    place.part = part;
    place.excerpt = make_excerpt(content, one.span, all, {});
    finding.places.push_back(std::move(place));
    if (below(4) == 0) {
      outcome.suppressed.push_back({std::move(finding), "reason", ""});
    } else {
      outcome.findings.push_back(std::move(finding));
    }
  }

  std::mt19937 random_;
  std::vector<std::string> secrets_;
};

TEST(NoSecret, InAnyReport) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    World world(seed);
    Outcome outcome;
    for (std::size_t n = 1 + world.below(4); n > 0; --n) world.add_content(outcome);
    outcome.findings = merge_findings(std::move(outcome.findings));
    const Summary summary = {outcome, "0", Severity::kWarning, 1, false, 1};
    std::string text;
    for (std::size_t width : {40, 80, 200}) {
      write_text(summary, {.color = seed % 2 == 0, .width = width, .verbose = true}, text);
    }
    write_json(summary, text);
    write_jsonl(summary, text);
    write_plan(summary, {.repository = "/r", .replacements = "/x"}, text);
    for (const std::string& secret : world.secrets()) {
      // A hint is four characters; six in a row of any secret are a leak.
      for (std::size_t at = 0; at + 6 <= secret.size(); ++at) {
        ASSERT_EQ(text.find(secret.substr(at, 6)), std::string::npos)
            << "seed " << seed << ", secret " << secret;
      }
    }
  }
}

// What the test above would find if redaction were off.
TEST(NoSecret, IsAbleToFail) {
  const std::string line = "k=" + sample_token();
  Outcome outcome;
  Finding finding = token_finding(place_of("a", 1, line, sample_token()));
  finding.places[0].excerpt = make_excerpt(
      line, {2, line.size()}, KnownSecrets({{{2, line.size()}, false}}), {.show_secrets = true});
  outcome.findings.push_back(finding);
  std::string text;
  write_text({outcome, "0", Severity::kWarning, 1, true, 1}, {}, text);
  EXPECT_NE(text.find(sample_token()), std::string::npos);
}

}  // namespace
}  // namespace scan::report
