#!/bin/sh
# Installs Chromium, Chinese fonts and a clock to turn (faketime) for the browser tests, where the system allows it.
set -u
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
fonts=$(fc-list :lang=zh 2>/dev/null | head -n 1)
clock=$(command -v faketime || true)
[ -n "$chromium" ] && [ -n "$fonts" ] && [ -n "$clock" ] && exit 0
if ! command -v apt-get >/dev/null; then
  echo "Browser tests need Chromium, a Chinese font (Noto Sans CJK) and faketime; without them they are skipped." >&2
  exit 0
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig faketime >/dev/null \
  || echo "Chromium, fonts or faketime could not be installed; their tests are skipped. Install: chromium fonts-noto-cjk faketime" >&2
exit 0
