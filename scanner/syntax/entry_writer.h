// Turns the walk over a configuration tree into entries: keeps the key path, counts places in
// lists, gives empty containers their entry, and stops at the limits. All readers write through it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/entry.h"
#include "syntax/limits.h"

namespace scan::syntax {

class EntryWriter {
 public:
  // `text` and `out` must outlive the writer.
  EntryWriter(std::string_view text, const Limits& limits, Document& out)
      : text_(text), limits_(limits), out_(out) {}

  // A value begins. False where the depth is used up: then no end_…() is due, and the reader does
  // not go in. In a list each value takes the next place by itself.
  bool begin_table(Span place) { return begin(Kind::kTable, place); }
  bool begin_list(Span place) { return begin(Kind::kList, place); }
  // Something computed: what stands in it has the same path, but scalars in it are no values.
  bool begin_opaque(Span place) { return begin(Kind::kOpaque, place); }
  // What stands in it has a path that begins anew.
  bool begin_scope() { return begin(Kind::kScope, {}); }
  void end();

  // Same contract. The key and its value are one step of the path.
  bool begin_key(std::string name, Span place);
  // A place in a list that the walk does not see as one: TOML's arrays of tables. Ends by
  // end_key().
  bool begin_place(std::size_t index);
  void end_key();

  // Takes the next place where the frame is a list, and says so; leave_place() undoes it.
  bool enter_place();
  void leave_place();

  void scalar(std::string value, ValueKind kind, Span place, std::string tag = {});

  // As it is, with its path.
  void add(Entry entry);

  void comment(Span place, std::string_view text);
  void error(Span place);
  void cut() { out_.incomplete = true; }
  void set_document(std::uint32_t document) { document_ = document; }

  bool is_full() const { return full_; }
  bool in_opaque() const { return !frames_.empty() && frames_.back().kind == Kind::kOpaque; }
  bool in_list() const { return !frames_.empty() && frames_.back().kind == Kind::kList; }
  // No key since the scope began.
  bool is_unnamed() const { return path_.size() == (scopes_.empty() ? 0 : scopes_.back()); }
  const KeyPath& path() const { return path_; }
  // Of the last part of the path; empty for a place in a list.
  Span key_place() const { return places_.empty() ? Span{} : places_.back(); }
  // Gives each entry the comment that follows it on its line. Call it once, last.
  void finish();

 private:
  enum class Kind : std::uint8_t { kTable, kList, kOpaque, kScope };
  struct Frame {
    Kind kind;
    Span place;
    std::int64_t members = 0;
  };

  bool begin(Kind kind, Span place);
  void push(KeyPart part, Span place);

  std::string_view text_;
  const Limits& limits_;
  Document& out_;
  KeyPath path_;
  std::vector<Span> places_;  // of each part of path_
  std::vector<Frame> frames_;
  std::vector<std::size_t> scopes_;  // where the path begins anew
  std::size_t bytes_ = 0;
  std::uint32_t document_ = 0;
  bool full_ = false;
};

}  // namespace scan::syntax
