// Tag objects.
#include "fuzz/fuzz.h"
#include "git/commit.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using scan::fuzz::require;
  const std::string_view bytes = scan::fuzz::text(data, size);
  for (const std::size_t id_size : {scan::ObjectId::kSha1, scan::ObjectId::kSha256}) {
    const auto tag = scan::git::parse_tag(bytes, id_size);
    if (!tag) continue;
    require(tag->target.size() == id_size, "a target");
    for (const std::string_view each : {tag->name, tag->tagger.who, tag->message}) {
      require(scan::fuzz::lies_in(each, bytes), "text inside the tag");
    }
    require(tag->name.find('\n') == std::string_view::npos, "a name of one line");
    require(tag->tagger.seconds >= 0, "a date");
  }
  return 0;
}
