// Scripts and what is read in them, written the way describe() tells it.
#include "syntax/shell.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace scan::syntax {
namespace {

// `<word>`, with a star where it is not literal.
std::string describe(const ShellWord& word) {
  std::string out = "<";
  for (const char c : word.text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  return out + (word.literal ? ">" : ">*");
}

std::string describe(const ShellCommand& command) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : " ") + part; };
  if (command.piped_from >= 0) add("from" + std::to_string(command.piped_from));
  if (command.piped_to >= 0) add("to" + std::to_string(command.piped_to));
  if (command.substituted) add("inside");
  for (const ShellAssignment& set : command.assignments) {
    add((set.exported ? "x:" : "") + set.name + (set.append ? "+=" : "=") + describe(set.value));
  }
  for (const ShellWord& word : command.words) add(describe(word));
  for (const ShellRedirect& redirect : command.redirects) {
    const std::string number = redirect.descriptor < 0 ? "" : std::to_string(redirect.descriptor);
    add("(" + number + redirect.op + " " + describe(redirect.target) +
        (redirect.expands ? ")" : " raw)"));
  }
  return out;
}

struct Row {
  std::string script;
  std::vector<std::string> commands;
};

template <std::size_t N>
void expect_commands(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.script);
    const Shell shell = read_shell(row.script);
    std::vector<std::string> found;
    for (const ShellCommand& command : shell.commands) found.push_back(describe(command));
    EXPECT_EQ(found, row.commands);
    EXPECT_TRUE(shell.errors.empty());
    EXPECT_FALSE(shell.incomplete);
  }
}

TEST(Shell, Words) {
  const Row rows[] = {
      {"a b", {"<a> <b>"}},
      {"a 'b c'", {"<a> <b c>"}},
      {R"(a "b\$c\"d\n\`")", {R"(<a> <b$c"d\n`>)"}},
      {R"(a \"b\ c\\)", {R"(<a> <"b c\>)"}},
      {R"(a "x"'y'z)", {"<a> <xyz>"}},
      {R"(a 'b'\''c')", {"<a> <b'c>"}},
      {R"(a $'i\x41\u00e9\101\'\n')", {"<a> <iAéA'\\n>"}},
      {R"(a $"b")", {"<a> <b>"}},
      {"a \\\n  b c\\\nd", {"<a> <b> <cd>"}},
      {"a \\\r\n  b", {"<a> <b>"}},
      {"a \"b\n  c\"", {"<a> <b\\n  c>"}},
      {"a \"b\\\nc\"", {"<a> <bc>"}},
      {R"(a "$B"c $D ${E} "${F[@]}")", {R"(<a> <$Bc>* <$D>* <${E}>* <${F[@]}>*)"}},
      {"a $((1 + 2)) '$B' \\$C", {"<a> <$((1 + 2))>* <$B> <$C>"}},
      {"a *.b [c] {d,e} ~/f g?", {"<a> <*.b>* <[c]>* <{d,e}>* <~/f>* <g?>*"}},
      {"a '*' \"?\" {} {b} c~d @{u}", {"<a> <*> <?> <{}> <{b}> <c~d> <@{u}>"}},
      {"a --b=c -d", {"<a> <--b=c> <-d>"}},
      {"a b # c\n# d\ne", {"<a> <b>", "<e>"}},
      {"a b;c&&d||e&f\n", {"<a> <b>", "<c>", "<d>", "<e>", "<f>"}},
      {"! a", {"<a>"}},
      {"", {}},
  };
  expect_commands(rows);
}

// Inside of `"${…}"` quotes and parentheses are text, which the grammar does not know.
TEST(Shell, TextInQuotedBraces) {
  const Row rows[] = {
      {R"(: "${A:?it isn't 'set' (yet)}"; b)", {R"(<:> <${A:?it isn't 'set' (yet)}>*)", "<b>"}},
      {R"(a "${B:+ ($C)}" 'd (e'; f)", {R"(<a> <${B:+ ($C)}>* <d (e>)", "<f>"}},
      {R"(a "${B:-$(c '(')}")", {R"(<a> <${B:-$(c '(')}>*)", "inside <c> <(>"}},
  };
  expect_commands(rows);
}

