#!/usr/bin/env bash
set -euo pipefail # comment
export A=b "C=d" E; declare -x F=(one 'two three' "$G" [h]=i); J+=k L[0]=$(m "$(n)") o p=q
{ a; b "x $(c | d) ${E:-f ${G:=h}} $((1 + 2))" <<< "i"; } 2>&1 | tee -a j | while read -r k; do l; done < <(m) > n
cat <<EOF | grep x > y
text $X \$Y $(z) ${W-v}
EOF
cat <<-'EOF' && rm foo || { bar; }
	lit $X
	EOF
if [ -n "$A" ] && [[ $B =~ ^c ]]; then d; elif e | f; then g; else h; fi &
case "$x" in a|b*) c;; (d) e;& *) f; esac
for ((i = 0; i < 3; i++)); do a; done; for x in a "b" {c,d} *.e; do f; done
f() { local a=b; sudo -u x env C=d npx wrangler@4 secret put "$TOKEN"; }
echo $'a\n\x41\u00e9\'' $"b" c\ d \
  'e'\''f' ~/g `h "i"` >&2 &> j 3<&-
A=
B=c
op run --env-file=.env -- yarn wrangler deploy
