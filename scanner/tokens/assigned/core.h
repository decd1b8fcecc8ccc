// What Hyperscan looks for on behalf of all rules about what is assigned to a name: a word of a
// secret's name, an assignment of some kind, the first four characters of a value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "tokens/rule.h"

namespace scan::tokens {

// A candidate ends so many bytes after its value began: no shorter value is judged.
inline constexpr std::size_t kAssignedLeast = 4;

// How far around a candidate the name and the end of the value are looked for.
inline constexpr std::uint32_t kAssignedRadius = 1400;

// One pattern for each way to say whose the value is. The alternatives of one share their words, so
// that a word costs one automaton.
inline constexpr std::array<Core, 5> kAssignedCores = {{
    {R"((?i)(?:pass|pwd|psw|psk|secret|token|key|auth|cred|salt|nonce|seed|jwt|session|cookie|senha|contrase|kennwort)[\w.-]{0,24})"
     // password = "…", "password": "…", password: str = "…", setPassword("…"), ("password", "…")
     R"((?:\\?["'`\])}*]{0,3}[^"'`\n;{}]{0,24}(?:[=:,(|?<>-]| or| is)[ \t\r\n]{0,12}(?:\[|\(\s{0,8})?[bfruln@$]{0,2}\\?["'`]{1,3}[^"'`\s\\])"
     // password "…", set(PASSWORD "…")
     R"(|["'`\])}]{0,3}[ \t]{1,4}["'`][^"'`\s\\])"
     // password=…, password: …, ?token=…, ${TOKEN:-…}, Authorization: Bearer …
     R"(|["'`\]*]{0,3}[ \t]{0,4}(?:[?+|]{0,2}=>?|:-|:=|:)[ \t]{0,4}(?:[&!][\w.-]{1,20} )?(?:(?:basic|bearer|token)[ \t]{1,2})?[^\s"'`=:(){}<>\[\],;%*!|\\&-])"
     // <password>…, <add key="ApiSecret">…, <name>password</name><value>…
     R"(|(?:</\w{1,8}>\s{0,24}<\w{0,12}(?:value|string)|[^<>\n]{0,24}(?:<code)?)>(?:<!\[CDATA\[)?[^\s"'`<>(){}$%])"
     // name: DB_PASSWORD, and on the next line value: …; "password": {"value": "…"}
     R"(|["']?(?:[ \t]{0,2}[,:=]?[ \t]{0,2}\{?\s{0,24}(?:type\s{0,8}=[^\n]{0,16}\n\s{1,8})?)["']?(?:\w{0,16}value|default)["']?[ \t]{0,2}[:=][ \t]{0,2}["']?[^\s"'`<>(){}$])"
     R"()[^\s"'`<>(){}]{3})",
     150},
    // --password …, requirepass …
    {R"((?i)(?:pass|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|masterauth|[_-](?:key|salt|nonce))[\w-]{0,12}["']?(?: {1,2}|\s{1,12}- )["']?[^\s"'`<>(){}$=,.:-][^\s"'`<>(){}]{3})",
     46},
    // mysql -p…, curl -u user:…
    {R"((?i)(?:mysql|mariadb|mongo|redis-cli|sshpass|(?:docker|podman|oc|az|helm) [\w ]{0,12}login|ldap[a-z]{3,8}|sqlcmd|unzip|curl|htpasswd|smbclient|openssl|kinit)[^\n|;]{0,90}[ "']-(?:-user|[upawkbc]{1,2}|pass)[ =]?["']?[^\s"'`<>(){}$=,-][^\s"'`<>(){}]{3})",
     133},
    // login("user", "…"), hash("…"), IDENTIFIED BY '…'
    {R"((?i)(?:basic_?auth|log_?in|sign_?in|authenticate|credentials?|get_?connection|create_?user|connect|pdo|passwordtoken|passwordauthentication|createasync|hash(?:sync|pw|_password)?|::make|securestring|headervalue|\bauth|identified by)[ (=]{1,3}[^\n;{}]{0,80}["'`][^"'`\s]{4})",
     113},
    // "Basic dTpw"
    {R"((?i)["'`](?:basic|bearer) [^"'`\s<>(){}$%]{4})", 12},
}};

}  // namespace scan::tokens
