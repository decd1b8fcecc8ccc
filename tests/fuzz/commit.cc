// Commit objects.
#include "git/commit.h"

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using scan::fuzz::require;
  const std::string_view bytes = scan::fuzz::text(data, size);
  for (const std::size_t id_size : {scan::ObjectId::kSha1, scan::ObjectId::kSha256}) {
    const auto commit = scan::git::parse_commit(bytes, id_size);
    if (!commit) continue;
    require(commit->tree.size() == id_size, "a tree");
    for (const scan::ObjectId& parent : commit->parents) {
      require(parent.size() == id_size, "a parent");
    }
    for (const scan::git::Signature& each : {commit->author, commit->committer}) {
      require(each.seconds >= 0, "a date");
      require(scan::fuzz::lies_in(each.who, bytes), "a name inside the commit");
      require(each.who.find('\n') == std::string_view::npos, "a name of one line");
    }
    require(bytes.ends_with(commit->message), "the message goes on to the end");
    require(scan::fuzz::lies_in(commit->message, bytes), "a message inside the commit");
  }
  return 0;
}
