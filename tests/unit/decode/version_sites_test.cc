// The law against find_sites over the whole of each version, through chains of random edits.
#include "decode/version_sites.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace scan::decode {
namespace {

// A content as a row of copies of an older one and of new bytes.
struct Made {
  std::string text;
  std::vector<CopiedRun> copied;

  void copy(const std::string& base, std::size_t begin, std::size_t size) {
    size = std::min(size, base.size() - begin);
    if (size == 0) return;
    CopiedRun* last = copied.empty() ? nullptr : &copied.back();
    if (last != nullptr && last->end() == text.size() && last->base_begin + last->size == begin) {
      last->size += size;
    } else {
      copied.push_back({text.size(), begin, size});
    }
    text += base.substr(begin, size);
  }
};

class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  std::string words(std::size_t count) {
    static constexpr std::string_view kPieces[] = {
        "QXNrIG1lIG5vIHF1ZXN0aW9ucyBhbmQgSSB0ZWxsIHlvdQ==",
        "aGVsbG8gd29ybGQgaGVsbG8gd29y",
        "61736b206d65206e6f207175657374696f6e73206e6f",
        "AnotherLongIdentifierInCamelCase",
        "\\nword_after_a_line_end_of_an_escape",
        "\\u0041bcdefghijklmnopqrstuvwxyz",
        "https%3A%2F%2Fhost.example%2Fpath",
        "%41",
        "\\",
        "/",
        "abcdefghijklmnopqrstuvwxyz",
        "\n",
        " ",
        "plain words of a text that hides nothing at all; ",
        "=\"",
        "\xc3\xa9"};
    std::string out;
    for (; count > 0; --count) out += kPieces[below(std::size(kPieces))];
    return out;
  }

  Made version_of(const std::string& base) {
    Made made;
    std::size_t at = 0;
    for (std::size_t edits = below(5); edits > 0; --edits) {
      const std::size_t size = below(2) == 0 ? below(200) : below(base.size() + 1);
      made.copy(base, at, size);
      at = std::min(base.size(), at + size);
      if (below(2) == 0) made.text += words(below(4));
      if (below(4) == 0) made.text += words(1).substr(0, below(20));
      if (below(3) == 0) at = std::min(base.size(), at + below(100));
      if (below(5) == 0) at = below(base.size() + 1);  // moved or doubled
    }
    if (below(3) != 0) made.copy(base, at, base.size());
    return made;
  }

 private:
  std::mt19937 random_;
};

TEST(VersionSites, AreThoseOfTheWholeVersion) {
  std::size_t sites_seen = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Author author(seed);
    std::string base = author.words(20 + author.below(200));
    Sites sites;
    find_sites(base, sites);
    for (int version = 0; version < 12; ++version) {
      const Made made = author.version_of(base);
      Sites found;
      find_version_sites(made.text, {base.size(), made.copied, sites}, found);
      Sites whole;
      find_sites(made.text, whole);
      ASSERT_EQ(found.runs, whole.runs);
      ASSERT_EQ(found.escapes, whole.escapes);
      sites_seen += whole.runs.size() + whole.escapes.size();
      base = made.text;
      sites = found;
    }
  }
  EXPECT_GT(sites_seen, 50000U);
}

// An edit one byte after the other, before, in and behind each kind of site.
TEST(VersionSites, EveryPlaceOfAnEdit) {
  const std::string quiet(600, '.');
  for (const std::string_view site :
       {"QXNrIG1lIG5vIHF1ZXN0aW9ucyBhbmQgSSB0ZWxsIHlvdQ==", "\\nword_after_a_line_end_of_an_escape",
        "\\u0041bcdefghijklmnopqrstuvwxyz", "61736b206d65206e6f207175657374696f6e73206e6f"}) {
    const std::string base = quiet + std::string(site) + quiet;
    Sites sites;
    find_sites(base, sites);
    ASSERT_FALSE(sites.empty()) << site;
    for (std::size_t at = 400; at < 600 + site.size() + 200; ++at) {
      for (const std::string_view added : {"", " ", "A"}) {
        Made made;
        made.copy(base, 0, at);
        made.text += added;
        made.copy(base, at + 1, base.size());
        Sites found;
        find_version_sites(made.text, {base.size(), made.copied, sites}, found);
        Sites whole;
        find_sites(made.text, whole);
        EXPECT_EQ(found.runs, whole.runs) << site << " at " << at;
        EXPECT_EQ(found.escapes, whole.escapes) << site << " at " << at;
      }
    }
  }
}

}  // namespace
}  // namespace scan::decode