TEST(Shell, Assignments) {
  const Row rows[] = {
      {"A=b", {"A=<b>"}},
      {"A=", {"A=<>"}},
      {"A=b C='d e' F=\"$G\"x", {"A=<b> C=<d e> F=<$Gx>*"}},
      {"A=b c D=e", {"A=<b> <c> <D=e>"}},
      {"A+=b", {"A+=<b>"}},
      {"A[0]=b C[d]+=e", {"A=<b> C+=<e>"}},
      {"A=(b 'c d' $E)", {"A=<b c d $E>*"}},
      {"A=(b\n  c # d\n)\ne", {"A=<b c>", "<e>"}},
      {"A=*", {"A=<*>"}},
      {"export A=b C", {"x:A=<b> <export> <A=b> <C>"}},
      {"export A", {"<export> <A>"}},
      {"export \"A=b c\" $D", {"x:A=<b c> <export> <A=b c> <$D>*"}},
      {"export A=$(b)", {"x:A=<$(b)>* <export> <A=$(b)>*", "inside <b>"}},
      {"declare -x A=b", {"x:A=<b> <declare> <-x> <A=b>"}},
      {"typeset -rx A='b'", {"x:A=<b> <typeset> <-rx> <A=b>"}},
      {"declare -r A=b", {"A=<b> <declare> <-r> <A=b>"}},
      {"readonly A=b\nlocal C=d e", {"A=<b> <readonly> <A=b>", "C=<d> <local> <C=d> <e>"}},
      {"command export A=b", {"x:A=<b> <command> <export> <A=b>"}},
      {"A=\nB=c\nexport D=e", {"A=<>", "B=<c>", "x:D=<e> <export> <D=e>"}},
      {"f() { local a=b; }", {"a=<b> <local> <a=b>"}},
      {"for ((i = 0; i < 3; i++)); do a; done; (( x = 1 ))", {"<a>"}},
  };
  expect_commands(rows);
}

TEST(Shell, Redirects) {
  const Row rows[] = {
      {"a > b 2>&1 < c", {"<a> (> <b>) (2>& <1>) (< <c>)"}},
      {"a &>> b", {"<a> (&>> <b>)"}},
      {"a > b c d", {"<a> <c> <d> (> <b>)"}},
      {"> a", {"(> <a>)"}},
      {"a <<< \"b $C\" d", {"<a> <d> (<<< <b $C>*)"}},
      {"a <<B\nx $Y \\$z\nB\nc", {"<a> (<< <x $Y $z\\n>*)", "<c>"}},
      {"a <<'B'\nx $Y \\$z\nB\n", {"<a> (<< <x $Y \\$z\\n> raw)"}},
      {"a <<\\B\n$x\nB\n", {"<a> (<< <$x\\n> raw)"}},
      {"a <<-B\n\tx\n\t\ty\n\tB\nc", {"<a> (<<- <x\\ny\\n>)", "<c>"}},
      {"a <<B\nB\nc", {"<a> (<< <>)", "<c>"}},
      {"a > b <<C\nx\nC\n", {"<a> (> <b>) (<< <x\\n>)"}},
      {"a <<C > b d\nx\nC\n", {"<a> <d> (<< <x\\n>) (> <b>)"}},
      {"a <<B && c\nx $(d)\nB\n", {"<a> (<< <x $(d)\\n>*)", "<c>", "inside <d>"}},
      {"{ a; b > c; } > d", {"<a> (> <d>)", "<b> (> <c>) (> <d>)"}},
      {"while a; do b; done < c", {"<a> (< <c>)", "<b> (< <c>)"}},
      {"{ { a; } > b; c; } > d", {"<a> (> <b>) (> <d>)", "<c> (> <d>)"}},
      {"{ a $(b); } > c", {"<a> <$(b)>* (> <c>)", "inside <b>"}},
      {"a | b > c", {"to1 <a>", "from0 <b> (> <c>)"}},
      {"a < <(b)", {"<a> (< <<(b)>*)", "inside <b>"}},
      {"a > \"$b\"/$c.d e", {"<a> <e> (> <$b/$c.d>*)"}},
      {"a - < b", {"<a> <-> (< <b>)"}},
      {"if a; then b; fi <<C\nx\nC\n", {"<a> (<< <x\\n>)", "<b> (<< <x\\n>)"}},
  };
  expect_commands(rows);
}

