-- The server on the booted machine: loopback only, accounts by prosodyctl.
interfaces = { "127.0.0.1" }
modules_enabled = { "disco", "roster", "saslauth", "smacks", "mam", "ping", "presence", "offline", "posix" }
modules_disabled = { "s2s", "tls" }
c2s_require_encryption = false
log = "*syslog"
VirtualHost "example.org"
