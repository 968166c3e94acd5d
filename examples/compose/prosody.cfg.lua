-- A Prosody for a bot and a few people. The bot makes its account by itself; people's accounts are made
-- by `docker compose exec prosody prosodyctl adduser juliet@localhost`.
modules_enabled = { "disco", "roster", "saslauth", "smacks", "mam", "ping", "presence", "offline", "blocklist", "carbons", "pep", "register" }
modules_disabled = { "s2s" }
-- The bot's container shares this one's loopback, and compose.yaml opens the port to the machine's own only. Before
-- others may reach it: a certificate in /etc/prosody/certs, and both of these the other way round.
c2s_require_encryption = false
allow_registration = true
pidfile = "/tmp/prosody.pid"
log = "*console"
VirtualHost "localhost"
Component "conference.localhost" "muc"
modules_enabled = { "muc_mam" }
