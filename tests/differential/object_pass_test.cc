// Delta scan ≡ full scan: for every object of generated repositories, the secrets that the pass
// over packs finds, encoded ones too, are those that are found by scanning and decoding the whole
// of what `git cat-file` prints. The same at any number of threads. With SCAN_REPOSITORY=PATH the
// same for a real repository.
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/base64.h"
#include "base/content_kind.h"
#include "base/hex.h"
#include "decode/text.h"
#include "decode/unpack.h"
#include "finding/fingerprint.h"
#include "git/object_store.h"
#include "history/inventory.h"
#include "history/object_scan.h"
#include "support/git_sandbox.h"
#include "tokens/decoded_matches.h"
#include "tokens/placeholders.h"
#include "tokens/rule_set.h"

namespace scan::history {
namespace {

constexpr std::int64_t kToday = 1767225600;

using Secrets = std::set<std::pair<std::string, Sha256>>;  // rule, identity
using ByObject = std::map<std::string, Secrets>;           // hexadecimal id; only objects with some

// The objects that git prints, one after the other.
class Objects {
 public:
  explicit Objects(const std::string& repository) {
    const std::string command =
        "env -i PATH=\"$PATH\" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 "
        "GIT_NO_LAZY_FETCH=1 git -C '" +
        repository + "' cat-file --batch-all-objects --unordered --batch";
    pipe_ = popen(command.c_str(), "r");
  }
  ~Objects() { pclose(pipe_); }
  Objects(const Objects&) = delete;
  Objects& operator=(const Objects&) = delete;

  bool next(std::string& id, std::string& type, std::string& bytes) {
    char head[200];
    char id_text[80];
    char type_text[20];
    std::size_t size = 0;
    if (std::fgets(head, sizeof head, pipe_) == nullptr) return false;
    if (std::sscanf(head, "%79s %19s %zu", id_text, type_text, &size) != 3) return false;
    bytes.resize(size + 1);
    if (std::fread(bytes.data(), 1, size + 1, pipe_) != size + 1) return false;
    bytes.pop_back();
    id = id_text;
    type = type_text;
    return true;
  }

 private:
  FILE* pipe_;
};

class ObjectPassDifferential : public ::testing::Test {
 protected:
  ObjectPassDifferential()
      : rules_(std::move(*tokens::RuleSet::builtin())), scanner_(rules_, kToday) {}

  struct Unpacked : decode::UnpackSink {
    std::vector<std::string> texts;
    void text(std::string_view, std::string_view text) override { texts.emplace_back(text); }
    void left_out(std::string_view, Skip) override {}
  };

  // The secrets of a text that is read whole.
  void add_plain(std::string_view text, tokens::Scanner::Worker& worker, Secrets& out) const {
    const auto add = [&](const tokens::TokenMatch& match, std::string_view secret) {
      out.emplace(match.rule->info.id, identity_of(match.rule->info.id, secret));
    };
    const Span all{0, text.size() + 1};
    std::vector<tokens::TokenMatch> matches;
    EXPECT_TRUE(scanner_.scan(text, all, "", worker, matches));
    Status status;
    const auto hidden = tokens::find_decoded({{text, {}}, all, matches}, scanner_, worker, status);
    EXPECT_TRUE(status);
    for (const tokens::DecodedMatch& each : hidden.matches) {
      add(each.match, hidden.secret_of(each));
      ++hidden_;
    }
    for (const tokens::TokenMatch& match : matches) {
      add(match, text.substr(match.secret.begin, match.secret.size()));
    }
  }

  ByObject plain(const std::string& repository) const {
    tokens::Scanner::Worker worker = std::move(*scanner_.make_worker());
    ByObject out;
    Objects objects(repository);
    std::string id, type, bytes;
    while (objects.next(id, type, bytes)) {
      if (type == "tree") continue;
      Secrets& secrets = out[id];
      if (type == "blob") {
        const ContentKind kind = content_kind(bytes);
        if (kind == ContentKind::kBinary) {
          Unpacked unpacked;
          decode::unpack(bytes, {}, unpacked);
          for (const std::string& text : unpacked.texts) add_plain(text, worker, secrets);
        } else {
          if (kind != ContentKind::kText) bytes = decode::utf16_to_utf8(bytes, kind);
          add_plain(bytes, worker, secrets);
        }
      } else {
        add_plain(bytes, worker, secrets);
      }
      if (secrets.empty()) out.erase(id);
    }
    return out;
  }

