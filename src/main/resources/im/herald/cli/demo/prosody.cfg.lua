-- Filled in by PrivateProsody. Everything is on loopback and inside one temporary folder.
pidfile = "@FOLDER@/prosody.pid"
data_path = "@FOLDER@/data"
storage = "internal"
certificates = "@FOLDER@"
run_as_root = true          -- only matters when started as root; ignored otherwise
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { "127.0.0.1" }
local_interfaces = { "127.0.0.1" }
c2s_ports = { @PORT@ }
c2s_direct_tls_ports = { @TLS_PORT@ }
s2s_ports = {}
http_interfaces = { "127.0.0.1" }
http_ports = { @WEB_PORT@ }
https_ports = {}
component_ports = {}
modules_enabled = {
  "roster", "saslauth", "tls", "disco", "carbons", "mam", "smacks", "blocklist",
  "private", "vcard4", "vcard_legacy", "pep", "bookmarks", "register_ibr",
  "user_account_management", "ping", "time", "version", "posix",
  "websocket", "http_files",
}
modules_disabled = { "s2s", "dialback", "admin_socket", "admin_shell" }
authentication = "internal_hashed"
allow_registration = true
c2s_require_encryption = true
default_archive_policy = true
archive_expires_after = "never"
-- The web chat, on loopback too, so without TLS.
http_default_host = "localhost"
http_paths = { files = "/", websocket = "/xmpp-websocket" }
http_files_dir = "@FOLDER@/www"
http_index_files = { "index.html" }
consider_websocket_secure = true
ssl = { key = "@FOLDER@/key.pem", certificate = "@FOLDER@/cert.pem" }
c2s_direct_tls_ssl = { key = "@FOLDER@/key.pem", certificate = "@FOLDER@/cert.pem" }

VirtualHost "localhost"

Component "conference.localhost" "muc"
  modules_enabled = { "muc_mam" }
  restrict_room_creation = false
  muc_room_default_public = true
