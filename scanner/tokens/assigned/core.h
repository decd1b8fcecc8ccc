// What Hyperscan looks for on behalf of all rules about what is assigned to a name: nothing but
// words.
//
// A word costs the search nearly nothing; a pattern of what may stand behind it would make an
// automaton run after each of them. What stands behind a word is looked at by hand
// (value_places.h), and most of it is told from prose by its first characters.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "tokens/rule.h"

namespace scan::tokens {

// No shorter value is judged.
inline constexpr std::size_t kAssignedLeast = 4;

// How far around a candidate the name and the end of the value are looked for.
inline constexpr std::uint32_t kAssignedRadius = 2424;

inline constexpr std::array<Core, 61> kAssignedCores = {{
    // Of names.
    {R"((?i)pass)", 4},
    {R"((?i)pwd)", 3},
    {R"((?i)_pw\b)", 3},
    {R"((?i)psw)", 3},
    {R"((?i)psk)", 3},
    {R"((?i)secret)", 6},
    {R"((?i)token)", 5},
    {R"((?i)key)", 3},
    {R"((?i)auth)", 4},
    {R"((?i)cred)", 4},
    {R"((?i)salt)", 4},
    {R"((?i)nonce)", 5},
    {R"((?i)seed)", 4},
    {R"((?i)pepper)", 6},
    {R"((?i)bindpw)", 6},
    {R"((?i)rootpw)", 6},
    {R"([a-z]Pw\b)", 3},
    {R"((?i)jwt)", 3},
    {R"((?i)session)", 7},
    {R"((?i)cookie)", 6},
    {R"((?i)senha)", 5},
    {R"((?i)contrase)", 8},
    {R"((?i)kennwort)", 8},
    // Of functions that take a password: login("user", "…"), hash("…").
    {R"((?i)login)", 5},
    {R"((?i)log_in)", 6},
    {R"((?i)logon)", 5},
    {R"((?i)signin)", 6},
    {R"((?i)sign_in)", 7},
    {R"((?i)connect)", 7},
    {R"((?i)createuser)", 10},
    {R"((?i)create_user)", 11},
    {R"((?i)createasync)", 11},
    {R"((?i)pdo\()", 4},
    {R"((?i)sequelize)", 9},
    {R"((?i)superuser)", 9},
    {R"((?i)signwith)", 8},
    {R"((?i)signedstring)", 12},
    {R"((?i)hmac)", 4},
    {R"((?i)aes\.new)", 7},
    {R"((?i)fernet)", 6},
    {R"((?i)hashpw)", 6},
    {R"((?i)hash_pw)", 7},
    {R"((?i)hashsync)", 8},
    {R"((?i)::make)", 6},
    {R"((?i)securestring)", 12},
    {R"((?i)identified by)", 13},
    {R"((?i)wifi\.begin)", 10},
    {R"((?i)certificate2)", 12},
    // Of programs whose options are passwords: mysql -p…, curl -u user:….
    {R"((?i)mysql)", 5},
    {R"((?i)mariadb)", 7},
    {R"((?i)mongo)", 5},
    {R"((?i)redis-cli)", 9},
    {R"((?i)ldap)", 4},
    {R"((?i)sqlcmd)", 6},
    {R"((?i)unzip)", 5},
    {R"((?i)curl)", 4},
    {R"((?i)smbclient)", 9},
    {R"((?i)openssl)", 7},
    {R"((?i)kinit)", 5},
    // "Basic dTpw"
    {R"((?i)["'`]basic )", 7},
    {R"((?i)["'`]bearer )", 8},
}};

}  // namespace scan::tokens