  ByObject by_packs(const std::string& path, std::size_t jobs) const {
    git::Environment environment;
    environment.cwd = path;
    const auto repository = git::discover(".", environment);
    EXPECT_TRUE(repository && *repository);
    const auto store = git::ObjectStore::open(**repository);
    EXPECT_TRUE(store);
    const Inventory inventory = take_inventory(**repository, *store);
    std::vector<Problem> problems = inventory.problems;
    const ObjectTable table = table_of(inventory, *store, (*repository)->id_size(), problems);
    std::vector<PassWorker> workers;
    for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back(std::move(*scanner_.make_worker()));
    WorkerPool pool(jobs);
    Progress progress;
    const std::atomic<bool> stop{false};
    GatherStats stats;
    GatherOptions options;
    options.jobs = jobs;
    const ObjectScanResult scanned =
        scan_objects(table, *store, scanner_, options, workers, pool, progress, stop, stats);
    EXPECT_TRUE(problems.empty() && scanned.problems.empty());
    ByObject out;
    for (const Sighting& each : scanned.sightings.list) {
      const RecordedSecret& secret = scanned.sightings.secrets[each.secret];
      out[table.id(each.object).hex()].emplace(secret.rule, secret.identity);
    }
    return out;
  }

  void compare(const std::string& repository) const {
    const ByObject expected = plain(repository);
    std::size_t secrets = 0;
    for (const auto& [id, of_object] : expected) secrets += of_object.size();
    std::printf("%zu objects with %zu secrets, %zu sightings of encoded ones\n", expected.size(),
                secrets, hidden_);
    EXPECT_GT(expected.size(), 0U);
    for (const std::size_t jobs : {1, 2, 8}) {
      SCOPED_TRACE(std::to_string(jobs) + " threads");
      const ByObject found = by_packs(repository, jobs);
      for (const auto& [id, of_object] : expected) {
        const auto at = found.find(id);
        EXPECT_TRUE(at != found.end() && at->second == of_object) << "object " << id;
      }
      for (const auto& [id, of_object] : found) {
        EXPECT_TRUE(expected.contains(id)) << "object " << id << " should have none";
      }
    }
  }

  tokens::RuleSet rules_;
  tokens::Scanner scanner_;
  mutable std::size_t hidden_ = 0;
};

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string wrapped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 76) out += text.substr(at, 76) + "\n";
  return out;
}

// A repository of files that are edited again and again: secrets come, are cut, moved, joined over
// the seam of two copies, encoded, and go.
class Generated {
 public:
  Generated(const tokens::RuleSet& rules, unsigned seed, const std::string& format)
      : random_(seed) {
    box_.git({"init", "-q", "--object-format=" + format});
    for (const tokens::TokenRule& rule : rules.groups().front().rules) {
      for (const tokens::Example& example : rule.bad) {
        auto text = tokens::expand_placeholders(example.text, seed + secrets_.size());
        if (text) secrets_.push_back(std::move(*text));
      }
    }
    for (int i = 0; i < 6; ++i) files_.push_back(lines(50 + below(300)));
    files_.push_back(std::string(200000, 'x') + " " + secrets_[below(secrets_.size())]);
    files_.push_back(std::string("\0\1\2binary", 9) + lines(20));
  }

  const std::string& make(int versions) {
    for (int version = 0; version < versions; ++version) {
      for (std::size_t i = 0; i < files_.size(); ++i) {
        if (below(3) == 0) edit(files_[i]);
        box_.write("dir/f" + std::to_string(i), files_[i]);
      }
      if (below(8) == 0) box_.write("utf16", utf16(lines(10)));
      if (below(8) == 0) box_.write("packed.gz", gzipped(lines(10)));
      if (below(8) == 0) box_.write("book", notebook());
      box_.git({"add", "-A"});
      const std::string message = below(4) == 0 ? secrets_[below(secrets_.size())] : "change";
      box_.git({"commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", "-"}, message + "\n");
      if (below(10) == 0) {
        box_.git({"tag", "-a", "-F", "-", "t" + std::to_string(version)},
                 secrets_[below(secrets_.size())]);
      }
      if (version == versions / 2) box_.git({"repack", "-q", "-a", "-d"});
    }
    box_.git({"hash-object", "-w", "--stdin"}, secrets_[0] + " dangling\n");
    return box_.dir();
  }

