#!/bin/sh
# Installs Chromium and Chinese fonts for the browser tests, where the system allows it.
set -u
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
fonts=$(fc-list :lang=zh 2>/dev/null | head -n 1)
[ -n "$chromium" ] && [ -n "$fonts" ] && exit 0
if ! command -v apt-get >/dev/null; then
  echo "Browser tests need Chromium and a Chinese font (Noto Sans CJK); install both, or those tests are skipped." >&2
  exit 0
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null \
  || echo "Chromium and fonts could not be installed; browser tests are skipped. Install: chromium fonts-noto-cjk" >&2
exit 0
