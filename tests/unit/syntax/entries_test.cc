// Entries of each language, one line an entry, against what the language's specification says.
#include "syntax/entries.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace scan::syntax {
namespace {

constexpr std::string_view kKinds[] = {"s", "i", "f", "b", "n", "d", "x", "[]", "{}"};

// "path=kind:value" of every entry, one a line; `*` marks what came through an alias.
std::string lines(const Document& document) {
  std::string out;
  for (const Entry& entry : document.entries) {
    if (entry.document > 0) out += std::to_string(entry.document) + "/";
    out += to_string(entry.path) + (entry.through_alias ? "*=" : "=");
    out += std::string(kKinds[static_cast<std::size_t>(entry.kind)]) + ":" + entry.value + "\n";
  }
  return out;
}

struct Row {
  Language language;
  std::string_view text;
  std::string_view expected;
};

const Row kRows[] = {
    {Language::kToml, "a.b.\"c d\" = 1\n", "a.b.\"c d\"=i:1\n"},
    {Language::kToml, "[t]\n[t.u]\nx = {y = [1, {z = 2}], e = {}}\n",
     "t.u.x.y[0]=i:1\nt.u.x.y[1].z=i:2\nt.u.x.e={}:\n"},
    {Language::kToml, "[[a]]\nn = 1\n[[a.b]]\nd = 1979-05-27\n[a.c]\n[[a]]\n",
     "a[0].n=i:1\na[0].b[0].d=d:1979-05-27\na[0].c={}:\na[1]={}:\n"},
    {Language::kToml,
     "a = \"\"\"\nx\\\n   y\\u00e9\"\"\"\nb = '''\nc\\d'''\nc = 'e\\f'\nd = \"\\t\"\n",
     "a=s:xy\xc3\xa9\nb=s:c\\d\nc=s:e\\f\nd=s:\t\n"},
    {Language::kToml, "a = true # c\r\nb = inf\r\nc = 0x1F\r\n", "a=b:true\nb=f:inf\nc=i:0x1F\n"},
    {Language::kYaml, "a: &x {b: 1, c: [2, ~]}\nd: *x\n",
     "a.b=i:1\na.c[0]=i:2\na.c[1]=n:\nd.b*=i:1\nd.c[0]*=i:2\nd.c[1]*=n:\n"},
    {Language::kYaml, "a: &x {b: 1, c: 2}\nd: &y {c: 3, e: 4}\nf:\n  <<: [*x, *y]\n  b: 5\n",
     "a.b=i:1\na.c=i:2\nd.c=i:3\nd.e=i:4\nf.b=i:5\nf.c*=i:2\nf.e*=i:4\n"},
    {Language::kYaml, "l:\n- &x a\n- *x\n- [*x]\n", "l[0]=s:a\nl[1]*=s:a\nl[2][0]*=s:a\n"},
    {Language::kYaml, "l:\n- &x [1]\n- *x\n", "l[0][0]=i:1\nl[1][0]*=i:1\n"},
    {Language::kYaml, "a: |\n  x\n   y\n\nb: |-\n  x\n\nc: |+\n  x\n\nd: >\n  x\n  y\n\n  z\n",
     "a=s:x\n y\n\nb=s:x\nc=s:x\n\n\nd=s:x y\nz\n\n"},
    {Language::kYaml, "a: |2\n    x\nb: >1-\n x\n", "a=s:  x\n\nb=s:x\n"},
    {Language::kYaml, "a: |\nb: 1\n", "a=s:\nb=i:1\n"},
    {Language::kYaml, "run: |\n  last", "run=s:last\n"},
    {Language::kYaml, "a: \"x\\\n  y\\u00e9\"\r\nb: 'it''s\r\n  it'\r\nc: p\r\n  q\r\n",
     "a=s:xy\xc3\xa9\nb=s:it's it\nc=s:p q\n"},
    {Language::kYaml, "? [x, y]\n: z\n? k\n{a}: 1\n", "\"[x, y]\"=s:z\nk=n:\n\"{a}\"=i:1\n"},
    {Language::kYaml, "l: [a: 1, {b}]\nm:\n", "l[0].a=i:1\nl[1].b=n:\nm=n:\n"},
    {Language::kYaml, "a: yes\nb: on\nc: True\nd: 0o7\ne: 1_0\nf: 2001-01-01\ng: !!str 1\n",
     "a=s:yes\nb=s:on\nc=b:True\nd=i:0o7\ne=s:1_0\nf=d:2001-01-01\ng=s:1\n"},
    {Language::kYaml, "a: 1\n---\nb: 2\n...\n---\nc\n", "a=i:1\n1/b=i:2\n2/=s:c\n"},
    {Language::kYaml, "a: 1\na: 2\n", "a=i:1\na=i:2\n"},
    {Language::kJson, R"({"a": [1, -2.5e3, true, null, {}, []], "a\"b": "\ud83d\ude00\n\ud800"})",
     "a[0]=i:1\na[1]=f:-2.5e3\na[2]=b:true\na[3]=n:\na[4]={}:\na[5]=[]:\n"
     "\"a\\\"b\"=s:\xf0\x9f\x98\x80\n\xef\xbf\xbd\n"},
    {Language::kJson, "{\"a\": 1, \"a\": 2}", "a=i:1\na=i:2\n"},
    {Language::kJsonc, "{ // c\n \"a\": [1, /* d */ 2,],\n}\n", "a[0]=i:1\na[1]=i:2\n"},
    {Language::kNix,
     "{ x, y ? 1, }: let z = \"l\"; in { a.\"b c\" = x; inherit (q) r; s = [ 1 \"t\" ]; }",
     "y=i:1\nz=s:l\na.\"b c\"=x:x\nr=x:q.r\ns[0]=i:1\ns[1]=s:t\n"},
    {Language::kNix, "{ a = ''\n  x\n    ''${y} '''\n''; b = \"${c}\"; d = \"\\${e}\"; f = null; }",
     "a=s:x\n  ${y} ''\n\nb=x:\"${c}\"\nd=s:${e}\nf=n:\n"},
    {Language::kNix, "{ s = lib.mkIf c { p = lib.mkDefault \"v\"; }; m = mkMerge [ { u = 1; } ]; }",
     "s.p=s:v\nm.u=i:1\n"},
    {Language::kNix, "{ f = g { h = true; }; w = with p; { k = ./l; }; n = { o }: { q = 1; }; }",
     "f=x:g { h = true; }\nf.h=b:true\nw.k=x:./l\nq=i:1\n"},
    {Language::kHcl, "resource \"t\" \"n\" {\n a = \"b$${c}\\n\"\n n = -3\n l = [\"x\", v.y]\n}\n",
     "resource.t.n.a=s:b${c}\n\nresource.t.n.n=i:-3\nresource.t.n.l[0]=s:x\nresource.t.n.l[1]=x:v."
     "y\n"},
    {Language::kHcl, "m = merge(z, { k = \"l\", \"q r\" = true })\nh = <<-E\n  x\n    y\n  E\n",
     "m=x:merge(z, { k = \"l\", \"q r\" = true })\nm.k=s:l\nm.\"q r\"=b:true\nh=s:x\n  y\n\n"},
    {Language::kHcl, "i = \"x${v}\"\nb {\n c = null\n}\nb {\n c = {}\n}\n",
     "i=x:\"x${v}\"\nb.c=n:\nb.c={}:\n"},
};