  testing::GitSandbox& box() { return box_; }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string line() {
    if (below(12) == 0) return secrets_[below(secrets_.size())] + "\n";
    if (below(12) == 0) return encoded() + "\n";
    std::string out;
    for (std::size_t words = below(9); words > 0; --words) {
      out += "word" + std::to_string(below(500)) + " ";
    }
    return out + "\n";
  }
  std::string encoded() {
    const std::string secret = secrets_[below(secrets_.size())];
    switch (below(6)) {
      case 0:
        return "auth_token: " + base64_encode(secret);
      case 1:
        return "key=" + base64_encode("a text before it: " + secret, Base64::kUrl);
      case 2:
        return "x = 0x" +
               hex_text({reinterpret_cast<const std::uint8_t*>(secret.data()), secret.size()});
      case 3:
        return "\"one\\n" + secret + "\\ntwo\"";
      case 4:
        return "q=" + base64_encode(base64_encode(secret) + " and more");
      default:
        return "pem\n" +
               wrapped(base64_encode(std::string(120, 'w') + "\n" + secret + "\nend of it"));
    }
  }

  std::string lines(std::size_t count) {
    std::string out;
    for (; count > 0; --count) out += line();
    return out;
  }

  void edit(std::string& text) {
    for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
      const std::size_t at = below(text.size() + 1);
      const std::size_t size = std::min(text.size() - at, below(3) == 0 ? below(2000) : below(40));
      switch (below(6)) {
        case 0:
          text.erase(at, size);
          break;
        case 1:
          text.insert(at, line());
          break;
        case 2:
          text.insert(at, text.substr(below(text.size() + 1), below(3000)));
          break;
        case 3:
          text.replace(at, size, 1, static_cast<char>('!' + below(90)));
          break;
        case 4: {  // move
          const std::string part = text.substr(at, size);
          text.erase(at, size);
          text.insert(below(text.size() + 1), part);
          break;
        }
        default:
          text.insert(at, secrets_[below(secrets_.size())].substr(0, 1 + below(60)));
      }
    }
    if (text.size() > 400000) text.resize(100000);
    if (text.empty()) text = lines(30);
  }

  std::string notebook() {
    return "{\"cells\": [{\"source\": [\"import it\\n\", \"key = '" +
           secrets_[below(secrets_.size())].substr(0, 30) + "'\\n\"]}],\n \"nbformat\": 4}\n";
  }

  static std::string utf16(const std::string& text) {
    std::string out = "\xff\xfe";
    for (const char c : text) out += {c, '\0'};
    return out;
  }

  testing::GitSandbox box_;
  std::mt19937 random_;
  std::vector<std::string> secrets_;
  std::vector<std::string> files_;
};

unsigned seed() {
  const char* text = std::getenv("SCAN_SEED");
  return text != nullptr ? static_cast<unsigned>(std::atoi(text)) : 20261123;
}

TEST_F(ObjectPassDifferential, DeepChainsOfOffsetDeltas) {
  Generated repository(rules_, seed(), "sha1");
  repository.make(60);
  repository.box().git({"repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=60"});
  compare(repository.box().dir());
}

TEST_F(ObjectPassDifferential, DeltasByIdAndSeveralPacksAndLooseObjects) {
  Generated repository(rules_, seed() + 1, "sha1");
  repository.box().git({"config", "repack.useDeltaBaseOffset", "false"});
  repository.make(40);
  compare(repository.box().dir());
}

TEST_F(ObjectPassDifferential, Sha256) {
  Generated repository(rules_, seed() + 2, "sha256");
  repository.make(30);
  repository.box().git({"repack", "-q", "-a", "-d", "-f", "--depth=40"});
  compare(repository.box().dir());
}

TEST_F(ObjectPassDifferential, OfARealRepository) {
  const char* path = std::getenv("SCAN_REPOSITORY");
  if (path == nullptr) GTEST_SKIP() << "SCAN_REPOSITORY names none";
  compare(path);
}

}  // namespace
}  // namespace scan::history
