// Elements and attributes of XML, HTML and property lists around a value.
#pragma once

#include <cstddef>

#include "tokens/assigned/assignment.h"
#include "tokens/assigned/named.h"

namespace scan::tokens {

// The name that the tag around `at` gives: of its attribute `name`, `key` or `id`, else its own.
// `<property name="password" value="v"/>`, `<password>`.
Named named_by_tag(std::string_view content, std::size_t at);

// `<password>v</password>`, `<name>password</name><value>v</value>`, `<![CDATA[v]]>`,
// `<code>v</code>` behind a name in a document. `begin` is where the value begins.
std::optional<Assignment> read_element(std::string_view content, std::size_t begin);

}  // namespace scan::tokens