TEST(Entries, SayWhatTheTextSays) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const Document document = read_entries(row.language, row.text);
    EXPECT_EQ(lines(document), row.expected);
    EXPECT_TRUE(document.errors.empty());
    EXPECT_FALSE(document.incomplete);
  }
}

TEST(Entries, PlacesAreThoseOfTheOriginalBytes) {
  const std::string text =
      "\xef\xbb\xbf"
      "a:\r\n  key: \"v\\n\" # why \r\n";
  const Document document = read_entries(Language::kYaml, text);
  ASSERT_EQ(document.entries.size(), 1u);
  const Entry& entry = document.entries[0];
  EXPECT_EQ(text.substr(entry.key_place.begin, entry.key_place.size()), "key");
  EXPECT_EQ(text.substr(entry.value_place.begin, entry.value_place.size()), "\"v\\n\"");
  EXPECT_EQ(entry.comment.text, "why");
  EXPECT_EQ(text.substr(entry.comment.place.begin, 1), "#");
}

TEST(Entries, AnAliasHasThePlaceOfItsAnchor) {
  const std::string_view text = "a: &x secret\nb: *x\n";
  const Document document = read_entries(Language::kYaml, text);
  ASSERT_EQ(document.entries.size(), 2u);
  EXPECT_TRUE(document.entries[1].through_alias);
  EXPECT_EQ(document.entries[1].value_place, document.entries[0].value_place);
  EXPECT_EQ(document.entries[1].key_place, (Span{13, 14}));
}