// What stands behind the operator on its line is no part of the text.
TEST(Shell, HereDocumentsInLongLines) {
  const Row rows[] = {
      {"a <<E; b\nx\nE\nc", {"<a> (<< <x\\n>)", "<b>", "<c>"}},
      {"if a <<E; then\nx\nE\nb; fi", {"<a> (<< <x\\n>)", "<b>"}},
      {"a <<E &&\nx\nE\nb", {"<a> (<< <x\\n>)", "<b>"}},
      {"a <<E |\nx\nE\nb", {"to1 <a> (<< <x\\n>)", "from0 <b>"}},
      {"a <<E 2>&1 | b\nx\nE\nc", {"to1 <a> (<< <x\\n>) (2>& <1>)", "from0 <b>", "<c>"}},
      {"a <<E &\nx\nE\nb", {"<a> (<< <x\\n>)", "<b>"}},
      {"a <<E <<F\nx\nE\ny\nF\nb", {"<a> (<< <x\\n>) (<< <y\\n>)", "<b>"}},
      {"case x in\na) b <<E ;;\nx\nE\nc) d ;;\nesac", {"<b> (<< <x\\n>)", "<d>"}},
      {"while a; do b; done <<E | c\nx\nE\n",
       {"to2 <a> (<< <x\\n>)", "to2 <b> (<< <x\\n>)", "from1 <c>"}},
      {"A=\"$(b <<E\n(it's\nE\n)\" c",
       {"A=<$(b <<E\\n(it's\\nE\\n)>* <c>", "inside <b> (<< <(it's\\n>)"}},
      {"a 3<<E b\nx\nE\n", {"<a> <b> (3<< <x\\n>)"}},
      {"a <<'E F' b\n$x\nE F\n", {"<a> <b> (<< <$x\\n> raw)"}},
      {"a $((1<<2)) # <<E\nb", {"<a> <$((1<<2))>*", "<b>"}},
      {"a 'b <<E'\nc\nE", {"<a> <b <<E>", "<c>", "<E>"}},
      {"a <<E\n`b c` \\$(d) ${e:-$(f | g)} \"\nE\n",
       {"<a> (<< <`b c` $(d) ${e:-$(f | g)} \"\\n>*)", "inside <b> <c>", "to3 inside <f>",
        "from2 inside <g>"}},
  };
  expect_commands(rows);
}

// The grammar reads on over the end of these lines.
TEST(Shell, CommandsEndWithTheirLine) {
  const Row rows[] = {
      {"a | b > c\n\n# d\nE=$(f)\ng x > h | i\n",
       {"to1 <a>", "from0 <b> (> <c>)", "E=<$(f)>*", "inside <f>", "to5 <g> <x> (> <h>)",
        "from4 <i>"}},
      {"a | b | c > d\ne f\n", {"to1 <a>", "from0 to2 <b>", "from1 <c> (> <d>)", "<e> <f>"}},
      {"a | { b; } > c\nd e\n", {"to1 <a>", "from0 <b> (> <c>)", "<d> <e>"}},
      {"A=\nb c", {"A=<>", "<b> <c>"}},
      {"a |\n b -\nc <<E\nx\nE\n", {"to1 <a>", "from0 <b> <->", "<c> (<< <x\\n>)"}},
  };
  expect_commands(rows);
}

TEST(Shell, Pipes) {
  const Row rows[] = {
      {"a | b | c", {"to1 <a>", "from0 to2 <b>", "from1 <c>"}},
      {"a |& b", {"to1 <a>", "from0 <b>"}},
      {"! a | b", {"to1 <a>", "from0 <b>"}},
      {"a | b\nc | d", {"to1 <a>", "from0 <b>", "to3 <c>", "from2 <d>"}},
      {"a |\n  b", {"to1 <a>", "from0 <b>"}},
      {"{ a; b; } | c", {"to2 <a>", "to2 <b>", "from1 <c>"}},
      {"a | { b; c; }", {"to1 <a>", "from0 <b>", "from0 <c>"}},
      {"a | (b; c) | d", {"to1 <a>", "from0 to3 <b>", "from0 to3 <c>", "from2 <d>"}},
      {"{ a | b; } | c", {"to1 <a>", "from0 to2 <b>", "from1 <c>"}},
      {"a | while read b; do c; done", {"to1 <a>", "from0 <read> <b>", "from0 <c>"}},
      {"if a; then b; fi | c", {"to2 <a>", "to2 <b>", "from1 <c>"}},
      {"for x in y; do a; done | b", {"to1 <a>", "from0 <b>"}},
      {"case x in y) a;; esac | b", {"to1 <a>", "from0 <b>"}},
      {"a && b | c", {"<a>", "to2 <b>", "from1 <c>"}},
      {"a > b | c", {"to1 <a> (> <b>)", "from0 <c>"}},
      {"a <<B | c | d\nx\nB\n", {"to1 <a> (<< <x\\n>)", "from0 to2 <c>", "from1 <d>"}},
      {"a | b <<< c", {"to1 <a>", "from0 <b> (<<< <c>)"}},
      {"a \"$(b | c)\" | d",
       {"to3 <a> <$(b | c)>*", "to2 inside <b>", "from1 inside <c>", "from0 <d>"}},
      {"f() { a; } \nf | b", {"<a>", "to2 <f>", "from1 <b>"}},
  };
  expect_commands(rows);
}

