// What a path says of a file's values: a template has none of its own, a test's are made up.
#pragma once

#include <string_view>

namespace scan {

// ".env.example", "config.sample.json", "wrangler.toml.tmpl", "settings-dist.php": a part of the
// file's name, cut at dots and dashes. Any case; a folder called templates/ says nothing.
bool is_template_path(std::string_view path);

// A folder (or the whole file name) of tests, fixtures or examples, or a file named as test
// frameworks want it: "app.test.ts", "scan_test.go", "test_app.py". `path` is cut at slashes.
bool is_test_path(std::string_view path);

}  // namespace scan