TEST(Entries, AnAliasOfItselfOrOfNothingIsAnError) {
  for (const std::string_view text : {"a: &x [*x]\n", "a: *nothing\n"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(read_entries(Language::kYaml, text).errors.size(), 1u);
  }
}

TEST(Entries, ATrailingCommaIsAnErrorOfStrictJson) {
  EXPECT_FALSE(read_entries(Language::kJson, "[1,]").errors.empty());
  EXPECT_FALSE(read_entries(Language::kJsonc, "{\"a\": ]}").errors.empty());
}

TEST(Entries, ABrokenDocumentKeepsWhatIsRight) {
  const Document document = read_entries(Language::kToml, "a = 1\nb = = 2\nc = 3\n");
  EXPECT_FALSE(document.errors.empty());
  EXPECT_EQ(lines(document).substr(0, 6), "a=i:1\n");
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Entries, HostileDocumentsAreCutAndSaySo) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(last + ",", 9) +
            "]\n";
  }
  const std::pair<Language, std::string> rows[] = {
      {Language::kYaml, bomb},
      {Language::kJson, repeated("[", 100'000) + repeated("]", 100'000)},
      {Language::kJson, repeated("{\"a\":", 100'000) + "1" + repeated("}", 100'000)},
      {Language::kYaml, repeated("key: value\n", 5'000'000)},
      {Language::kToml, repeated("a.", 300'000) + "a = 1\n"},
      {Language::kNix, "{ a = " + repeated("[", 50'000) + repeated("]", 50'000) + "; }"},
      {Language::kHcl, "a = " + repeated("[", 50'000) + repeated("]", 50'000) + "\n"},
  };
  for (const auto& [language, text] : rows) {
    SCOPED_TRACE(std::string(name_of(language)) + ": " + text.substr(0, 30));
    EXPECT_TRUE(read_entries(language, text).incomplete);
  }
}

// Every value of a line has the comment behind it, every anchor what stands below it.
TEST(Entries, CopiesCountAsOutput) {
  Limits limits;
  limits.max_output_bytes = 1 << 20;
  std::string nested = "a: ";
  for (int i = 0; i < 50; ++i) nested += "&a" + std::to_string(i) + " [";
  const std::pair<Language, std::string> rows[] = {
      {Language::kToml, "a = [" + repeated("1, ", 500) + "] # " + std::string(10'000, 'c') + "\n"},
      {Language::kYaml, nested + std::string(100'000, 'v') + repeated("]", 50) + "\n"},
  };
  for (const auto& [language, text] : rows) {
    SCOPED_TRACE(name_of(language));
    const Document document = read_entries(language, text, limits);
    EXPECT_TRUE(document.incomplete);
    EXPECT_FALSE(document.entries.empty());
    std::size_t bytes = 0;
    for (const Entry& entry : document.entries) bytes += entry.comment.text.size();
    EXPECT_LE(bytes, limits.max_output_bytes);
    EXPECT_FALSE(read_entries(language, text).incomplete);
  }
}

TEST(Entries, AValueMayFollowManyComments) {
  const std::string text = "a: !t # c\n" + repeated("  # c\n", 40) + "  b\n";
  EXPECT_EQ(lines(read_entries(Language::kYaml, text)), "a=s:b\n");
}

TEST(Entries, DeepIndentationStaysInsideTheScannersBuffer) {
  // The state of the yaml scanner grows with each level; 300 are more than it can save.
  const Document document = read_entries(Language::kYaml, repeated("- ", 300) + "x\n");
  EXPECT_TRUE(document.incomplete || !document.errors.empty());
}

TEST(Entries, AYamlFileHasMoreThan32767Lines) {
  const Document document = read_entries(Language::kYaml, repeated("- a\n", 40'000));
  EXPECT_EQ(document.entries.size(), 40'000u);
  EXPECT_TRUE(document.errors.empty());
}

}  // namespace
}  // namespace scan::syntax