TEST(Shell, WhereverCommandsStand) {
  const Row rows[] = {
      {"if a; then b; elif c; then d; else e; fi", {"<a>", "<b>", "<c>", "<d>", "<e>"}},
      {"until a; do b; done", {"<a>", "<b>"}},
      {"case $x in a|b) c;; *) d; esac", {"<c>", "<d>"}},
      {"function f { a; }\ng() ( b )", {"<a>", "<b>"}},
      {"[ -n \"$(a)\" ] && b", {"inside <a>", "<b>"}},
      {"[[ $A == b ]] || c", {"<c>"}},
      {"a `b c`", {"<a> <`b c`>*", "inside <b> <c>"}},
      {"a \"$(b \"$(c)\")\"", {"<a> <$(b \"$(c)\")>*", "inside <b> <$(c)>*", "inside <c>"}},
      {"a <(b) >(c)", {"<a> <<(b)>* <>(c)>*", "inside <b>", "<c>"}},
      {"A=$(b) c", {"A=<$(b)>* <c>", "inside <b>"}},
      {"a $((1 + $(b)))", {"<a> <$((1 + $(b)))>*", "inside <b>"}},
      {"a ${B:-$(c)}", {"<a> <${B:-$(c)}>*", "inside <c>"}},
      {"$A b", {"<$A>* <b>"}},
  };
  expect_commands(rows);
}

TEST(Shell, Places) {
  const std::string script = "A='b c' run \"x\"y > out\n";
  const Shell shell = read_shell(script);
  ASSERT_EQ(shell.commands.size(), 1U);
  const ShellCommand& command = shell.commands[0];
  const auto text = [&](Span place) { return script.substr(place.begin, place.size()); };
  EXPECT_EQ(text(command.place), "A='b c' run \"x\"y > out");
  EXPECT_EQ(text(command.assignments[0].name_place), "A");
  EXPECT_EQ(text(command.assignments[0].value.place), "'b c'");
  EXPECT_EQ(text(command.words[1].place), "\"x\"y");
  EXPECT_EQ(text(command.redirects[0].target.place), "out");
}

TEST(Shell, PlacesOfHereDocuments) {
  const std::string script = "a <<-E\n\tx\n\ty\n\tE\n";
  const Shell shell = read_shell(script);
  ASSERT_EQ(shell.commands.size(), 1U);
  const Span body = shell.commands[0].redirects[0].target.place;
  EXPECT_EQ(script.substr(body.begin, body.size()), "\tx\n\ty\n");
}

TEST(Shell, Defaults) {
  const struct {
    std::string script;
    std::vector<std::string> expected;
  } rows[] = {
      {"a ${B:-c}", {"B:-<c>"}},
      {"a \"${B-c d}\"", {"B-<c d>"}},
      {": ${B:=c} ${D=e}", {"B:=<c>", "D=<e>"}},
      {"a ${B:-${C:-d}e}", {"B:-<${C:-d}e>*", "C:-<d>"}},
      {"A=${B:-\"c\"d}", {"B:-<cd>"}},
      {"a ${B:-}", {"B:-<>"}},
      {"a <<E\n${B:-c}\nE\n", {"B:-<c>"}},
      {"a ${1:-b} ${c[0]:-d}", {"1:-<b>", "c:-<d>"}},
      {"a ${B:-sk_x-12/3.4}", {"B:-<sk_x-12/3.4>"}},
      {"a ${B:+c} ${B:?c} ${B#c} ${B%c} ${B/c/d} ${B:1:2} ${#B} ${!B} $B ${B}", {}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.script);
    std::vector<std::string> found;
    for (const ShellDefault& each : read_shell(row.script).defaults) {
      found.push_back(each.name + each.op + describe(each.value));
      EXPECT_EQ(row.script.substr(each.place.begin, 2), "${");
      EXPECT_EQ(row.script[each.place.end - 1], '}');
    }
    EXPECT_EQ(found, row.expected);
  }
}

