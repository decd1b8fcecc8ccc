// Results kept between audits, so that a second one costs what is new: one record for each pack,
// which never changes, and one for a whole repository as it stands.
//
// A record is found by a keyed hash of everything it depends on and carries a keyed checksum
// (HMAC-SHA-256) of its bytes. The key is the user's own, made at first use, so that a forged file
// or a forged pack trailer inherits nothing. Nothing here is needed: a record that is missing,
// damaged or of another version is none, and the folder may be deleted at any time. Several scans
// may use it at once: a record is written beside its place and renamed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sha256.h"
#include "git/pack/pack.h"
#include "history/record.h"

namespace scan::history {

class Cache {
 public:
  // `folder` is the user's cache folder for this program; it and the key are made where they are
  // missing (0700, 0600). Nothing where that is not possible, the folder or the key belongs to
  // somebody else or others may write to it: then there is no cache.
  static std::optional<Cache> open(const std::string& folder);

  // `rules` is a digest of all that a result depends on beside the objects: rules, which of them
  // are on, the version of the program and of this format.
  std::optional<PackRecord> load_pack(const git::Pack& pack, const Sha256& rules) const;
  void store_pack(const git::Pack& pack, const Sha256& rules, const PackRecord& record) const;

  // `state` is a digest of a repository's packs, loose objects, references, reflogs, indexes.
  std::optional<AuditRecord> load_audit(const Sha256& state, const Sha256& rules) const;
  void store_audit(const Sha256& state, const Sha256& rules, const AuditRecord& record) const;

  // What stands for a secret in a record: a keyed hash of its identity. Thread-safe.
  Sha256 keyed(const Sha256& identity) const;

 private:
  // `subject` is all that a record depends on.
  std::string path_of(const std::string& subject) const;
  std::optional<std::string> load(const std::string& subject) const;
  void store(const std::string& subject, std::string_view payload) const;
  static std::string pack_subject(const git::Pack& pack, const Sha256& rules);

  std::string folder_;
  Sha256 key_{};
};

}  // namespace scan::history
