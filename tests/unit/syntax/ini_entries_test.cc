// Files as pip, AWS, npm, git and systemd document them.
#include "syntax/ini_entries.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace scan::syntax {
namespace {

// "a/b[1]=value" for each entry; `?` for one without a sign.
std::vector<std::string> shown(const Document& document) {
  std::vector<std::string> out;
  for (const Entry& entry : document.entries) {
    std::string path;
    for (const KeyPart& part : entry.path) {
      if (part.is_index()) {
        path += "[" + std::to_string(part.index) + "]";
      } else {
        path += (path.empty() ? "" : "/") + part.name;
      }
    }
    out.push_back(path + (entry.kind == ValueKind::kNull ? "?" : "=" + entry.value));
  }
  return out;
}

using Shown = std::vector<std::string>;

TEST(Ini, Plain) {
  const std::string content =
      "\xef\xbb\xbftop = 1\r\n"
      "[default]\r\n"
      "aws_secret_access_key = abc+/=\r\n"
      "; note\r\n"
      "[profile dev] # dev\n"
      "region: eu-west-1 ; here\n"
      "quoted = \"a ; b\" # c\n"
      "keep = a#b;c\n"
      "multi =\n"
      "    one\n"
      "    two\n"
      "[remote \"origin\"]\n"
      "\turl = https://h/x\n"
      "\tbare\n"
      "empty =\n";
  const Document document = ini_entries(content, IniDialect::kPlain);
  EXPECT_EQ(shown(document),
            (Shown{"top=1", "default/aws_secret_access_key=abc+/=", "profile dev/region=eu-west-1",
                   "profile dev/quoted=a ; b", "profile dev/keep=a#b;c",
                   "profile dev/multi=\none\ntwo", "remote \"origin\"/url=https://h/x",
                   "remote \"origin\"/bare?", "remote \"origin\"/empty="}));
  EXPECT_TRUE(document.errors.empty());
  ASSERT_EQ(document.comments.size(), 4U);
  EXPECT_EQ(document.comments[0].text, "note");
  EXPECT_EQ(document.entries[2].comment.text, "here");
  const Span place = document.entries[3].value_place;
  EXPECT_EQ(content.substr(place.begin, place.size()), "\"a ; b\"");
}

// What go-ini writes for sops: lines that are no settings, and quotes that nothing closes.
TEST(Ini, Lines) {
  const std::string content =
      "[sops]\nenc = \"\"\"-----BEGIN-----\n\n=a1\nb=c\n-----END-----\"\"\" # d\nfp = A\n"
      "open = \"\"\"x\n";
  const Document document = ini_entries(content, IniDialect::kPlain);
  EXPECT_EQ(shown(document), (Shown{"sops/enc=-----BEGIN-----\n\n=a1\nb=c\n-----END-----",
                                    "sops/fp=A", "sops/open=\"\"\"x"}));
  EXPECT_TRUE(document.errors.empty());
  EXPECT_EQ(document.entries[0].comment.text, "d");
}

TEST(Ini, Npmrc) {
  const Document document = ini_entries(
      "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\nca[]=\"one\"\nca[] = two\n; "
      "x\n@a:registry=https://h:8\n",
      IniDialect::kNpmrc);
  EXPECT_EQ(shown(document), (Shown{"//registry.npmjs.org/:_authToken=${NPM_TOKEN}", "ca[0]=one",
                                    "ca[1]=two", "@a:registry=https://h:8"}));
}

TEST(Ini, Systemd) {
  const std::string content =
      "[Service]\n"
      "ExecStart=/bin/a \\\n# between\n  --token=x # not a comment\n"
      "ExecStart=/bin/b\n"
      "Environment=\"A=b c\" D=e \\\n  'F=g'\n"
      "Environment=\n";
  const Document document = ini_entries(content, IniDialect::kSystemd);
  EXPECT_EQ(shown(document),
            (Shown{"Service/ExecStart=/bin/a    --token=x # not a comment",
                   "Service/ExecStart=/bin/b", "Service/Environment/A=b c",
                   "Service/Environment/D=e", "Service/Environment/F=g", "Service/Environment="}));
  const Span place = document.entries[4].value_place;
  EXPECT_EQ(content.substr(place.begin, place.size()), "'F=g'");
}

TEST(Ini, Broken) {
  const Document document = ini_entries("[open\n= x\n[a] b\n", IniDialect::kPlain);
  EXPECT_EQ(document.errors.size(), 3U);
  EXPECT_TRUE(document.entries.empty());
  EXPECT_TRUE(ini_entries(std::string((16 << 20) + 1, 'a'), IniDialect::kPlain).incomplete);
}

}  // namespace
}  // namespace scan::syntax