TEST(Shell, Programs) {
  const struct {
    std::string script;
    std::string name;
    std::size_t first;
    std::vector<std::string> set = {};
  } rows[] = {
      {"a b", "a", 0},
      {"/usr/bin/curl x", "curl", 0},
      {"sudo -u x -E a", "a", 4},
      {"sudo A=b a", "a", 2, {"A=b"}},
      {"env -i A=b C='d e' a", "a", 4, {"A=b", "C=d e"}},
      {"env -u X a", "a", 3},
      {"env", "env", 0},
      {"exec -a x a", "a", 3},
      {"command a", "a", 1},
      {"command -v a", "command", 0},
      {"time -p a", "a", 2},
      {"nohup nice -n 5 a", "a", 4},
      {"timeout -k 5 10s a", "a", 4},
      {"xargs -0 -n 1 a", "a", 4},
      {"npx --yes wrangler@4 secret", "wrangler", 2},
      {"npx @cf/wrangler@4", "wrangler", 1},
      {"bunx wrangler", "wrangler", 1},
      {"node_modules/.bin/wrangler x", "wrangler", 0},
      {"npm exec -- wrangler x", "wrangler", 3},
      {"npm install x", "npm", 0},
      {"npm run x", "npm", 0},
      {"pnpm exec wrangler", "wrangler", 2},
      {"pnpm dlx wrangler", "wrangler", 2},
      {"pnpm wrangler x", "wrangler", 1},
      {"pnpm -C web add x", "pnpm", 0},
      {"yarn wrangler x", "wrangler", 1},
      {"yarn add x", "yarn", 0},
      {"yarn", "yarn", 0},
      {"op run --env-file .env -- npx wrangler x", "wrangler", 6},
      {"op run --env-file=.env --no-masking -- a", "a", 5},
      {"op read op://a/b/c", "op", 0},
      {"A=b sudo env C=d a", "a", 3, {"C=d"}},
      {"A=b", "", 0},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.script);
    const Shell shell = read_shell(row.script);
    ASSERT_EQ(shell.commands.size(), 1U);
    const ShellProgram program = program_of(shell.commands[0]);
    EXPECT_EQ(program.name, row.name);
    EXPECT_EQ(program.first, row.first);
    std::vector<std::string> set;
    for (const ShellAssignment& each : program.set_by_env) {
      set.push_back(each.name + "=" + each.value.text);
    }
    EXPECT_EQ(set, row.set);
  }
}

TEST(Shell, CommentsAndErrors) {
  const Shell shell = read_shell("a # b\n#c\nif; fi )\nd e\n");
  ASSERT_EQ(shell.comments.size(), 2U);
  EXPECT_EQ(shell.comments[0], (Span{2, 5}));
  EXPECT_FALSE(shell.errors.empty());
  ASSERT_FALSE(shell.commands.empty());
  EXPECT_EQ(describe(shell.commands.front()), "<a>");
  EXPECT_EQ(describe(shell.commands.back()), "<d> <e>");
}

std::string times(std::size_t count, const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

// Each ends within the limits, whatever it comes to.
TEST(Shell, HostileTextsAreBounded) {
  Limits limits;
  limits.max_time = std::chrono::milliseconds(500);
  const std::string texts[] = {
      times(1 << 20, "("),
      times(1 << 19, "$("),
      times(20000, "$(") + times(20000, ")"),
      times(20000, "${A:-") + times(20000, "}"),
      times(1 << 18, "a | ") + "b\n",
      "cat <<E\n" + times(100000, "line $x\n") + "E\n",
      times(100000, "cat <<A\n"),
      times(3000, "{ ") + times(3000, "a\n") + times(3000, "; } > x "),
      "{\n" + times(20000, "a\n") + "} <<E\n" + times(20000, "line\n") + "E\n",
      times(300000, "a) "),
      std::string(1 << 20, '\0'),
      std::string(1 << 20, '\xff'),
      std::string(1 << 20, '"'),
  };
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 8));
    const auto begin = std::chrono::steady_clock::now();
    const Shell shell = read_shell(text, limits);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
    for (const ShellCommand& command : shell.commands) EXPECT_LE(command.place.end, text.size());
  }
}

TEST(Shell, LongHereDocument) {
  const std::string body = times(100000, "line $x\n");
  const Shell shell = read_shell("cat <<E\n" + body + "E\nb\n");
  ASSERT_EQ(shell.commands.size(), 2U);
  EXPECT_EQ(shell.commands[0].redirects[0].target.text, body);
}

TEST(Shell, TooLong) {
  Limits limits;
  limits.max_bytes = 10;
  EXPECT_TRUE(read_shell("a b c d e f g", limits).incomplete);
}

}  // namespace
}  // namespace scan::syntax
