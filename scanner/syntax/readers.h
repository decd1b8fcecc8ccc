// One reader a language, each in a file of its own name. read_entries() parses and chooses.
#pragma once

#include "syntax/entry_writer.h"
#include "syntax/tree.h"

namespace scan::syntax {

void read_toml(const Tree& tree, EntryWriter& writer, Document& out);
void read_yaml(const Tree& tree, EntryWriter& writer, Document& out, const Limits& limits);
void read_json(const Tree& tree, EntryWriter& writer);
void read_nix(const Tree& tree, EntryWriter& writer);
void read_hcl(const Tree& tree, EntryWriter& writer);

}  // namespace scan::syntax
